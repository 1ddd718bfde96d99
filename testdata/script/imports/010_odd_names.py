# names that no module can have
import importlib
for name in ["", ".", "..", ".x", "./x", "/tmp", "x.", "a..b", "mods.", "mods..tool", "mods/tool", "sys.y", "\0", "é.", "mods.\ud800", "a'b", "mods.tool.x"]:
    for find in __import__, importlib.import_module:
        try:
            print(ascii(name), find(name))
        except (ImportError, ValueError, TypeError) as e:
            print(ascii(name), type(e).__name__, ascii(str(e)))
for name in [".x", "", "..", "tool.", "tool..x", ".", "x."]:
    for level in 1, 2:
        for package in "mods", "":
            try:
                print(ascii(name), level, __import__(name, {"__package__": package, "__name__": "mods.q"}, None, ["a"], level).__name__)
            except ImportError as e:
                print(ascii(name), level, type(e).__name__, e)
