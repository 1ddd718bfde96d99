# Threads that wait for the end of the main thread.
import sys
import threading
import time


def wait_for_main():
    main = threading.main_thread()
    main.join(0.01)
    print(main.is_alive())
    main.join()
    print(main.is_alive(), str(main).replace(str(main.ident), 'N'))


thread = threading.Thread(target=wait_for_main)
thread.start()
time.sleep(0.05)
print(threading.main_thread().is_alive())
print('end of main')
