# a deterministic command loop over text: parsing, aliases, help, undo
class World:
    def __init__(self):
        self.rooms = {"hall": {"n": "garden", "e": "kitchen"}, "garden": {"s": "hall"}, "kitchen": {"w": "hall", "d": "cellar"}, "cellar": {"u": "kitchen"}}
        self.items = {"hall": ["lamp"], "garden": ["rose", "spade"], "kitchen": ["bread"], "cellar": ["gold"]}
        self.here, self.bag, self.history, self.lit = "hall", [], [], False
    def snapshot(self): return self.here, self.bag[:], {k: v[:] for k, v in self.items.items()}, self.lit
    def restore(self, s): self.here, self.bag, self.items, self.lit = s
    def do(self, line):
        words = [w for w in line.lower().replace(",", " ").split() if w not in ("the", "a", "to", "at")]
        if not words:
            return "Pardon?"
        verb, *args = words
        verb = {"x": "look", "l": "look", "i": "inventory", "get": "take", "pick": "take", "g": "go"}.get(verb, verb)
        if verb in "nsewud" and len(verb) == 1:
            verb, args = "go", [verb]
        method = getattr(self, "do_" + verb, None)
        if method is None:
            close = [n[3:] for n in dir(self) if n.startswith("do_") and n[3:4] == verb[0]]
            return f"I don't know {verb!r}." + (f" Maybe {' or '.join(close)}?" if close else "")
        before = self.snapshot()
        try:
            result = method(*args)
        except TypeError as e:
            return "That makes no sense: " + str(e).split(" ", 1)[1].split(":")[0].replace("positional ", "")
        except LookupError as e:
            return f"There is no {e.args[0]} here."
        if verb != "undo" and before != self.snapshot():
            self.history.append(before)
        return result
    def do_look(self):
        if self.here == "cellar" and not self.lit:
            return "It is dark."
        things = self.items[self.here]
        return f"{self.here.title()}. Exits: {', '.join(self.rooms[self.here])}." + (f" You see {' and '.join('a ' + t for t in things)}." if things else "")
    def do_go(self, way):
        try:
            self.here = self.rooms[self.here][way[0]]
        except KeyError:
            return "You cannot go that way."
        return self.do_look()
    def do_take(self, *things):
        if things == ("all",):
            things = tuple(self.items[self.here])
        if not things:
            return "Take what?"
        for t in things:
            if t not in self.items[self.here] or self.here == "cellar" and not self.lit:
                raise LookupError(t)
            self.items[self.here].remove(t)
            self.bag.append(t)
        return f"Taken: {', '.join(things)}."
    def do_drop(self, thing):
        self.bag.remove(thing) if thing in self.bag else self._missing(thing)
        self.items[self.here].append(thing)
        return "Dropped."
    def _missing(self, t): raise LookupError(t)
    def do_light(self, thing):
        if thing != "lamp" or thing not in self.bag:
            return "You cannot light that."
        self.lit = True
        return "The lamp shines."
    def do_inventory(self): return "You carry " + (", ".join(sorted(self.bag)) or "nothing") + "."
    def do_undo(self):
        if not self.history:
            return "Nothing to undo."
        self.restore(self.history.pop())
        return "Undone. " + self.do_look()
    def do_score(self): return f"{sum({'gold': 50, 'rose': 5}.get(t, 1) for t in self.bag):03d}/100"
w = World()
for line in ("look", "take lamp", "i", "go north", "take the rose, spade", "get gold", "s", "e", "d", "take gold", "light lamp", "take all", "score", "undo", "undo", "score", "drop lamp", "x", "fly", "loot", "", "go", "go up down", "w", "take", "inventory", "undo"):
    print(">", line)
    print(w.do(line))
