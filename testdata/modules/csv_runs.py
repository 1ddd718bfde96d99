"""Runs of plain characters in fields, and what interrupts them, by all kinds of dialects."""

import csv
import io
import itertools

texts = ["", "a", "a b", " a", '"', 'a"b', "a,b", "é", "aéb", "a\nb", "x\r", "1.5", "\U0001f600,x", "\\", "a\\b", "|", "''"]

for quoting, delimiter, escape, double in itertools.product(range(4), ",é", (None, "\\", "ü"), (True, False)):
    print(quoting, delimiter, escape, double)
    for skip, terminator in (True, "\n"), (False, "|x"):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, quoting=quoting, escapechar=escape, doublequote=double,
                            skipinitialspace=skip, lineterminator=terminator)
        for row in *([t] for t in texts), texts, [1, 2.5, None, True, 10**30], []:
            try:
                writer.writerow(row)
            except csv.Error as e:
                print(e)
        text = out.getvalue()
        print(ascii(text))
        try:
            print(*map(ascii, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, escapechar=escape,
                                         doublequote=double, skipinitialspace=skip, strict=skip)))
        except (csv.Error, ValueError) as e:
            print(ascii(str(e)))


class Table:
    """Its text is made by another writer."""

    def __str__(self):
        out = io.StringIO()
        csv.writer(out).writerow([1, "z,"])
        return out.getvalue()


out = io.StringIO()
csv.writer(out).writerow([Table(), "t"])
print(repr(out.getvalue()))

csv.field_size_limit(5)
for line in "abcde", "abcdef", "éééééé", '"abcdef"', "abc,defghi", 'ab""cdef':
    try:
        print(list(csv.reader([line])))
    except csv.Error as e:
        print(e)
