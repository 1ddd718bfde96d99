#!/usr/bin/env python3.11
"""Make cmd/pystm/default.pgo, the profile that `go build` optimises by: where the
benchmarks beside this file spend their time, alone and with two threads.

    bench/profile.py

Worth doing again after large changes of the loop or of the barriers: the Go compiler
finds functions by name and calls by their lines within them, so that a profile some
edits old loses little.
"""
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def main():
    with tempfile.TemporaryDirectory() as work:
        exe = os.path.join(work, "pystm")
        subprocess.run(["go", "build", "-o", exe, "./cmd/pystm"], cwd=ROOT, check=True)
        parts = []
        for folder, args in ("single", []), ("threads", ["1"]), ("threads", ["2"]):
            for name in sorted(os.listdir(os.path.join(HERE, folder))):
                part = os.path.join(work, f"{folder}{len(parts)}.pprof")
                subprocess.run([exe, name, *args], cwd=os.path.join(HERE, folder), check=True,
                               env=dict(os.environ, PYSTM_CPUPROFILE=part), stdout=subprocess.DEVNULL)
                parts.append(part)
        with open(os.path.join(ROOT, "cmd", "pystm", "default.pgo"), "wb") as out:
            subprocess.run(["go", "tool", "pprof", "-proto", *parts], stdout=out, check=True)


if __name__ == "__main__":
    main()
