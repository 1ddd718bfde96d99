# Dates from and to text: the common forms and what is next to them.
from datetime import date, datetime, timedelta, timezone


class D(date): pass
class E(datetime): pass


class Odd(datetime):
    def timetuple(self):
        return datetime(1999, 12, 31).timetuple()

    def isoformat(self, sep="?"):
        return "odd" + sep


texts = """2024-02-29
2023-02-29
2024-13-01
2024-00-01
0000-01-01
2024-02-29T01:02:03
2024-02-29 01:02:03
2024-02-29x01:02:03
2024-02-29\u00e901:02:03
2024-02-29T24:02:03
2024-02-29T01:60:03
2024-02-29T01:02:60
2024-02-29T01:02:03.5
2024-02-29T01:02:03.123
2024-02-29T01:02:03,123
2024-02-29T01:02:03.123456
2024-02-29T01:02:03.12345x
2024-02-29T01:02:03Z
2024-02-29T01:02:03+02:00
2024-02-29T01:02:03.123+02
2024-02-29T01:02
2024-02-29T0102
20240229T010203
2024-W09-4
2024-2-29
 2024-02-29
2024-02-29T
2024-02-29T01:02:3
2024_02-29
+024-02-29
\u0662024-02-29""".split("\n")
for text in texts:
    for cls in date, datetime, D, E:
        try:
            print(ascii(text), cls.__name__, repr(cls.fromisoformat(text)))
        except ValueError as e:
            print(ascii(text), cls.__name__, ascii(str(e)))
for bad in 3, None, b"2024-02-29":
    for cls in date, datetime:
        try:
            cls.fromisoformat(bad)
        except TypeError as e:
            print(e)

zone = timezone(timedelta(hours=-3, minutes=-30), "Z%Z")
values = [date(2024, 2, 29), D(1, 1, 1), datetime(2024, 12, 30, 13, 4, 5, 678), E(1999, 1, 3, 1, 2, 3), datetime(999, 5, 6, tzinfo=zone), Odd(2020, 1, 1, 5)]
for v in values:
    for f in "%Y-%m-%d %H:%M:%S", "%f", "%%f%f%%", "%z|%Z|", "%", "", "a%", "%a %A %b %B %c", "%j %U %W %w %u %G %V", "%y %e %I %p", "%x %X %D %T %R", "\u00e9%d\u4e2d", "%-d %_d %^a":
        print(repr(v.strftime(f)), repr(f"{v:{f}}") if f else str(v))
for bad in 3, b"%Y":
    try:
        values[0].strftime(bad)
    except TypeError as e:
        print(e)
print([tuple(date.fromordinal(n).isocalendar()) for n in (1, 2, 7, 8, 3652059)], [tuple(date(y, 1, d).isocalendar()) for y in range(2000, 2030) for d in (1, 2, 3, 4)])
print([tuple(date(y, 12, d).isocalendar()) for y in range(1996, 2030) for d in (28, 29, 30, 31)])
x = datetime(2024, 1, 2, 3, 4, 5, 6, zone, fold=1)
print(x.time(), x.timetz(), x.time().fold, x.timetz().fold, repr(x.time()), x.date())
