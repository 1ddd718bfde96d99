"""Count the words of a text and show the commonest: classes, dicts, sorting, f-strings.

    pystm demo/wordfreq.py [FILE]
"""
import sys

TEXT = """the quick brown fox jumps over the lazy dog and the dog sleeps on
while the fox runs through the quiet wood over the brown leaves"""


class Counter:
    def __init__(self):
        self.counts = {}

    def add(self, text):
        for word in text.lower().split():
            self.counts[word] = self.counts.get(word, 0) + 1

    def commonest(self, n):
        return sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))[:n]


def main():
    counter = Counter()
    if len(sys.argv) > 1:
        with open(sys.argv[1]) as f:
            for line in f:
                counter.add(line)
    else:
        counter.add(TEXT)
    for word, n in counter.commonest(5):
        print(f"{word:>8s} {n:3d} {'#' * n}")
    assert sum(counter.counts.values()) == sum(n for _, n in counter.commonest(10**6))


main()
