# Paths and files as objects.
import glob, os, pathlib, tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

p = PurePosixPath("/a/b/../c.tar.gz")
print(p, repr(p), p.parts, p.parent, p.name, p.suffix, p.suffixes, p.stem, p / "d", "x" / PurePosixPath("y"), p.with_name("z"), p.with_suffix(".txt"), p.is_absolute(), p.anchor, list(p.parents), p.relative_to("/a"), p.match("*.gz"), p.as_uri(), p.with_stem("q"))
print(PureWindowsPath("C:\\x\\y.txt").parts, PureWindowsPath("c:/X") == PureWindowsPath("C:/x"), PurePath("a") < PurePath("b"), PurePath("a//b/./c"), hash(PurePath("a")) == hash(PurePath("a")), os.fspath(PurePath("a")), PurePath(), PurePath("..") / "a", p.is_relative_to("/a"))
try:
    p.relative_to("/x")
except ValueError as e:
    print(e)
with tempfile.TemporaryDirectory() as d:
    root = Path(d)
    (root / "sub" / "deep").mkdir(parents=True)
    f = root / "f.txt"
    print(f.write_text("héllo\nx"), f.read_text(), f.exists(), f.is_file(), root.is_dir(), f.stat().st_size, f.read_bytes())
    (root / "sub" / "g.py").touch()
    (root / "sub" / "deep" / "h.py").write_bytes(b"1")
    print(sorted(x.name for x in root.iterdir()), sorted(str(x.relative_to(root)) for x in root.rglob("*.py")), sorted(x.name for x in root.glob("*/*.py")), sorted(x.name for x in root.glob("**/")) != [])
    print(sorted(os.path.relpath(x, d) for x in glob.glob(d + "/**/*.py", recursive=True)), glob.glob(d + "/*.txt") == [str(f)])
    g = f.rename(root / "g.txt")
    print(f.exists(), g.exists(), g.resolve() == g.resolve(), g.samefile(g))
    with g.open() as h:
        print(h.readline())
    g.unlink()
    g.unlink(missing_ok=True)
    for act in [lambda: g.unlink(), lambda: (root / "sub").rmdir(), lambda: (root / "sub").mkdir(), lambda: g.read_text()]:
        try:
            act()
        except OSError as e:
            print(type(e).__name__, e.errno)
    (root / "sub").mkdir(exist_ok=True)
    print(Path(d, "a", "b").parts[-2:], Path.cwd() == Path(os.getcwd()), Path("~").expanduser() != Path("~"), Path("a").absolute().is_absolute())
