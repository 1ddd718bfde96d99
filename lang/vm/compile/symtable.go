package compile

import (
	"slices"

	"pystm/lang/parser/ast"
)

// A symbol table says for every scope of a program what each name in it means.
//
// It is made in two passes. The first (symvisit.go) walks the tree and notes
// for each scope how a name is used there: the flags of symbol. The second
// (resolve, below) decides, scope by scope from the outside in, where the name
// lives: its binding.
//
//	scope      a code unit: module, class body, function, lambda, comprehension
//	binding    local      a register, or in a class or module the namespace
//	           cell       a register holding a cell, because an inner scope uses it
//	           free       a cell of an enclosing function
//	           global     declared so (explicit) or found nowhere else (implicit)
//
// A name used in a function is looked for in the enclosing functions, classes
// left out; the only name a class lends to its methods is __class__.

// symFlags says how a name is used in one scope.
type symFlags uint16

const (
	defGlobal   symFlags = 1 << iota // global statement
	defLocal                         // assigned
	defParam                         // parameter
	defNonlocal                      // nonlocal statement
	used                             // read
	defImport                        // bound by import
	defAnnot                         // annotated
	defIterVar                       // target of a comprehension's for

	defBound = defLocal | defParam | defImport
)

// binding says where a name lives.
type binding uint8

const (
	unresolved binding = iota
	local
	cell
	free
	globalExplicit
	globalImplicit
)

func (b binding) String() string {
	return [...]string{"unresolved", "local", "cell", "free", "global explicit", "global implicit"}[b]
}

// symbol is a name in one scope.
type symbol struct {
	name    string // mangled
	flags   symFlags
	binding binding
	decl    ast.Span // of the first global or nonlocal statement, or the := that acts as one
	// passing says that an inner scope reaches through this one for an outer
	// variable of the name, which here means something else (a class only).
	passing bool
}

func (s *symbol) declare(at ast.Span) {
	if s.decl.Start.Line == 0 {
		s.decl = at
	}
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope   // lambdas and comprehensions too
	annotationScope // an annotation kept as text: its names do not count
)

// compKind tells comprehensions from other functions.
type compKind uint8

const (
	noComp compKind = iota
	listComp
	setComp
	dictComp
	genExp
)

// compNames holds for each compKind the name of the code and what it is called
// in messages.
var compNames = [...]struct{ code, text string }{
	listComp: {"<listcomp>", "list comprehension"},
	setComp:  {"<setcomp>", "set comprehension"},
	dictComp: {"<dictcomp>", "dict comprehension"},
	genExp:   {"<genexpr>", "generator expression"},
}

// scope is one scope with its symbols.
type scope struct {
	kind    scopeKind
	comp    compKind
	name    string
	parent  *scope
	symbols map[string]*symbol
	order   []*symbol // in order of first appearance
	params  []string  // mangled, in the order of registers

	nested      bool // inside a function
	generator   bool // has a yield
	coroutine   bool // async, or has an await
	varArgs     bool
	varKeywords bool
	// needsClass says of a class that a method uses __class__ or super.
	needsClass bool
	// walrus holds the names assigned by := here, whose registers may change
	// in the middle of an expression.
	walrus map[string]bool

	iterTarget bool // while the target of a comprehension's for is visited
	iterExpr   int  // how many iterables of comprehensions are being visited
}

// lookup returns how the name is used, 0 if not at all.
func (s *scope) lookup(mangled string) symFlags {
	if sym := s.symbols[mangled]; sym != nil {
		return sym.flags
	}
	return 0
}

func (s *scope) symbol(mangled string) *symbol {
	sym := s.symbols[mangled]
	if sym == nil {
		sym = &symbol{name: mangled}
		s.symbols[mangled] = sym
		s.order = append(s.order, sym)
	}
	return sym
}

// symtable is the table of a whole program.
type symtable struct {
	fail   func(ast.Span, string, ...any) // keeps the first error
	future bool                           // from __future__ import annotations
	scopes map[ast.Node]*scope
	all    []*scope // parents before children

	cur     *scope
	global  *scope
	private string // name of the class around, for mangling
}

