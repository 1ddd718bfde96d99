# Reading and writing JSON.
import json
docs = ['[1,2,{"a":null,"b":[true,false]}]','"\\u00e9\\ud83d\\ude00\\n"','1.5e3','-0','1E400','[]','{}',' { } ','NaN','[-Infinity]','"a','"a\\','"\\x"','"\\u12"','"\\u12G4"','{"a":1,}','{"a"}','{a:1}','{"a":1 "b"}','[1,]','[1','[','{','','  ','tru','-','01','1 2','"\t"','{"a":','{"a":1','[1 2]','é','["é", x]','12345678901234567890123','"\\ud83d"','1.','1.e5','.5','+1','[1,,2]','\ufeff[]','{"a":1,"a":2}','"\\/"', '{1:2}', '"\\u"','"\\u1', '-Infinit', '[1.5, 1e-7, 100000000000000000000.0]', '\n\n  {"x":\n y}']
for d in docs:
    try: print(repr(d), repr(json.loads(d)))
    except json.JSONDecodeError as e: print(repr(d), e, e.lineno, e.colno, e.pos)
objs = [None,True,[1,2.5,'é"\\\n\x7f\u2028😀'],{'a':1,2:3,None:4,True:5,1.5:6},(),[],{},[[],{}],{'x':[1,{'y':()}]},1e100,float('nan'),-float('inf'),10**30,'\ud800']
for o in objs:
    print(json.dumps(o), json.dumps(o, ensure_ascii=False).encode('utf8','surrogatepass'), json.dumps(o,indent=2), json.dumps(o,separators=(',',':')), json.dumps(o, indent='\t'), ''.join(json.JSONEncoder(indent=1).iterencode(o)), list(json.JSONEncoder().iterencode(o)))
print(json.dumps({'b':1,'a':{'d':1,'c':2}},sort_keys=True), json.dumps({(1,):1,'a':2},skipkeys=True), json.dumps({(1,):1},skipkeys=True,indent=1))
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return super().default(o)
print(json.dumps({'s':{3,1,2}},cls=E), json.dumps([1j],default=lambda c:[c.real,c.imag]))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a=[]; a.append(a); d={}; d['x']=d
t(lambda: json.dumps(a)); t(lambda: json.dumps(d)); t(lambda: json.dumps({(1,2):3})); t(lambda: json.dumps(float('nan'),allow_nan=False)); t(lambda: json.dumps(object)); t(lambda: json.dumps({1:1,'a':2},sort_keys=True)); t(lambda: json.loads(1)); t(lambda: json.loads(b'\xff')); t(lambda: json.loads('['*100000)); t(lambda: json.dumps({'a':set()}))
print(json.loads('{"a":1.5,"b":[1,NaN]}',parse_float=str,parse_int=lambda s:s+'!',parse_constant=lambda s:'c'+s,object_hook=lambda d:sorted(d.items())), json.loads('{"a":{"b":1},"c":2}',object_pairs_hook=list))
print(json.loads('{"é":"ü"}'.encode('utf-16')), json.loads(b'[1]'), json.JSONDecoder().raw_decode('[1] x'), json.JSONDecoder(strict=False).decode('"\t"'))
import io; f=io.StringIO(); json.dump({'a':[1,2]},f,indent=1); print(f.getvalue(), json.load(io.StringIO('{"q":1}')))
class S(str): pass
class I(int):
    def __repr__(s): return 'I!'
class F(float):
    def __repr__(s): return 'F!'
class L(list): pass
import collections
print(json.dumps([S('x'),I(3),F(2.5),L([1]),collections.OrderedDict(a=1),collections.namedtuple('P','x y')(1,2),collections.defaultdict(int,{'z':1})]))
import enum
class C(enum.IntEnum): A=1
print(json.dumps({C.A:C.A}), json.dumps({I(2):1}))
big = [{'id':i,'name':'n%d'%i,'v':[i*0.5,None,True],'s':'é'*(i%5)} for i in range(200)]
print(json.loads(json.dumps(big))==big, len(json.dumps(big)))
try: json.loads('{"a":\n[1,}')
except json.JSONDecodeError as e: print(e.msg,e.doc,e.pos,e.lineno,e.colno, isinstance(e,ValueError))
many = '[' + ','.join('{"key%d": %d, "big": 123456789012345678901234567890, "s": "x%d"}' % (i % 7, i, i) for i in range(500)) + ']'
print(sum(len(d) for d in json.loads(many)), sorted({k for d in json.loads(many) for k in d}))
