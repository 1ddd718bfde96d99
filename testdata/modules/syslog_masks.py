# syslog: numbers, masks, and what is refused.
import syslog

print({name: getattr(syslog, name) for name in dir(syslog) if name.startswith('LOG_') and name not in ('LOG_MASK', 'LOG_UPTO')})
print([(n, syslog.LOG_MASK(n), syslog.LOG_UPTO(n)) for n in (0, 3, 7, 8, 30, 31, 32, 40, -1)])
print(syslog.setlogmask(0), syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_ERR)), syslog.setlogmask(0))
print(syslog.syslog('below the mask'), syslog.syslog(syslog.LOG_DEBUG, 'below the mask'))
print(syslog.openlog('name', syslog.LOG_PID, syslog.LOG_LOCAL3), syslog.openlog(facility=syslog.LOG_MAIL), syslog.closelog(), syslog.closelog())
for function, *args in [(syslog.syslog,), (syslog.syslog, 1), (syslog.syslog, 'x', 'y'), (syslog.syslog, 1, 2), (syslog.syslog, 1, 'x', 2),
                        (syslog.openlog, 1), (syslog.openlog, None), (syslog.openlog, 'a', 'b'), (syslog.openlog, '\ud800'),
                        (syslog.LOG_MASK, 'x'), (syslog.setlogmask, None)]:
    try:
        print(function(*args))
    except (TypeError, UnicodeError) as e:
        print(type(e).__name__, e)
