import fnmatch

cases = [('abc', 'abc'), ('abc', '?*?'), ('abc', '???*'), ('abc', '*???'), ('abc', '???'), ('abc', '*'), ('abc', 'ab[cd]'),
         ('abc', 'ab[!de]'), ('abc', 'ab[de]'), ('a', '??'), ('a', 'b'), ('\\', '[\\]'), ('a', '[!\\]'), ('foo\nbar', 'foo*'),
         ('\nfoo', 'foo*'), ('a]', 'a[]]'), ('a-', 'a[a-]'), ('m', '[a-z]'), ('M', '[a-z]'), ('[x', '[x'), ('', '*'), ('', '?'),
         ('a.py', '*.py'), ('.py', '*.py'), ('ab', 'a*b*'), ('axxbyyb', 'a*b'), ('x' * 40, '*x' * 8 + 'y')]
for name, pattern in cases:
    print(repr(name), pattern, fnmatch.fnmatch(name, pattern))
print(fnmatch.filter(['Python', 'Ruby', 'Perl', 'Tcl'], 'P*'), fnmatch.filter([b'a', b'b'], b'a'))
print(fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch(b'x.c', b'*.c'))
try:
    fnmatch.fnmatch('a', b'a')
except TypeError as error:
    print('TypeError')
