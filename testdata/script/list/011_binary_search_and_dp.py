# bisect, longest increasing subsequence, knapsack, edit distance over lists
def bisect_left(l, x, lo=0, hi=None):
    hi = len(l) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if l[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
l = [1, 3, 3, 5, 9]
print([bisect_left(l, x) for x in range(11)])
def lis(seq):
    tails, prev, idx = [], [None] * len(seq), []
    for i, x in enumerate(seq):
        k = bisect_left(tails, x)
        prev[i] = idx[k - 1] if k else None
        tails[k:k + 1] = [x]
        idx[k:k + 1] = [i]
    out, i = [], idx[-1] if idx else None
    while i is not None:
        out.append(seq[i])
        i = prev[i]
    return out[::-1]
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis([0, 8, 4, 12, 2, 10, 6, 14, 1, 9]), lis([]), lis([5, 5, 5]))
def knapsack(items, cap):
    best = [(0, [])] * (cap + 1)
    for name, w, v in items:
        for c in range(cap, w - 1, -1):
            cand = best[c - w][0] + v
            if cand > best[c][0]:
                best[c] = (cand, best[c - w][1] + [name])
    return best[cap]
print(knapsack([("a", 3, 4), ("b", 4, 5), ("c", 2, 3), ("d", 5, 8)], 9), knapsack([], 5))
def coins(amount, kinds):
    ways = [1] + [0] * amount
    fewest = [0] + [None] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            ways[a] += ways[a - k]
            if fewest[a - k] is not None and (fewest[a] is None or fewest[a - k] + 1 < fewest[a]):
                fewest[a] = fewest[a - k] + 1
    return ways[amount], fewest[amount]
print(coins(100, [1, 5, 10, 25, 50]), coins(3, [2]), coins(11, [9, 6, 5, 1]))
def max_subarray(l):
    best, cur, start, span = l[0], 0, 0, (0, 1)
    for i, x in enumerate(l):
        if cur <= 0:
            cur, start = x, i
        else:
            cur += x
        if cur > best:
            best, span = cur, (start, i + 1)
    return best, l[span[0]:span[1]]
print(max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_subarray([-3, -1, -2]))
def partition(l):
    s = sum(l)
    if s % 2:
        return None
    reach = {0: []}
    for x in l:
        for t, used in list(reach.items()):
            reach.setdefault(t + x, used + [x])
    return reach.get(s // 2)
print(partition([3, 1, 1, 2, 2, 1]), partition([1, 2, 5]), partition([2, 2]))
def trap(h):
    left, right = [], []
    for x in h:
        left.append(max(x, left[-1] if left else 0))
    for x in reversed(h):
        right.append(max(x, right[-1] if right else 0))
    return sum(min(a, b) - x for a, b, x in zip(left, reversed(right), h))
print(trap([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]), trap([]))
def next_greater(l):
    out, st = [-1] * len(l), []
    for i, x in enumerate(l):
        while st and l[st[-1]] < x:
            out[st.pop()] = x
        st.append(i)
    return out
print(next_greater([4, 5, 2, 25]), next_greater([3, 2, 1]))
def intervals(l):
    out = []
    for a, b in sorted(l):
        if out and a <= out[-1][1]:
            out[-1][1] = max(out[-1][1], b)
        else:
            out.append([a, b])
    return out
print(intervals([(1, 3), (8, 10), (2, 6), (15, 18), (10, 11)]))
def permute(l):
    l = l[:]
    yield l[:]
    while True:
        i = len(l) - 2
        while i >= 0 and l[i] >= l[i + 1]:
            i -= 1
        if i < 0:
            return
        j = len(l) - 1
        while l[j] <= l[i]:
            j -= 1
        l[i], l[j] = l[j], l[i]
        l[i + 1:] = reversed(l[i + 1:])
        yield l[:]
print(list(permute([1, 2, 2])), sum(1 for _ in permute([1, 2, 3, 4, 5])))
def catalan(n):
    c = [1] + [0] * n
    for i in range(1, n + 1):
        c[i] = sum(c[j] * c[i - 1 - j] for j in range(i))
    return c
print(catalan(10), catalan(30)[-1])
