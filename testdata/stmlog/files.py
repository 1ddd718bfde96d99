# Two threads that write to a file in atomic blocks: one at a time can.
import os
import threading
import transaction

sizes = []


def work():
    for i in range(60):
        with transaction.atomic:
            with open(os.devnull, 'w') as f:  # WAITS
                sizes.append(f.write('text'))
            for j in range(600_000):
                pass


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(sizes))
