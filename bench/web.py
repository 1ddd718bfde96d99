#!/usr/bin/env python3
"""Requests per second of web applications: pystm with all segments, pystm with
one, and CPython 3.11 with the same files and the same threaded server.

    bench/web.py [-d SECONDS] [-r ROUNDS] [-c 8,64] [-s NAME,...] [-w pystm,one,cpython]

The servers take turns of so many seconds, as the machine may be faster at one time
than at another; shown are the medians of the rounds, and how many times as many
requests the first answers as each other does, the median of these ratios. Needs wrk
and bottle. PYSTM names the binary, else it is built; PYTHON names CPython. The client
runs on the same machine.
"""
import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from statistics import median

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
APPS = os.path.join(ROOT, "demo", "bottle")
ITEMS = 16

# name: application, target; None: POSTs to one of the items
CASES = {
    "heavy": ("primes:app", "/primes/20000"),
    "compute": ("primes:app", "/primes/2000"),
    "shared": ("store:app", None),
    "trivial": ("primes:app", "/"),
}
SALES = """
local n = 0
request = function()
  n = n + 1
  return wrk.format("POST", "/items/i" .. (n * 7 %% %d) .. "/sold?n=2")
end
""" % ITEMS


def binary(work):
    exe = os.environ.get("PYSTM") or os.path.join(work, "pystm")
    if "PYSTM" not in os.environ:
        subprocess.run(["go", "build", "-o", exe, "./cmd/pystm"], cwd=ROOT, check=True)
    return exe


def command(who, exe, work):
    """The interpreter's command, and its environment."""
    env = dict(os.environ, PYTHONPATH=APPS)
    if who == "pystm":
        return [exe], env
    if who == "one":
        return [exe, "--segments=1"], env
    link = os.path.join(work, "path", "pystm")
    if not os.path.exists(link):
        os.makedirs(os.path.dirname(link))
        os.symlink(os.path.join(ROOT, "lib", "std", "frozen", "pystm"), link)
    env["PYTHONPATH"] += ":" + os.path.dirname(link)
    return [os.environ.get("PYTHON", "/usr/bin/python3.11")], env


class Server:
    """An application that is served."""

    def __init__(self, args, env, app):
        self.process = subprocess.Popen(args + ["-m", "pystm.wsgi", app, "--bind", "127.0.0.1:0"], env=env, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if line.startswith("serving "):
                self.base = line.split()[-1].rstrip("/")
                return
        raise SystemExit(f"{args} does not serve {app}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def load(server, target, connections, seconds, script):
    """Let wrk ask; (requests a second, 99 % of them within so many ms, failed)."""
    args = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"] + (["-s", script] if target is None else [])
    out = subprocess.run(args + [server.base + (target or "/")], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(\w+)", out).groups()
    late = float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    lost = re.search(r"Socket errors: (.*)", out)
    return rate, late, (bad[0] if bad else "") + (lost[0] if lost else "")


def prepare(server):
    for i in range(ITEMS):
        q = urllib.request.Request(f"{server.base}/items/i{i}", json.dumps({"price": 1}).encode(), {"Content-Type": "application/json"}, method="PUT")
        urllib.request.urlopen(q).read()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-d", "--seconds", type=int, default=10)
    p.add_argument("-r", "--rounds", type=int, default=3)
    p.add_argument("-c", "--connections", default="8,64")
    p.add_argument("-s", "--cases", default=",".join(CASES))
    p.add_argument("-w", "--who", default="pystm,one,cpython")
    o = p.parse_args()
    who = o.who.split(",")
    with tempfile.TemporaryDirectory() as work:
        script = os.path.join(work, "sales.lua")
        with open(script, "w") as f:
            f.write(SALES)
        exe = binary(work) if set(who) & {"pystm", "one"} else None
        print(f"{'case':9}{'conns':>6}  " + "".join(f"{w + ' req/s':>15}{'p99 ms':>9}" + ("   ratio" if i else "") for i, w in enumerate(who)), flush=True)
        for case in o.cases.split(","):
            for connections in map(int, o.connections.split(",")):
                compare(case, connections, o, who, exe, work, script)


def compare(case, connections, o, who, exe, work, script):
    """Measure a case, and print its line."""
    app, target = CASES[case]
    servers, rounds, notes = [], [], ""
    try:
        for w in who:
            servers.append(Server(*command(w, exe, work), app))
            if target is None:
                prepare(servers[-1])
            load(servers[-1], target, connections, 1, script)
        for _ in range(o.rounds):
            rounds.append([])
            for w, server in zip(who, servers):
                time.sleep(0.2)
                rate, late, bad = load(server, target, connections, o.seconds, script)
                rounds[-1].append((rate, late))
                notes += f" {w}: {bad}" if bad else ""
    finally:
        for server in servers:
            server.stop()
    row = ""
    for i in range(len(who)):
        row += f"{median(r[i][0] for r in rounds):15.0f}{median(r[i][1] for r in rounds):9.2f}"
        row += f"{median(r[0][0] / r[i][0] for r in rounds):8.2f}" if i else ""
    print(f"{case:9}{connections:6}  {row}{notes}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
