"""The classes of syntax trees, made of the grammar of trees.

compile() makes objects of them out of a source, and code out of such objects:
`_plain` gives a tree as tuples, having looked whether it makes sense.
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000

_PLACE = 'lineno', 'col_offset', 'end_lineno', 'end_col_offset'

# A line for each category: its name, what its members are. `!` marks those whose
# nodes have a place in the source.
_GRAMMAR = '''
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt! = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr! = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
excepthandler! = ExceptHandler(expr? type, identifier? name, stmt* body)
pattern! = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
AST = comprehension(expr target, expr iter, expr* ifs, int is_async) | arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults) | withitem(expr context_expr, expr? optional_vars) | match_case(pattern pattern, expr? guard, stmt* body)
AST! = arg(identifier arg, expr? annotation, string? type_comment) | keyword(identifier? arg, expr value) | alias(identifier name, identifier? asname)
'''


class AST:
    """A node of a syntax tree."""

    __module__ = 'ast'
    __match_args__ = _fields = _attributes = ()

    def __init__(self, *args, **kwargs):
        if args:
            fields, name = self._fields, type(self).__name__
            if len(args) > len(fields):
                raise TypeError(f'{name} constructor takes at most {len(fields)} '
                                f'positional argument{"" if len(fields) == 1 else "s"}')
            for field, value in zip(fields, args):
                if field in kwargs:
                    raise TypeError(f'{name} got multiple values for argument {field!r}')
                setattr(self, field, value)
        for field, value in kwargs.items():
            setattr(self, field, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


def _make():
    space, kinds, single = {'AST': AST}, {}, {}
    for line in _GRAMMAR.strip().splitlines():
        category, members = line.split(' = ')
        placed, category = category.endswith('!'), category.removesuffix('!')
        place = {'_attributes': _PLACE if placed else ()}
        if placed and category != 'pattern':
            place |= {'end_lineno': None, 'end_col_offset': None}
        base = space.get(category)
        if base is None:
            between = '\n' + ' ' * len(category) + ' | ' if '(' in members else ' | '
            doc = f'{category} = ' + between.join(members.split(' | '))
            base = space[category] = type(category, (AST,), {'__module__': 'ast', '__doc__': doc, **place})
        for member in members.split(' | '):
            name, _, inner = member.removesuffix(')').partition('(')
            fields = [field.split() for field in inner.split(', ')] if inner else []
            names = tuple(field for _, field in fields)
            space[name] = node = type(name, (base,), {
                '__module__': 'ast', '__doc__': member, '_fields': names, '__match_args__': names, **(place if base is AST else {}),
                **{field: None for kind, field in fields if kind.endswith('?')}})
            kinds[node] = [(kind.rstrip('?*'), field, kind[-1] if kind[-1] in '?*' else '') for kind, field in fields]
            if category in ('expr_context', 'boolop', 'operator', 'unaryop', 'cmpop'):
                single[name] = node()
    return space, kinds, single


# _single has the one object of each operator and context that compile() uses.
_space, _kinds, _single = _make()
globals().update(_space)

# What is done with the values of fields that are not just read.
_USES = {('Assign', 'targets'): 'Store', ('Delete', 'targets'): 'Del', ('For', 'target'): 'Store', ('AsyncFor', 'target'): 'Store',
         ('AugAssign', 'target'): 'Store', ('AnnAssign', 'target'): 'Store', ('withitem', 'optional_vars'): 'Store',
         ('comprehension', 'target'): 'Store', ('NamedExpr', 'target'): 'Store'}
_NOT_EMPTY = {'body', 'targets', 'items', 'names', 'handlers', 'cases'}
_MAY_BE_EMPTY = {('Module', 'body'), ('Interactive', 'body'), ('Try', 'handlers'), ('TryStar', 'handlers')}
_RANGED = {'stmt', 'expr', 'pattern', 'excepthandler', 'arg'}
_TARGETS = {('AugAssign', 'target'): ('Name', 'Attribute', 'Subscript'), ('AnnAssign', 'target'): ('Name', 'Attribute', 'Subscript'),
            ('NamedExpr', 'target'): ('Name',)}


def _plain(node, use='Load'):
    """A node as (name, place or None, values of fields)."""
    kind = next((c for c in type(node).__mro__ if c in _kinds), None)
    if kind is None:
        raise TypeError(f'expected some sort of AST, but got {node!r}')
    name = kind.__name__
    if name in _single:
        return name
    place = _place(node, kind) if kind._attributes else None
    if 'generators' in kind._fields and getattr(node, 'generators', None) == []:
        raise ValueError('comprehension with no generators')
    values = tuple([_field(node, name, field, kind_, many, use) for kind_, field, many in _kinds[kind]])
    _check(name, dict(zip(kind._fields, values)))
    if issubclass(kind, _space['expr']):
        _check_use(node, name, use)
    if name == 'Constant' and isinstance(values[0], tuple):
        return _tuple(values[0], place)
    return name, place, values


def _tuple(value, place):
    """A constant that is a tuple, which the compiler makes of a node for tuples."""
    items = [_tuple(one, place) if isinstance(one, tuple) else ('Constant', place, (one, None)) for one in value]
    return 'Tuple', place, (items, 'Load')


def _place(node, kind):
    category = kind.__name__ if kind.__base__ is AST else kind.__base__.__name__
    place = []
    for field in _PLACE:
        value = getattr(node, field, None)
        if value is None:
            if not hasattr(node, field):
                raise TypeError(f'required field "{field}" missing from {category}')
            if not field.startswith('end_'):
                raise ValueError(f'invalid integer value: {value!r}')
            value = place[len(place) - 2]
        place.append(_int(value))
    line, column, end, end_column = place
    if category in _RANGED:
        if line > end:
            raise ValueError(f'AST node line range ({line}, {end}) is not valid')
        if line < 0 and end != line or column < 0 and end_column != column:
            raise ValueError(f'AST node column range ({column}, {end_column}) for line range ({line}, {end}) is not valid')
        if line == end and column > end_column:
            raise ValueError(f'line {line}, column {column}-{end_column} is not a valid range')
    if min(place) < 0:
        raise ValueError(f'{category} has an invalid place: {tuple(place)}')
    return tuple(place)


def _int(value):
    if not isinstance(value, int):
        raise ValueError(f'invalid integer value: {value!r}')
    value = int(value)
    if not -2**31 <= value < 2**31:
        raise OverflowError('Python int too large to convert to C int')
    return value


def _field(node, name, field, kind, many, use):
    try:
        value = getattr(node, field)
    except AttributeError:
        raise TypeError(f'required field "{field}" missing from {name}') from None
    if many == '*':
        if not isinstance(value, list):
            raise TypeError(f'{name} field "{field}" must be a list, not a {type(value).__name__}')
        if not value and field in _NOT_EMPTY and (name, field) not in _MAY_BE_EMPTY:
            raise ValueError(f'empty {field} on {name}')
        holes = (name, field) in {('Dict', 'keys'), ('arguments', 'kw_defaults')}
        return [None if one is None and holes else _value(one, name, field, kind, use) for one in value]
    if value is None and (many or kind == 'constant'):
        return 0 if kind == 'int' else None
    if value is None and kind in ('expr', 'pattern', 'identifier', 'string'):
        raise ValueError(f"field '{field}' is required for {name}")
    return _value(value, name, field, kind, use)


def _value(value, name, field, kind, use):
    if value is None and kind in ('expr', 'stmt'):
        raise ValueError(f'None disallowed in {"expression" if kind == "expr" else "statement"} list')
    if kind == 'constant':
        return _constant(value, name)
    if kind == 'int':
        return _int(value)
    if kind in ('identifier', 'string'):
        if kind == 'string' and isinstance(value, bytes):
            return None
        if not isinstance(value, str):
            raise TypeError('AST identifier must be of type str' if kind == 'identifier' else 'AST string must be of type str')
        if kind == 'identifier' and value in ('None', 'True', 'False'):
            raise ValueError(f"identifier field can't represent '{value}' constant")
        return str(value)
    if not isinstance(value, _space[kind]):
        if _space[kind]._attributes and not hasattr(value, 'lineno'):
            raise TypeError(f'required field "lineno" missing from {kind}')
        raise TypeError(f'expected some sort of {kind}, but got {value!r}')
    wanted = _USES.get((name, field), 'Load')
    if name in ('Starred', 'List', 'Tuple') and field in ('value', 'elts'):
        wanted = use
    if (name, field) in _TARGETS and type(value).__name__ not in _TARGETS[name, field]:
        raise TypeError(f'{name} with invalid target {type(value).__name__}')
    if type(value).__name__ == 'MatchStar' and name != 'MatchSequence':
        raise ValueError('a starred pattern is allowed in a sequence only')
    return _plain(value, wanted)


def _check_use(node, name, use):
    have = getattr(node, 'ctx', None)
    if have is not None and 'ctx' in node._fields:
        have = type(have).__name__
        if have != use:
            raise ValueError(f'expression must have {use} context but has {have} instead')
    elif use != 'Load' and 'ctx' not in node._fields:
        raise ValueError(f"expression which can't be assigned to in {use} context")


def _constant(value, name):
    if name == 'MatchSingleton' and value is not None and value is not True and value is not False:
        raise ValueError('MatchSingleton can only contain True, False and None')
    if type(value) is tuple:
        return tuple([_constant(one, name) for one in value])
    if value is not None and value is not ... and type(value) not in (bool, int, float, complex, str, bytes):
        raise TypeError(f'got an invalid type in {name}: {type(value).__name__}')
    return value


def _check(name, values):
    """What the lengths of lists have to be."""
    size = {field: len(value) for field, value in values.items() if isinstance(value, list)}
    wrong = None
    if name == 'BoolOp' and size['values'] < 2:
        wrong = 'BoolOp with less than 2 values'
    elif name == 'Compare' and not size['comparators']:
        wrong = 'Compare with no comparators'
    elif name == 'Compare' and size['comparators'] != size['ops']:
        wrong = 'Compare has a different number of comparators and operands'
    elif name == 'Dict' and size['keys'] != size['values']:
        wrong = "Dict doesn't have the same number of keys as values"
    elif name in ('Try', 'TryStar') and not size['handlers'] and not size['finalbody']:
        wrong = f'{name} has neither except handlers nor finalbody'
    elif name in ('Try', 'TryStar') and not size['handlers'] and size['orelse']:
        wrong = f'{name} has orelse but no except handlers'
    elif name == 'arguments' and size['defaults'] > size['posonlyargs'] + size['args']:
        wrong = 'more positional defaults than args on arguments'
    elif name == 'arguments' and size['kw_defaults'] != size['kwonlyargs']:
        wrong = 'length of kwonlyargs is not the same as kw_defaults on arguments'
    elif name == 'MatchMapping' and size['keys'] != size['patterns']:
        wrong = "MatchMapping doesn't have the same number of keys as patterns"
    elif name == 'MatchClass' and size['kwd_attrs'] != size['kwd_patterns']:
        wrong = "MatchClass doesn't have the same number of keyword attributes as patterns"
    elif name == 'MatchOr' and size['patterns'] < 2:
        wrong = 'MatchOr requires at least 2 patterns'
    elif name == 'TryStar' and not all(handler[2][0] for handler in values['handlers']):
        wrong = 'expected one or more exception types'
    elif name == 'Raise' and values['cause'] and not values['exc']:
        wrong = 'Raise with cause but no exception'
    elif name == 'ImportFrom' and values['level'] < 0:
        wrong = 'Negative ImportFrom level'
    elif name == 'AnnAssign' and values['simple'] and values['target'][0] != 'Name':
        raise TypeError('AnnAssign with simple non-Name target')
    if wrong:
        raise ValueError(wrong)
