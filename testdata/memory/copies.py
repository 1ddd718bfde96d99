"""Natives that have copies of large values for a moment: those are collected before
they use up the memory. Prints the peak in MiB."""
data = b'x' * (150 << 20)
for i in range(8):
    data.zfill(len(data) + 1 + i)
    data.center(len(data) + 1 + i)
with open('/proc/self/status') as f:
    print(next(int(line.split()[1]) for line in f if line.startswith('VmHWM')) // 1024)
