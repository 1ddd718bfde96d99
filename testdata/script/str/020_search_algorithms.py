# string algorithms: KMP, Z, suffix array, edit distance, wildcard match, tokenizer
def kmp(text, pat):
    fail = [0] * len(pat)
    k = 0
    for i in range(1, len(pat)):
        while k and pat[i] != pat[k]:
            k = fail[k - 1]
        k += pat[i] == pat[k]
        fail[i] = k
    out, k = [], 0
    for i, c in enumerate(text):
        while k and (k == len(pat) or c != pat[k]):
            k = fail[k - 1]
        k += c == pat[k]
        if k == len(pat):
            out.append(i - k + 1)
    return out
print(kmp("abababcababab", "abab"), kmp("aaaa", "aa"), kmp("abc", "d"))
def z(s):
    z, l, r = [0] * len(s), 0, 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z
print(z("aabxaabxcaabxaabxay"))
def suffix_array(s): return sorted(range(len(s)), key=lambda i: s[i:])
def bwt(s):
    s += "$"
    return "".join(s[i - 1] for i in suffix_array(s))
def unbwt(b):
    order = sorted(range(len(b)), key=lambda i: b[i])
    out, i = "", order[0]
    for _ in b:
        out += b[i]
        i = order[i]
    return out.strip("$")
print(suffix_array("banana"), bwt("banana"), unbwt(bwt("mississippi")))
def distance(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), distance("flaw", "lawn"))
def wild(p, s):
    if not p:
        return not s
    if p[0] == "*":
        return wild(p[1:], s) or bool(s) and wild(p, s[1:])
    return bool(s) and p[0] in ("?", s[0]) and wild(p[1:], s[1:])
print(wild("*.py", "test.py"), wild("a?c*", "abcdef"), wild("a*b*c", "aXbYc"), wild("a*b", "acd"), wild("", ""), wild("*", ""))
def longest_palindrome(s):
    best = ""
    for i in range(len(s)):
        for l, r in ((i, i), (i, i + 1)):
            while l >= 0 and r < len(s) and s[l] == s[r]:
                l, r = l - 1, r + 1
            best = max(best, s[l + 1:r], key=len)
    return best
print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abc"), longest_palindrome(""))
def tokens(s):
    i = 0
    while i < len(s):
        c, j = s[i], i + 1
        if c.isspace():
            i = j
            continue
        if c.isalpha() or c == "_":
            while j < len(s) and (s[j].isalnum() or s[j] == "_"): j += 1
            kind = "name"
        elif c.isdigit():
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            kind = "num"
        elif c in "'\"":
            while j < len(s) and s[j] != c: j += 1 + (s[j] == "\\")
            j += 1
            kind = "str"
        else:
            if s[i:i + 2] in ("==", "<=", ">=", "!=", "**", "//", "->"): j += 1
            kind = "op"
        yield kind, s[i:j]
        i = j
print(list(tokens("x_1 = foo(2.5, 'a b\\'c') ** y != \"q\" -> 日本")))
def rabin_karp(t, p):
    m, out = len(p), []
    h = lambda s: sum(ord(c) * pow(257, m - 1 - i, 10 ** 9 + 7) for i, c in enumerate(s)) % (10 ** 9 + 7)
    hp, ht = h(p), h(t[:m])
    for i in range(len(t) - m + 1):
        if hp == ht and t[i:i + m] == p:
            out.append(i)
        if i + m < len(t):
            ht = ((ht - ord(t[i]) * pow(257, m - 1, 10 ** 9 + 7)) * 257 + ord(t[i + m])) % (10 ** 9 + 7)
    return out
print(rabin_karp("abracadabra", "abra"), rabin_karp("aaaaa", "aa"))
def soundex(w):
    codes = {c: str(d) for d, cs in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in cs}
    out, last = w[0].upper(), codes.get(w[0].lower())
    for c in w[1:].lower():
        k = codes.get(c)
        if k and k != last:
            out += k
        if c not in "hw":
            last = k
    return (out + "000")[:4]
print([soundex(w) for w in ("Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman")])
