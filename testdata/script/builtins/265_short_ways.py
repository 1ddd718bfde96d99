# Text, numbers and calls by name, where there are short ways.
for x in (0,5,-5,255,-255,2**70,-2**70,True,False,2**61,-2**61,2**61-1): print(hex(x),oct(x),bin(x))
class I:
    def __index__(s): return -17
print(hex(I()),bin(I()))
for f in (hex,oct,bin):
    for x in (1.5,'a',None):
        try: f(x)
        except TypeError as e: print(e)
for s in ('123','007','-5','+5',' 12 ','1_000','12345678901234567','123456789012345678','9'*30,'','x','1x','٣٤','1 2','_1','0x10','--1'):
    try: print(repr(s),int(s))
    except ValueError as e: print(e)
for f in (7.3,-7.9,0.0,-0.5,1e15,2.0**60,-2.0**60,2.0**62,1e300,float('inf'),float('nan')):
    try: print(int(f))
    except (ValueError,OverflowError) as e: print(type(e).__name__,e)
class S(str): pass
class F(float): pass
print(int(S('12')),int(F(3.9)),type(int(S('12'))))
tests='isalnum isalpha isdecimal isdigit isnumeric isprintable isspace isidentifier islower isupper istitle isascii'.split()
texts=['','a','A','1','_',' ','\n','aB','a1','1a','ab c','é','É','éA','aé','日本','²','½','٣','a\x7f','\x80','ǅ','_é','é1','1é','ab\ud800','Σ','ς','a'*40,'A_','_a','A1','a-b','Ab Cd','a\u00a0']
for n in tests: print(n,''.join('01'[getattr(s,n)()] for s in texts))
for s in ('héllo wörld€','HÉLLO WÖRLD€','ΑΣ','ΑΣ Σ ΑΣΑ','ÀÉß straße','İstanbul','DŽ','\ud800Ab','ﬁNé','ÿŸ','a'*20+'É'):
    print(ascii(s.lower()),ascii(s.upper()),ascii(s.casefold()),ascii(s.swapcase()),ascii(s.title()),ascii(s.capitalize()))
for w in (0,3,10,11,12,13):
    print(repr('hello world'.center(w)),repr('abc'.center(w,'*')),repr('abc'.ljust(w,'é')),repr('abc'.rjust(w,'€')),repr('é'.center(w,'日')),repr(''.center(w,'\U0001f600')))
for s in ('','\n','a\nb','a\nb\n','a\r\nb\rc\n\nd','\r','\x0b\x0cx\x1cy\x1dz\x1e','a\x85b\u2028c\u2029d','x'*9+'\n'+'y'*20+'\r\n','é\né'): print(s.splitlines(),s.splitlines(True))
print(len(('ab\n'*1000).splitlines()))
print(dict(a=1,b=2),dict(),dict(**{'x y':1}),dict(a=1,**{'b':2}),dict({'a':0},a=1,c=3),dict([(1,2)],z=3),dict(a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,i=9))
d={};d.update(a=1);d.update({'b':1},b=2);d.update(self=3);print(d)
try: {}.update(1,2,a=3)
except TypeError as e: print(e)
try: [].append(x=1)
except TypeError as e: print(e)
print('{a} {b} {0}'.format(9,a=1,b=2),'{self}'.format(self=4),'{0.real:>5}|{x[0]}|{x[k]}'.format(3,x={0:1,'k':'v'}),'{:{w}.{p}f}'.format(3.14159,w=10,p=2),'{!r:>6}'.format('a'))
for f in ('{','}','{0','{a.}','{0[}','{0[a}','{0!}','{0!x}','{0:{1:{2}}}','{}{0}','{0}{}','{x}','a}b','{{}}','{{{0}}}','}}{{','{0:{','{!r','{0.real.imag}'):
    try: print(f,f.format(5,6,7))
    except (ValueError,KeyError,IndexError,AttributeError) as e: print(f,type(e).__name__,e)
for v in (1234567,-1234567,0,12,10**25,1234.5678,-0.0,1e100,float('inf')):
    for sp in (',','_','>20,','020,','=+20,','^20','<20','*^21','+','015','z.2f' if isinstance(v,float) else 'd','#x' if isinstance(v,int) else '.3e','120' ): print(repr(format(v,sp)),end=' ')
    print()
s=''
for i in range(300): s+='x'
t=s
for i in range(100): s+='é'; t='y'+t
print(len(s),len(t),s[-3:],t[:3]); s+=''; s=''+s; print(len(s))
try: s+=1
except TypeError as e: print(e)
try: 'a'+b'b'
except TypeError as e: print(e)
try: [1]+(2,)
except TypeError as e: print(e)
print('a'+S('b'),type('a'+S('b')).__name__,S('a')+'b', [1]*2, 2*(1,), True+1.5, {1}|{2}, {1:2}|{3:4})
try: {1}|[2]
except TypeError as e: print(e)
try: 1 @ 2
except TypeError as e: print(e)
