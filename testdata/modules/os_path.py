import os.path as p
import os

print(p.join('a', 'b', '/c', 'd'), p.join('a/', 'b'), p.join('', 'x'), p.join('a', ''), p.join(b'x', b'y'))
for path in ('/a/b.txt', 'a/b/', '/', '//', '///x', '', 'noext', '.hidden', 'a.b.c', '...', '.a.b', 'dir.d/f'):
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.isabs(path))
for path in ('', 'a//b', 'a/./b', 'a/../b', '../a', '/..', '//a', '///a', 'a/..', './/x/', '/a/b/../../..'):
    print(repr(path), repr(p.normpath(path)))
print(p.commonprefix(['/usr/lib', '/usr/local']), p.commonpath(['/usr/lib', '/usr/local/x']),
      p.commonprefix([]), p.commonpath(['a/b', 'a/c']))
print(p.relpath('/a/b/c', '/a/d'), p.relpath('/a', '/a'), p.relpath('x', 'y'))
os.environ['MODTEST'] = 'value'
print(p.expandvars('$MODTEST/${MODTEST}x $NOPE_X ${NOPE_X} $ ${'), p.expandvars(b'$MODTEST'))
os.environ['HOME'] = '/home/u'
print(p.expanduser('~'), p.expanduser('~/x'), p.expanduser('x~'), p.splitdrive('/a'), p.normcase('A'))
for bad in (lambda: p.join('a', b'b'), lambda: p.join('a', 5), lambda: p.commonpath([]),
            lambda: p.commonpath(['/a', 'b']), lambda: p.relpath(''), lambda: p.basename(None)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(p.exists('/'), p.isdir('/'), p.isfile('/'), p.islink('/'), p.exists('/nope/x'), p.lexists('/nope'),
      p.ismount('/'), p.samefile('/', '/.'), p.exists('a\0b'))
print(p.abspath('/a/../b'), p.realpath('/nope/../x'), p.sep, p.pathsep, p.curdir, p.pardir)
