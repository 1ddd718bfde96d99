import textwrap
from textwrap import *

text = ('The quick brown fox jumped over the lazy dog. It was a well-known, state-of-the-art trick -- really! '
        'Nobody\tknew why; "it happened."  Twice.')
for width in (20, 40):
    print(fill(text, width))
    print('-' * width)
print(wrap('a b c', 3), wrap(''), wrap('   '), wrap('averyveryverylongword here', 10))
print(wrap('averyveryverylongword here', 10, break_long_words=False))
print(wrap('well-known fact-checking', 8), wrap('well-known', 6, break_on_hyphens=False))
print(fill('one two three four five', 12, initial_indent='* ', subsequent_indent='  '))
print(wrap('a  b   c', 20, drop_whitespace=False), wrap('x\ny\tz', 20), wrap('x\ny', 20, replace_whitespace=False))
print(wrap('End. Next sentence! Yes', 50, fix_sentence_endings=True))
print(wrap('the words keep going on and on', 12, max_lines=2), wrap('word ' * 10, 14, max_lines=2, placeholder='~'))
print(shorten('Hello  world! this is', 12), shorten('Hello world', 30), shorten('a' * 30, 10), shorten('one two three', 9, placeholder='..'))
print(repr(dedent('''
    first
      second

    third
''')), repr(dedent('no\n  margin')), repr(dedent('\t a\n\t b')), repr(dedent('  a\n\tb')), repr(dedent('  \n   x\n')))
print(indent('a\n\nb\n', '> '), repr(indent('a\n\nb', '+', lambda line: True)))
for bad in (lambda: wrap('x', 0), lambda: wrap('x y', 3, max_lines=1, placeholder='....')):
    try:
        bad()
    except ValueError as error:
        print(error)
w = TextWrapper(width=15)
print(w.wrap('em--dash and more---dashes -x --option a-b-c'))
w.width = 6
print(w.wrap('spam spam-eggs'), w.fill('a bb ccc dddd'))
