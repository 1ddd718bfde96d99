"""What exceptions pickle, copy and check."""
import pickle, copy, sys
def t(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
for e in [OSError(1,'a'),OSError(1,'a','f'),OSError(1,'a','f',None,'g'),OSError('foo','bar','baz'),FileNotFoundError(2,'x','y'),OSError(1),OSError(),ImportError('a',name='n',path='p'),SyntaxError('m',('f',1,2,'t')),StopIteration(3),SystemExit(4),KeyError('k'),UnicodeDecodeError('utf8',b'x',0,1,'r'),UnicodeEncodeError('utf8','x',0,1,'r'),NameError('a',name='b'),AttributeError('a',name='n',obj=3),ExceptionGroup('g',[ValueError(1),TypeError(2)]),BlockingIOError(11,'x',5)]:
    e.extra=1
    print(repr(e), e.__reduce__())
    for p in (0,2,4):
        c=pickle.loads(pickle.dumps(e,p))
        print(repr(c), c.args, [(n,repr(getattr(c,n,None))) for n in dir(c) if not n.startswith('__') and not callable(getattr(c,n,None)) ])
    c=copy.copy(e); print(c.__dict__)
e=OSError(1,'a','f'); print(e.characters_written if hasattr(e,'characters_written') else 'none', hasattr(BlockingIOError(11,'x',5),'characters_written'))
e=BlockingIOError(11,'x',5); print(e.characters_written, e.args, e.errno); e.characters_written=7; print(e.characters_written); del e.characters_written; t(lambda: e.characters_written)
t(lambda: delattr(OSError(),'characters_written'))
t(lambda: setattr(OSError(),'characters_written','x'))
class E2(OSError):
    def __init__(s,*a): s.z=a
    def __new__(c,*a): return OSError.__new__(c,*a)
t(lambda: (E2(2,'b').errno, E2(2,'b').args, str(E2(2,'b'))))
class E3(OSError):
    def __init__(s,x): super().__init__(2,x)
t(lambda: (E3('n').errno, E3('n').args, str(E3('n')), type(E3('n'))))
t(lambda: str(UnicodeTranslateError('aé',1,2,'r'))); t(lambda: str(UnicodeTranslateError('aé',0,2,'r')))
u=UnicodeDecodeError('u',b'abc',0,1,'r'); u.start=99; u.end=-1; print(u.start,u.end,str(u))
t(lambda: UnicodeDecodeError('u','abc',0,1,'r')); t(lambda: UnicodeDecodeError('u',b'abc',0,1))
for a in [(), ('m',), ('m',1), ('m',('f',)), ('m',('f',1,2,'t',3,4)), ('m',('f',1,2,'t',3)), ('m',('f','x','y',5)), (1,2,3)]:
    t(lambda: (lambda s: (s.msg,s.filename,s.lineno,s.offset,s.text,s.end_lineno,s.end_offset,s.print_file_and_line,str(s)))(SyntaxError(*a)))
t(lambda: ImportError(foo=1)); t(lambda: NameError(foo=1)); t(lambda: AttributeError(foo=1)); t(lambda: ValueError(foo=1)); t(lambda: KeyError(1,2)); t(lambda: SystemExit(1,2).code); t(lambda: StopIteration(1,2).value)
x=ValueError(1); 
t(lambda: setattr(x,'__cause__',3)); t(lambda: setattr(x,'__context__',3)); t(lambda: setattr(x,'__traceback__',3)); t(lambda: delattr(x,'args')); t(lambda: setattr(x,'args',[1,2])); print(x.args); t(lambda: setattr(x,'__suppress_context__',3)); print(x.__suppress_context__); t(lambda: setattr(x,'__suppress_context__','x')); t(lambda: delattr(x,'__cause__'))
t(lambda: x.add_note(3)); x.add_note('n'); print(x.__notes__); x.__notes__=5; t(lambda: x.add_note('q'))
t(lambda: x.with_traceback(3))
t(lambda: ExceptionGroup('a',[])); t(lambda: ExceptionGroup('a',3)); t(lambda: ExceptionGroup('a',[KeyboardInterrupt()])); t(lambda: BaseExceptionGroup('a',[KeyboardInterrupt()])); t(lambda: BaseExceptionGroup('a',[ValueError()])); t(lambda: ExceptionGroup(1,[ValueError()])); t(lambda: ExceptionGroup('a',[1]))
g=ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError(2),OSError(3)])])
print(g.split(TypeError), g.subgroup(lambda e: isinstance(e,OSError)), g.derive([ValueError(9)]), g.message, g.exceptions); t(g.split,3); t(g.subgroup,(ValueError,3)); t(g.split)
t(lambda: setattr(g,'message','x')); t(lambda: setattr(g,'exceptions','x'))
