# Two threads that read a file in atomic blocks: one at a time can.
import threading
import transaction

sizes = []


def work():
    for i in range(60):
        with transaction.atomic:
            with open(__file__) as f:  # WAITS
                text = f.read()
            for j in range(600_000):
                pass
            sizes.append(len(text))


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(sizes))
