"""How long small pieces of code take."""

import sys
from time import perf_counter as default_timer

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
dummy_src_name = '<timeit-src>'
_globals = globals


def reindent(src, indent):
    """A text whose lines but the first are indented."""
    return src.replace('\n', '\n' + ' ' * indent)


class Timer:
    """Measures a statement, given as text or as a function."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        namespace = _globals() if globals is None else globals
        local = {}
        init = ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, 'exec')
            prefix = setup + '\n'
            setup_text = reindent(setup, 4)
        elif callable(setup):
            local['_setup'] = setup
            init += ', _setup=_setup'
            prefix, setup_text = '', '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(prefix + stmt, dummy_src_name, 'exec')
            stmt_text = reindent(stmt, 8)
        elif callable(stmt):
            local['_stmt'] = stmt
            init += ', _stmt=_stmt'
            stmt_text = '_stmt()'
        else:
            raise ValueError('stmt is neither a string nor callable')
        self.src = (f'def inner(_it, _timer{init}):\n    {setup_text}\n'
                    f'    _t0 = _timer()\n    for _i in _it:\n        {stmt_text}\n'
                    '        pass\n    _t1 = _timer()\n    return _t1 - _t0\n')
        code = compile(self.src, dummy_src_name, 'exec')
        exec(code, namespace, local)
        self.inner = local['inner']

    def print_exc(self, file=None):
        """Show the exception, with lines of the measured code."""
        import linecache
        import traceback
        linecache.cache[dummy_src_name] = (len(self.src), None, self.src.split('\n'),
                                           dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for number runs, without garbage collections."""
        import gc
        from itertools import repeat as times
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(times(None, number), self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several results of timeit()."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) for a number that takes at least 0.2 s."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number,
           globals=None):
    """Seconds for number runs of a statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """Several results of timeit()."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_USAGE = ('usage: python -m timeit [-n N] [-r N] [-u U] [-s S] [-p] [-v] [-h] [--] '
          '[statement ...]')


def main(args=None, *, _wrap_timer=None):
    """The command line."""
    if args is None:
        args = sys.argv[1:]
    import getopt
    try:
        options, args = getopt.getopt(args, 'n:u:s:r:pvh', [
            'number=', 'setup=', 'repeat=', 'process', 'verbose', 'unit=', 'help'])
    except getopt.error as error:
        print(error)
        print('use -h/--help for command line help')
        return 2
    timer = default_timer
    units = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}
    number, count, setup, verbose, precision, unit = 0, default_repeat, [], 0, 3, None
    for option, value in options:
        if option in ('-n', '--number'):
            number = int(value)
        elif option in ('-s', '--setup'):
            setup.append(value)
        elif option in ('-u', '--unit'):
            if value not in units:
                print('Unrecognized unit. Please select nsec, usec, msec, or sec.',
                      file=sys.stderr)
                return 2
            unit = value
        elif option in ('-r', '--repeat'):
            count = max(int(value), 1)
        elif option in ('-p', '--process'):
            from time import process_time as timer
        elif option in ('-v', '--verbose'):
            precision += bool(verbose)
            verbose += 1
        elif option in ('-h', '--help'):
            print(_USAGE)
            return 0
    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer('\n'.join(args) or 'pass', '\n'.join(setup) or 'pass', timer)

    def show(seconds):
        scale = unit
        if scale is None:
            scale = next((name for name in ('sec', 'msec', 'usec')
                          if seconds >= units[name]), 'nsec')
        return f'{seconds / units[scale]:.{precision}g} {scale}'

    try:
        if number == 0:
            callback = None
            if verbose:
                def callback(number, taken):
                    print(f"{number} loop{'s' if number != 1 else ''} -> "
                          f'{taken:.{precision}g} secs')
            number, _ = measured.autorange(callback)
            if verbose:
                print()
        results = measured.repeat(count, number)
    except Exception:
        measured.print_exc()
        return 1
    if verbose:
        print('raw times:', ', '.join(map(show, results)))
        print()
    best = min(results) / number
    print(f"{number} loop{'s' if number != 1 else ''}, best of {count}: {show(best)} per loop")
    worst = max(results) / number
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            f'The test results are likely unreliable. The worst time ({show(worst)}) was '
            f'more than four times slower than the best time ({show(best)}).',
            UserWarning, '', 0)
    return None


if __name__ == '__main__':
    sys.exit(main())
