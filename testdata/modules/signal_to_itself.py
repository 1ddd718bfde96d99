import os, signal, sys
try:
    os.kill(os.getpid(), signal.SIGINT)
    print("not reached")
except KeyboardInterrupt: print("KI")
try: signal.raise_signal(signal.SIGINT); print("no")
except KeyboardInterrupt: print("KI2")
signal.signal(signal.SIGTERM, lambda n, f: print("term", n, f.f_lineno))
os.kill(os.getpid(), signal.SIGTERM); print("after")
signal.signal(signal.SIGINT, signal.SIG_IGN); os.kill(os.getpid(), signal.SIGINT); print("ignored")
signal.signal(signal.SIGINT, signal.default_int_handler)
def boom(n, f): raise RuntimeError("from handler")
signal.signal(signal.SIGUSR1, boom)
try: signal.raise_signal(signal.SIGUSR1)
except RuntimeError as e: print(e)

