package vm

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Binding of arguments to the parameters of Python functions. No Python code
// runs here, so Values may be held in Go variables.

// bindArgs arranges the arguments of a window as the registers of a frame of
// ld: positional parameters, keyword-only ones, *args, **kwargs; the other
// registers unbound.
func (t *Thread) bindArgs(ld *Loaded, f Value, base unsafe.Pointer, nargs int, names Value) error {
	c := ld.Code
	if names == obj.Unbound && (nargs <= c.ArgCount || c.Flags&code.FlagVarArgs != 0) {
		return t.bindPositional(ld, f, base, nargs)
	}
	var buf [24]Value
	given := append(buf[:0], regs(base, nargs)...)
	var kwNames []Value
	if names != obj.Unbound {
		kwNames = t.tupleItems(names)
	}
	npos := nargs - len(kwNames)
	r := regs(base, int(ld.numRegs))
	clear(r)
	total := c.ArgCount + c.KwOnlyCount
	copy(r, given[:min(npos, c.ArgCount)])
	next := total
	if c.Flags&code.FlagVarArgs != 0 {
		rest := t.VM.roots.emptyTuple
		if npos > c.ArgCount {
			rest = t.tuple(given[c.ArgCount:npos]...)
		}
		r[next] = rest
		next++
	}
	var more [2 * 8]Value
	others := more[:0]
	for i, name := range kwNames {
		other, err := t.bindKeyword(ld, f, r, name, given[npos+i], kwNames)
		if err != nil {
			return err
		}
		if other {
			others = append(others, name, given[npos+i])
		}
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		var err error
		if r[next], err = t.dictOfNames(others); err != nil {
			return err
		}
	}
	if npos > c.ArgCount && c.Flags&code.FlagVarArgs == 0 {
		return t.tooManyPositional(ld, f, npos, r)
	}
	return t.bindDefaults(ld, f, r, npos)
}

// bindPositional is bindArgs where no argument has a name and none is too many: those with a register are in it.
func (t *Thread) bindPositional(ld *Loaded, f Value, base unsafe.Pointer, nargs int) error {
	c := ld.Code
	rest := t.VM.roots.emptyTuple
	if nargs > c.ArgCount {
		rest = t.tuple(regs(base, nargs)[c.ArgCount:]...)
	}
	r := regs(base, int(ld.locals))
	clear(r[min(nargs, c.ArgCount):])
	next := c.ArgCount + c.KwOnlyCount
	if c.Flags&code.FlagVarArgs != 0 {
		r[next] = rest
		next++
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		r[next] = t.NewDict()
	}
	return t.bindDefaults(ld, f, r, nargs)
}

// bindQuick is bindArgs for a function whose parameters are all positional, but
// for the clearing of other registers. False: the call is wrong, or unusual, and
// nothing has been changed.
func (t *Thread) bindQuick(ld *Loaded, f Value, base unsafe.Pointer, nargs int, names Value) bool {
	n := int(ld.positional)
	var given [8]Value
	var param [8]int
	nkw, set := 0, uint64(0)
	if names != obj.Unbound {
		nkw = t.TupleLen(names)
	}
	npos := nargs - nkw
	if n > 64 || npos > n || nkw > len(given) {
		return false
	}
	for i := range nkw {
		j := slices.Index(ld.vars[:n], t.TupleItem(names, i))
		if j < max(npos, ld.Code.PosOnlyCount) || set>>j&1 != 0 {
			return false
		}
		given[i], param[i] = *word(base, npos+i), j
		set |= 1 << j
	}
	var defaults []Value
	if npos+nkw < n {
		d := t.Field(f, funcDefaults)
		if !d.IsRef() {
			return false
		}
		defaults = t.TupleView(d)
		for i := npos; i < n-len(defaults); i++ {
			if set>>i&1 == 0 {
				return false
			}
		}
	}
	for i := npos; i < n; i++ {
		if set>>i&1 == 0 {
			*word(base, i) = defaults[i-n+len(defaults)]
		}
	}
	for i := range nkw {
		*word(base, param[i]) = given[i]
	}
	return true
}

