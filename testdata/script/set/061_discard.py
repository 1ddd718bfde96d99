# Keys that are removed, and dicts of names.
s={1,2,frozenset([3]),(4,5),'x'}
for k in (1,1.0,{3},{9},(4,5),'x',[1],{},None,set()):
    for f in (s.discard,s.remove):
        try: print(f(k),len(s))
        except (KeyError,TypeError) as e: print(type(e).__name__,e)
class S(set):
    __hash__=lambda s: 7
t={1}; t.discard(S([1])); print(t, S([2]) in {S([2])})
class K:
    def __hash__(s): return 5
    def __eq__(s,o): t.clear(); return True
t={5,6}; t.discard(K()); print(len(t)<2)
try: set.discard([],1)
except TypeError as e: print(e)
try: set().remove()
except TypeError as e: print(e)
print(dict(**{str(i):i for i in range(30)})=={str(i):i for i in range(30)}, list(dict(b=1,a=2,**{'c d':3})))
