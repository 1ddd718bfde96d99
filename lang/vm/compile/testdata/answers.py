"""Write errors.want: what CPython 3.11 says to each source of errors.txt."""

with open("errors.txt", encoding="utf-8") as f:
    sources = f.read().split("---\n")

with open("errors.want", "w", encoding="utf-8") as out:
    for source in sources:
        try:
            compile(source, "<test>", "exec", dont_inherit=True)
        except SyntaxError as e:
            where = f"{e.lineno}:{e.offset} {e.end_lineno}:{e.end_offset or 0}"
            print(where, e.msg, file=out)
        else:
            print("no error", file=out)
