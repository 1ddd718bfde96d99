# The result of platform.uname().
import copy
import pickle
import platform

result = platform.uname()
print(result._fields, len(result), len(result._asdict()), list(result._asdict()) == list(result._fields))
print(result._replace(system='X')[0], copy.copy(result) == result, pickle.loads(pickle.dumps(result)) == result)
print(tuple(result) == tuple(getattr(result, name) for name in result._fields), result[:2] == (result.system, result.node))
print('ID' in platform.freedesktop_os_release())
