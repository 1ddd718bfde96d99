# Texts of more digits than can matter, whose exponents make up for them.
for n in (300, 799, 800, 801, 900, 10000, 100001):
    print(n, float('1' + '0' * n + 'e-' + str(n)), float('-0.' + '0' * (n - 1) + '1e+' + str(n)))
print(float('0' * 5000 + '2.5'), float('2.5' + '0' * 5000), float('2' + '_0' * 900 + 'e-899'))

# Halfway between 1 and the next float: the last digit decides.
half = '1.00000000000000011102230246251565404236316680908203125'
for zeros in (1, 700, 800, 5000):
    print(float(half + '0' * zeros).hex(), float(half + '0' * zeros + '1').hex())
digits = half.replace('.', '')
for zeros in (1, 700, 800, 5000):
    text = digits + '0' * zeros
    exponent = 'e-' + str(len(text) - 1)
    print(float(text + exponent).hex(), float(text[:-1] + '1' + exponent).hex())

print(float('3' * 900 + 'e99999999999999999999'), float('3' * 900 + 'e-99999999999999999999'))
print(eval('1' + '0' * 1000 + 'e-1000'), eval('1' + '0' * 1000 + '.0e-1000'), complex('1' + '0' * 1000 + 'e-1000j'))
