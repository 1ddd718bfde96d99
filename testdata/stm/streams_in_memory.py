# Streams over what is no file: what they hold is as good after an abort as any object.
import csv
import io
import threading
import xml.etree.ElementTree as ET

THREADS = 4


def run(work):
    threads = [threading.Thread(target=work, args=(k,)) for k in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


# One writer for all: no line is lost or doubled, and those of a thread are in order.
COUNT = 300
below = io.BytesIO()
text = io.TextIOWrapper(below, 'utf-8', newline='\n')
lock = threading.Lock()


def write(k):
    for i in range(COUNT):
        with lock:
            text.write(f'{k} ')
            text.write(f'{i} é\n')
            if i % 50 == 0:
                text.flush()


run(write)
text.flush()
lines = [tuple(line.split()[:2]) for line in below.getvalue().decode().splitlines()]
print(sorted(lines) == sorted((str(k), str(i)) for k in range(THREADS) for i in range(COUNT)))
print(all([int(i) for k, i in lines if k == str(t)] == list(range(COUNT)) for t in range(THREADS)))

# One reader for all.
for layers in (lambda b: io.TextIOWrapper(b), lambda b: io.TextIOWrapper(io.BufferedReader(b, 100)),
               lambda b: io.TextIOWrapper(b, 'utf-16')):
    data = ''.join(f'line {i}\n' for i in range(1000))
    stream = layers(io.BytesIO(data.encode('utf-16') if layers(io.BytesIO()).encoding == 'utf-16' else data.encode()))
    got = [[] for _ in range(THREADS)]

    def read(k):
        while True:
            with lock:
                line = stream.readline()
            if not line:
                return
            got[k].append(int(line.split()[1]))

    run(read)
    print(sorted(sum(got, [])) == list(range(1000)), all(g == sorted(g) for g in got))

# One buffered writer and reader of bytes.
below = io.BytesIO()
out = io.BufferedWriter(below, 64)


def put(k):
    for i in range(COUNT):
        with lock:
            out.write(b'%d %d\n' % (k, i))


run(put)
out.flush()
print(sorted(below.getvalue().splitlines()) == sorted(b'%d %d' % (k, i) for k in range(THREADS) for i in range(COUNT)))
source = io.BufferedReader(io.BytesIO(below.getvalue()), 64)
got = [[] for _ in range(THREADS)]


def take(k):
    while True:
        with lock:
            piece = source.read(7)
        if not piece:
            return
        got[k].append(piece)


run(take)
print(sorted(b''.join(sorted(sum(got, [])))) == sorted(below.getvalue()))

# Each thread its own, while all change something that they share.
total = 0
results = [[] for _ in range(THREADS)]


def own(k):
    global total
    for i in range(60):
        element = ET.Element('row', {'k': str(k)})
        element.text = 'ü' * i
        b = io.BytesIO()
        ET.ElementTree(element).write(b, 'utf-8')
        t = io.TextIOWrapper(io.BytesIO(f'a,{i}\r\nb,{k}\r\n'.encode()), newline='')
        rows = list(csv.reader(t))
        with lock:
            total += len(rows)
        results[k].append(b.getvalue().decode() == f'<row k="{k}">{"ü" * i}</row>' if i else True)
        results[k].append(rows == [['a', str(i)], ['b', str(k)]])


run(own)
print(total, all(all(r) for r in results), [len(r) for r in results])
