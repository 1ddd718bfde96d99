"""Modules that are programs, too."""
import os
import subprocess
import sys
import tempfile

folder = tempfile.mkdtemp()
with open(os.path.join(folder, 'thing.py'), 'w') as f:
    f.write('def f(x):\n    return x * 2\n\n\nclass C:\n    def m(self):\n        return f(1)\n')


def run(*args, input=None):
    p = subprocess.run([sys.executable, '-B', '-m', *args], input=input, capture_output=True, text=True, cwd=folder)
    print(args, p.returncode)
    return p.stdout + p.stderr


for args in ('mimetypes', 'a.html', 'b.nothing', 'c.tar.gz'), ('mimetypes', '-e', 'text/html', 'x/y'), ('mimetypes', '--help'), ('mimetypes', '-x'), \
        ('inspect', 'thing:f'), ('inspect', 'thing:C.m'), ('inspect', '-h'), ('inspect', 'nothing_there'), ('inspect', 'sys'), ('dis', '-h'):
    print(run(*args))
print([line.partition(':')[0] for line in run('inspect', '--details', 'thing:C.m').splitlines()])
print('x' in run('dis', 'thing.py'), 'name_of' in run('dis', input='name_of = 1'))
lines = run('sysconfig').splitlines()
print(lines[1], lines[2].partition(':')[0], [line for line in lines if line in ('Paths: ', 'Variables: ')])

os.unlink(os.path.join(folder, 'thing.py'))
os.rmdir(folder)
