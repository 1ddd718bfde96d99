package parser

// A wrong program is parsed twice, as in CPython. The first pass fails at the
// furthest token it came to. The second repeats the statement and looks for
// the mistakes there are words for (see hint.go); if it finds none, the failure
// of the first pass stands. CPython parses by alternatives, and what it says
// of a wrong program follows from their order. The productions here foresee
// which alternative is the right one, which is of no help if none is. So in
// the second pass they try: a primary ends before a bracket that fails, and an
// operand before an operator that has no right side.

// maxAttempts bounds the work of the second pass, which could grow with the
// power of the nesting.
const maxAttempts = 20000

// twice runs a production in two passes.
func (p *parser) twice(production func()) {
	start, nest, depth, s := p.mark(), p.nest, p.depth, p.scratch
	first := catch(production)
	if first == nil {
		return
	}
	if first.generic && !p.second {
		p.reset(start)
		p.nest, p.depth, p.scratch, p.far = nest, depth, s, nil
		p.second = true
		if second := catch(production); second != nil && !second.generic && !second.fatal {
			panic(second)
		}
		first.seen = p.furthest().Pos
	}
	panic(first)
}

// hints reports whether to look for the cause of an error.
func (p *parser) hints() bool { return p.second && !p.plain }

// The following run a production that may fail, and report whether it met no
// error. If it did, the parser is where it was. In the first pass that is done
// in one place only, where CPython forgives an error for another.

// attempt holds back plain syntax errors; those with words of their own pass.
func (p *parser) attempt(production func()) (ok bool) {
	if p.second {
		if p.attempts++; p.attempts > maxAttempts {
			panic(&failure{generic: true, fatal: true})
		}
	}
	m, s := p.mark(), p.scratch
	nest, depth, plain, beside := p.nest, p.depth, p.plain, p.beside
	defer func() {
		if ok {
			return
		}
		r := recover()
		if f, isFailure := r.(*failure); !isFailure || f.fatal || !f.generic {
			panic(r)
		}
		p.nest, p.depth, p.plain, p.beside = nest, depth, plain, beside
		p.scratch = s
		p.reset(m)
	}()
	production()
	return true
}

// quietly is attempt without hints.
func (p *parser) quietly(production func()) bool {
	plain := p.plain
	p.plain = true
	ok := p.attempt(production)
	p.plain = plain
	return ok
}

// more runs a production that may stand at a place but need not. In the first
// pass its first token has told that it does.
func (p *parser) more(production func()) bool {
	if !p.second {
		production()
		return true
	}
	return p.attempt(production)
}
