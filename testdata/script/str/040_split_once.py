# Splitting once, and more often, at separators that are there or not.
class S(str): pass
for s in ('k=v','k','','=','a==b','é=ü=z',S('q=1'),'x'*300+'='+'y'*300):
    for n in (-1,0,1,2): print(s.split('=',n), s.split('==',n), type(s.split('=',n)[0]))
print('a=b'.split('=', maxsplit=1), 'é'.split('é',1), type(S('qq').split('=',1)[0]))
