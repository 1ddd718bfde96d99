# Zones by rules, as the variable TZ may give them.
import datetime
import os
import time

moments = 0, 1_000_000_000, 1_700_000_000, 1_720_000_000,
for tz in ('EST+05EDT,M3.2.0,M11.1.0', 'UTC+0', 'AEST-10AEDT-11,M10.5.0,M3.5.0', '<+0330>-3:30', 'XYZ-5:45', 'NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01',
           'CET-1CEST', 'EST5', 'Europe/Berlin', 'UTC'):
    os.environ['TZ'] = tz
    time.tzset()
    print(tz, time.tzname if time.daylight else time.tzname[0], time.timezone, time.altzone, time.daylight)
    for moment in moments:
        local = time.localtime(moment)
        print('   ', tuple(local), local.tm_zone, local.tm_gmtoff, time.mktime(local) == moment)
    naive = datetime.datetime(2024, 7, 3, 12)
    print('   ', naive.astimezone(), naive.timestamp(), datetime.datetime.fromtimestamp(0), naive.astimezone().tzname())
for call in time.ctime, time.localtime, time.gmtime:
    for value in 1 << 62, -1 << 62:
        try:
            call(value)
        except (OSError, OverflowError) as e:
            print(call.__name__, type(e).__name__)
