import threading


def f():
    raise ValueError('in a thread')


threading.excepthook = lambda a: print(a.exc_type, a.exc_value, a.thread.name)
t = threading.Thread(target=f, name='worker')
t.start()
t.join()
print('main ends')
raise SystemExit(2)
