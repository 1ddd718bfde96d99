import string
from string import Template, Formatter, capwords

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
print(repr(string.punctuation), repr(string.whitespace), len(string.printable))
print(capwords('hello  wORLD again'), capwords('a-b c', '-'))
t = Template('$who likes ${what}, $$5')
print(t.substitute(who='tim', what='kung pao'), t.substitute({'who': 'a'}, what='b'))
print(t.safe_substitute(who='x'), t.is_valid(), t.get_identifiers())
try:
    t.substitute(who='x')
except KeyError as error:
    print(repr(error))
for bad in ('$', 'ab\n$1x', '${x', '$$ ${1}'):
    try:
        Template(bad).substitute(x=1)
    except ValueError as error:
        print(error)
    print(Template(bad).safe_substitute(x=1), Template(bad).is_valid())


class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+'


print(Percent('%ab %% %{cd} $x').substitute(ab=1, cd=2), Percent.delimiter)


class F(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str) and key not in kwargs:
            return f'<{key}>'
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        if conversion == 'u':
            return str(value).upper()
        return super().convert_field(value, conversion)


f = F()
print(f.format('{0} {a!u} {b} {c[1]} {1:>{w}}|', 'x', 'y', a='up', c=[7, 8], w=4))
print(Formatter().format('{} {} {x.real:.1f} {{}}', 1, 'two', x=3.5))
print(list(Formatter().parse('a{b!r:c{d}}e{{f}}')))
for text in ('{', '}', '{0} {}', '{!x}', '{a'):
    try:
        print(Formatter().format(text, 1, 2))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)


class Check(Formatter):
    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)))


Check().format('{0}{k}', 1, 2, k=3)
