import types


def function():
    x = 1

    def inner():
        return x
    return inner


async def coroutine():
    pass


def generator():
    yield


class C:
    def method(self):
        pass


co = coroutine()
co.close()
checks = [
    (function, types.FunctionType), (lambda: 0, types.LambdaType),
    (function.__code__, types.CodeType), (C().method, types.MethodType),
    (len, types.BuiltinFunctionType), (generator(), types.GeneratorType),
    (co, types.CoroutineType), (types, types.ModuleType),
    (function().__closure__[0], types.CellType), (None, types.NoneType),
    (..., types.EllipsisType), (NotImplemented, types.NotImplementedType),
    (list[int], types.GenericAlias), (int | str, types.UnionType),
    (C.__dict__, types.MappingProxyType),
]
for value, cls in checks:
    print(cls.__name__, isinstance(value, cls))
try:
    1 / 0
except ZeroDivisionError as error:
    print(isinstance(error.__traceback__, types.TracebackType),
          isinstance(error.__traceback__.tb_frame, types.FrameType))
module = types.ModuleType('made', 'doc')
module.x = 5
print(module.__name__, module.__doc__, module.x)
bound = types.MethodType(lambda self, y: (self, y), 7)
print(bound(8), bound.__self__)
proxy = types.MappingProxyType({'a': 1})
print(proxy['a'], dict(proxy), proxy)
try:
    proxy['b'] = 2
except TypeError as error:
    print(error)
