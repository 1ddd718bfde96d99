# Threads whose stacks have been those of others, deep and shallow ones.
import threading
def rec(n): return n and 1+rec(n-1)
def f(k):
    out[k]=rec(k*7%900)+sum(i for i in range(k%50))
out={}
for r in range(3):
    for i in range(0,200,5):
        ts=[threading.Thread(target=f,args=(i+j,)) for j in range(5)]
        for t in ts: t.start()
        for t in ts: t.join()
print(sum(out.values()))
