# copies of the iterators of itertools
import copy, pickle
from itertools import *
def show(it, n=20): return list(islice(it, n))
def check(name, make):
    for k in range(0, 5):
        it = make()
        for _ in range(k): next(it, None)
        try:
            a = copy.copy(it)
            b = copy.deepcopy(it)
            c = pickle.loads(pickle.dumps(it))
            r = it.__reduce__()
            print(name, k, show(b), show(c), type(a) is type(it), len(r), r[0].__name__)
        except Exception as e:
            print(name, k, type(e).__name__, e)
check("count", lambda: count(5)); check("count2", lambda: count(5, 2)); check("countf", lambda: count(1.5, -0.5))
check("cycle", lambda: cycle("abc")); check("cycle0", lambda: cycle(""))
check("repeat", lambda: repeat(7)); check("repeat3", lambda: repeat("x", 3))
check("chain", lambda: chain("ab", [1], ())); check("chain0", lambda: chain()); check("from", lambda: chain.from_iterable(["ab", "c"]))
check("compress", lambda: compress("abcdef", [1, 0, 1, 0, 1, 1]))
check("dropwhile", lambda: dropwhile(str.islower, "abCdeF")); check("takewhile", lambda: takewhile(str.islower, "abCdeF"))
check("filterfalse", lambda: filterfalse(None, [0, 1, "", 2, ()])); check("starmap", lambda: starmap(pow, [(2, 3), (3, 2), (1, 1)]))
check("islice", lambda: islice("abcdefgh", 1, 7, 2)); check("isliceinf", lambda: islice("abcdefgh", 2, None)); check("islice0", lambda: islice("abc", 0))
check("accumulate", lambda: accumulate([1, 2, 3, 4])); check("acci", lambda: accumulate([1, 2], initial=10)); check("accm", lambda: accumulate([3, 1, 4], max)); check("accn", lambda: accumulate([None, None], lambda a, b: None) if 0 else accumulate([1]))
check("zl", lambda: zip_longest("abc", [1], fillvalue="-")); check("zl0", lambda: zip_longest())
check("product", lambda: product("ab", [1, 2])); check("product0", lambda: product("ab", "")); check("product1", lambda: product())
check("perm", lambda: permutations("abc")); check("perm2", lambda: permutations("abc", 2)); check("permbig", lambda: permutations("ab", 3))
check("comb", lambda: combinations("abcd", 3)); check("comb0", lambda: combinations("ab", 3)); check("cwr", lambda: combinations_with_replacement("abc", 2))
check("pairwise", lambda: pairwise("abc"))
g = groupby("aabbc"); next(g)
print([(k, list(v)) for k, v in copy.deepcopy(g)], [(k, list(v)) for k, v in pickle.loads(pickle.dumps(groupby("aabbc")))])
k, v = next(g)
print(v.__reduce__()[1][1], list(copy.deepcopy(v)), type(v).__name__)
a, b = tee("abc")
c, d = tee(a)
print(c is a, list(d), next(b), list(copy.copy(b)), list(b), tee(a, 0), tee("ab", 1)[0].__class__ is type(a))
