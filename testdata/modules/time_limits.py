# Bounds of time tuples; fractions of seconds in offsets.
import datetime
import time


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for year in 2**31 + 1899, 2**31, -2**31 - 1, -2**31, -2**31 + 1899, -2**31 + 1900:
    show(time.asctime, (year, 1, 1, 0, 0, 0, 0, 1, -1))
for position, values in (1, (-1, 0, 13)), (2, (-1, 0, 32)), (6, (-2, -1, 6, 7)), (7, (-1, 0, 367)):
    for value in values:
        fields = [1900, 1, 1, 0, 0, 0, 0, 1, -1]
        fields[position] = value
        show(time.asctime, tuple(fields))
        show(time.strftime, '%a %j', tuple(fields))
show(time.strftime, '%S\0')
for text in '-00:02:01.000003', '+010203.5', '+01:02:03.1234567', '+01:02:03.', '+0102.5':
    show(lambda: datetime.datetime.strptime(text, '%z').utcoffset())
