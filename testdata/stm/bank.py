# Transfers under one coarse lock keep the sum; so do readers see it.
import random
import threading

lock = threading.Lock()
for n in 2, 4, 16:
    accounts = [100] * 200
    wrong = []

    def clerk(seed):
        rng = random.Random(seed)
        for _ in range(4000 // n):
            a, b, amount = rng.randrange(200), rng.randrange(200), rng.randrange(10)
            with lock:
                accounts[a] -= amount
                accounts[b] += amount

    def auditor():
        for _ in range(10):
            with lock:
                if sum(accounts) != 20000:
                    wrong.append(sum(accounts))

    threads = [threading.Thread(target=clerk, args=(k,)) for k in range(n)] + [threading.Thread(target=auditor)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(n, sum(accounts), wrong)
