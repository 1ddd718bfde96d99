"""Run with a heap of 256 MiB: what lives takes 75, each result up to 100; so there is
always room, once what is dead has been collected."""
text = 'x' * (50 << 20)
data = b'x' * (25 << 20)
results = {
    'zfill': lambda: text.zfill(len(text) + 1),
    'bytes.zfill': lambda: data.zfill(len(data) + 1),
    'translate': lambda: data.translate(None, b'y'),
    'decode': lambda: data.decode('latin-1'),
    'encode': lambda: text.encode('utf-16'),
}
for i in range(3):
    for name, f in results.items():
        try:
            f()
        except MemoryError:
            print(name, 'MemoryError')
print('end')
