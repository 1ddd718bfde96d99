// Package compile turns syntax trees into bytecode.
//
// The way of a program:
//
//	future.go    the from __future__ imports at its top
//	fold.go      constant folding, in the tree
//	symtable.go  what each name means, scope by scope
//	unit.go      a code unit being compiled: registers, names, constants
//	stmt.go …    statements and expressions to a list of instructions
//	bound.go     which variables surely have a value
//	asm.go       the list to code
//
// An error is kept, the first one, and the walk goes on: so the walk needs no
// error returns, and which error is told follows from the order of the visits,
// which is CPython's.
package compile

import (
	"fmt"

	"pystm/lang/parser"
	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

// Options say how to compile.
type Options struct {
	// Optimize is the level of -O: 1 drops assert and makes __debug__ false, 2
	// drops docstrings, too.
	Optimize int
	// FutureAnnotations keeps annotations as text, as if the source said
	// from __future__ import annotations.
	FutureAnnotations bool
	// Warn, if not nil, is told of every SyntaxWarning. Where it returns an
	// error, that is the outcome.
	Warn func(Warning) error
}

// A Warning is a SyntaxWarning, or a DeprecationWarning of the parser.
type Warning struct {
	Deprecation bool
	Msg         string
	Filename    string
	Line        int
	Col         int // from 1, 0 if not told
}

// Flags of code that a program compiled by exec or eval in it inherits.
const FlagFutureAnnotations = flagFutureAnnotations

// compiler is what the units of one program share.
type compiler struct {
	filename    string
	lines       []string // of the source, for errors; nil if not known
	opts        Options
	table       *symtable
	future      future
	interactive bool
	err         error
}

// Module compiles a tree. It folds constants in the tree itself.
func Module(mod ast.Mod, filename string, opts Options) (*code.Code, error) {
	return compileTree(mod, filename, nil, opts)
}

func compileTree(mod ast.Mod, filename string, lines []string, opts Options) (*code.Code, error) {
	c := &compiler{filename: filename, lines: lines, opts: opts}
	_, c.interactive = mod.(*ast.Interactive)
	c.future = c.findFuture(mod)
	if c.err != nil {
		return nil, c.err
	}
	foldTree(mod, opts.Optimize, c.future.annotations || opts.FutureAnnotations)
	c.table = newSymtable(mod, c.future.annotations || opts.FutureAnnotations, c.fail)
	if c.err != nil {
		return nil, c.err
	}
	u := c.newUnit(nil, mod, "<module>", 1)
	u.module(mod)
	out := u.finish()
	if c.err != nil {
		return nil, c.err
	}
	return out, nil
}

// module compiles the body of a program.
func (u *unit) module(mod ast.Mod) {
	start := code.Pos{Line: 1, EndLine: 1}
	end := start
	switch m := mod.(type) {
	case *ast.Module:
		u.body(m.Body)
		end = endPos(m.Body, 1)
	case *ast.Interactive:
		if hasAnnotations(m.Body) {
			u.emit(start, code.OpSetupAnnotations, 0, 0, 0, 0)
		}
		u.stmts(m.Body)
		end = endPos(m.Body, 1)
	case *ast.Expression:
		u.returnValue(u.expr(m.Body), at(m.Body))
	}
	u.emit(end, code.OpReturnNone, 0, 0, 0, 0)
}

// fail keeps the first error.
func (c *compiler) fail(s ast.Span, format string, args ...any) {
	c.failAt(spanPos(s), format, args...)
}

// failLine is fail for an error whose end is not told.
func (c *compiler) failLine(s ast.Span, format string, args ...any) {
	if c.err == nil {
		c.fail(s, format, args...)
		c.err.(*parser.SyntaxError).EndCol = 0
	}
}

func (c *compiler) failAt(p code.Pos, format string, args ...any) {
	if c.err != nil {
		return
	}
	e := &parser.SyntaxError{
		Kind: "SyntaxError", Msg: fmt.Sprintf(format, args...), Filename: c.filename,
		Line: int(p.Line), Col: int(p.Col) + 1, EndLine: int(p.EndLine), EndCol: int(p.EndCol) + 1,
	}
	if n := int(p.Line) - 1; n >= 0 && n < len(c.lines) {
		e.Text = c.lines[n] + "\n"
	}
	c.err = e
}

// warn tells of a SyntaxWarning.
func (c *compiler) warn(p code.Pos, format string, args ...any) {
	if c.opts.Warn == nil || c.err != nil {
		return
	}
	c.err = c.opts.Warn(Warning{Msg: fmt.Sprintf(format, args...), Filename: c.filename, Line: int(p.Line)})
}
