import datetime as dt, zoneinfo, calendar, time, locale
from datetime import datetime, date, timedelta, timezone, time as tm
d = datetime(2024, 2, 29, 13, 5, 7, 123456)
for f in "%a %A %w %d %b %B %m %y %Y %H %I %p %M %S %f %z %Z %j %U %W %c %x %X %% %G %u %V %e %D %F %T %R %s".split():
    if f != "%s": print(f, d.strftime(f), end="; ")
print(); print(d.isoformat(), d.isoformat(" ", "minutes"), repr(d), d.timetuple(), d.isocalendar(), d.toordinal(), d.weekday(), d.ctime(), d.replace(year=2023, day=1), d.date(), d.time())
for s in ("2024-02-29", "2024-02-29T13:05", "20240229T130507", "2024-W09-4", "2024-02-29T13:05:07.123456+05:30", "2024-02-29 13:05Z", "2024-2-9", "garbage", "2024-13-01", "2023-02-29", "2024-02-29T25:00"):
    try: print(s, repr(datetime.fromisoformat(s)))
    except ValueError as e: print(s, e)
for s, f in (("03/04/24 5pm", "%d/%m/%y %I%p"), ("Mon Jan  5 2015", "%a %b %d %Y"), ("12:30 +0200", "%H:%M %z"), ("x", "%Y"), ("2024-1", "%Y-%m-%d"), ("2024 366", "%Y %j"), ("10 extra", "%d"), ("5", "%Q"), ("2024 10 1", "%G %V %u"), ("1.5", "%S.%f")):
    try: print(s, repr(datetime.strptime(s, f)))
    except ValueError as e: print(s, e)
ny, ber = zoneinfo.ZoneInfo("America/New_York"), zoneinfo.ZoneInfo("Europe/Berlin")
x = datetime(2024, 3, 10, 1, 30, tzinfo=ny); print(x, x + timedelta(hours=1), (x.astimezone(timezone.utc) + timedelta(hours=1)).astimezone(ny), x.dst(), x.tzname(), x.utcoffset())
y = datetime(2024, 11, 3, 1, 30, tzinfo=ny); print(y, y.replace(fold=1), y.replace(fold=1).utcoffset(), y.timestamp(), y.replace(fold=1).timestamp(), y == y.replace(fold=1), repr(y.replace(fold=1)))
print(datetime(2024, 7, 1, 12, tzinfo=ber).astimezone(ny).isoformat(), ber, repr(ber), "UTC" in zoneinfo.available_timezones(), datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400.5))
try: zoneinfo.ZoneInfo("Mars/X")
except zoneinfo.ZoneInfoNotFoundError as e: print(repr(e))
t = timedelta(days=-1, hours=5, milliseconds=3); print(t, repr(t), t.total_seconds(), abs(t), t // timedelta(hours=1), t / 2, t % timedelta(hours=1), divmod(timedelta(days=3), timedelta(hours=7)), timedelta(weeks=1, minutes=90), -t, timedelta.max, timedelta(seconds=0.1) * 1.5, bool(timedelta()))
for g in (lambda: date(2023, 2, 30), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: timedelta(days=10**10), lambda: date.max + timedelta(1), lambda: tm(25), lambda: datetime(1, 1, 1) - timedelta(1), lambda: timezone(timedelta(hours=25)), lambda: date.fromisoformat(3), lambda: datetime(2024, 1, 1, tzinfo=3), lambda: datetime.now().replace(month=13), lambda: datetime(2024, 1, 1).astimezone("x"), lambda: date.fromordinal(0), lambda: tm(1, tzinfo=timezone.utc) < tm(1), lambda: date(2024, 1, 1).strftime(3)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(calendar.month(2024, 2), calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.TextCalendar(6).formatmonth(2023, 10, w=3), list(calendar.Calendar().itermonthdates(2024, 2))[:2], calendar.day_name[0], calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.weekday(2024, 1, 1), calendar.HTMLCalendar().formatmonth(2024, 2)[:80], calendar.monthcalendar(2024, 2))
print(calendar.calendar(2024, m=4)[:300]); print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(1e9), time.asctime(time.gmtime(0)), time.mktime(time.strptime("2024", "%Y")) > 0)
print(sorted([date(2024, 1, 2), date(2023, 5, 5)]), {date(2024, 1, 1): 1}[datetime(2024, 1, 1).date()], hash(timezone.utc) == hash(timezone(timedelta(0))), timezone(timedelta(hours=-5, minutes=-30)), repr(timezone.utc), timezone(timedelta(hours=1), "CET").tzname(None), tm(12, 30).isoformat(), tm.fromisoformat("04:05:06.5"), date.min, datetime.max, date(2024, 5, 1) - date(2024, 2, 1), datetime.combine(date(2024, 1, 1), tm(5)), f"{d:%H:%M} {date(2024, 1, 1)!s:>12} {d.date():%j}", date.fromisocalendar(2024, 9, 4))
class Est(dt.tzinfo):
    def utcoffset(self, d): return timedelta(hours=-5)
    def dst(self, d): return timedelta(0)
    def tzname(self, d): return "EST"
print(datetime(2024, 1, 1, tzinfo=Est()), datetime(2024, 1, 1, tzinfo=Est()).astimezone(timezone.utc), datetime(2024, 1, 1, 5, tzinfo=timezone.utc) == datetime(2024, 1, 1, tzinfo=Est()))
