"""Dates, addresses and parameters of messages (RFC 5322, 2231)."""
import datetime
import random
import re
import time
import urllib.parse

__all__ = ["collapse_rfc2231_value", "decode_params", "decode_rfc2231", "encode_rfc2231", "formataddr",
           "formatdate", "format_datetime", "getaddresses", "localtime", "make_msgid", "mktime_tz",
           "parseaddr", "parsedate", "parsedate_tz", "parsedate_to_datetime", "quote", "unquote"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400,
          "CST": -600, "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}


def quote(str):
    """Escape backslashes and quotes."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str):
    """Take the quotes off a quoted string, or the angle brackets off an address."""
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str[0] == "<" and str[-1] == ">":
            return str[1:-1]
    return str


# Dates.

def _date_text(t, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (_DAYS[t[6]], t[2], _MONTHS[t[1] - 1], t[0], t[3], t[4], t[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A date as RFC 5322 writes it: of timeval seconds, or now."""
    if timeval is None:
        timeval = time.time()
    t = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(t.astimezone())
    return _date_text(t.timetuple(), "GMT" if usegmt else "-0000")


def format_datetime(dt, usegmt=False):
    """A datetime as RFC 5322 writes it."""
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    else:
        zone = "-0000" if dt.tzinfo is None else dt.strftime("%z")
    return _date_text(dt.timetuple(), zone)


def localtime(dt=None, isdst=None):
    """A datetime of the local zone: of dt, or now."""
    return (datetime.datetime.now() if dt is None else dt).astimezone()


def parsedate_tz(data):
    """(year, month, day, hour, minute, second, 0, 1, -1, offset) of a date, None if
    it cannot be read; the offset is in seconds, None if there is no zone."""
    if not data:
        return None
    words = data.replace(",", " ").split()
    if words and words[0][:3].title() in _DAYS and not words[0][0].isdigit():
        del words[0]
    if words and "-" in words[0]:
        words[:1] = words[0].split("-")
    if len(words) == 5 and ":" in words[2] and words[0][:3].title() in _MONTHS:
        words = [words[1], words[0], words[4], words[2], words[3]]  # asctime with a zone
    elif len(words) == 4 and ":" in words[2] and words[0][:3].title() in _MONTHS:
        words = [words[1], words[0], words[3], words[2]]  # asctime
    if len(words) < 3:
        return None
    day, month, year = words[:3]
    if month[:3].title() not in _MONTHS and day[:3].title() in _MONTHS:
        day, month = month, day
    if month[:3].title() not in _MONTHS:
        return None
    clock = words[3] if len(words) > 3 else "0:0:0"
    zone = words[4] if len(words) > 4 else None
    if ":" in year:
        year, clock = clock, year
    try:
        y = int(year)
        if y < 100:
            y += 1900 if y > 68 else 2000
        parts = [int(p) for p in re.split("[:.]", clock)]
        if not 2 <= len(parts) <= 3:
            return None
        result = (y, _MONTHS.index(month[:3].title()) + 1, int(day), *parts, *(0,) * (3 - len(parts)))
    except ValueError:
        return None
    return result + (0, 1, -1, _offset(zone))


def _offset(zone):
    if zone is None:
        return None
    hhmm = _ZONES.get(zone.upper())
    if hhmm is None:
        try:
            hhmm = int(zone)
        except ValueError:
            return None
        if hhmm == 0 and zone.startswith("-"):
            return None
    sign = -1 if hhmm < 0 else 1
    return sign * (abs(hhmm) // 100 * 3600 + abs(hhmm) % 100 * 60)


def parsedate(data):
    """The first nine fields of parsedate_tz."""
    t = parsedate_tz(data)
    return t and t[:9]


def parsedate_to_datetime(data):
    """The datetime of a date; naive if its zone is -0000."""
    t = parsedate_tz(data)
    if t is None:
        raise ValueError("Invalid date value or format %r" % str(data))
    zone = None if t[9] is None else datetime.timezone(datetime.timedelta(seconds=t[9]))
    return datetime.datetime(*t[:6], tzinfo=zone)


def mktime_tz(data):
    """Seconds since the epoch of the result of parsedate_tz."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    d = datetime.datetime(*data[:6], tzinfo=datetime.timezone.utc)
    return int(d.timestamp()) - data[9]


# Addresses.

def _addresses(text):
    """(name, address) pairs of a list of addresses."""
    pairs, word, name, depth, i = [], [], None, 0, 0

    def end():
        nonlocal word, name
        rest = "".join(word).strip()
        if name is not None:
            pairs.append((" ".join(name.split()), rest))
        elif rest:
            pairs.append(("", "".join(rest.split())))
        word, name = [], None

    comment = []
    while i < len(text):
        c = text[i]
        if depth:
            if c == "(":
                depth += 1
            elif c == ")":
                depth -= 1
            if depth:
                comment.append(c)
        elif c == "(":
            depth = 1
        elif c == '"':
            j = i + 1
            part = []
            while j < len(text) and text[j] != '"':
                if text[j] == "\\":
                    j += 1
                part.append(text[j:j + 1])
                j += 1
            after = text[j + 1:j + 2]
            word.append('"' + "".join(part) + '"' if after in ("@", ".") else "".join(part))
            i = j
        elif c == "<":
            j = text.find(">", i)
            j = len(text) if j < 0 else j
            name, word = "".join(word).strip(), [text[i + 1:j]]
            i = j
        elif c in ",;":
            end()
        elif c == ":":
            word = []
        else:
            word.append(c)
        i += 1
    if comment and name is None and word:
        name = "".join(comment)
    end()
    return pairs


def getaddresses(fieldvalues):
    """(name, address) pairs of all addresses in some headers."""
    return [pair for value in fieldvalues for pair in _addresses(str(value))] if fieldvalues else []


def parseaddr(addr):
    """(name, address) of one address, ('', '') if it cannot be read."""
    pairs = _addresses(addr)
    return pairs[0] if pairs else ("", "")


def formataddr(pair, charset="utf-8"):
    """The text of a (name, address) pair."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        from email.header import Header
        return "%s <%s>" % (Header(name, charset).encode(), address)
    marks = '"' if re.search(r'[][\\()<>@,:;".]', name) else ""
    return '%s%s%s <%s>' % (marks, re.sub(r'[\\"]', r"\\\g<0>", name), marks, address)


def make_msgid(idstring=None, domain=None):
    """A text fit for Message-ID."""
    if domain is None:
        import socket
        domain = socket.getfqdn()
    return "<%d.%d%s@%s>" % (int(time.time() * 100), random.getrandbits(64),
                             "" if idstring is None else "." + idstring, domain)


# Parameters.

def decode_rfc2231(s):
    """(charset, language, value) of an extended parameter."""
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else tuple(parts)


def encode_rfc2231(s, charset=None, language=None):
    """The text of an extended parameter."""
    s = urllib.parse.quote(s, safe="", encoding=charset or "ascii")
    return s if charset is None and language is None else "%s'%s'%s" % (charset, language or "", s)


def decode_params(params):
    """Join the parts of split parameters (name*0, name*1, …)."""
    out, split = params[:1], {}
    for name, value in params[1:]:
        extended = name.endswith("*")
        base, star, number = name.rstrip("*").partition("*")
        if star and number.isdigit():
            split.setdefault(base, []).append((int(number), unquote(value), extended))
        elif extended:
            split.setdefault(base, []).append((0, unquote(value), True))
        else:
            out.append((name, '"%s"' % quote(unquote(value))))
    for name, parts in split.items():
        text = "".join(urllib.parse.unquote(v, encoding="latin-1") if ext else v for _, v, ext in sorted(parts))
        if any(ext for _, _, ext in parts):
            charset, language, value = decode_rfc2231(text)
            out.append((name, (charset, language, '"%s"' % quote(value))))
        else:
            out.append((name, '"%s"' % quote(text)))
    return out


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    """The str of a parameter's value."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    try:
        return text.encode("raw-unicode-escape").decode(charset or fallback_charset, errors)
    except LookupError:
        return unquote(text)
