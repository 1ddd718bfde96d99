# str.join of many strs of a derived class.
class Text(str):
    pass


parts = [Text(i) if i % 3 else str(i) for i in range(200000)]
joined = '-'.join(parts)
print(len(joined), type(joined).__name__, joined[:20], joined[-20:])
print(type(''.join([Text('a')])).__name__, type(Text('').join(['a', Text('b')])).__name__)
for bad in [Text('a'), 1], [1, Text('a')], ['a', Text('b'), None]:
    try:
        ''.join(bad)
    except TypeError as e:
        print(e)
