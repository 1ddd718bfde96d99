"""What the system is configured to: the functions sysconf, confstr and pathconf of module os.

The C library has most of it built in; these are the values of glibc on a 64-bit Linux.
"""

import _os
from os import _path, cpu_count, stat, statvfs, strerror
import stat as _st

sysconf_names = {
    'SC_2_CHAR_TERM': 95, 'SC_2_C_BIND': 47, 'SC_2_C_DEV': 48, 'SC_2_C_VERSION': 96, 'SC_2_FORT_DEV': 49,
    'SC_2_FORT_RUN': 50, 'SC_2_LOCALEDEF': 52, 'SC_2_SW_DEV': 51, 'SC_2_UPE': 97, 'SC_2_VERSION': 46,
    'SC_AIO_LISTIO_MAX': 23, 'SC_AIO_MAX': 24, 'SC_AIO_PRIO_DELTA_MAX': 25, 'SC_ARG_MAX': 0,
    'SC_ASYNCHRONOUS_IO': 12, 'SC_ATEXIT_MAX': 87, 'SC_AVPHYS_PAGES': 86, 'SC_BC_BASE_MAX': 36,
    'SC_BC_DIM_MAX': 37, 'SC_BC_SCALE_MAX': 38, 'SC_BC_STRING_MAX': 39, 'SC_CHARCLASS_NAME_MAX': 45,
    'SC_CHAR_BIT': 101, 'SC_CHAR_MAX': 102, 'SC_CHAR_MIN': 103, 'SC_CHILD_MAX': 1, 'SC_CLK_TCK': 2,
    'SC_COLL_WEIGHTS_MAX': 40, 'SC_DELAYTIMER_MAX': 26, 'SC_EQUIV_CLASS_MAX': 41, 'SC_EXPR_NEST_MAX': 42,
    'SC_FSYNC': 15, 'SC_GETGR_R_SIZE_MAX': 69, 'SC_GETPW_R_SIZE_MAX': 70, 'SC_INT_MAX': 104, 'SC_INT_MIN': 105,
    'SC_IOV_MAX': 60, 'SC_JOB_CONTROL': 7, 'SC_LINE_MAX': 43, 'SC_LOGIN_NAME_MAX': 71, 'SC_LONG_BIT': 106,
    'SC_MAPPED_FILES': 16, 'SC_MB_LEN_MAX': 108, 'SC_MEMLOCK': 17, 'SC_MEMLOCK_RANGE': 18,
    'SC_MEMORY_PROTECTION': 19, 'SC_MESSAGE_PASSING': 20, 'SC_MINSIGSTKSZ': 249, 'SC_MQ_OPEN_MAX': 27,
    'SC_MQ_PRIO_MAX': 28, 'SC_NGROUPS_MAX': 3, 'SC_NL_ARGMAX': 119, 'SC_NL_LANGMAX': 120, 'SC_NL_MSGMAX': 121,
    'SC_NL_NMAX': 122, 'SC_NL_SETMAX': 123, 'SC_NL_TEXTMAX': 124, 'SC_NPROCESSORS_CONF': 83,
    'SC_NPROCESSORS_ONLN': 84, 'SC_NZERO': 109, 'SC_OPEN_MAX': 4, 'SC_PAGESIZE': 30, 'SC_PAGE_SIZE': 30,
    'SC_PASS_MAX': 88, 'SC_PHYS_PAGES': 85, 'SC_PII': 53, 'SC_PII_INTERNET': 56, 'SC_PII_INTERNET_DGRAM': 62,
    'SC_PII_INTERNET_STREAM': 61, 'SC_PII_OSI': 57, 'SC_PII_OSI_CLTS': 64, 'SC_PII_OSI_COTS': 63,
    'SC_PII_OSI_M': 65, 'SC_PII_SOCKET': 55, 'SC_PII_XTI': 54, 'SC_POLL': 58, 'SC_PRIORITIZED_IO': 13,
    'SC_PRIORITY_SCHEDULING': 10, 'SC_REALTIME_SIGNALS': 9, 'SC_RE_DUP_MAX': 44, 'SC_RTSIG_MAX': 31,
    'SC_SAVED_IDS': 8, 'SC_SCHAR_MAX': 111, 'SC_SCHAR_MIN': 112, 'SC_SELECT': 59, 'SC_SEMAPHORES': 21,
    'SC_SEM_NSEMS_MAX': 32, 'SC_SEM_VALUE_MAX': 33, 'SC_SHARED_MEMORY_OBJECTS': 22, 'SC_SHRT_MAX': 113,
    'SC_SHRT_MIN': 114, 'SC_SIGQUEUE_MAX': 34, 'SC_SSIZE_MAX': 110, 'SC_STREAM_MAX': 5,
    'SC_SYNCHRONIZED_IO': 14, 'SC_THREADS': 67, 'SC_THREAD_ATTR_STACKADDR': 77, 'SC_THREAD_ATTR_STACKSIZE': 78,
    'SC_THREAD_DESTRUCTOR_ITERATIONS': 73, 'SC_THREAD_KEYS_MAX': 74, 'SC_THREAD_PRIORITY_SCHEDULING': 79,
    'SC_THREAD_PRIO_INHERIT': 80, 'SC_THREAD_PRIO_PROTECT': 81, 'SC_THREAD_PROCESS_SHARED': 82,
    'SC_THREAD_SAFE_FUNCTIONS': 68, 'SC_THREAD_STACK_MIN': 75, 'SC_THREAD_THREADS_MAX': 76, 'SC_TIMERS': 11,
    'SC_TIMER_MAX': 35, 'SC_TTY_NAME_MAX': 72, 'SC_TZNAME_MAX': 6, 'SC_T_IOV_MAX': 66, 'SC_UCHAR_MAX': 115,
    'SC_UINT_MAX': 116, 'SC_UIO_MAXIOV': 60, 'SC_ULONG_MAX': 117, 'SC_USHRT_MAX': 118, 'SC_VERSION': 29,
    'SC_WORD_BIT': 107, 'SC_XBS5_ILP32_OFF32': 125, 'SC_XBS5_ILP32_OFFBIG': 126, 'SC_XBS5_LP64_OFF64': 127,
    'SC_XBS5_LPBIG_OFFBIG': 128, 'SC_XOPEN_CRYPT': 92, 'SC_XOPEN_ENH_I18N': 93, 'SC_XOPEN_LEGACY': 129,
    'SC_XOPEN_REALTIME': 130, 'SC_XOPEN_REALTIME_THREADS': 131, 'SC_XOPEN_SHM': 94, 'SC_XOPEN_UNIX': 91,
    'SC_XOPEN_VERSION': 89, 'SC_XOPEN_XCU_VERSION': 90, 'SC_XOPEN_XPG2': 98, 'SC_XOPEN_XPG3': 99,
    'SC_XOPEN_XPG4': 100}

