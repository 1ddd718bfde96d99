# sysconf, confstr, pathconf and what is asked by them.
import os


def asked(function, *args):
    try:
        return function(*args)
    except (OSError, TypeError, ValueError, OverflowError) as e:
        return type(e).__name__, str(e)


varies = {'SC_ARG_MAX', 'SC_CHILD_MAX', 'SC_OPEN_MAX', 'SC_NPROCESSORS_CONF', 'SC_NPROCESSORS_ONLN', 'SC_PHYS_PAGES',
          'SC_AVPHYS_PAGES', 'SC_SIGQUEUE_MAX', 'SC_MINSIGSTKSZ', 'SC_PAGESIZE', 'SC_PAGE_SIZE'}
for name, number in os.sysconf_names.items():
    value = asked(os.sysconf, name)
    assert value == asked(os.sysconf, number) or name == 'SC_AVPHYS_PAGES', name
    print(name, number, type(value) if name in varies else value)
print(asked(os.sysconf, 'SC_NONE'), asked(os.sysconf, 1.5), asked(os.sysconf, True) == os.sysconf('SC_CHILD_MAX'))

for name, number in os.confstr_names.items():
    if 'VERSION' not in name:
        print(name, number, repr(os.confstr(name)))
print([os.confstr(n) for n in (0, 1, 4, 5, 1004, 1108, 1140, 1149)])
print(asked(os.confstr, 'CS_NONE'), asked(os.confstr, 6), asked(os.confstr, []), asked(os.confstr, b'CS_PATH'))

print(os.pathconf_names)
for path in '/proc', '/dev/null', '/none', '':
    print(repr(path), [asked(os.pathconf, path, name) for name in os.pathconf_names])
r, w = os.pipe()
print([asked(os.fpathconf, r, name) for name in os.pathconf_names])
print([asked(os.fpathconf, 999, name) for name in os.pathconf_names])
print(asked(os.pathconf, '/', 'PC_NONE'), asked(os.fpathconf, 'x', 'PC_LINK_MAX'), os.pathconf(r, 'PC_PIPE_BUF'))

print(asked(os.getgrouplist, 'nobody of that name', 5), asked(os.getgrouplist, 'root', 'x'), asked(os.getgrouplist, 'root', -2))
print(asked(os.getgrouplist, 1, 1), asked(os.initgroups, 'root', 'x'))
