# Local times in zones with and without summer time, calendar arithmetic, timedeltas by chance.
import hashlib
import os
import random
from datetime import *
import time
random.seed(5)
h=hashlib.md5()
for tz in ('Europe/Berlin','America/New_York','Australia/Lord_Howe','UTC','Asia/Kathmandu'):
    os.environ['TZ']=tz; time.tzset()
    for i in range(300):
        ts=random.choice([random.randrange(-2**31,2**31), random.random()*2**31, 1729990800+random.randrange(-90000,90000), 1711846800+random.randrange(-9000,9000), 1730610000+random.randrange(-9000,9000)])
        d=datetime.fromtimestamp(ts)
        e=d.replace(fold=1-d.fold)
        s=repr((tz,ts,d,d.fold,d.timestamp(),e.timestamp(),datetime.utcfromtimestamp(ts),date.fromtimestamp(ts),d.astimezone(timezone.utc),datetime.fromtimestamp(ts,timezone.utc),d.isoformat(),e.astimezone().isoformat(), d.toordinal(), d.isocalendar(), d-datetime(1970,1,1), datetime(1970,1,1)+(d-datetime(1970,1,1)), d.timetuple()))
        h.update(s.encode())
    print(tz, h.hexdigest())
for i in range(1, 3652060, 397):
    x=date.fromordinal(i); h.update(repr((x,x.toordinal(),x.weekday())).encode())
print(h.hexdigest())
for i in range(1000):
    a=timedelta(random.uniform(-1e5,1e5),random.uniform(-1e5,1e5),random.randrange(-10**9,10**9),random.choice([0,.5,1.25,3]),random.uniform(-9,9))
    b=timedelta(microseconds=random.choice([random.randrange(1,10**12), random.uniform(1,1e3)]))
    f=random.uniform(-3,3)
    s=repr((a,b,a+b,a-b,a//b,a%b,divmod(a,b),a/b,a*3,a*f,a/f,a/7,a//-7,a<b,a==b,hash(a),str(a),-a,abs(a),a.total_seconds()))
    h.update(s.encode())
print(h.hexdigest())
