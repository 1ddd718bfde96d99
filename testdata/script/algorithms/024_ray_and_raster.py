# drawing in characters: lines, circles, fill, a ray-traced sphere, mandelbrot, dragon curve, hilbert curve
class Canvas:
    def __init__(self, w, h, fill=" "): self.w, self.h, self.px = w, h, [[fill] * w for _ in range(h)]
    def __setitem__(self, xy, c):
        x, y = xy
        if 0 <= x < self.w and 0 <= y < self.h:
            self.px[y][x] = c
    def __getitem__(self, xy): return self.px[xy[1]][xy[0]]
    def line(self, x0, y0, x1, y1, c="#"):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        err = dx + dy
        while True:
            self[x0, y0] = c
            if (x0, y0) == (x1, y1):
                return self
            e2 = 2 * err
            if e2 >= dy:
                err, x0 = err + dy, x0 + sx
            if e2 <= dx:
                err, y0 = err + dx, y0 + sy
    def circle(self, cx, cy, r, c="o"):
        x, y, d = r, 0, 1 - r
        while x >= y:
            for a, b in ((x, y), (y, x)):
                for sa in (1, -1):
                    for sb in (1, -1):
                        self[cx + sa * a, cy + sb * b] = c
            y += 1
            if d <= 0:
                d += 2 * y + 1
            else:
                x -= 1
                d += 2 * (y - x) + 1
        return self
    def fill(self, x, y, c):
        old, todo = self[x, y], [(x, y)]
        while todo:
            x, y = todo.pop()
            if 0 <= x < self.w and 0 <= y < self.h and self[x, y] == old != c:
                self[x, y] = c
                todo += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
        return self
    def __str__(self): return "\n".join("".join(r).rstrip() for r in self.px)
print(Canvas(30, 10).line(0, 0, 29, 9).line(0, 9, 29, 0, "*").line(15, 0, 15, 9, "|").line(3, 5, 3, 5, "."))
print(Canvas(21, 11).circle(10, 5, 5).fill(10, 5, "+"))
def sphere(w, h):
    shades = ".:-=+*#%@"
    light = (0.6, -0.6, -0.5)
    norm = sum(c * c for c in light) ** 0.5
    for j in range(h):
        row = ""
        for i in range(w):
            x, y = (i - w / 2 + 0.5) / (w / 2), (j - h / 2 + 0.5) / (h / 2)
            z2 = 1 - x * x - y * y
            if z2 < 0:
                row += " "
            else:
                b = max(0.0, (x * light[0] + y * light[1] - z2 ** 0.5 * light[2]) / norm)
                row += shades[min(8, int(b * 9))]
        yield row.rstrip()
print("\n".join(sphere(30, 13)))
def mandel(w, h, n=40):
    for j in range(h):
        row = ""
        for i in range(w):
            cr, ci = -2.1 + 2.8 * i / w, -1.1 + 2.2 * j / (h - 1)
            x = y = 0.0
            k = 0
            while k < n and x * x + y * y <= 4:
                x, y, k = x * x - y * y + cr, 2 * x * y + ci, k + 1
            row += " .,:;!/>)|&IH%*#"[k % 16 if k < n else 15]
        yield row.rstrip()
print("\n".join(mandel(50, 17)))
def turtle(moves, angle_step):
    x = y = 0
    d = 0
    pts = [(0, 0)]
    dirs = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    for m in moves:
        if m == "F":
            x, y = x + dirs[d][0], y + dirs[d][1]
            pts.append((x, y))
        elif m in "+-":
            d = (d + (1 if m == "+" else -1) * angle_step) % 4
    return pts
def plot(pts, scale=2):
    x0, y0 = min(x for x, _ in pts), min(y for _, y in pts)
    c = Canvas((max(x for x, _ in pts) - x0) * scale + 1, (max(y for _, y in pts) - y0) * scale // 2 + 1)
    for (a, b), (d, e) in zip(pts, pts[1:]):
        c.line((a - x0) * scale, (b - y0) * scale // 2, (d - x0) * scale, (e - y0) * scale // 2, "#")
    return c
def lsystem(s, rules, n):
    for _ in range(n):
        s = "".join(rules.get(c, c) for c in s)
    return s
dragon = lsystem("FX", {"X": "X+YF+", "Y": "-FX-Y"}, 6)
print(len(dragon), dragon[:20])
print(plot(turtle(dragon, 1)))
hilbert = lsystem("A", {"A": "+BF-AFA-FB+", "B": "-AF+BFB+FA-"}, 3)
pts = turtle(hilbert, 1)
print(len(pts), len(set(pts)))
print(plot(pts))
def sierpinski(n):
    if n == 0:
        return ["*"]
    s = sierpinski(n - 1)
    return [l.center(2 ** (n + 1) - 1) for l in s] + [l + " " + l for l in s]
print("\n".join(l.rstrip() for l in sierpinski(3)))
def bars(data, h=5):
    top = max(data)
    for r in range(h, 0, -1):
        yield "".join("#" if v * h >= r * top else "." for v in data)
print("\n".join(bars([1, 3, 5, 2, 8, 4])))
