import string
from string import Template, Formatter

for name in ('ascii_lowercase', 'ascii_uppercase', 'digits', 'hexdigits', 'octdigits'):
    print(name, getattr(string, name))
print(''.join(sorted(string.printable)) == ''.join(sorted(set(string.printable))), len(string.punctuation))
print(string.capwords('  many   spaces here '), repr(string.capwords('x', None)), string.capwords('ABC def'))
f = Formatter()
print(f.format('{0:>5}|{1:<5}|{2:^5}', 1, 2, 3), f.format('{a[k]} {b.real}', a={'k': 'v'}, b=4))
print(f.format('{!r} {!s} {!a}', 'x', 'y', 'é'), f.format('{:{w}.{p}f}', 3.14159, w=8, p=2))
print(f.vformat('{x}', (), {'x': 1}), list(f.parse('x{a}{b!s:>3}')), list(f.parse('')))
for text, args in (('{0} {1}', (1,)), ('{x}', ()), ('{0.nope}', (1,)), ('{0[5]}', ([1],)), ('{!z}', (1,)), ('{:d}', ('s',))):
    try:
        print(f.format(text, *args))
    except (IndexError, KeyError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


class Namespace(Formatter):
    def __init__(self, namespace):
        self.namespace = namespace

    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, self.namespace.get(key, '?'))
        return super().get_value(key, args, kwargs)


print(Namespace({'greet': 'hi'}).format('{greet} {who} {0}', 'arg', who='bob'), Namespace({}).format('{zz}'))


class Upper(Formatter):
    def format_field(self, value, spec):
        if spec.endswith('u'):
            return super().format_field(value, spec[:-1]).upper()
        return super().format_field(value, spec)


print(Upper().format('{:>6u}|{:03d}', 'abc', 7))
