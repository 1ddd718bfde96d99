# a template engine with variables, loops, conditions, filters and escaping
class TemplateError(Exception): pass
FILTERS = {"upper": str.upper, "len": len, "join": ", ".join, "title": str.title, "repr": repr, "rev": lambda s: s[::-1]}
def lex(src):
    pos = 0
    while pos < len(src):
        v, b = src.find("{{", pos), src.find("{%", pos)
        starts = [i for i in (v, b) if i >= 0]
        start = min(starts, default=len(src))
        if start > pos:
            yield "text", src[pos:start]
        if not starts:
            return
        close = "}}" if start == v else "%}"
        end = src.find(close, start)
        if end < 0:
            raise TemplateError("unclosed %r at %d" % (src[start:start + 2], start))
        yield ("var" if start == v else "block"), src[start + 2:end].strip()
        pos = end + 2
def parse(tokens, until=()):
    out = []
    for kind, val in tokens:
        if kind == "block":
            word, _, rest = val.partition(" ")
            if word in until:
                return out, val
            if word == "for":
                name, _, expr = rest.partition(" in ")
                if not expr:
                    raise TemplateError("bad for: " + val)
                body, _ = parse(tokens, ("endfor",))
                out.append(("for", name.strip().split(","), expr, body))
            elif word == "if":
                body, end = parse(tokens, ("else", "endif"))
                other = parse(tokens, ("endif",))[0] if end == "else" else []
                out.append(("if", rest, body, other))
            else:
                raise TemplateError("unknown block " + word)
        else:
            out.append((kind, val))
    if until:
        raise TemplateError("missing " + " or ".join(until))
    return out, None
def lookup(expr, env):
    expr, *filters = (p.strip() for p in expr.split("|"))
    negate = expr.startswith("not ")
    path = expr.removeprefix("not ").split(".")
    if path[0].lstrip("-").isdigit():
        val = int(path[0])
    elif path[0][0] in "'\"":
        val = path[0][1:-1]
    else:
        try:
            val = env[path[0]]
        except KeyError:
            raise TemplateError("undefined " + path[0]) from None
        for p in path[1:]:
            val = val[int(p)] if p.isdigit() else val[p] if isinstance(val, dict) else getattr(val, p)
    for f in filters:
        val = FILTERS[f](val)
    return not val if negate else val
def render(nodes, env):
    for node in nodes:
        match node:
            case "text", t: yield t
            case "var", e: yield str(lookup(e, env))
            case "if", e, body, other: yield from render(body if lookup(e, env) else other, env)
            case "for", names, e, body:
                for i, item in enumerate(lookup(e, env)):
                    vals = [item] if len(names) == 1 else item
                    yield from render(body, {**env, **dict(zip((n.strip() for n in names), vals)), "index": i})
def template(src, **env): return "".join(render(parse(lex(src))[0], env))
print(template("Hello {{ name|upper }}!", name="ann"))
print(template("{% for x in items %}{{ index }}:{{ x }} {% endfor %}", items="abc"))
print(template("{% for k, v in d %}{{k}}={{v}};{% endfor %}", d=[("a", 1), ("b", 2)]))
print(template("{% if user %}Hi {{ user.name }}{% else %}Log in{% endif %}", user={"name": "bob"}), template("{% if user %}x{% else %}Log in{% endif %}", user=None))
print(template("{% for r in rows %}{% for c in r %}[{{ c }}]{% endfor %}\n{% endfor %}", rows=[[1, 2], [3]]), end="")
print(template("{% if not n %}none{% endif %}{% for x in l %}{% if x %}+{% else %}-{% endif %}{% endfor %}", n=0, l=[1, 0, 1]))
print(template("{{ l.0 }} {{ l.1.k }} {{ c.imag }} {{ 'lit'|title }} {{ 5 }} {{ l|len }} {{ s|rev|repr }}", l=[1, {"k": "v"}], c=1j, s="abc"))
for bad in ("{{ x", "{% for x %}", "{% if a %}", "{% nope %}", "{{ missing }}", "{% endfor %}", "{{ a|nofilter }}", "{{ a.b }}"):
    try:
        print(template(bad, a=1))
    except (TemplateError, KeyError, AttributeError) as e:
        print(bad, "->", type(e).__name__, e)
