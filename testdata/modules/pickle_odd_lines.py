# Ints in lines of old pickles, and struct sequences by all protocols.
import os
import pickle
import time

for line in (b"I011", b"I0x1f", b"I-5", b"I1_0", b"I00", b"I01", b"L0x10L", b"L-7L", b"L12", b"F1e3", b"F-inf"):
    value = pickle.loads(line + b"\n.")
    print(line, type(value).__name__, value)
for t in (time.localtime(0), os.stat("/"), os.statvfs("/"), os.uname(), os.times()):
    print(type(t).__name__, all(pickle.loads(pickle.dumps(t, p)) == t for p in range(6)), hasattr(t, "__slots__"))
