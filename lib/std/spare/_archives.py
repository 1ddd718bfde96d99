"""Archives of folders: the part of module shutil that makes and unpacks them."""

import os


class ReadError(OSError):
    """An archive that cannot be read."""

    __module__ = 'shutil'


class RegistryError(Exception):
    """A format, or the end of a file name, that is known already or not at all."""

    __module__ = 'shutil'


def _tar_maker(mode, suffix):
    def make(base_name, base_dir, owner=None, group=None, verbose=0, dry_run=0, logger=None, root_dir=None):
        import tarfile
        name = base_name + suffix
        _make_folder(name, dry_run)

        def owned(info):
            if owner is not None:
                import pwd
                info.uname, info.uid = owner, pwd.getpwnam(owner).pw_uid
            if group is not None:
                import grp
                info.gname, info.gid = group, grp.getgrnam(group).gr_gid
            return info
        if not dry_run:
            with tarfile.open(name, mode) as tar:
                tar.add(base_dir if root_dir is None else os.path.join(root_dir, base_dir), base_dir, filter=owned)
        return name if root_dir is None else os.path.abspath(name)

    make.supports_root_dir = True
    return make


def _make_zip(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    name = base_name + '.zip'
    _make_folder(name, dry_run)
    if not dry_run:
        top = os.path.normpath(base_dir if root_dir is None else os.path.join(root_dir, base_dir))
        with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
            def put(path):
                inside = path if root_dir is None else os.path.relpath(path, root_dir)
                if os.path.normpath(inside) != os.curdir:
                    archive.write(path, os.path.normpath(inside))
            put(top)
            for folder, folders, files in os.walk(top):
                for each in sorted(folders):
                    put(os.path.join(folder, each))
                for each in files:
                    path = os.path.join(folder, each)
                    if os.path.isfile(path) and os.path.abspath(path) != os.path.abspath(name):
                        put(path)
    return name if root_dir is None else os.path.abspath(name)


_make_zip.supports_root_dir = True


def _make_folder(name, dry_run):
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder) and not dry_run:
        os.makedirs(folder)


_makers = {'tar': (_tar_maker('w', '.tar'), [], 'uncompressed tar file'),
           'gztar': (_tar_maker('w:gz', '.tar.gz'), [], "gzip'ed tar-file"),
           'zip': (_make_zip, [], 'ZIP file')}


def get_archive_formats():
    """The formats that archives can be made in: names and descriptions."""
    return sorted((name, maker[2]) for name, maker in _makers.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Add a format for make_archive."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f'The {function} object is not callable')
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    if any(not isinstance(each, (tuple, list)) or len(each) != 2 for each in extra_args):
        raise TypeError('extra_args elements are : (arg_name, value)')
    _makers[name] = function, extra_args, description


def unregister_archive_format(name):
    del _makers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Put a folder into an archive; its file name is returned."""
    try:
        function, extra, _ = _makers[format]
    except KeyError:
        raise ValueError(f'unknown archive format {format!r}') from None
    options = {'dry_run': dry_run, 'logger': logger, **dict(extra)}
    if format != 'zip':
        options.update(owner=owner, group=group)
    base_dir = os.curdir if base_dir is None else base_dir
    if root_dir is None:
        return function(os.fspath(base_name), base_dir, **options)
    if getattr(function, 'supports_root_dir', False):
        return function(os.fspath(base_name), base_dir, root_dir=os.fspath(root_dir), **options)
    before = os.getcwd()
    base_name = os.path.abspath(base_name)
    if not dry_run:
        os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        os.chdir(before)


def _unpack_zip(filename, extract_dir):
    import zipfile
    from shutil import copyfileobj
    if not zipfile.is_zipfile(filename):
        raise ReadError(f'{filename} is not a zip file')
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith('/') or '..' in name:
                continue
            target = os.path.join(extract_dir, *name.split('/'))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if not name.endswith('/'):
                with archive.open(info) as source, open(target, 'wb') as file:
                    copyfileobj(source, file)


def _unpack_tar(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f'{filename} is not a compressed or uncompressed tar file') from None
    with archive:
        archive.extractall(extract_dir, **({} if filter is None else {'filter': filter}))


_unpackers = {'tar': (['.tar'], _unpack_tar, [], 'uncompressed tar file'),
              'gztar': (['.tar.gz', '.tgz'], _unpack_tar, [], "gzip'ed tar-file"),
              'zip': (['.zip'], _unpack_zip, [], 'ZIP file')}


def get_unpack_formats():
    """The formats that can be unpacked: names, ends of file names, descriptions."""
    return sorted((name, unpacker[0], unpacker[3]) for name, unpacker in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Add a format for unpack_archive."""
    known = {extension: each for each, unpacker in _unpackers.items() for extension in unpacker[0]}
    for extension in extensions:
        if extension in known:
            raise RegistryError(f'{extension} is already registered for "{known[extension]}"')
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _unpackers[name] = extensions, function, extra_args or [], description


def unregister_unpack_format(name):
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive, into the current folder if none is given."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = next((name for name, unpacker in _unpackers.items() if any(filename.endswith(end) for end in unpacker[0])), None)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _unpackers:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra, _ = _unpackers[format]
    options = dict(extra)
    if filter is not None:
        options['filter'] = filter
    function(filename, extract_dir, **options)
