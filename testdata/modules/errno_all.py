"""All numbers of errors and their names."""
import errno

for pair in sorted((v, k) for k, v in vars(errno).items() if isinstance(v, int)):
    print(pair)
for pair in sorted(errno.errorcode.items()):
    print(pair)
