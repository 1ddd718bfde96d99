# Memory outside of the heap: what one thread does to it under a lock others see as a whole, however they look at it.
import hashlib
import mmap
import re
import struct
import threading
import zlib

ROUNDS, PLACES = 3000, 64

mapped = mmap.mmap(-1, 4096)
view = memoryview(mapped)
words = view.cast('q')
lock = threading.Lock()
ended = threading.Event()
beside = [0]        # as many rounds as words[0], in the heap
wrong = []


def write():
    for n in range(1, ROUNDS + 1):
        with lock:
            beside[0] += 1
            how = n % 4
            if how == 0:
                for i in range(PLACES):
                    words[i] = n
            elif how == 1:
                view[:8 * PLACES] = struct.pack('q', n) * PLACES
            elif how == 2:
                for i in range(PLACES):
                    struct.pack_into('q', view, 8 * i, n)
            else:
                half = 4 * PLACES
                mapped[:half] = struct.pack('q', n) * (PLACES // 2)
                mapped[half:2 * half] = struct.pack('q', n) * (PLACES // 2)
    ended.set()


def same(data):
    numbers = {number for number, in struct.iter_unpack('q', data)}
    return len(numbers) == 1 and numbers == {beside[0]}


looks = [
    lambda: words[0] == words[PLACES - 1] == beside[0],
    lambda: set(words[:PLACES].tolist()) == {beside[0]},
    lambda: same(bytes(view[:8 * PLACES])),
    lambda: same(view[:8 * PLACES].tobytes()),
    lambda: same(mapped[:8 * PLACES]),
    lambda: same(bytearray(view[:8 * PLACES])),
    lambda: same(b''.join([view[:8], view[8:8 * PLACES]])),
    lambda: struct.unpack_from('q', view)[0] == struct.unpack_from('q', mapped, 8 * PLACES - 8)[0] == beside[0],
    lambda: view[:8] == view[8 * PLACES - 8:8 * PLACES] == struct.pack('q', beside[0]),
    lambda: hash(view[:8].toreadonly()) == hash(struct.pack('q', beside[0])),
    lambda: zlib.crc32(view[:8 * PLACES]) == zlib.crc32(struct.pack('q', beside[0]) * PLACES),
    lambda: hashlib.md5(view[:8 * PLACES]).digest() == hashlib.md5(struct.pack('q', beside[0]) * PLACES).digest(),
    lambda: re.compile(re.escape(struct.pack('q', beside[0]) * PLACES)).match(mapped) is not None,
    lambda: view[:8 * PLACES].hex() == (struct.pack('q', beside[0]) * PLACES).hex(),
    lambda: int.from_bytes(view[:8], 'little') == int.from_bytes(view[8:16], 'little') == beside[0],
]


def read(first):
    at = first
    while not ended.is_set():
        with lock:
            if not looks[at % len(looks)]():
                wrong.append((at % len(looks), beside[0]))
        at += 1


def count():
    for _ in range(ROUNDS):
        with lock:
            words[100] += 1
            words[200] += 1
            if words[100] != words[200]:
                wrong.append('count')


def run(*threads):
    for t in threads:
        t.start()
    for t in threads:
        t.join()


run(threading.Thread(target=write), *(threading.Thread(target=read, args=(i,)) for i in (0, 7)))
run(*(threading.Thread(target=count) for _ in range(3)))
print(beside[0] == words[0] == words[PLACES - 1] == ROUNDS, words[100] == words[200] == 3 * ROUNDS, wrong[:3])
