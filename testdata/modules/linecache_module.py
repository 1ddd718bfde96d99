import linecache
import os
import traceback

path = f'/tmp/linecache_{os.getpid()}.py'
with open(path, 'w') as file:
    file.write('def f():\n    return 1 / 0\n')
namespace = {}
exec(compile(open(path).read(), path, 'exec'), namespace)
try:
    namespace['f']()
except ZeroDivisionError as error:
    print(''.join(traceback.format_tb(error.__traceback__)[1:]).replace(path, 'PATH'), end='')
print(linecache.getline(path, 2).strip(), [len(v) for k, v in linecache.cache.items() if k == path])
os.remove(path)
print(linecache.getline(path, 1).strip())
linecache.checkcache(path)
print(repr(linecache.getline(path, 1)))
source = 'x = 1\ny = undefined\n'
linecache.cache['<made>'] = (len(source), None, source.splitlines(True), '<made>')
try:
    exec(compile(source, '<made>', 'exec'))
except NameError as error:
    print(traceback.format_tb(error.__traceback__)[-1], end='')
print(linecache.getline('<nothing>', 1) == '', linecache.updatecache('/nope'), linecache.getlines(__file__)[0].strip())
