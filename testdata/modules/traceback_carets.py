import sys
import traceback


class Output:
    """Standard output that does not tell where the script lies."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        return self.stream.write(text.replace(__file__, 'FILE'))

    def flush(self):
        self.stream.flush()


sys.stdout = Output(sys.stdout)


class C:
    def __getattr__(self, name):
        raise AttributeError(name)

    def __getitem__(self, item):
        raise KeyError(item)

    def __call__(self, *args):
        raise TypeError('called')


a, b, c = C(), 1, 'text'
zero = 0


def show(function):
    try:
        function()
    except Exception as error:
        lines = traceback.format_exception(error)
        print(''.join(lines[2:]), end='')


def binop(): return b + zero * 2 + (b / zero) - 3
def binop2(): return b // zero
def parens(): return (b + 1) / (zero)
def modulo(): return (c.upper()) % (1, 2)
def subscript(): return a[0][1]
def nested(): return a[b + 1]
def attribute(): return a.x.y
def call(): return a(1, 2, 3)
def chain(): return len(c[0].strip()) + a(1)['x']
def whole(): a(1)
def power(): return zero ** -1
def unicode(): return 'ééé' + str('ü') + b
def neg(): return -c
def compare(): return c < b
def comparison(): return b + 1 < c


def multi():
    return a(
        1,
        2,
    )


def multi2():
    x = (b +
         c)
    return x


def shift():    return    b   <<    c
def matmul(): return b @c
def string(): return "a+b" + 1
def attrcall(): return a.foo(b)[0]
def comp(): return [x / zero for x in (1,)]


for function in (binop, binop2, parens, modulo, subscript, nested, attribute, call, chain, whole,
                 power, unicode, neg, compare, comparison, multi, multi2, shift, matmul, string,
                 attrcall, comp):
    print('--', function.__name__)
    show(function)
