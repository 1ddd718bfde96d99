# a bank with accounts, transactions, interest, an audit log and rollback
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"{account.owner} has {account.balance}, wanted {wanted}")
        self.short = wanted - account.balance
class Frozen(BankError): pass
class Money:
    def __init__(self, cents): self.cents = cents
    @classmethod
    def parse(cls, s):
        whole, _, part = str(s).partition(".")
        sign = -1 if whole.startswith("-") else 1
        return cls(int(whole or 0) * 100 + sign * int((part + "00")[:2]))
    def __add__(self, o): return Money(self.cents + o.cents)
    def __sub__(self, o): return Money(self.cents - o.cents)
    def __mul__(self, k): return Money(round(self.cents * k))
    def __neg__(self): return Money(-self.cents)
    def __lt__(self, o): return self.cents < o.cents
    def __le__(self, o): return self.cents <= o.cents
    def __eq__(self, o): return isinstance(o, Money) and self.cents == o.cents
    def __hash__(self): return hash(self.cents)
    def __bool__(self): return self.cents != 0
    def __str__(self): return "%s%d.%02d" % ("-" * (self.cents < 0), *divmod(abs(self.cents), 100))
    __repr__ = __str__
    def __format__(self, spec): return format(str(self), spec)
class Account:
    fee = Money(0)
    def __init__(self, owner, balance=Money(0)): self.owner, self.balance, self.frozen, self.log = owner, balance, False, []
    def _check(self):
        if self.frozen:
            raise Frozen(self.owner + " is frozen")
    def deposit(self, m):
        self._check()
        if m <= Money(0):
            raise ValueError(f"bad amount {m}")
        self.balance += m
        self.log.append(("+", m))
    def withdraw(self, m):
        self._check()
        total = m + self.fee
        if self.limit() < total:
            raise InsufficientFunds(self, total)
        self.balance -= total
        self.log.append(("-", total))
    def limit(self): return self.balance
    def month_end(self): pass
class Checking(Account):
    fee = Money(25)
    def __init__(self, *a, overdraft=Money(0)):
        super().__init__(*a)
        self.overdraft = overdraft
    def limit(self): return super().limit() + self.overdraft
class Savings(Account):
    def __init__(self, *a, rate=0.01):
        super().__init__(*a)
        self.rate = rate
    def month_end(self):
        if interest := self.balance * (self.rate / 12):
            self.deposit(interest)
class Bank:
    def __init__(self): self.accounts, self.stack = {}, []
    def open(self, name, acct):
        if name in self.accounts:
            raise BankError("duplicate " + name)
        self.accounts[name] = acct
        return acct
    def __getitem__(self, n):
        try:
            return self.accounts[n]
        except KeyError:
            raise BankError("no account " + n) from None
    def __enter__(self):
        self.stack.append({n: (a.balance, a.log[:]) for n, a in self.accounts.items()})
        return self
    def __exit__(self, t, v, tb):
        saved = self.stack.pop()
        if t is not None:
            for n, (b, log) in saved.items():
                self.accounts[n].balance, self.accounts[n].log = b, log
        return False
    def transfer(self, a, b, m):
        with self:
            self[a].withdraw(m)
            self[b].deposit(m)
    def total(self): return sum((a.balance for a in self.accounts.values()), Money(0))
    def report(self): return "\n".join(f"{n:<6}{type(a).__name__:<10}{a.balance:>10} {len(a.log)}" for n, a in sorted(self.accounts.items()))
M = Money.parse
bank = Bank()
bank.open("ann", Checking("Ann", M("100"), overdraft=M("50")))
bank.open("bob", Savings("Bob", M("1000.50"), rate=0.12))
bank.open("cat", Account("Cat"))
print(bank.report(), bank.total(), sep="\n")
for step in ("transfer ann bob 30.10", "transfer bob cat 500", "transfer ann cat 200", "transfer ann nobody 1", "transfer cat ann 0", "withdraw cat 499.99", "withdraw cat 0.02", "deposit ann -5", "freeze bob", "transfer cat bob 0.01", "deposit bob 1", "thaw bob", "month", "transfer ann bob 119.40", "transfer ann bob 0.01", "open ann", "deposit cat 12.3"):
    before = bank.total()
    try:
        match step.split():
            case ["transfer", a, b, m]: bank.transfer(a, b, M(m))
            case ["withdraw", a, m]: bank[a].withdraw(M(m))
            case ["deposit", a, m]: bank[a].deposit(M(m))
            case ["freeze" | "thaw" as w, a]: bank[a].frozen = w == "freeze"
            case ["open", a]: bank.open(a, Account(a))
            case ["month"]:
                for acct in bank.accounts.values():
                    acct.month_end()
        print(step, "ok", bank.total())
    except InsufficientFunds as e:
        print(step, "->", e, "short by", e.short, before == bank.total())
    except (BankError, ValueError) as e:
        print(step, "->", type(e).__name__, e, before == bank.total())
print(bank.report())
print(bank["ann"].log, bank["bob"].log, M("0.07") * 3, M("-1.50"), -M("0.05"), M("19.99") + M(".01"), sorted([M("2"), M("1.5")]), M("1") * 0.333, hash(M("1.0")) == hash(M("1")))
