"""Regular expressions: matching, searching, splitting and replacing.

The engine is written in Go; this module has the flags, the exception, the cache
of compiled patterns, and the functions that take patterns as text.
"""

import enum
import functools

import _sre
from _sre import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "template", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag",
]

__version__ = "2.2.1"


@enum.global_enum
@enum._simple_enum(enum.IntFlag, boundary=enum.KEEP)
class RegexFlag:
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class error(Exception):
    """A string is no valid regular expression, or no valid replacement.

    msg is what is wrong, pattern the string, pos the index where (or None);
    lineno and colno say the same in lines.
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


def match(pattern, string, flags=0):
    """Match the pattern at the start of the string: a Match, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the pattern against all of the string: a Match, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Find the first match of the pattern in the string: a Match, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Replace the matches of the pattern, at most count if that is not 0.

    repl is text, where \\1 and \\g<name> stand for groups, or a function that
    makes the replacement of a Match.
    """
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """As sub(), but give a tuple of the new string and the number of matches."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the string at the matches of the pattern.

    What groups of the pattern matched is in the list, too.
    """
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """A list of all matches, or of what their groups matched if there are any."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the Match objects of all matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Compile a pattern: a Pattern object."""
    return _compile(pattern, flags)


def purge():
    """Forget the compiled patterns."""
    _cache.clear()


def template(pattern, flags=0):
    """Compile a template pattern, which is deprecated."""
    import warnings
    warnings.warn("The re.template() function is deprecated "
                  "as it is an undocumented function "
                  "without an obvious purpose. "
                  "Use re.compile() instead.",
                  DeprecationWarning)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return _compile(pattern, flags | T)


def escape(pattern):
    """The pattern that matches a string literally."""
    if isinstance(pattern, str):
        return _sre.escape(pattern)
    return _sre.escape(bytes(pattern))


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError(
                "cannot process flags argument with a compiled pattern")
        return pattern
    if flags & 1:
        import warnings
        warnings.warn("The re.TEMPLATE/re.T flag is deprecated "
                      "as it is an undocumented flag "
                      "without an obvious purpose. "
                      "Don't use it.",
                      DeprecationWarning)
    if flags & 128:
        raise NotImplementedError("re.DEBUG: no dump of patterns yet")
    compiled = _sre.compile(pattern, flags)
    if compiled.flags & 4 or flags & 128:
        # What a pattern with LOCALE means depends on the locale.
        return compiled
    while len(_cache) >= _MAXCACHE:
        try:
            del _cache[next(iter(_cache))]
        except (StopIteration, RuntimeError, KeyError):
            break
    _cache[type(pattern), pattern, flags] = compiled
    return compiled


def _pickle(p):
    return _compile, (p.pattern, p.flags)


import copyreg
copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    """A tokenizer: lexicon is pairs of a pattern and what to do with a match.

    That is a function of the scanner and the text, a constant, or None to skip
    the text.
    """

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        self.scanner = _sre.lexicon(tuple([phrase for phrase, _ in lexicon]), flags)

    def scan(self, string):
        """The list of results, and the rest of the string that matches nothing."""
        result = []
        next_match = self.scanner.scanner(string).match
        at = 0
        while True:
            m = next_match()
            if not m:
                break
            end = m.end()
            if at == end:
                break
            action = self.lexicon[m.lastindex - 1][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]
