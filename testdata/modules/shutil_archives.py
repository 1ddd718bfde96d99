import os
import shutil
import tarfile
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as d:
    os.makedirs(d + '/src/sub/empty')
    for name in 'a.txt', 'sub/b.txt':
        with open(f'{d}/src/{name}', 'w') as f:
            f.write(name * 3)
    for format in 'zip', 'tar', 'gztar':
        name = shutil.make_archive(d + '/out/arc', format, d + '/src')
        print(os.path.relpath(name, d))
        shutil.unpack_archive(name, d + '/' + format)
        print(sorted(os.path.relpath(os.path.join(r, x), d) for r, ds, fs in os.walk(d + '/' + format) for x in ds + fs))
        part = shutil.make_archive(d + '/out/part', format, d, 'src/sub')
        names = zipfile.ZipFile(part).namelist() if format == 'zip' else tarfile.open(part).getnames()
        print(sorted(names))
    for f in (lambda: shutil.make_archive(d + '/x', 'rar', d), lambda: shutil.unpack_archive(d + '/x.rar'), lambda: shutil.unpack_archive(d + '/x', format='rar'),
              lambda: shutil.unpack_archive(d + '/src/a.txt', d, 'zip'), lambda: shutil.unpack_archive(d + '/src/a.txt', d, 'tar'),
              lambda: shutil.register_unpack_format('z', ['.zip'], print), lambda: shutil.register_archive_format('z', 3), lambda: shutil.chown(d)):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, str(e).replace(d, '{}'))
    shutil.register_archive_format('mine', lambda base_name, base_dir, **kw: (os.path.basename(base_name), base_dir, sorted(kw)), [('k', 1)], 'my own')
    print(shutil.make_archive(d + '/m', 'mine', d), [n for n, _ in shutil.get_archive_formats() if n in ('mine', 'zip', 'tar', 'gztar')])
    shutil.unregister_archive_format('mine')
    print([x for x in shutil.get_unpack_formats() if x[0] in ('zip', 'gztar')])
    shutil.chown(d, os.getuid(), os.getgid())
