# A block that waits for what the last other thread does while it ends.
import threading
import transaction

q = transaction.queue()
for i in range(300):
    t = threading.Thread(target=q.put, args=(i,))
    t.start()
    assert q.get() == i
    assert not transaction.is_atomic()
    t.join()
for wait in q.get, transaction.retry:
    try:
        with transaction.atomic:
            wait()
    except RuntimeError as e:
        print("nobody is left:", str(e)[:36])
