print('hello wörld\U0001F600'.translate({104: 'J', 246: None, 0x1F600: 'ab', 108: 76, 'x': 1}), 'aé'.translate(str.maketrans('aé', 'éa')))
class T:
    def __getitem__(self, i):
        if i == 98: raise LookupError
        if i == 99: return None
        return chr(i).upper() + str(i)
print('abcab'.translate(T()))
class D(dict):
    def __missing__(self, k): return '?'
print('abc'.translate(D({97: 'z'})))
for bad in ({97: -1}, {97: 0x110000}, {97: 1.5}, {97: [1]}, 5, None):
    try: print('a'.translate(bad))
    except Exception as e: print(type(e).__name__, e)
class K(int): pass
print('abc'.translate({K(97): 'x', True: 'y'}), 'a\x01'.translate({True: 'y'}), 'abc'.translate([]), 'abc'.translate('x' * 98), ''.translate({}))
print('\udc80a'.translate({0xdc80: 'ok'}).encode(), ascii('\udc80a'.translate({97: '\udc81'})))
class E:
    def __hash__(self): return hash(97)
    def __eq__(self, o): raise ZeroDivisionError
try: 'a'.translate({E(): 1})
except ZeroDivisionError: print('zero')
