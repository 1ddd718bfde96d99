# python -m json.tool: what goes in and out, and an output that nobody reads.
import errno
import os
import subprocess
import sys
import tempfile


def tool(*args, data=b''):
    p = subprocess.run([sys.executable, '-m', 'json.tool', *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    print(p.returncode, p.stdout, p.stderr)


tool(data=b'{"b": [1, 2.5, null], "a": "\\u00e4\xc3\xa4"}')
tool('--sort-keys', '--no-ensure-ascii', data=b'{"b": 1, "a": "\xc3\xa4"}')
tool('--compact', data=b'[1, {"a": []}]')
tool('--tab', data=b'[1, {"a": []}]')
tool('--json-lines', '--no-indent', data=b'[1]\n{"a": 2}\n')
tool(data=b'[1,')
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'x.json')
    with open(path, 'w') as f:
        f.write('{"a":1}')
    tool(path, path)
    print(repr(open(path).read()))
p = subprocess.Popen([sys.executable, '-m', 'json.tool'], stdout=subprocess.PIPE, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
p.stdout.close()
p.communicate(b'"{}"')
print(p.returncode == errno.EPIPE)
