"""The most frequent words of many files.  Reading a file is an effect, which
one thread at a time may have: so the files are read first, and what takes
time, counting, is done by a Pool.

    pystm demo/wordcount.py [WORDS]
"""

import os
import random
import tempfile
import transaction
from collections import Counter
from speedup import compare, size

WORDS = size(3_000_000)
FILES = 32
LINE = 20
VOCABULARY = [a + b for a in ('ba', 'de', 'fi', 'go', 'lu', 'my', 'ne', 'ro') for b in ('', 'b', 'dan', 'fer', 'gon', 'lim', 'ros', 'tu')]


def write_files(folder):
    rng = random.Random(7)
    expected = Counter()
    for n in range(FILES):
        words = [VOCABULARY[min(int(rng.expovariate(0.1)), len(VOCABULARY) - 1)] for _ in range(LINE)]
        times = WORDS // FILES // LINE
        for word in words:
            expected[word] += times
        with open(os.path.join(folder, f'{n}.txt'), 'w') as f:
            f.write((' '.join(words) + '\n') * times)
    return expected


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    return counts


def read(path):
    with open(path) as f:
        return f.read()


with tempfile.TemporaryDirectory() as folder:
    expected = write_files(folder)
    texts = [read(os.path.join(folder, name)) for name in sorted(os.listdir(folder))]

    def work(segments):
        total = Counter()
        with transaction.Pool(segments) as pool:
            for counts in pool.imap_unordered(count_words, texts):
                total.update(counts)
        return total

    def check(result):
        assert result == expected

    compare('word count', work, check)
