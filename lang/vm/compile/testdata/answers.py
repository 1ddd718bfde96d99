"""Store what CPython 3.11 says: errors.want, warnings.want, unparse.want.

Run it in this folder after a change of the sources beside it.
"""

import warnings


def chunks(name):
    with open(name, encoding="utf-8") as f:
        return f.read().split("---\n")


def error(source):
    warnings.simplefilter("ignore")
    try:
        compile(source, "<test>", "exec", dont_inherit=True)
    except SyntaxError as e:
        return f"{e.lineno}:{e.offset} {e.end_lineno}:{e.end_offset or 0} {e.msg}"
    return "no error"


def warned(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<test>", "exec", dont_inherit=True)
    return " / ".join(f"{w.lineno} {w.message}" for w in caught)


def annotation(source):
    space = {}
    exec("from __future__ import annotations\nx: " + source, space)
    return space["__annotations__"]["x"]


def store(name, answers):
    with open(name, "w", encoding="utf-8", errors="surrogatepass") as out:
        for answer in answers:
            print(answer, file=out)


store("errors.want", map(error, chunks("errors.txt")))
store("warnings.want", map(warned, chunks("warnings.txt")))
with open("unparse.txt", encoding="utf-8") as f:
    store("unparse.want", map(annotation, f.read().splitlines()))
