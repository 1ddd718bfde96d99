# Writes that the system refuses, of a regular file and of others. Those of buffers may
# raise the error later.
import errno
import os
import resource
import tempfile


def refused(*calls):
    errors = set()
    for call in calls:
        try:
            call()
        except OSError as e:
            errors.add(errno.errorcode[e.errno])
    return errors


limit = resource.getrlimit(resource.RLIMIT_FSIZE)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'file')
    for buffering in 0, 512, -1:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limit[1]))
        file = open(path, 'wb', buffering)
        try:
            errors = [refused(lambda: file.write(b'X' * 1024), file.flush),
                      refused(lambda: file.write(b'YZ'), file.flush, file.flush),
                      refused(lambda: file.write(b'V' * 5000), file.flush, file.flush)]
            if buffering == 0:
                print(errors)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        refused(file.close)
        print(file.closed)
        with open(path, 'rb') as file:
            print(file.read().count(b'X'))

full = open('/dev/full', 'wb', 16)
print(refused(lambda: full.write(b'0123456789'), full.flush, full.flush, full.close) <= {'ENOSPC'}, full.closed)
print(refused(lambda: os.write(os.open('/dev/full', os.O_WRONLY), b'x' * 100000)))