// newSymtable analyses a program.
func newSymtable(mod ast.Mod, futureAnnotations bool, fail func(ast.Span, string, ...any)) *symtable {
	st := &symtable{fail: fail, future: futureAnnotations, scopes: map[ast.Node]*scope{}}
	st.enter("top", moduleScope, mod)
	st.global = st.cur
	switch m := mod.(type) {
	case *ast.Module:
		st.stmts(m.Body)
	case *ast.Interactive:
		st.stmts(m.Body)
	case *ast.Expression:
		st.expr(m.Body)
	}
	st.leave()
	for _, s := range st.all {
		for i := 0; i < len(s.order); i++ {
			st.resolve(s, s.order[i])
		}
	}
	return st
}

// enter opens a scope for a node.
func (st *symtable) enter(name string, kind scopeKind, key ast.Node) *scope {
	s := &scope{name: name, kind: kind, parent: st.cur, symbols: map[string]*symbol{}}
	if p := st.cur; p != nil {
		s.nested = p.nested || p.kind == functionScope
		s.iterExpr = p.iterExpr
	}
	if kind != annotationScope {
		st.scopes[key] = s
		st.all = append(st.all, s)
	}
	st.cur = s
	return s
}

func (st *symtable) leave() { st.cur = st.cur.parent }

// define notes a use of a name in the current scope.
func (st *symtable) define(name string, flags symFlags, at ast.Span) *symbol {
	return st.defineIn(st.cur, name, flags, at)
}

func (st *symtable) defineIn(s *scope, name string, flags symFlags, at ast.Span) *symbol {
	m := mangle(st.private, name)
	sym := s.symbol(m)
	if flags&defParam != 0 {
		if sym.flags&defParam != 0 {
			st.fail(at, "duplicate argument '%s' in function definition", name)
		}
		s.params = append(s.params, m)
	}
	sym.flags |= flags
	if s.iterTarget {
		if sym.flags&(defGlobal|defNonlocal) != 0 {
			st.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		sym.flags |= defIterVar
	}
	if flags&defGlobal != 0 && s != st.global && st.global != nil {
		st.global.symbol(m).flags |= defGlobal
	}
	return sym
}

// resolve decides where a symbol lives. Scopes around are resolved already,
// and are told when one of their variables is wanted in here.
func (st *symtable) resolve(s *scope, sym *symbol) {
	switch {
	case sym.binding != unresolved:
		return // a variable that an inner scope reaches through this one for
	case sym.flags&defGlobal != 0:
		if sym.flags&defNonlocal != 0 {
			st.fail(sym.decl, "name '%s' is nonlocal and global", sym.name)
		}
		sym.binding = globalExplicit
	case sym.flags&defNonlocal != 0:
		if s.kind == moduleScope {
			st.fail(sym.decl, "nonlocal declaration not allowed at module level")
		} else if !reach(s, sym) {
			st.fail(sym.decl, "no binding for nonlocal '%s' found", sym.name)
		}
		sym.binding = free
	case sym.flags&defBound != 0:
		sym.binding = local
	case reach(s, sym):
		sym.binding = free
	default:
		sym.binding = globalImplicit
	}
}

// reach looks for the function around s that owns a variable, turns it into a
// cell, and makes it free in all scopes between. It reports whether there is one.
func reach(s *scope, sym *symbol) bool {
	owner := s.parent
search:
	for ; ; owner = owner.parent {
		if owner == nil || owner.kind == moduleScope {
			return false
		}
		if owner.kind == classScope {
			if sym.name == "__class__" {
				break
			}
			continue
		}
		o := owner.symbols[sym.name]
		switch {
		case o == nil:
		case o.flags&defGlobal != 0:
			return false
		case o.flags&defNonlocal != 0:
		case o.flags&defBound != 0:
			break search
		}
	}
	for p := s.parent; p != owner; p = p.parent {
		o := p.symbol(sym.name)
		if p.kind == classScope && o.flags&(defBound|defGlobal) != 0 {
			o.passing = true
		} else if o.binding == unresolved || o.binding == globalImplicit {
			o.binding = free
		}
	}
	if owner.kind == classScope {
		owner.needsClass = true
	} else {
		owner.symbols[sym.name].binding = cell
	}
	return true
}

// mangle gives a private name of a class its full form.
func mangle(class, name string) string {
	if class == "" || len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for i := 0; i < len(name); i++ {
		if name[i] == '.' {
			return name // a dotted name of an import
		}
	}
	for class != "" && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

// bound lists the names with a binding, sorted; those that only pass through
// a class count as free.
func (s *scope) bound(b binding) []string {
	var out []string
	for _, sym := range s.order {
		if sym.binding == b || b == free && sym.passing {
			out = append(out, sym.name)
		}
	}
	slices.Sort(out)
	return out
}
