# What CPython has in C: bound by no class, in no traceback, with the attributes of a builtin, wherever it is written here.
import asyncio
import codecs
import contextvars
import copy
import csv
import functools
import hashlib
import inspect
import io
import os
import pickle
import signal
import stat
import sys
import traceback
import types

for function in (os.listdir, os.stat, os.getcwd, os.system, os.urandom, codecs.lookup, hashlib.sha256, csv.reader, signal.strsignal,
                 stat.S_ISDIR, io.open_code, len):
    assert type(function) is types.BuiltinFunctionType and inspect.isbuiltin(function) and not inspect.isfunction(function)
    assert isinstance(function.__self__, types.ModuleType)
    print(function, function.__name__, function.__qualname__, hasattr(function, '__code__'), callable(function))
for function in os.listdir, os.stat, os.open, os.getcwd, os.system:
    print(inspect.signature(function), function.__text_signature__ is not None)
for function in os.makedirs, os.walk, os.getenv, hashlib.new, signal.signal, codecs.open, asyncio.run:
    assert type(function) is types.FunctionType, function


class Uses:
    entropy = os.urandom
    here = os.getcwd
    hasher = hashlib.sha1
    is_folder = stat.S_ISDIR


u = Uses()
print(len(u.entropy(5)), u.here() == Uses.here() == os.getcwd(), u.hasher(b'a').hexdigest(), u.is_folder(os.stat('/').st_mode))
Uses.later = os.listdir
print(u.later is os.listdir, Uses.__dict__['later'] is os.listdir, u.later.__name__)
print(copy.deepcopy(os.stat) is os.stat, pickle.loads(pickle.dumps(os.stat)) is os.stat, {os.stat: 1}[os.stat], os.stat == os.stat, os.stat == os.open,
      os.stat.__ne__(len), len.__ne__(os.stat), len.__eq__(os.stat))
try:
    os.stat.x = 1
except AttributeError as e:
    print(e)


@functools.wraps(os.stat)
def wrapper(*args):
    return os.stat(*args)


print(wrapper.__name__, wrapper.__wrapped__ is os.stat, inspect.signature(wrapper))


def fails():
    raise KeyError('inside')


async def failing():
    await asyncio.sleep(0)
    fails()


def names(function):
    try:
        function()
    except Exception as e:
        return type(e).__name__, [f.name for f in traceback.extract_tb(e.__traceback__)]


print(names(lambda: os.listdir('/nowhere')), names(lambda: os.stat('/nowhere')), names(lambda: os.urandom('x')), names(lambda: os.makedirs('/proc/no/way')))
print(names(lambda: contextvars.copy_context().run(fails)), names(lambda: codecs.lookup('nothing of the kind')))
print(names(lambda: os.environ['NOTHING']), names(lambda: csv.get_dialect('none')), names(lambda: signal.strsignal(99)))
print(names(lambda: asyncio.run(failing())))


async def gathers():
    await asyncio.gather(failing(), asyncio.sleep(0))


print(names(lambda: asyncio.run(gathers())))


def seen(how, function):
    events = []

    def see(frame, event, arg):
        events.append((event, arg.__name__ if event.startswith('c_') else frame.f_code.co_name))
        return see
    how(see)
    try:
        function()
    except Exception:
        pass
    how(None)
    return events[:-1] if how is sys.setprofile else events


def calls():
    os.listdir('/')
    len('a')
    os.stat('/nowhere')


print(seen(sys.setprofile, calls))
print(seen(sys.settrace, calls))
print(seen(sys.settrace, lambda: contextvars.copy_context().run(fails)))
