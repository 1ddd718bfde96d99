import keyword

print(keyword.kwlist)
print(keyword.softkwlist)
print([w for w in ('if', 'x', 'None', 'match', 'async', 'print') if keyword.iskeyword(w)])
print([w for w in ('if', 'match', '_', 'case', 'type') if keyword.issoftkeyword(w)])
