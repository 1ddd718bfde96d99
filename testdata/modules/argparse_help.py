import argparse
import os

os.environ['COLUMNS'] = '80'
p = argparse.ArgumentParser(prog='prog', description='Does things with %(prog)s. ' + 'Long text here. ' * 6,
                            epilog='The end.')
p.add_argument('input', help='the input file')
p.add_argument('extra', nargs='*')
p.add_argument('-o', '--output', metavar='FILE', help='where to write (default: %(default)s)', default='out')
p.add_argument('--a-very-long-option-name', help='explained on the next line ' * 3)
p.add_argument('-c', choices=['red', 'green'], help='color')
p.add_argument('--secret', help=argparse.SUPPRESS)
p.add_argument('-q', action='store_true')
p.add_argument('--pair', nargs=2, metavar=('X', 'Y'))
p.add_argument('--version', action='version', version='%(prog)s 1.0')
g = p.add_argument_group('tuning', 'Fine details.')
g.add_argument('--level', type=int, required=True)
m = p.add_mutually_exclusive_group()
m.add_argument('--on', action='store_true')
m.add_argument('--off', action='store_true', help='not on')
p.print_help()
p.print_usage()
try:
    p.parse_args(['--version'])
except SystemExit as error:
    print(error.code)
s = argparse.ArgumentParser(prog='tool')
subs = s.add_subparsers(title='commands', description='what to do', help='sub-command help', metavar='CMD')
a = subs.add_parser('add', help='adds', aliases=['a'])
a.add_argument('x')
subs.add_parser('remove', help='removes')
s.print_help()
print(a.format_help())
for cls in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter,
            argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    f = argparse.ArgumentParser(prog='f', formatter_class=cls, description='line one\n  line two')
    f.add_argument('--num', type=int, default=5, help='a number\n  indented')
    f.add_argument('pos', type=str, nargs='?', default='d', help='positional')
    print(f.format_help())
print(argparse.ArgumentParser(prog='u', usage='%(prog)s [anything]').format_usage(), end='')
w = argparse.ArgumentParser(prog='wide')
for name in ('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'):
    w.add_argument('--' + name, metavar=name.upper() * 2)
w.add_argument('first')
w.add_argument('second', nargs='+')
print(w.format_usage())
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('--shared', help='from the parent')
print(argparse.ArgumentParser(prog='child', parents=[parent]).format_help())
print(repr(argparse.ArgumentParser(prog='r')), argparse.FileType('w'))
