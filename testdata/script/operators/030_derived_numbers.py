# Operators of classes derived from numbers.
class A(int): pass
class F(float): pass
class C(complex): pass
class B(int):
    def __add__(s,o): return 'B+'
    def __radd__(s,o): return '+B'
class M(int):
    __add__=int.__mul__
    __rsub__=int.__radd__
class Sub(A):
    def __rmul__(s,o): return 'Sub*'
class U:
    def __radd__(s,o): return '+U'
    def __rmul__(s,o): return '*U'
ops=[lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a/b,lambda a,b:a//b,lambda a,b:a%b,lambda a,b:a**b,lambda a,b:a<<b,lambda a,b:a>>b,lambda a,b:a&b,lambda a,b:a|b,lambda a,b:a^b,lambda a,b:a@b]
def ip(a,b):
    a+=b; return a
ops+=[ip]
vals=[A(5),A(2**70),F(2.5),C(1j),B(4),M(6),Sub(7),U(),3,True,2.0,'s',None]
for op in ops:
    out=[]
    for _ in (1,2):
        for a in vals:
            for b in vals:
                if op is ops[6] and isinstance(b,int) and b>100: continue
                if op in ops[7:9] and isinstance(b,int) and b>100: continue
                try: r=op(a,b); out.append(type(r).__name__+repr(r) if not isinstance(r,U) else 'U')
                except Exception as e: out.append(type(e).__name__[:4])
    h=len(out)//2
    print(out[:h]==out[h:]); n=len(vals)
    for i in range(0,h,n): print(*out[i:i+n],sep='|')
def add(a): return a+1
def radd(a): return 1+a
a=A(5)
print([add(a) for _ in range(5)],[radd(a) for _ in range(5)])
A.__add__=lambda s,o: 'new'; A.__radd__=lambda s,o:'rnew'
print(add(a),radd(a)); del A.__add__, A.__radd__; print(add(a),radd(a),add(1),add(2.5),add(True))
class X(int):
    def __new__(c,v): return super().__new__(c,v)
print([X(i)+X(i) for i in range(4)],type(X(1)+X(2)).__name__,sum([X(1),X(2)]),-X(3),abs(X(-3)))
