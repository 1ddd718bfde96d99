# Threads that write more to a pipe than it holds, to others of the same program: those
# read meanwhile, by whatever means, and writes of several threads stay whole.
import os
import threading

LINE = 'x' * 49 + '\n'


def by_os(r):
    total = 0
    while data := os.read(r, 65536):
        total += len(data)
    os.close(r)
    return total


def by_file(r):
    with open(r, 'rb') as file:
        return sum(len(data) for data in iter(lambda: file.read(5000), b''))


def by_lines(r):
    with open(r) as file:
        return sum(len(line) for line in file)


def prints(w):
    with open(w, 'w') as file:
        for _ in range(4000):
            print(LINE, end='', file=file)


def at_once(w):
    with open(w, 'w') as file:
        file.write(LINE * 4000)


def small(w):
    with open(w, 'wb') as file:
        for _ in range(4000):
            file.write(LINE.encode())


def raw(w):
    with open(w, 'wb', buffering=0) as file:
        for _ in range(40):
            print(file.write(LINE.encode() * 100) - 5000, end='')
    print()


def system(w):
    print(os.write(w, LINE.encode() * 4000))
    os.close(w)


def run(read, write):
    r, w = os.pipe()
    result = []
    reader = threading.Thread(target=lambda: result.append(read(r)))
    reader.start()
    write(w)
    reader.join()
    return result[0]


for read in by_os, by_file, by_lines:
    for write in prints, at_once, small, raw, system:
        print(read.__name__, write.__name__, run(read, write))


def several(w):
    with open(w, 'wb') as file:
        def writer(letter):
            for n in range(100):
                file.write(letter * (3000 + 97 * n % 500) + b'\n')
        threads = [threading.Thread(target=writer, args=(c,)) for c in (b'a', b'b', b'c')]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def whole(r):
    with open(r) as file:
        return sorted({(line[0], line.count(line[0]) == len(line) - 1) for line in file})


print(run(whole, several))