# What is the same everywhere.
_NUMBERS = {
    2: 100, 3: 65536, 5: 16, 6: -1, 7: 1, 8: 1, 9: 200809, 10: 200809, 11: 200809, 12: 200809, 13: 200809,
    14: 200809, 15: 200809, 16: 200809, 17: 200809, 18: 200809, 19: 200809, 20: 200809, 21: 200809, 22: 200809,
    23: -1, 24: -1, 25: 20, 26: 2147483647, 27: -1, 28: 32768, 29: 200809, 31: 32, 32: -1, 33: 2147483647,
    35: -1, 36: 99, 37: 2048, 38: 99, 39: 1000, 40: 255, 42: 32, 43: 2048, 44: 32767, 45: 2048, 46: 200809,
    47: 200809, 48: 200809, 49: -1, 50: -1, 51: 200809, 52: 200809, 53: -1, 54: -1, 55: -1, 56: -1, 57: -1,
    58: -1, 59: -1, 60: 1024, 61: -1, 62: -1, 63: -1, 64: -1, 65: -1, 66: -1, 67: 200809, 68: 200809, 69: 1024,
    70: 1024, 71: 256, 72: 32, 73: 4, 74: 1024, 75: 16384, 76: -1, 77: 200809, 78: 200809, 79: 200809,
    80: 200809, 81: 200809, 82: 200809, 87: 2147483647, 88: 8192, 89: 700, 90: 4, 91: 1, 92: -1, 93: 1, 94: 1,
    95: 200809, 96: 200809, 97: -1, 98: 1, 99: 1, 100: 1, 101: 8, 102: 127, 103: -128, 104: 2147483647,
    105: -2147483648, 106: 64, 107: 32, 108: 16, 109: 20, 110: 32767, 111: 127, 112: -128, 113: 32767,
    114: -32768, 115: 255, 116: 4294967295, 117: -1, 118: 65535, 119: 4096, 120: 2048, 121: 2147483647,
    122: 2147483647, 123: 2147483647, 124: 2147483647, 125: -1, 126: -1, 127: 1, 128: -1, 129: 1, 130: 1, 131: 1}

