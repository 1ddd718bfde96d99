# a comment


# another
x = )
