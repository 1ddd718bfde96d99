# bytes(n) and bytearray(n), and __init__ of a bytearray that is looked at.
b=bytearray(b'abc'); m=memoryview(b)
for f in (lambda: b.__init__(5), lambda: b.__init__(3), lambda: b.__init__(0), lambda: b.__init__(b'xyz'), lambda: b.__init__(-1), lambda: bytearray(-1), lambda: bytes(-1), lambda: bytes(True), lambda: bytearray(True), lambda: bytes(2**40), lambda: bytearray(2**62), lambda: bytes(2**62), lambda: bytes(2**63), lambda:bytes(5,'x'), lambda: bytearray(0), lambda: bytes(0)):
    try: print(f(), b)
    except BaseException as e: print(type(e).__name__, e, b)
m.release(); b.__init__(7); print(b); b.append(3); print(b, len(bytes(100000))); print(sum(bytes(300000)), sum(bytearray(70000)))
