# Fixed time zones, tzinfo and what objects of classes derived from it answer.
import copy
import pickle
import datetime as d

z = d.timedelta(0)


class Half(d.tzinfo):
    def __init__(self, answer=d.timedelta(minutes=30)):
        self.answer = answer

    def utcoffset(self, dt):
        return self.answer

    def dst(self, dt):
        return d.timedelta(0)

    def tzname(self, dt):
        return "half"


class E(d.datetime): pass


at = d.datetime(2024, 2, 29, 1, 2, 3, tzinfo=Half())
for f in '''d.timezone(3)
d.timezone(z, None)
d.timezone(z, 3)
d.timezone()
d.timezone(d.timedelta(1))
d.timezone(d.timedelta(-1))
d.timezone(d.timedelta(0, 86399, 999999)), d.timezone(-d.timedelta(0, 86399, 999999))
d.timezone(z, "x")
d.timezone(z) is d.timezone.utc is d.UTC
d.timezone.utc.utcoffset(3)
d.timezone.utc.tzname(3)
d.timezone.utc.dst(3)
d.timezone.utc.fromutc(3)
d.timezone.utc.fromutc(d.datetime.now())
d.timezone(z, "x") == d.timezone.utc, d.timezone(z, "x") != d.timezone.utc
d.timezone.utc < d.timezone.utc
d.timezone.utc == 3, 3 != d.timezone.utc
setattr(d.timezone.utc, "x", 1)
setattr(d.tzinfo(), "x", 1)
d.tzinfo().utcoffset(None)
type(d.tzinfo(3, a=4)).__name__
type("X", (d.timezone,), {})
d.timezone.utc.__reduce__()
d.timezone(d.timedelta(0, -3723, 5))
str(d.timezone(d.timedelta(0, -3723, 5))), str(-d.timedelta(0, 0, 5)), d.timezone(d.timedelta(0, 1)).tzname(None)
d.timezone.utc.__getinitargs__(), d.timezone(z, "x").__getinitargs__()
d.timezone.utc.tzname()
d.timezone(offset=z, name="q")
d.timezone(1, 2, 3)
type("X", (d.tzinfo,), {})().__dict__
hash(d.timezone.utc) == hash(z)
d.timezone.min, d.timezone.max
[copy.copy(x) == x and copy.deepcopy(x) == x and pickle.loads(pickle.dumps(x)) == x for x in (d.timezone.utc, d.timezone(z, "x"), d.timezone(d.timedelta(hours=3)))]
pickle.loads(pickle.dumps(d.timezone.utc)) is d.timezone.utc
at.utcoffset(), at.dst(), at.tzname(), at.isoformat(), at.timetuple().tm_isdst
at.astimezone(d.timezone.utc), at - d.datetime(2024, 2, 29, tzinfo=d.UTC), at.timestamp()
at == at.astimezone(d.timezone(d.timedelta(hours=-7))), at < at.astimezone(d.UTC), hash(at) == hash(at.astimezone(d.UTC))
at.replace(tzinfo=Half(3)).utcoffset()
at.replace(tzinfo=Half(d.timedelta(1))).isoformat()
at.replace(tzinfo=Half(None)).utcoffset(), at.replace(tzinfo=Half(None)) == at
at.replace(tzinfo=Half(None)) < at
at - at.replace(tzinfo=Half(None))
at.replace(tzinfo=Half(3)) == at
Half().fromutc(at.replace(tzinfo=d.UTC))
E.fromtimestamp(86400.5, Half()).isoformat(), E.fromtimestamp(86400.5, d.timezone(d.timedelta(hours=1), "n"))
d.datetime.fromtimestamp(-86400.5, d.timezone(d.timedelta(hours=-1)))
d.datetime.max.replace(tzinfo=d.timezone(d.timedelta(hours=-1))).astimezone(d.UTC)
E(2024, 1, 1, tzinfo=d.UTC).astimezone(d.timezone(d.timedelta(hours=9)))
d.time(1, 2, tzinfo=d.timezone(d.timedelta(hours=1))), d.time(1, 2, tzinfo=d.UTC) < d.time(1, 2, tzinfo=d.timezone(d.timedelta(hours=1)))'''.split("\n"):
    try:
        print(f, "->", repr(eval(f)))
    except Exception as e:
        print(f, "->", type(e).__name__, e)
