# TypeErrors of operators name the operator and both types
one, half, none, abc, lst, tup = 1, 1.5, None, "abc", [1], (1,)
cases = """
1 + "a"
"a" + 1
"a" - "b"
[] + ()
() + []
None + 1
{} + {}
1 - None
"a" * "b"
"a" * 1.5
[1] * None
1 / "x"
1 // []
1 % None
2 ** "3"
1 << 1.0
1 >> "a"
1 & 1.0
1 | None
1 ^ "a"
[] @ []
-"a"
+[]
~1.5
not 1 + None
1 < "a"
"a" >= 1
[] > ()
None < 1
{} < {}
1j < 2j
len < print
[1] < [None]
(1, "a") < (1, 2)
one()
abc()
one[0]
none[0]
half[0]
len[0]
lst["a"]
lst[1.0]
tup[None]
abc["b"]
{}[[]]
"a".foo
(1).x
len.x
[].x
1 / 0
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
0 ** -1
0.0 ** -1
1 << -1
1 >> -1
divmod(1, 0)
divmod(1.0, 0)
2.0 ** 5000
"%d" % "x"
"%s %s" % 1
"%s" % (1, 2)
undefined
""".split("\n")
for case in cases:
    if case:
        try:
            print(case, "=", eval(case))
        except Exception as e:
            print(case, "->", type(e).__name__ + ":", e)
