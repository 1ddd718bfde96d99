# The wrong end of a pipe is an error, and no wait.
import os
import threading

r, w = os.pipe()
for call in (lambda: os.write(r, b'x'), lambda: os.read(w, 1), lambda: open(r, 'wb', buffering=0).write(b'x'),
             lambda: open(os.dup(w), 'rb', buffering=0).read(1)):
    try:
        print(call())
    except OSError as error:
        print(error.errno, error)
r, w = os.pipe()
thread = threading.Thread(target=lambda: print(os.read(r, 5)))
thread.start()
os.write(w, b'later')
thread.join()
