# Layout: tabs, form feeds, continuation lines, comments, blank lines.
if a:
	b
	if c:
		d


    # comment
	e # f
if a:
  b



#comment
  c
d
  
if a:
 	b
 	c
if a:
    b
        # odd comment
    c
  # dedented comment
    d
a = b + \
    c
a = \
  b
if a and \
   b:
    c
f(a,

  # comment
b,
      c)
x = [ # comment
1,
	2,
]
\
a
if a:
    \
    b
    c
class A:

    def f(self):

        pass

    # end
# end
if a:
    if b:
        if c:
            d
e; f;\
g
a   =  ( b   ,  c )   # trailing
