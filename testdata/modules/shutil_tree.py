import os
import shutil
import tempfile

top = tempfile.mkdtemp(prefix='mod')
os.chdir(top)
os.makedirs('src/sub')
for name, text in (('src/a.txt', 'A'), ('src/b.py', 'B'), ('src/sub/c', 'C')):
    with open(name, 'w') as file:
        file.write(text)
print(shutil.copyfile('src/a.txt', 'copy'), open('copy').read())
os.chmod('copy', 0o400)
print(shutil.copy('copy', 'src/sub'), oct(os.stat('src/sub/copy').st_mode & 0o777))
os.utime('copy', (100, 200))
shutil.copy2('copy', 'copy2')
print(os.stat('copy2').st_mtime)


def tree(path):
    return sorted(os.path.join(r, f) for r, d, fs in os.walk(path) for f in fs)


print(shutil.copytree('src', 'dst', ignore=shutil.ignore_patterns('*.py')), tree('dst'))
try:
    shutil.copytree('src', 'dst')
except FileExistsError as error:
    print('FileExistsError')
shutil.copytree('src', 'dst', dirs_exist_ok=True, ignore=shutil.ignore_patterns('copy'))
print(tree('dst'))
print(shutil.move('copy2', 'dst'), shutil.move('dst/sub', 'moved'), tree('moved'))
for bad in (lambda: shutil.copyfile('copy', 'copy'), lambda: shutil.copyfile('nope', 'x'), lambda: shutil.move('src', 'src/sub/in'),
            lambda: shutil.rmtree('nope')):
    try:
        bad()
    except OSError as error:
        print(type(error).__name__)
shutil.rmtree('nope', ignore_errors=True)
shutil.rmtree('dst')
print(os.path.exists('dst'), shutil.which('nosuchprogram'), shutil.which('sh') is not None)
import io
out = io.StringIO()
shutil.copyfileobj(io.StringIO('data ' * 3), out, 4)
print(out.getvalue())
os.environ['COLUMNS'], os.environ['LINES'] = '100', '30'
print(shutil.get_terminal_size())
os.chdir('/')
shutil.rmtree(top)
print(os.path.exists(top))
