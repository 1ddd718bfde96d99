"""Streams: the abstract classes over the native ones.

The native module _io has open, FileIO, BytesIO, StringIO, BufferedReader,
BufferedWriter, BufferedRandom, TextIOWrapper, UnsupportedOperation,
BlockingIOError and DEFAULT_BUFFER_SIZE.  The abstract classes are written
here, with everything a subclass inherits from them; the native ones are
registered as their subclasses.
"""

import abc
import _io
from _io import (DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom,
                 BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO,
                 TextIOWrapper, UnsupportedOperation, open)

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO',
           'BytesIO', 'StringIO', 'BufferedIOBase', 'BufferedReader',
           'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def open_code(path):
    """Open a file whose contents are to be executed."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, 'rb')


def text_encoding(encoding, stacklevel=2):
    """The encoding to use where a function was given None."""
    if encoding is None:
        import sys
        return 'utf-8' if sys.flags.utf8_mode else 'locale'
    return encoding


def _unsupported(name):
    raise UnsupportedOperation(name)


class IOBase(metaclass=abc.ABCMeta):
    """What all streams have; a subclass gives the operations it supports."""

    __closed = False

    def seek(self, pos, whence=0, /):
        """Change the position; return the new one."""
        _unsupported('seek')

    def tell(self):
        """The position."""
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        """Cut or extend to a size, by default to the position."""
        _unsupported('truncate')

    def fileno(self):
        """The descriptor of the operating system."""
        _unsupported('fileno')

    def flush(self):
        """Pass on what is buffered."""
        self._checkClosed()

    def close(self):
        """Flush and close; a second call does nothing."""
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:      # never initialized
            return
        if closed:
            return
        try:
            self.close()
        except BaseException:
            import sys
            if sys.flags.dev_mode:
                raise

    @property
    def closed(self):
        """Is the stream closed?"""
        return self.__closed

    def seekable(self):
        """Does seek() work?"""
        return False

    def readable(self):
        """Does read() work?"""
        return False

    def writable(self):
        """Does write() work?"""
        return False

    def isatty(self):
        """Is it a terminal?"""
        self._checkClosed()
        return False

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if msg is None else msg)

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.' if msg is None else msg)

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.' if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.' if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def readline(self, size=-1, /):
        """One line, at most size bytes of it."""
        size = -1 if size is None else size.__index__()
        # peek() tells how far the line reaches; without it, byte by byte.
        peek = getattr(self, 'peek', None)
        result = bytearray()
        while size < 0 or len(result) < size:
            count = 1
            if peek is not None:
                ahead = peek(1)
                count = ahead.find(b'\n') + 1 or len(ahead) or 1
                if size >= 0:
                    count = min(count, size - len(result))
            data = self.read(count)
            if not isinstance(data, (bytes, type(None))):
                raise OSError(f'read() should have returned a bytes object, '
                              f'not {type(data).__name__!r}')
            if not data:
                break
            result += data
            if result.endswith(b'\n'):
                break
        return bytes(result)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        """All lines; no more once hint bytes have been read."""
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write every item of an iterable."""
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Unbuffered bytes: a subclass gives readinto() and write()."""

    def read(self, size=-1, /):
        """At most size bytes by one call, None if there are none now."""
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        return bytes(buffer[:count])

    def readall(self):
        """Everything up to the end."""
        result = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            result += data
        return bytes(result) if result else data

    def readinto(self, buffer, /):
        """Fill a buffer; return how much was read."""
        _unsupported('readinto')

    def write(self, b, /):
        """Write bytes; return how many were taken."""
        _unsupported('write')


class BufferedIOBase(IOBase):
    """Buffered bytes: a subclass gives read(), read1() or write()."""

    def read(self, size=-1, /):
        """Up to size bytes, fewer only at the end."""
        _unsupported('read')

    def read1(self, size=-1, /):
        """Up to size bytes by one call of the raw stream."""
        _unsupported('read1')

    def readinto(self, buffer, /):
        """Fill a buffer; return how much was read."""
        return self._fill(buffer, self.read)

    def readinto1(self, buffer, /):
        """Fill a buffer by one call of the raw stream."""
        return self._fill(buffer, self.read1)

    @staticmethod
    def _fill(buffer, read):
        view = memoryview(buffer).cast('B')
        data = read(len(view))
        view[:len(data)] = data
        return len(data)

    def write(self, b, /):
        """Write bytes; return their number."""
        _unsupported('write')

    def detach(self):
        """Give up the raw stream and return it."""
        _unsupported('detach')


class TextIOBase(IOBase):
    """Text: a subclass gives read(), readline() or write()."""

    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        """Up to size characters."""
        _unsupported('read')

    def write(self, s, /):
        """Write text; return its length."""
        _unsupported('write')

    def readline(self, size=-1, /):
        """One line."""
        _unsupported('readline')

    def detach(self):
        """Give up the buffer and return it."""
        _unsupported('detach')


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


class BufferedRWPair(BufferedIOBase):
    """Two raw streams as one: reads from the first, writes to the second."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        if not writer.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(-1 if size is None else size)

    def readinto(self, b):
        return self.reader.readinto(b)

    def write(self, b):
        return self.writer.write(b)

    def peek(self, size=0):
        return self.reader.peek(size)

    def read1(self, size=-1):
        return self.reader.read1(size)

    def readinto1(self, b):
        return self.reader.readinto1(b)

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def flush(self):
        return self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    @property
    def closed(self):
        return self.writer.closed


class IncrementalNewlineDecoder:
    """Turns \\r\\n and \\r into \\n, piece by piece, over another decoder."""

    _SEEN = (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'),
             ('\r', '\r\n'), ('\r', '\n', '\r\n'))
    _LF, _CR, _CRLF = 1, 2, 4

    def __init__(self, decoder, translate, errors='strict'):
        self.errors = errors
        self.decoder = decoder
        self.translate = translate
        self._seen = 0
        self._pending = False       # a \r that may be the half of \r\n

    def decode(self, input, final=False):
        """Text for the next piece."""
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._pending and (text or final):
            text = '\r' + text
            self._pending = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self._pending = True
        both = text.count('\r\n')
        if both:
            self._seen |= self._CRLF
        if text.count('\r') > both:
            self._seen |= self._CR
        if text.count('\n') > both:
            self._seen |= self._LF
        if self.translate:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def getstate(self):
        """(unread bytes, flags)"""
        data, flags = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return data, flags << 1 | self._pending

    def setstate(self, state):
        """Return to a state."""
        data, flags = state
        self._pending = bool(flags & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flags >> 1))

    def reset(self):
        """Begin anew."""
        self._seen = 0
        self._pending = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        """The kinds of line ends seen."""
        return self._SEEN[self._seen]
