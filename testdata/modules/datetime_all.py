# Dates and times.
import calendar
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone
import pickle

d = date(2024, 2, 29)
print(d, repr(d), d + timedelta(days=366), d - date(2023, 1, 1), tuple(d.isocalendar()), d.weekday(), d.strftime("%A %d %B %Y %j %U"), d.replace(day=1), d.toordinal())
print(date.fromisoformat("2024-W09-4"), date.fromordinal(1), date.min, date.max, date.fromisocalendar(2020, 53, 7), d.ctime(), d.timetuple()[:8])
t = time(13, 5, 9, 120, tzinfo=timezone.utc)
print(t, repr(t), t.isoformat("milliseconds"), time.fromisoformat("04:23:01.5+02:00"), t.replace(hour=0), f"{t:%H-%M}")
x = datetime(2024, 3, 10, 23, 59, 59, 999999)
print(x, repr(x), x.isoformat(" ", "minutes"), x + timedelta(microseconds=1), x.date(), x.time(), datetime.combine(d, t), datetime.fromisoformat("2011-11-04T00:05:23+04:00"), datetime.fromisoformat("20111104T000523"))
print(datetime.strptime("21 Nov 2006 16:30 +0100", "%d %b %Y %H:%M %z"), datetime.fromtimestamp(0, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), datetime.utcfromtimestamp(1e9))
tz = timezone(timedelta(hours=-5, minutes=-30), "X")
y = datetime(2024, 1, 1, tzinfo=tz)
print(tz, repr(tz), y, y.astimezone(timezone.utc), y.utcoffset(), y.tzname(), y == y.astimezone(timezone.utc), y - datetime(2024, 1, 1, tzinfo=timezone.utc), timezone(timedelta(0)))
p = timedelta(days=-1, hours=5, milliseconds=7)
print(p, repr(p), p.total_seconds(), abs(p), p * 2.5, p / 3, p // timedelta(minutes=7), p % timedelta(minutes=7), divmod(-p, timedelta(hours=1)), timedelta(weeks=1) > p, str(timedelta(days=3, seconds=1)), timedelta.max, bool(timedelta()))
for f in [lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: time(25), lambda: x - y, lambda: x < y, lambda: d < x, lambda: d + 1, lambda: date.fromisoformat("x"), lambda: timezone(timedelta(days=1)), lambda: datetime.strptime("a", "%d"), lambda: timedelta(days=10**10), lambda: date.max + timedelta(1)]:
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__)
print([pickle.loads(pickle.dumps(v)) == v for v in (d, t, x, y, p, tz)], hash(d) == hash(date(2024, 2, 29)), sorted([x, datetime.min, datetime.max])[0], dt.MINYEAR, dt.UTC)
print(calendar.month(2024, 2), calendar.isleap(1900), calendar.monthrange(2023, 2), calendar.weekday(2024, 1, 1), calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.day_name[0], list(calendar.month_abbr))
print(calendar.TextCalendar(6).formatmonth(2024, 5), list(calendar.Calendar().itermonthdays(2024, 2))[:8], calendar.HTMLCalendar().formatmonth(2024, 2)[:80])


class Zone(dt.tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=1 + (when is not None and 3 < when.month < 11))

    def dst(self, when):
        return timedelta(hours=int(3 < when.month < 11))

    def tzname(self, when):
        return "ZZ"


z = datetime(2024, 7, 1, 12, tzinfo=Zone())
print(z, z.astimezone(timezone.utc), z.dst(), z.strftime("%Z %z"), z.timetuple().tm_isdst, datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(Zone()))
