"""The modules that type variables and made classes belong to."""
from typing import *
T=TypeVar('T'); P=ParamSpec('P'); N=NewType('N',int); Ts=TypeVarTuple('Ts')
print(T.__module__,P.__module__,N.__module__,Ts.__module__)
import types
m=types.ModuleType('mm'); 
exec("from typing import *\nT=TypeVar('T'); P=ParamSpec('P'); N=NewType('N',int);NT=NamedTuple('NT',[('a',int)]);TD=TypedDict('TD',{'a':int})\nfrom collections import namedtuple; nt=namedtuple('nt','a')\nimport enum; E=enum.Enum('E','a b')\nimport dataclasses; D=dataclasses.make_dataclass('D','a')", m.__dict__)
for n in 'T P N NT TD nt E D'.split(): print(n,getattr(m,n).__module__)
