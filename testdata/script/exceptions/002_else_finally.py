# else and finally clauses
def run(x):
    try:
        print("try", x)
        if x == 1:
            raise ValueError
        if x == 2:
            raise KeyError
        if x == 3:
            return "returned from try"
    except ValueError:
        print("except")
        return "returned from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for x in range(4):
    try:
        print(run(x))
    except KeyError as e:
        print("escaped", repr(e))
try:
    print("only finally")
finally:
    print("cleanup")
try:
    pass
except ValueError:
    print("never")
else:
    print("else without finally")
def else_raises():
    try:
        pass
    except ValueError:
        print("never: else is not guarded")
    else:
        raise ValueError("from else")
    finally:
        print("finally after else")
try:
    else_raises()
except ValueError as e:
    print(e)
def order():
    try:
        try:
            print("a")
            raise ValueError("v")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer except", e)
        try:
            raise KeyError("k")
        except KeyError:
            print("except inside except")
        else:
            print("never")
        finally:
            print("finally inside except")
    else:
        print("never")
    finally:
        print("outer finally")
order()
def try_in_finally():
    try:
        raise ValueError("kept")
    finally:
        try:
            raise KeyError("handled in finally")
        except KeyError as e:
            print(repr(e))
try:
    try_in_finally()
except ValueError as e:
    print("still", e, e.__context__)
