import getopt


def parse(args, short='vo:', long=('verbose', 'output=', 'version', 'name=')):
    try:
        return getopt.getopt(args, short, list(long))
    except getopt.GetoptError as error:
        return f'error: {error.msg} [{error.opt}]'


for args in (['-v'], ['-ofile', 'rest'], ['-o', 'file', '-v'], ['--verbose', '--output', 'x'], ['--output=x', 'a', '-v'],
             ['--verb'], ['--ver'], ['--out=1'], ['--n', 'me'], ['-x'], ['-o'], ['--output'], ['--verbose=1'], ['--'],
             ['--', '-v'], ['-vo'], ['-', 'x'], []):
    print(args, parse(args))
print(getopt.getopt(['--single=5'], '', 'single='))
print(getopt.gnu_getopt(['a', '-v', 'b', '--', '-v'], 'v'))
try:
    raise getopt.error('text', 'opt')
except getopt.GetoptError as error:
    print(error, error.args)
