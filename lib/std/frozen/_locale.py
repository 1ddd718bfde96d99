"""The locales of the C library that every system has: C, also called POSIX, and C.UTF-8, which differs in the encoding only."""

import os as _os
from operator import index as _index

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127

_CATEGORIES = {0: 'LC_CTYPE', 1: 'LC_NUMERIC', 2: 'LC_TIME', 3: 'LC_COLLATE', 4: 'LC_MONETARY', 5: 'LC_MESSAGES',
               7: 'LC_PAPER', 8: 'LC_NAME', 9: 'LC_ADDRESS', 10: 'LC_TELEPHONE', 11: 'LC_MEASUREMENT', 12: 'LC_IDENTIFICATION'}


class Error(Exception):
    pass


Error.__module__ = 'locale'


def _supported(name):
    """The locale that a name is of; None if it is none of these."""
    if name in ('C', 'POSIX'):
        return 'C'
    language, _, codeset = name.partition('.')
    if language == 'C' and codeset.replace('-', '').lower() == 'utf8':
        return name
    return None


def _of_environment(category):
    """The locale that the environment asks for. Others than these become the one with their encoding."""
    get = _os.environ.get
    everywhere = get('LC_ALL')
    name = everywhere or get(_CATEGORIES[category]) or get('LANG') or 'C'
    found = _supported(name) or ('C.UTF-8' if _supported('C.' + name.partition('.')[2].partition('@')[0]) else 'C')
    if category == LC_CTYPE and found == 'C' and not everywhere:
        return 'C.UTF-8'    # PEP 538
    return found


_current = dict.fromkeys(_CATEGORIES, 'C')
_current[LC_CTYPE] = _of_environment(LC_CTYPE)


def _wanted(category, name):
    """Categories and their locales as a name says."""
    categories = _CATEGORIES if category == LC_ALL else [category]
    if not name:
        return {c: _of_environment(c) for c in categories}
    if category == LC_ALL and ';' in name:
        parts = dict(part.partition('=')[::2] for part in name.split(';'))
        return {c: _supported(parts.get(text, '-')) for c, text in _CATEGORIES.items()}
    return dict.fromkeys(categories, _supported(name))


def setlocale(category, locale=None, /):
    """Activates/queries locale processing."""
    category = _index(category)
    if locale is not None and not isinstance(locale, str):
        raise TypeError(f'setlocale() argument 2 must be str or None, not {type(locale).__name__}')
    if category != LC_ALL and category not in _CATEGORIES:
        raise Error('locale query failed' if locale is None else 'unsupported locale setting')
    if locale is not None:
        wanted = _wanted(category, locale)
        if None in wanted.values():
            raise Error('unsupported locale setting')
        _current.update(wanted)
    if category != LC_ALL:
        return _current[category]
    if len(set(_current.values())) == 1:
        return _current[LC_CTYPE]
    return ';'.join(f'{text}={_current[c]}' for c, text in _CATEGORIES.items())


def localeconv():
    """Returns numeric and monetary locale-specific parameters."""
    return {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '',
            'mon_grouping': [], 'positive_sign': '', 'negative_sign': '',
            **dict.fromkeys(('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes',
                             'n_sep_by_space', 'p_sign_posn', 'n_sign_posn'), CHAR_MAX),
            'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def getencoding():
    """The encoding of text by default."""
    return 'UTF-8'


# What nl_langinfo tells, by number.
CODESET = 14
_texts = {}


def _name(first, texts, *names):
    for number, (name, text) in enumerate(zip(names, texts), first):
        globals()[name] = number
        _texts[number] = text


def _numbered(first, prefix, texts):
    _name(first, texts, *(f'{prefix}_{n}' for n in range(1, len(texts) + 1)))


_DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split()
_MONTHS = 'January February March April May June July August September October November December'.split()
_numbered(0x20000, 'ABDAY', [day[:3] for day in _DAYS])
_numbered(0x20007, 'DAY', _DAYS)
_numbered(0x2000e, 'ABMON', [month[:3] for month in _MONTHS])
_numbered(0x2001a, 'MON', _MONTHS)
_name(0x20026, ['AM', 'PM', '%a %b %e %H:%M:%S %Y', '%m/%d/%y', '%H:%M:%S', '%I:%M:%S %p', ''],
      'AM_STR', 'PM_STR', 'D_T_FMT', 'D_FMT', 'T_FMT', 'T_FMT_AMPM', 'ERA')
_name(0x2002e, ['', '', '', ''], 'ERA_D_FMT', 'ALT_DIGITS', 'ERA_D_T_FMT', 'ERA_T_FMT')
_name(0x2006c, ['%a %b %e %H:%M:%S %Z %Y'], '_DATE_FMT')
_name(0x10000, ['.', ''], 'RADIXCHAR', 'THOUSEP')
_name(0x4000f, ['-'], 'CRNCYSTR')
_name(0x50000, ['^[yY]', '^[nN]'], 'YESEXPR', 'NOEXPR')


def nl_langinfo(key, /):
    """Return the value for the locale information associated with key."""
    key = _index(key)
    if key == CODESET:
        return 'ANSI_X3.4-1968' if _current[LC_CTYPE] == 'C' else 'UTF-8'
    if key not in _texts:
        raise ValueError('unsupported langinfo constant')
    return _texts[key]


def _text(function, number, value):
    if not isinstance(value, str):
        raise TypeError(f'{function}() argument{number} must be str, not {type(value).__name__}')
    if '\0' in value:
        raise ValueError('embedded null character')
    return value


def strcoll(os1, os2, /):
    """Compares two strings according to the locale."""
    a, b = _text('strcoll', ' 1', os1), _text('strcoll', ' 2', os2)
    return (a > b) - (a < b)


def strxfrm(string, /):
    """Return a string that can be used as a key for locale-aware comparisons."""
    return _text('strxfrm', '', string)


# Messages: there are no translations into these locales.

_domain = 'messages'
_folders = {}
_codesets = {}


def gettext(msg, /):
    """Return translation of msg."""
    return _text('gettext', '', msg)


def dgettext(domain, msg, /):
    """Return translation of msg in domain."""
    return _text('dgettext', ' 2', msg)


def dcgettext(domain, msg, category, /):
    """Return translation of msg in domain and category."""
    _index(category)
    return _text('dcgettext', ' 2', msg)


def textdomain(domain, /):
    """Set the C library's textdmain to domain, returning the new domain."""
    global _domain
    if domain is not None:
        if not isinstance(domain, str):
            raise TypeError(f'textdomain() argument must be str or None, not {type(domain).__name__}')
        _domain = domain or 'messages'
    return _domain


def bindtextdomain(domain, dir, /):
    """Bind the C library's domain to dir."""
    if not _text('bindtextdomain', ' 1', domain):
        raise Error('domain must be a non-empty string')
    if dir is not None:
        _folders[domain] = _os.fsdecode(dir)
    return _folders.get(domain, '/usr/share/locale')


def bind_textdomain_codeset(domain, codeset, /):
    """Bind the C library's domain to codeset."""
    if codeset is not None:
        _codesets[domain] = codeset
    return _codesets.get(domain)
