# Dialects: what may not be changed, copied or made; line ends of sniffed samples.
import copy
import csv
import io
import pickle


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


dialect = csv.get_dialect('excel')
show(delattr, dialect, 'delimiter')
show(delattr, dialect, 'other')
show(setattr, dialect, 'delimiter', ';')
show(copy.copy, dialect)
show(pickle.dumps, dialect)
print(dialect.delimiter, csv.writer(io.StringIO()).dialect.delimiter)
for name in 'escapechar', 'quotechar', 'delimiter':
    show(csv.reader, [], **{name: ''})
show(csv.reader, [], lineterminator=4)
show(csv.field_size_limit, None)
show(csv.field_size_limit, 1, 2)
show(csv.field_size_limit)
for end in '\n', '\r', '\r\n':
    found = csv.Sniffer().sniff(f'"a","b""c"{end}"d","e"{end}')
    print(found.delimiter, found.doublequote)
    found = csv.Sniffer().sniff(f'a;b{end}c;d{end}')
    print(found.delimiter)
