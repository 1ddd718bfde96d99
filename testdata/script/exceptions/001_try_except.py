# try, except, raise
try:
    print("in try")
    raise ValueError("message")
    print("never")
except ValueError:
    print("caught")
print("after")
try:
    print("no error")
except ValueError:
    print("never")
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e)
try:
    raise KeyError("k")
except ValueError:
    print("never")
except KeyError as e:
    print("second clause", e)
try:
    raise KeyError("k")
except LookupError as e:
    print("base class catches", type(e).__name__)
try:
    [][5]
except (KeyError, IndexError) as e:
    print("tuple catches", type(e).__name__, e)
try:
    raise ValueError
except ValueError as e:
    print("class raised", repr(e), e.args, str(e) == "")
try:
    undefined_name
except:
    print("bare except")
try:
    raise ValueError("first wins")
except Exception:
    print("Exception clause")
except ValueError:
    print("never")
def f(): raise TypeError("from f")
def g(): f()
try:
    g()
except TypeError as e:
    print("through two calls:", e)
try:
    try:
        raise ValueError("inner")
    except KeyError:
        print("never")
except ValueError as e:
    print("outer got", e)
for x in (1, 0, "a"):
    try:
        print(10 // x)
    except ZeroDivisionError:
        print("zero")
    except TypeError:
        print("type")
