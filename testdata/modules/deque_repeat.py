"""Deques repeated, also very often."""
from collections import deque
print(deque([])*7, deque()*-1)
d=deque([1,2],maxlen=1); print(d*1000); d=deque([1,2,3],maxlen=5); print(d*2, d*3, d*100); d*=2; print(d)
for x in (2**62,):
    try: print(deque([1,2])*x)
    except (MemoryError, OverflowError) as e: print(type(e).__name__)
print(deque([1,2])*3, 3*deque('ab',3), deque('abc',0)*5)