_LIMITS = {1: 6, 4: 7, 34: 11}      # names of sysconf: limits of module resource


def _number(name, names):
    """The number of a name of the configuration."""
    if isinstance(name, str):
        if name not in names:
            raise ValueError('unrecognized configuration name')
        return names[name]
    if not isinstance(name, int):
        raise TypeError('configuration names must be strings or integers')
    if not -1 << 31 <= name < 1 << 31:
        raise OverflowError('Python int too large to convert to C int')
    return int(name)


def _unknown():
    return OSError(22, strerror(22))


def sysconf(name, /):
    """A number of the system's configuration, by its name or number."""
    number = _number(name, sysconf_names)
    if number in _NUMBERS:
        return _NUMBERS[number]
    if number in _LIMITS:
        from resource import getrlimit
        return getrlimit(_LIMITS[number])[0]
    match number:
        case 0:
            from resource import getrlimit
            stack = getrlimit(3)[0]
            return max(stack // 4, 131072) if stack >= 0 else (1 << 62) - 1
        case 30:
            from resource import getpagesize
            return getpagesize()
        case 83 | 84:
            return cpu_count()
        case 85 | 86:
            from resource import getpagesize
            wanted = 'MemTotal:' if number == 85 else 'MemFree:'
            return next(int(line.split()[1]) * 1024 // getpagesize()
                        for line in _lines('/proc/meminfo') if line.startswith(wanted))
        case 249:
            return _stack_for_signals()
    raise _unknown()


def _lines(name):
    import io
    with io.open(name) as file:
        return file.read().split('\n')


def _stack_for_signals():
    """How much of a stack the kernel wants for a signal; it tells programs when they start."""
    import io
    from struct import iter_unpack
    with io.open('/proc/self/auxv', 'rb') as file:
        return dict(iter_unpack('@LL', file.read())).get(51, 2048)


confstr_names = {
    'CS_GNU_LIBC_VERSION': 2, 'CS_GNU_LIBPTHREAD_VERSION': 3, 'CS_LFS64_CFLAGS': 1004, 'CS_LFS64_LDFLAGS': 1005,
    'CS_LFS64_LIBS': 1006, 'CS_LFS64_LINTFLAGS': 1007, 'CS_LFS_CFLAGS': 1000, 'CS_LFS_LDFLAGS': 1001,
    'CS_LFS_LIBS': 1002, 'CS_LFS_LINTFLAGS': 1003, 'CS_PATH': 0, 'CS_XBS5_ILP32_OFF32_CFLAGS': 1100,
    'CS_XBS5_ILP32_OFF32_LDFLAGS': 1101, 'CS_XBS5_ILP32_OFF32_LIBS': 1102,
    'CS_XBS5_ILP32_OFF32_LINTFLAGS': 1103, 'CS_XBS5_ILP32_OFFBIG_CFLAGS': 1104,
    'CS_XBS5_ILP32_OFFBIG_LDFLAGS': 1105, 'CS_XBS5_ILP32_OFFBIG_LIBS': 1106,
    'CS_XBS5_ILP32_OFFBIG_LINTFLAGS': 1107, 'CS_XBS5_LP64_OFF64_CFLAGS': 1108,
    'CS_XBS5_LP64_OFF64_LDFLAGS': 1109, 'CS_XBS5_LP64_OFF64_LIBS': 1110, 'CS_XBS5_LP64_OFF64_LINTFLAGS': 1111,
    'CS_XBS5_LPBIG_OFFBIG_CFLAGS': 1112, 'CS_XBS5_LPBIG_OFFBIG_LDFLAGS': 1113,
    'CS_XBS5_LPBIG_OFFBIG_LIBS': 1114, 'CS_XBS5_LPBIG_OFFBIG_LINTFLAGS': 1115}

# Numbers from 1100 on are flags of compilers, four for each way to have numbers and offsets.
_TEXTS = {0: '/bin:/usr/bin', 1: 'POSIX_V6_LP64_OFF64', 4: 'XBS5_LP64_OFF64', 5: 'POSIX_V7_LP64_OFF64',
          2: None, 3: None, 1004: '-D_LARGEFILE64_SOURCE', 1007: '-D_LARGEFILE64_SOURCE',
          **dict.fromkeys((1108, 1109, 1124, 1125, 1140, 1141), '-m64'), **dict.fromkeys((1148, 1149), 'POSIXLY_CORRECT=1')}


def confstr(name, /):
    """A text of the system's configuration; None where there is none, as no C library has a version here."""
    number = _number(name, confstr_names)
    if number in _TEXTS:
        return _TEXTS[number]
    if 1000 <= number < 1008 or 1100 <= number < 1150:
        return ''
    raise _unknown()


pathconf_names = {
    'PC_ALLOC_SIZE_MIN': 18, 'PC_ASYNC_IO': 10, 'PC_CHOWN_RESTRICTED': 6, 'PC_FILESIZEBITS': 13,
    'PC_LINK_MAX': 0, 'PC_MAX_CANON': 1, 'PC_MAX_INPUT': 2, 'PC_NAME_MAX': 3, 'PC_NO_TRUNC': 7,
    'PC_PATH_MAX': 4, 'PC_PIPE_BUF': 5, 'PC_PRIO_IO': 11, 'PC_REC_INCR_XFER_SIZE': 14,
    'PC_REC_MAX_XFER_SIZE': 15, 'PC_REC_MIN_XFER_SIZE': 16, 'PC_REC_XFER_ALIGN': 17, 'PC_SOCK_MAXBUF': 12,
    'PC_SYMLINK_MAX': 19, 'PC_SYNC_IO': 9, 'PC_VDISABLE': 8}

# What is the same for all files, by number.
_FILES = {1: 255, 2: 255, 4: 4096, 5: 4096, 7: 1, 8: 0, 9: -1, 11: -1, 12: -1, 14: -1, 15: -1, 19: -1}

# By numbers of file systems: how many links a file may have, and the bits of its size.
_LINKS = {0xef53: 65000, 0xf2f52010: 32000, 0x137f: 250, 0x138f: 250, 0x2468: 250, 0x2478: 250,
          0x52654973: 64535, 0x58465342: 2147483647, 0xbd00bd0: 160000}
_SIZES = {0xf2f52010: 256, 0x9123683e: 255, **dict.fromkeys((
    0xef53, 0x11954, 0x54190100, 0x52654973, 0x58465342, 0x517b, 0x5346544e, 0x15013346, 0x3153464a, 0xa501fcf5,
    0x27e0eb, 0xbd00bd0), 64)}


def _limit(file, number):
    """What pathconf tells of a file, which is a path or a descriptor."""
    match number:
        case 0:
            return _LINKS.get(_os._filesystem(file), 127)
        case 6:
            _os._filesystem(file)
            return 1
        case 13:
            return _SIZES.get(_os._filesystem(file), 32)
        case 3:
            return statvfs(file).f_namemax
        case 10:
            mode = stat(file).st_mode
            return 1 if _st.S_ISREG(mode) or _st.S_ISBLK(mode) else -1
        case 16:
            return statvfs(file).f_bsize
        case 17 | 18:
            return statvfs(file).f_frsize
    if number not in _FILES:
        raise _unknown()
    return _FILES[number]


def pathconf(path, name):
    """A limit of a file or of what is in a folder; -1 if there is none."""
    path = _path('pathconf', path, True)
    number = _number(name, pathconf_names)
    if isinstance(path, int):
        return fpathconf(path, number)
    if not path:
        raise FileNotFoundError(2, strerror(2), path)
    return _limit(path, number)


def fpathconf(fd, name, /):
    """A limit of an open file; -1 if there is none."""
    if not isinstance(fd, int):
        if not hasattr(fd, 'fileno'):
            raise TypeError('argument must be an int, or have a fileno() method.')
        fd = fd.fileno()
    number = _number(name, pathconf_names)
    try:
        if fd < 0:
            raise OSError(9, strerror(9))
        return _limit(fd, number)
    except OSError as e:
        error = type(e)(e.errno, e.strerror)    # without the number, which is no name
    raise error