// bindKeyword stores one keyword argument; other says that it is one for **kwargs.
func (t *Thread) bindKeyword(ld *Loaded, f Value, r []Value, name, x Value, names []Value) (other bool, err error) {
	c := ld.Code
	i := t.paramIndex(ld, name)
	if i >= c.PosOnlyCount && i < c.ArgCount+c.KwOnlyCount {
		if r[i] != obj.Unbound {
			return false, t.TypeError("%s() got multiple values for argument '%s'", t.qualname(f), t.StrView(name))
		}
		r[i] = x
		return false, nil
	}
	if c.Flags&code.FlagVarKeywords != 0 {
		return true, nil
	}
	if i >= 0 && i < c.PosOnlyCount {
		return false, t.positionalOnly(ld, f, names)
	}
	return false, t.TypeError("%s() got an unexpected keyword argument '%s'", t.qualname(f), t.StrView(name))
}

// dictOfNames makes a dict of names and values in turn.
func (t *Thread) dictOfNames(words []Value) (Value, error) {
	if d, ok := t.NewDictOf(words); ok {
		return d, nil
	}
	d := t.NewDict()
	for i := 0; i < len(words); i += 2 {
		if err := t.StrSet(d, words[i], words[i+1]); err != nil {
			return 0, err
		}
	}
	return d, nil
}

// positionalOnly is the error for keyword arguments that name positional-only
// parameters.
func (t *Thread) positionalOnly(ld *Loaded, f Value, names []Value) error {
	var bad []string
	for _, n := range ld.Code.VarNames[:ld.Code.PosOnlyCount] {
		for _, k := range names {
			if t.StrView(k) == n {
				bad = append(bad, n)
			}
		}
	}
	return t.TypeError("%s() got some positional-only arguments passed as keyword arguments: '%s'", t.qualname(f), strings.Join(bad, ", "))
}

// paramIndex is the position of a parameter, -1 if there is none of that name.
func (t *Thread) paramIndex(ld *Loaded, name Value) int {
	n := ld.Code.ArgCount + ld.Code.KwOnlyCount
	if i := slices.Index(ld.vars[:n], name); i >= 0 {
		return i
	}
	text := t.StrView(name)
	return slices.Index(ld.Code.VarNames[:n], text)
}

func (t *Thread) bindDefaults(ld *Loaded, f Value, r []Value, npos int) error {
	c := ld.Code
	var defaults []Value
	if d := t.Field(f, funcDefaults); d.IsRef() {
		defaults = t.tupleItems(d)
	}
	first := c.ArgCount - len(defaults)
	var missing []string
	for i := min(npos, c.ArgCount); i < c.ArgCount; i++ {
		switch {
		case r[i] != obj.Unbound:
		case i >= first && i-first < len(defaults):
			r[i] = defaults[i-first]
		default:
			missing = append(missing, c.VarNames[i])
		}
	}
	if missing != nil {
		return t.missingArgs(f, "positional", missing)
	}
	kwd := t.Field(f, funcKwDefaults)
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		if r[i] != obj.Unbound {
			continue
		}
		if kwd.IsRef() {
			r[i] = t.StrGet(kwd, ld.vars[i])
		}
		if r[i] == obj.Unbound {
			missing = append(missing, c.VarNames[i])
		}
	}
	if missing != nil {
		return t.missingArgs(f, "keyword-only", missing)
	}
	return nil
}

func (t *Thread) qualname(f Value) string { return t.StrView(t.Field(f, funcQualname)) }

func (t *Thread) missingArgs(f Value, kind string, names []string) error {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	var list string
	switch n := len(quoted); n {
	case 1:
		list = quoted[0]
	case 2:
		list = quoted[0] + " and " + quoted[1]
	default:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return t.TypeError("%s() missing %d required %s argument%s: %s", t.qualname(f), len(names), kind, plural(len(names)), list)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (t *Thread) tooManyPositional(ld *Loaded, f Value, npos int, r []Value) error {
	c := ld.Code
	takes := fmt.Sprint(c.ArgCount)
	many := c.ArgCount != 1
	if d := t.Field(f, funcDefaults); d.IsRef() {
		if n := len(t.tupleItems(d)); n > 0 {
			takes = fmt.Sprintf("from %d to %d", c.ArgCount-n, c.ArgCount)
			many = true
		}
	}
	kwGiven := 0
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		if r[i] != obj.Unbound {
			kwGiven++
		}
	}
	s := ""
	if many {
		s = "s"
	}
	were := "were"
	if npos == 1 && kwGiven == 0 {
		were = "was"
	}
	extra := ""
	if kwGiven > 0 {
		extra = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(npos), kwGiven, plural(kwGiven))
	}
	return t.TypeError("%s() takes %s positional argument%s but %d%s %s given", t.qualname(f), takes, s, npos, extra, were)
}
