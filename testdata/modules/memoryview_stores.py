# What is assigned to slices of memoryviews: of which formats, steps, and from overlapping places.
import array
b=bytearray(range(50)); m=memoryview(b)
m[3:10]=m[5:12]; print(b)
m[5:12]=m[3:10]; print(b)
m[10:20]=bytes(10); print(b)
m[::2]=bytes(range(100,125)); print(b)
m[::-1]=bytes(range(50)); print(b)
m[20:10:-1]=b'abcdefghij'; print(b)
q=m[::-1]; q[0:5]=b'12345'; print(b)
q[::-1][0:5]=b'vwxyz'; print(b)
m[0:0]=b''; m[4:5]=b'Q'; print(b)
a=array.array('i',range(10)); n=memoryview(a)
n[2:5]=array.array('i',[7,8,9]); print(a)
n[2:5:2]=array.array('i',[70,80]); print(a)
for f in ("m[0:3]=b'ab'","m[0:3]=5","n[0:1]=b'abcd'","m[0:3]='abc'", "memoryview(b'abc')[0:1]=b'x'"):
    try: exec(f); print(f,'ok')
    except Exception as e: print(f, type(e).__name__, e)
z=memoryview(bytearray(16)).cast('B',[4,4]); y=memoryview(bytearray(16)); w=memoryview(bytearray(16)).cast('i')
import pickle, mmap
mm=mmap.mmap(-1,4096)
for f in ("y[:]=z","y[:]=z.cast('B')","y[0:4]=w[0:1]","w[0:2]=array.array('i',[1,2])","w[0:2]=array.array('I',[1,2])","w[0:2]=array.array('l',[1])", "y[:4]=pickle.PickleBuffer(b'abcd')", "y[:4]=memoryview(b'abcd').cast('c')","y[:4]=memoryview(b'abcd').cast('@B')","y[:4]=memoryview(b'xbcd')[::-1]", "y[:16]=mm[:16]", "y[:4096]=mm", "memoryview(mm)[0:4]=b'wxyz'", "w[:]=w", "w[::-1]=w"):
    try: exec(f); print(f,'ok', bytes(y), w.tolist())
    except Exception as e: print(f, type(e).__name__, e)
r=memoryview(b'abc'); r.release()
for f in ("y[:3]=r","q=memoryview(bytearray(3)); q.release(); q[:]=b'abc'", "y[:2]=memoryview(b'abcd')[::2]", "y[::8]=memoryview(b'abcd')[::2]"):
    try: exec(f); print(f,'ok', bytes(y))
    except Exception as e: print(f, type(e).__name__, e)
