# Locales that every system has: what they are called and what is known of them.
import _locale
import locale

names = sorted(name for name in dir(_locale) if type(getattr(_locale, name)) is int)
print(names)
for name in 'C', 'C.UTF-8', 'POSIX', 'C.utf8', '':
    got = locale.setlocale(locale.LC_ALL, name)
    if name:
        print(got, locale.setlocale(locale.LC_ALL), locale.setlocale(locale.LC_TIME), locale.nl_langinfo(locale.CODESET))
locale.setlocale(locale.LC_ALL, 'C')
print([(name, getattr(_locale, name), _locale.nl_langinfo(getattr(_locale, name))) for name in names if getattr(_locale, name) > 1000])
print(_locale.localeconv())
print(locale.setlocale(locale.LC_CTYPE, 'C.UTF-8'))
mixed = locale.setlocale(locale.LC_ALL)
print(mixed, locale.setlocale(locale.LC_ALL, 'C'), locale.setlocale(locale.LC_ALL, mixed) == mixed)


def failure(function, *args):
    try:
        print(repr(function(*args)))
    except (locale.Error, TypeError, ValueError) as e:
        print(type(e), e)


failure(locale.setlocale, locale.LC_ALL, 'xx_YY')
failure(locale.setlocale, locale.LC_ALL, 'LC_CTYPE=C;LC_NUMERIC=C.UTF-8')
failure(locale.setlocale, 99)
failure(locale.setlocale, 99, 'C')
failure(_locale.setlocale, 0, 5)
failure(locale.nl_langinfo, 1)
failure(locale.nl_langinfo, 'x')
failure(locale.strcoll, 'a', 1)
failure(locale.strcoll, 'a', '\0')
failure(locale.strxfrm, 'b\0')
print(locale.strcoll('a', 'b'), locale.strcoll('b', 'a'), locale.strcoll('a', 'a'), locale.strxfrm('abc'), sorted('bca', key=locale.strxfrm))
print(locale.gettext('text'), locale.dgettext('domain', 'text'), locale.dcgettext(None, 'text', locale.LC_MESSAGES))
print(locale.textdomain('domain'), locale.textdomain(None), locale.bindtextdomain('domain', '/'), locale.bindtextdomain('domain', None))
failure(locale.bindtextdomain, '', '/')
failure(locale.textdomain, 1)
print(locale.getlocale(), locale.format_string('%d %.2f', (12345, 1234.5), grouping=True), locale.atof('1.5'))
