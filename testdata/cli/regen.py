"""Makes expected.json: what CPython 3.11 does with the command lines of cases.json.

    python3.11 testdata/cli/regen.py        write it
    python3.11 testdata/cli/regen.py EXE    show where another interpreter differs

A case has args, or a shell script that finds the interpreter in $EXE; stdin
(empty if not given) and env, variables beside PATH and LC_ALL. In the outputs
the interpreter is {EXE}, the folder of the cases {DIR}, an address {ADDRESS}.
"""
import json
import os
import re
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))


def run(exe, case):
    argv = ["sh", "-c", case["shell"]] if "shell" in case else [exe, *case["args"]]
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "EXE": exe, **case.get("env", {})}
    done = subprocess.run(argv, input=case.get("stdin", "").encode("utf-8"), capture_output=True, cwd=here, env=env, timeout=60)
    text = [s.decode("utf-8", "surrogateescape").replace(exe, "{EXE}").replace(here, "{DIR}") for s in (done.stdout, done.stderr)]
    text = [re.sub("0x[0-9a-f]+", "{ADDRESS}", s).replace("`pystm -h'", "`python -h'") for s in text]
    return {"stdout": text[0], "stderr": text[1], "status": done.returncode}


def main():
    with open(os.path.join(here, "cases.json")) as f:
        cases = json.load(f)
    stored = os.path.join(here, "expected.json")
    if len(sys.argv) == 1:
        made = {c["name"]: run("/usr/bin/python3.11", c) for c in cases}
        assert len(made) == len(cases), "two cases have the same name"
        with open(stored, "w") as f:
            json.dump(made, f, indent=1)
            f.write("\n")
        return
    with open(stored) as f:
        want = json.load(f)
    for c in cases:
        got = run(sys.argv[1], c)
        if got != want[c["name"]]:
            print(c["name"], *(f"  {k}\n    got  {got[k]!r:.600}\n    want {v!r}" for k, v in want[c["name"]].items() if got[k] != v), sep="\n")


if __name__ == "__main__":
    main()
