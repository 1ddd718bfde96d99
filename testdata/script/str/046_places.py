# Places in long texts that are not ASCII: by index, slice, find and patterns, one after the other.
import re
import threading

text = 'Größe € 😀 ähnlich, '.join(str(i) for i in range(1200))


def forward():
    return sum(text[i] == 'ö' for i in range(len(text)))


def backward():
    return sum(text[-i] == '😀' for i in range(1, len(text) + 1))


def slices():
    return ''.join(text[i:i + 7] for i in range(0, len(text), 7)) == text


def finds():
    found, at = 0, text.find('€')
    while at >= 0:
        assert text[at] == '€'
        found, at = found + 1, text.find('€', at + 1)
    return found


def indices():
    at, last = len(text), []
    while (at := text.rfind('ä', 0, at)) >= 0:
        last.append(at)
    return len(last), last[:3], text.index('1199'), text.count('n', 1000, 2000)


def matches():
    token, at, kinds = re.compile(r'(\d+)|(\w+)|(\s+)|(.)'), 0, [0] * 5
    while at < len(text):
        m = token.match(text, at)
        kinds[m.lastindex] += 1
        at = m.end()
    return kinds, [m.span() for m in re.compile('€ (.)').finditer(text, 1000, 1100)]


def two_texts():
    other = text[::-1]
    return all(text[i] == other[-1 - i] for i in range(0, len(text), 3)), text[len(text) - 3:], text[5000], other[10000]


def work():
    for f in forward, backward, slices, finds, indices, matches, two_texts:
        results.append(f())


results = []
work()
alone, results = results, []
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(*alone, sep='\n')
print(all(results.count(r) == 2 * alone.count(r) for r in alone), len(text))
