# Bytes by item, and what is made of them at once.
b=b'hello world'; a=bytearray(b); m=memoryview(b); w=memoryview(a)
for o in (b,a,m,w):
    print([o[i] for i in (0,-1,10,-11)], list(o), tuple(o), len(list(o)))
    for i in (11,-12,2**70,'a',1.5,None,(1,),(),(0,)):
        try: print(i,o[i])
        except (IndexError,TypeError,NotImplementedError) as e: print(type(e).__name__,e)
class I:
    def __index__(s): return 2
print(b[I()],a[I()],m[I()],w[I()])
for i,x in ((0,65),(-1,90),(11,1),(-12,1),(0,256),(0,-1),(0,'a'),(0,None),(0,2**70),('a',1),(True,True),(I(),I()),(1.0,1)):
    for o in (a,w):
        try: o[i]=x
        except (IndexError,TypeError,ValueError) as e: print(type(e).__name__,e)
print(a)
w.release(); del w
l=[0]; l.extend(b'ab'); l.extend(bytearray(b'cd')); l+=b'e'; l[1:1]=b'x'; print(l,[*b'ab',*bytearray(b'c')],list(b''),set(b'aab'))
for s in (b'',b' ',b'a',b' a  b ',b'a b\tc\nd\x0be\x0cf\rg\x1ch',b'x '*40):
    for n in (-1,0,1,2): print(s.split(None,n),s.rsplit(None,n),bytearray(s).split(maxsplit=n))
    print(s.split(b' '),s.rsplit(b' ',1),s.splitlines(),s.splitlines(True),s.split(b'a',1))
print(b'a,b,,c'.split(b','),(b'a,'*30).rsplit(b',',25)[0],b'\r\n\n\ra'.splitlines(),(b'q\n'*20).splitlines()[-1])
for x in (b'',b'\x00\xffA',bytearray(b'abc'),memoryview(b'xyz')): print(x.hex(),x.hex(':'),x.hex('-',2),x.hex('-',-2))
try: b.hex(1)
except TypeError as e: print(e)
t=bytes.maketrans(b'ab',b'xy')
print(b'aabbc'.translate(t),b'aabbc'.translate(None,b'a'),b'aabbc'.translate(t,b'b'),b'abc'.translate(t,bytearray(b'c')),bytearray(b'abc').translate(None,delete=b''),b'abc'.translate(None,b'abcabc'))
for x in ([1,2,3],(4,5),[],[True],[I()],range(3),b'x',bytearray(b'y'),3,[256],[-1],['a'],'a',None,1.5,I(),memoryview(b'q'),{1:2}):
    for f in (bytes,bytearray):
        try: print(f(x))
        except (TypeError,ValueError) as e: print(type(e).__name__,e)
class B(bytes): pass
class A(bytearray):
    def __bytes__(s): return b'own'
class L(list): pass
print(bytes(A(b'x')),bytes(B(b'y')),type(bytes(B(b'y'))),B([1,2]),bytes(L([1])),bytes([1],) )
for f in 'bBhHiIlLqQnNfd?c@':
    try:
        v=memoryview(bytearray(range(16))).cast(f if f!='@' else '@h'); print(f,v[0],v[-1],v.itemsize,len(v)); v[0]=v[1]; print(v[0])
    except Exception as e: print(f,type(e).__name__,e)
v=memoryview(bytes(12)).cast('B',(3,4))
for k in (0,(0,1),(2,3),(3,0),(0,0,0),...):
    try: print(v[k])
    except Exception as e: print(type(e).__name__,e)
v=memoryview(b'abcdef')[::-2]; print(v[0],v[2],v[-1],list(v),v.tolist())
r=bytearray(b'abc'); v=memoryview(r)
try: r.append(1)
except BufferError as e: print(e)
v.release()
try: v[0]
except ValueError as e: print(e)
for i in range(40): r.append(i)
print(r, r.pop(), r.pop(0), len(r))
