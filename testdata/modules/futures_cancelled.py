# What is cancelled is done at once, but over for who waits for several when its executor knows it.
import concurrent.futures as futures
import logging
import threading

gate = threading.Event()
with futures.ThreadPoolExecutor(1) as executor:
    running = executor.submit(gate.wait)
    waiting = executor.submit(print, 'never')
    later = executor.submit(int, '5')
    print(waiting.cancel(), waiting.done(), waiting.cancelled())
    done, not_done = futures.wait([waiting, later], timeout=0)
    print(len(done), len(not_done))
    try:
        for future in futures.as_completed([waiting], timeout=0):
            print('early')
    except futures.TimeoutError as error:
        print(error)
    gate.set()
    done, not_done = futures.wait([waiting, later, running])
    print(len(done), len(not_done), {f.cancelled() for f in done})
    print(sorted(f.cancelled() for f in futures.as_completed([waiting, later])))

future = futures.Future()
future.add_done_callback(lambda f: print('callback', f.cancelled()))
future.cancel()
print(future.set_running_or_notify_cancel(), futures.wait([future]).done == {future})
logging.disable()
try:
    future.set_running_or_notify_cancel()
except RuntimeError as error:
    print(error)

for size in 0, 1 << 18, 0, -1, 5:
    try:
        print(threading.stack_size(size), end=' ')
    except ValueError as error:
        print(error)

try:
    futures.ProcessPoolExecutor
except AttributeError:
    print('no such name')
