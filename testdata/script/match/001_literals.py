# literal, capture, wildcard and or patterns
def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case "a" | "b":
            return "letter"
        case "con" "cat":
            return "joined string"
        case b"bytes":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "never: 0 came first"
        case 1 + 2j:
            return "complex"
        case -3 - 4j:
            return "negative complex"
        case other:
            return "other %r" % (other,)
for x in (0, 2, -1, 1.5, "b", "concat", b"bytes", None, True, False, 1 + 2j, -3 - 4j, 0.0, 1.0, [], "c", 3, 1000, ""):
    print(repr(x), kind(x))
def wild(x):
    match x:
        case 5:
            return "five"
        case _:
            return "wild"
print(wild(5), wild(6))
def none_matches(x):
    match x:
        case 1:
            return "one"
    return "fell out"
print(none_matches(1), none_matches(2))
match 5:
    case x:
        print("captured", x)
print(x)
match "subject", 2:
    case (a, b): print(a, b)
match 1,:
    case (x,): print(x)
match *[1, 2], 3:
    case (x, y, z): print(x, y, z)
match (y := 7):
    case 7: print("walrus subject", y)
class Eq:
    def __eq__(self, o): print("compared with", o); return o == "yes"
match Eq():
    case 1: print("never")
    case "no": print("never")
    case "yes": print("equal")
match True:
    case 1: print("True == 1 matches the literal 1")
match 1:
    case True: print("never: True is compared by identity")
    case _: print("1 is not True")
match {}:
    case None: print("never")
    case _: print("dict is not None")
match 5:
    case 1: pass
    case 2: pass
print("no case is no error")
match = {"match": 1}
case = "match"
print(match[case])
match match:
    case case: print("soft keywords", case)
_ = "underscore"
match 5:
    case _: print(_, "wildcard does not bind")
