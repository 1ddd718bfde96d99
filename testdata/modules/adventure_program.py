"""A text adventure played from a script of commands."""
from __future__ import annotations
import enum
import random
import shlex
import sys
import textwrap
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Callable, ClassVar, Iterator, Optional


class Direction(enum.Enum):
    NORTH = ("n", 0, 1)
    SOUTH = ("s", 0, -1)
    EAST = ("e", 1, 0)
    WEST = ("w", -1, 0)

    def __init__(self, short: str, dx: int, dy: int) -> None:
        self.short = short
        self.dx, self.dy = dx, dy

    @property
    def opposite(self) -> "Direction":
        return next(d for d in Direction if (d.dx, d.dy) == (-self.dx, -self.dy))

    @classmethod
    def _missing_(cls, value):
        for d in cls:
            if value in (d.short, d.name.lower()):
                return d
        return None


@dataclass(order=True)
class Item:
    name: str
    weight: float = field(default=1.0, compare=False)
    tags: frozenset[str] = field(default_factory=frozenset, repr=False, compare=False)

    def __post_init__(self):
        if not self.name:
            raise ValueError("an item needs a name")

    def __format__(self, spec: str) -> str:
        if spec == "w":
            return f"{self.name} ({self.weight:.1f} kg)"
        return format(self.name, spec)


@dataclass
class Room:
    name: str
    description: str
    exits: dict[Direction, "Room"] = field(default_factory=dict, repr=False)
    items: list[Item] = field(default_factory=list)
    visits: int = 0

    def connect(self, d: Direction, other: "Room") -> "Room":
        self.exits[d] = other
        other.exits[d.opposite] = self
        return other


class GameOver(Exception):
    def __init__(self, reason: str, *, won: bool = False):
        super().__init__(reason)
        self.won = won


class CommandError(Exception):
    pass


Handler = Callable[["Game", list], Optional[str]]


class Game:
    commands: ClassVar[dict[str, Handler]] = {}
    MAX_WEIGHT = 10.0

    def __init__(self, start: Room, seed: int = 42) -> None:
        self.room = start
        self.inventory: list[Item] = []
        self.random = random.Random(seed)
        self.log: deque[str] = deque(maxlen=5)
        self.counts: defaultdict[str, int] = defaultdict(int)

    @classmethod
    def command(cls, *names: str):
        def register(fn: Handler) -> Handler:
            for n in names:
                if n in cls.commands:
                    raise RuntimeError(f"duplicate {n!r}")
                cls.commands[n] = fn
            return fn
        return register

    def run(self, lines) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            try:
                words = shlex.split(line, comments=True)
            except ValueError as e:
                yield f"? {e}"
                continue
            if not words:
                continue
            verb, *args = words
            self.log.append(line.strip())
            self.counts[verb] += 1
            try:
                handler = self.commands[verb]
            except KeyError as missing:
                yield f"{number}: I don't know {missing}"
                continue
            try:
                answer = handler(self, args)
            except CommandError as e:
                yield f"{number}: {e}"
            else:
                if answer:
                    yield textwrap.fill(answer, 50, initial_indent="  ", subsequent_indent="    ")


@Game.command("go", "walk")
def go(game: Game, args: list) -> str:
    match args:
        case []:
            raise CommandError("go where?")
        case [where]:
            try:
                d = Direction(where)
            except ValueError as e:
                raise CommandError(str(e)) from None
        case [_, *rest]:
            raise CommandError(f"too many words: {rest}")
    if (room := game.room.exits.get(d)) is None:
        raise CommandError(f"no way {d.name.lower()}")
    game.room = room
    room.visits += 1
    if room.name == "Pit":
        raise GameOver("you fell into the pit")
    return look(game, [])


@Game.command("look", "l")
def look(game: Game, args: list) -> str:
    r = game.room
    items = ", ".join(f"{i:w}" for i in sorted(r.items)) or "nothing"
    exits = "/".join(sorted(d.name.title() for d in r.exits))
    return f"{r.name}: {r.description} You see {items}. Exits: {exits}."


@Game.command("take", "get")
def take(game: Game, args: list) -> str:
    if not args:
        raise CommandError("take what?")
    taken = []
    for name in args:
        found = [i for i in game.room.items if i.name == name]
        if not found:
            raise CommandError(f"there is no {name!r} here")
        item, = found
        total = sum(i.weight for i in game.inventory) + item.weight
        if total > game.MAX_WEIGHT:
            raise CommandError(f"too heavy: {total:.2f} > {game.MAX_WEIGHT:g}")
        game.room.items.remove(item)
        game.inventory.append(item)
        taken.append(item)
    return "Taken: " + ", ".join(map(repr, taken))


@Game.command("drop")
def drop(game, args):
    name = args[0]
    game.inventory.remove(Item(name))
    return f"Dropped {name}"


@Game.command("inventory", "i")
def inventory(game, args):
    return f"You carry {len(game.inventory)} things: " + "; ".join(f"{i:>8}" for i in game.inventory)


@Game.command("roll")
def roll(game, args):
    n, _, sides = args[0].partition("d")
    rolls = [game.random.randint(1, int(sides)) for _ in range(int(n))]
    return f"{rolls} = {sum(rolls)}"


def world() -> Room:
    hall = Room("Hall", "A large hall with paintings of people long gone, dusty and dark.")
    kitchen = Room("Kitchen", "Smells of old soup.", items=[Item("knife", .3, frozenset({"sharp"})), Item("pot", 4)])
    cellar = Room("Cellar", "Damp.", items=[Item("anvil", 60)])
    pit = Room("Pit", "Deep")
    hall.connect(Direction.NORTH, kitchen).connect(Direction("east"), cellar).connect(Direction.NORTH, pit)
    return hall


SCRIPT = '''
look
go north     # a comment
take knife pot
go up
go "far away
take spoon
i
roll 3d6
roll 2d20
walk e
take anvil
dance
drop knife
look
go n e w
go n
'''


def main() -> int:
    start = world()
    print(start)
    game = Game(start)
    try:
        for text in game.run(SCRIPT.splitlines()):
            print(text)
    except GameOver as end:
        print(f"Game over: {end} (won={end.won})", repr(end))
    print(list(game.log))
    print(dict(game.counts))
    try:
        Direction("up")
    except ValueError as e:
        print(type(e).__name__, e, e.__context__)
    print([d for d in Direction], Direction.NORTH.opposite)
    try:
        Item("")
    except ValueError as e:
        print(e)
    print(Item("a") < Item("b"), Item("a", 5) == Item("a", 6), sorted([Item("z"), Item("b")]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
