# How exceptions are shown that nobody can catch.
import gc
import os
import sys


class Shown:
    """Shows names of files without their folder."""

    def write(self, text):
        sys.stdout.write(text.replace(os.path.dirname(os.path.abspath(__file__)) + os.sep, ''))

    def flush(self):
        pass


sys.stderr = Shown()


class Finalizer:
    def __init__(self, error, text='<the finalizer>'):
        self.error, self.text = error, text

    def __call__(self):
        raise self.error

    def __repr__(self):
        if self.text is None:
            raise ValueError
        return self.text


class Mute(Exception):
    def __str__(self):
        raise ValueError


class Other(LookupError):
    __module__ = 'elsewhere'


def caused():
    try:
        1 / 0
    except ZeroDivisionError as error:
        other = KeyError('k')
        other.__cause__ = error
        return other


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.err_msg, args.object)


def finalize(error, *text):
    class Dies:
        __del__ = Finalizer(error, *text)

    Dies()
    gc.collect()


for sys.unraisablehook in sys.__unraisablehook__, hook:
    finalize(ValueError())
    finalize(ValueError(''))
    finalize(caused())
    finalize(Other('x', 1))
    finalize(ExceptionGroup('several', [ValueError(1)]))
sys.unraisablehook = sys.__unraisablehook__
finalize(Mute())
finalize(ValueError(1), None)
try:
    sys.unraisablehook(3)
except TypeError as error:
    print(error)
