import argparse
import sys
from argparse import ArgumentParser, Namespace

sys.stderr = sys.stdout


def attempt(parser, line):
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as error:
        print('exit', error.code)


p = ArgumentParser(prog='prog')
p.add_argument('file')
p.add_argument('rest', nargs='*', type=int)
p.add_argument('-v', '--verbose', action='count', default=0)
p.add_argument('-o', '--output', metavar='OUT', default='a.out')
p.add_argument('--flag', action='store_true')
p.add_argument('--no', action='store_false', dest='yes')
p.add_argument('-n', type=float, choices=[1.0, 2.0])
p.add_argument('--pair', nargs=2)
p.add_argument('--maybe', nargs='?', const='C', default='D')
p.add_argument('-a', action='append')
p.add_argument('--const', action='store_const', const=42)
for line in ('f', 'f 1 2 3', '-vv f --output=x', '-ox f', 'f --flag --no -n 2', 'f --pair a b --maybe', 'f --maybe z',
             'f -a 1 -a 2 --const', '', 'f x', 'f -n 3', 'f -n q', 'f --pair a', 'f --bogus', 'f --verb', 'f --o y',
             '-- -f', 'f -o', '--flag f 1 -v 2', 'f -vvx'):
    print('>', line)
    attempt(p, line)
print(p.parse_known_args(['f', '--unknown', '1']))
q = ArgumentParser(prog='q', argument_default=argparse.SUPPRESS)
q.add_argument('--x')
q.add_argument('--y', default=1)
q.set_defaults(z=9)
print(q.parse_args([]), q.parse_args(['--x', '5']), q.get_default('z'))
e = ArgumentParser(prog='e')
group = e.add_mutually_exclusive_group(required=True)
group.add_argument('--a', action='store_true')
group.add_argument('--b', action='store_true')
for line in ('--a', '--a --b', ''):
    attempt(e, line)
s = ArgumentParser(prog='s')
s.add_argument('--top')
subs = s.add_subparsers(dest='cmd', required=True)
one = subs.add_parser('one', aliases=['o'])
one.add_argument('x', type=int)
two = subs.add_parser('two')
two.add_argument('--y', action=argparse.BooleanOptionalAction)
for line in ('one 5', 'o 6', '--top t two --no-y', 'two --y', 'three', '', 'one x', 'one 1 2'):
    attempt(s, line)
n = ArgumentParser(prog='n')
n.add_argument('-x', type=int)
n.add_argument('num', type=int, nargs='+')
attempt(n, '-5 -x -3 7')
i = ArgumentParser(prog='i')
i.add_argument('--foo')
i.add_argument('cmd')
i.add_argument('rest', nargs='*', type=int)
print(i.parse_intermixed_args('doit 1 --foo bar 2 3'.split()))
r = ArgumentParser(prog='r')
r.add_argument('cmd')
r.add_argument('args', nargs=argparse.REMAINDER)
attempt(r, 'run -x --y z')
print(Namespace(a=1) == Namespace(a=1), 'a' in Namespace(a=1), Namespace(b='x'))
for bad in (lambda: p.add_argument('-v'), lambda: p.add_argument('--z', action='nope'),
            lambda: p.add_argument('x', required=True), lambda: p.add_argument('--w', type='int')):
    try:
        bad()
    except (argparse.ArgumentError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
x = ArgumentParser(exit_on_error=False)
x.add_argument('--n', type=int)
try:
    x.parse_args(['--n', 'a'])
except argparse.ArgumentError as error:
    print(error)
