import getopt

print(getopt.getopt('-a -b -cfoo -d bar a1 a2'.split(), 'abc:d:'))
print(getopt.getopt('--condition=foo --testing --output-file abc.def -x a1 a2'.split(), 'x',
                    ['condition=', 'output-file=', 'testing']))
print(getopt.getopt('-abx val -- -c'.split(), 'abx:'))
print(getopt.getopt(['--cond', 'x', '-'], '', ['condition=']))
print(getopt.gnu_getopt('a1 -x -o out a2 --long -- -y'.split(), 'xo:', ['long']))
print(getopt.gnu_getopt('-x a1 -y'.split(), '+xy'))
for args, short, long in ((['-z'], 'a', []), (['-a'], 'a:', []), (['--zz'], '', ['aa']), (['--a'], '', ['ab', 'ac']),
                          (['--ab'], '', ['ab=']), (['--ab=3'], '', ['ab'])):
    try:
        getopt.getopt(args, short, long)
    except getopt.GetoptError as error:
        print(error, repr(error.opt), error.msg == str(error))
print(getopt.error is getopt.GetoptError, getopt.getopt([], 'a'), getopt.getopt(['-a', '-'], 'a'))
