# The edges of dates, datetimes and timedeltas: arguments, ranges, classes derived from them.
import datetime as d


class D(d.date): pass
class E(d.datetime): pass
class T(d.timedelta): pass


nan, inf = float("nan"), float("inf")
Z = d.timezone(d.timedelta(hours=2))
for f in '''d.date(1)
d.date()
d.date(2**40,1,1)
d.date(2**80,1,1)
d.date(-2**40,1,1)
d.date(1.5,1,1)
d.date("x",1,1)
d.date(10000,1,1)
d.date(2023,2,29)
d.date(2023,13,1)
d.date(2024,2,29)
d.date(year=2024,month=2,day=29)
d.date(True,True,True)
d.datetime(1,1,1,24)
d.datetime(1,1,1,0,60)
d.datetime(1,1,1,0,0,60)
d.datetime(1,1,1,0,0,0,10**6)
d.datetime(1,2)
d.datetime(1,2,3,hour=4,tzinfo=Z)
d.datetime(1,2,3,fold=1)
d.timedelta("x")
d.timedelta(seconds=[])
d.timedelta(1e300)
d.timedelta(nan)
d.timedelta(inf)
d.timedelta(10**30)
d.timedelta(10**15)
d.timedelta(999999999)+d.timedelta(1)
-d.timedelta.max
-d.timedelta.min
abs(d.timedelta(-3,4,5))
d.datetime.max+d.timedelta(1)
d.datetime.min-d.timedelta(1)
d.date.max+d.timedelta(1)
d.date.min-d.timedelta(0,1)
d.date.min-d.timedelta(1)
d.datetime.max-d.datetime.min
d.datetime.max-d.timedelta.max
d.datetime.fromtimestamp(1e300)
d.datetime.fromtimestamp(1e17)
d.datetime.fromtimestamp(1e12)
d.datetime.fromtimestamp(-1e12)
d.datetime.fromtimestamp(2**70)
d.datetime.fromtimestamp("x")
d.datetime.fromtimestamp(nan)
d.datetime.fromtimestamp(-0.0000005)
d.datetime.fromtimestamp(-1e-20)
d.datetime.fromtimestamp(0.9999999)
d.datetime.fromtimestamp(1.5, Z)
d.datetime.utcfromtimestamp(1.5)
d.datetime.utcfromtimestamp(-1.5)
d.date.fromtimestamp(-1.5)
d.date.fromtimestamp(10**20)
D.fromtimestamp(86400*365.5)
E.fromtimestamp(86400*365.5, Z)
d.datetime(1,1,1,tzinfo=3)
d.datetime(1,1,1,fold=2)
d.datetime(1,1,1)<3
d.datetime(1,1,1)==3
d.datetime(1,1,1)<d.date(1,1,1)
d.datetime(1,1,1)==d.date(1,1,1)
d.datetime(1,1,1)!=d.date(1,1,1)
d.date(1,1,1)==d.datetime(1,1,1)
d.date(1,1,1)<d.datetime(1,1,1)
d.date(1,1,1)-d.datetime(1,1,1)
d.datetime(1,1,1)-d.date(1,1,1)
d.timedelta(1)/0
d.timedelta(1)//0
d.timedelta(1)//d.timedelta(0)
d.timedelta(1)%d.timedelta(0)
d.timedelta(1)/d.timedelta(0)
d.timedelta(1)/0.0
d.timedelta(1)*inf
d.timedelta(1)*nan
d.timedelta(1)*2.5
d.timedelta(microseconds=3)*0.5
d.timedelta(microseconds=-3)*0.5
d.timedelta(microseconds=5)/2
d.timedelta(microseconds=7)/-2
d.timedelta(microseconds=7)/2.5
d.timedelta(microseconds=7)//-2
divmod(d.timedelta(3), d.timedelta(0,7))
divmod(d.timedelta.max, d.timedelta(0,0,-7))
d.timedelta.max/d.timedelta(0,0,1)
d.timedelta.max.total_seconds()
d.timedelta(-1,0,1).total_seconds()
d.timedelta(3)%d.timedelta(0,7)
3*d.timedelta(1,2,3)
True*d.timedelta(1)
d.timedelta(1)+1
1-d.timedelta(1)
d.timedelta(1)<1
d.timedelta(1)==1
d.timedelta(weeks=1.5,days=0.25,hours=1.1,minutes=2,seconds=3.3333333,milliseconds=4,microseconds=0.5)
d.timedelta(microseconds=0.5)
d.timedelta(microseconds=1.5)
d.timedelta(days=-1.5,seconds=True)
d.timedelta(days=10**8, hours=10**9)
d.timedelta(2**62)
d.timedelta(seconds=2**62)
hash(d.timedelta(1,2,3))==hash((1,2,3))
bool(d.timedelta(0)), bool(d.timedelta(0,0,1))
T(1,2)+T(3), T(1), str(T(-1,5,6)), -T(2)
type(T(1)+T(2)), type(abs(T(1)))
str(d.timedelta(1)), str(d.timedelta(-1)), str(d.timedelta(2,3,4)), repr(d.timedelta(0))
d.date(1,1,1).isoformat(3)
d.datetime(1,1,1).isoformat(3)
d.datetime(1,1,1).isoformat("ab")
d.datetime(1,1,1).isoformat(timespec="q")
[d.datetime(1,2,3,4,5,6,7890).isoformat(" ",x) for x in ("auto","hours","minutes","seconds","milliseconds","microseconds")]
d.datetime(1,2,3,4,5,6,tzinfo=d.timezone(d.timedelta(0,-3723,5))).isoformat()
d.datetime(1,2,3,4,5,6,tzinfo=Z).isoformat("\\u1234")
d.datetime(1,2,3,4,5,6,tzinfo=Z).isoformat("\\ud800")
d.date.fromordinal(0)
d.date.fromordinal(10**9)
d.date.fromordinal(3652059), d.date.fromordinal(1), d.date.fromordinal(730120)
d.datetime.fromordinal(7), E.fromordinal(8), D.fromordinal(9)
d.date.fromtimestamp(1e12)
d.date.fromtimestamp(nan)
d.date(1,1,1).replace(year=None)
d.date(1,1,1).replace(5,day=3)
D(1,1,1).replace(5,day=3), E(1,1,1,fold=1).replace(hour=5), E(1,1,1,fold=1).replace(hour=5).fold
d.datetime(1,1,1).replace(foo=1)
d.datetime(1,1,1).replace(tzinfo=3)
d.datetime(1,1,1,tzinfo=Z).replace(tzinfo=None,fold=1)
d.datetime(1,1,1).replace(day=40)
d.datetime(1,1,1)-d.datetime(1,1,1,tzinfo=d.UTC)
d.datetime(1,1,1)<d.datetime(1,1,1,tzinfo=d.UTC)
d.datetime(1,1,1)==d.datetime(1,1,1,tzinfo=d.UTC)
d.datetime(2,1,1,2,tzinfo=Z)==d.datetime(2,1,1,tzinfo=d.UTC)
d.datetime(2,1,1,2,tzinfo=Z)-d.datetime(2,1,1,tzinfo=d.UTC)
d.datetime(2,1,1,2,tzinfo=Z)<d.datetime(2,1,1,tzinfo=d.UTC)
hash(d.datetime(2,1,1,2,tzinfo=Z))==hash(d.datetime(2,1,1,tzinfo=d.UTC))
hash(d.datetime(2,1,1,2,fold=1))==hash(d.datetime(2,1,1,2))
hash(d.date(1,2,3))==hash(D(1,2,3)), d.date(1,2,3)==D(1,2,3), D(1,2,3)==d.date(1,2,3)
d.date(1,1,1)+1
d.timedelta(1)+d.date(1,1,1)
d.timedelta(1)+D(1,1,1), type(D(1,1,1)-d.timedelta(0)), type(E(1,1,1)+d.timedelta(5))
d.timedelta(1)-d.date(1,1,1)
d.timedelta(1)+d.datetime(1,1,1)
d.timedelta(1)-d.datetime(1,1,1)
d.datetime(b"\\x07\\xe8\\x02\\x1d\\x01\\x02\\x03\\x00\\x00\\x04")
d.datetime(b"\\x07\\xe8\\x82\\x1d\\x01\\x02\\x03\\x00\\x00\\x04", Z)
d.datetime(b"\\x07\\xe8\\x02\\x1d\\x01\\x02\\x03\\x00\\x00\\x04", 3)
d.datetime(b"1234567890")
d.date(b"\\x07\\xe8\\x02\\x1d")
d.date("\\x07\\xe8\\x02\\x1d")
d.date(b"\\x07\\xe8\\x0d\\x1d")
format(d.date(1,1,1),"%d/%m"), format(d.date(1,1,1)), format(d.datetime(1,1,1,5),"%H"), format(d.datetime(1,1,1,5))
f"{E(1,1,1,5):%H} {D(1,1,1):%d}"
d.date.__format__(d.date(1,1,1),3)
d.date.today(1)
D(1,2,3), E(1,2,3), E(1,2,3,4,5,6,7,fold=1,tzinfo=Z)
d.datetime(1,2,3), d.datetime(1,2,3,0,0,5), d.datetime(1,2,3,0,0,0,5)
str(d.datetime(1,2,3,0,0,0,5)), str(E(1,2,3)), str(D(1,2,3))
d.date.__mro__, d.datetime.__mro__, d.timedelta.__mro__
d.datetime.min, d.datetime.max, d.datetime.resolution, d.date.min, d.timedelta.min
d.date(1,1,1).year, d.datetime(5,6,7,8,9,10,11,Z,fold=1).fold, E(5,6,7,8,9,10,11).microsecond
setattr(d.date(1,1,1),"year",1)
[d.date(2024,2,29).weekday(), d.datetime(2024,2,29).isoweekday(), d.date(2024,12,30).isocalendar(), d.date(1,1,1).toordinal(), d.datetime(9999,12,31).toordinal()]
d.datetime(2024,2,29,5,6,7,8).date(), d.datetime(2024,2,29,5,6,7,8,Z).time(), d.datetime(2024,2,29,5,6,7,8,Z).timetz()
d.datetime(2024,2,29,5,6,7,8,Z).timetuple()
d.datetime(2024,2,29,5,6,7,8,Z).timestamp(), d.datetime(2024,2,29,5,6,7,8).timestamp()
d.datetime(2024,2,29,5,6,7,8,Z).utctimetuple()[:]
d.datetime(2024,2,29,5,6,7,8,Z).astimezone(d.UTC)
sorted([d.date(2024,2,29),d.date(2023,1,1)])
d.date(2024,2,29)<d.date(2024,3,1)<=d.date(2024,3,1)>=d.date(1,1,1)
d.date(2024,2,29).__reduce__(), d.datetime(2024,2,29,tzinfo=Z).__reduce__(), d.timedelta(1,2,3).__reduce__()
d.datetime.combine(d.date(1,2,3), d.time(4,5)), E.combine(d.date(1,2,3), d.time(4,5,tzinfo=Z)), d.datetime.combine(D(1,2,3), d.time(4,5), tzinfo=Z)
d.datetime.fromisoformat("2024-02-29T01:02:03.5+02:00"), D.fromisoformat("2024-02-29")
d.datetime.strptime("2024-02-29 +0130","%Y-%m-%d %z")
d.timedelta.__add__(d.timedelta(1), 3), d.timedelta.__radd__(d.timedelta(1), d.timedelta(2)), d.date.__rsub__(d.date(1,1,1), 3)'''.split("\n"):
    try:
        print(f, "->", repr(eval(f)))
    except Exception as e:
        print(f, "->", repr(e))
