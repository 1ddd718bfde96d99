"""Filling paragraphs, and taking indentation away."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '
_compiled = None    # the patterns, once they are needed


def _patterns():
    """(a run of whitespace or of other characters, a dash between words, the place after a hyphen inside a word)"""
    global _compiled
    if _compiled is None:
        import re
        letter = r'[^\d\W]'
        # At once: other threads may come here, too.
        _compiled = (re.compile(f'[{_WHITESPACE}]+|[^{_WHITESPACE}]+'),
                     re.compile(r"((?<=[\w!\"'&.,?])-{2,}(?=\w))"),
                     re.compile(f'(?:(?<={letter}{{2}}-)|(?<={letter}-{letter}-))'
                                f'(?={letter}-?{letter})'))
    return _compiled


class TextWrapper:
    """Breaks text into lines of at most width characters."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='',
                 expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(char): ' ' for char in _WHITESPACE})
        return text

    def _split(self, text):
        """Pieces that stay together: words, parts of them, runs of whitespace."""
        pieces = _patterns()[0].findall(text)
        if '-' not in text or not self.break_on_hyphens:
            return pieces
        chunks = []
        for piece in pieces:
            if '-' in piece:
                chunks.extend(self._split_word(piece))
            else:
                chunks.append(piece)
        return chunks

    @staticmethod
    def _split_word(word):
        _, dash, hyphen = _patterns()
        for part in dash.split(word):
            start = 0
            for match in hyphen.finditer(part):
                yield part[start:match.end()]
                start = match.end()
            if part[start:]:
                yield part[start:]

    def _fix_sentence_endings(self, chunks):
        for index in range(len(chunks) - 1):
            if chunks[index + 1] == ' ' and _ends_sentence(chunks[index]):
                chunks[index + 1] = '  '

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _break_word(self, word, room):
        """Where to cut a word that is longer than a line."""
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind('-', 0, room)
            if hyphen > 0 and any(char != '-' for char in word[:hyphen]):
                return hyphen + 1
        return room

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks = chunks[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last_allowed = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            # A single rest of whitespace does not count.
            done = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if not last_allowed or done and length <= width:
                lines.append(indent + ''.join(line))
                continue
            self._cut(lines, line, length, indent, width)
            break
        return lines

    def _handle_long_word(self, chunks, line, length, width):
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = chunks[-1]
            cut = self._break_word(word, room)
            line.append(word[:cut])
            chunks[-1] = word[cut:]
        elif not line:
            line.append(chunks.pop())

    def _cut(self, lines, line, length, indent, width):
        """End with the placeholder, dropping as many words as it takes."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """The lines, without newlines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))


def _ends_sentence(word):
    word = word[:-1] if word[-1:] in '"\'' else word
    return word[-1:] in ('.', '!', '?') and 'a' <= word[-2:-1] <= 'z'


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph broken into lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text with single spaces, cut to a width."""
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(' '.join(text.strip().split()))


def dedent(text):
    """The text without the whitespace that all its lines begin with."""
    lines = text.split('\n')
    margin = None
    for index, line in enumerate(lines):
        content = line.lstrip(' \t')
        if not content:
            lines[index] = ''
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
            continue
        same = 0
        while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
            same += 1
        margin = margin[:same]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not empty."""
    if predicate is None:
        predicate = str.strip
    return ''.join(prefix + line if predicate(line) else line
                   for line in text.splitlines(True))
