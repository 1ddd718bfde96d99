import keyword

names = ['class', 'klass', 'print', 'match', 'True', 'self', 'async', '_', 'nonlocal', 'type']
print({name: (keyword.iskeyword(name), keyword.issoftkeyword(name), name.isidentifier()) for name in names})
print(len(keyword.kwlist), keyword.kwlist == sorted(keyword.kwlist), keyword.softkwlist)
for word in keyword.kwlist:
    try:
        compile(f'{word} = 1', '', 'exec')
        print('assigned', word)
    except SyntaxError:
        pass
print(keyword.iskeyword(''), keyword.iskeyword('If'), keyword.__all__)
