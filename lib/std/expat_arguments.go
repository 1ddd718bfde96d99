package std

import (
	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// str is a text, None if it is not there.
func (p *expatParser) str(b []byte) (Value, error) {
	if b == nil {
		return none, nil
	}
	return p.t.NewStr(string(b))
}

// name is a name, the same object each time.
func (p *expatParser) name(b []byte) (Value, error) {
	v, err := p.str(b)
	if err != nil || v == none {
		return v, err
	}
	intern := p.t.Field(p.v, expatIntern)
	if known := p.t.StrGet(intern, v); known != unbound && p.t.IsKind(known, obj.KindStr) {
		return known, nil
	}
	return v, p.t.StrSet(intern, v, v)
}

// arguments is the tuple of what the handler of an event is called with.
func (p *expatParser) arguments(e *expat.Event) (Value, error) {
	a := expatArguments{p: p}
	switch e.Kind {
	case expat.StartElement:
		a.name(e.Name)
		a.attributes(e)
	case expat.EndElement, expat.UnknownEncoding:
		a.name(e.Name)
	case expat.ProcessingInstruction:
		a.name(e.Name)
		a.str(e.Value)
	case expat.CharacterData, expat.Comment, expat.Default:
		a.str(e.Value)
	case expat.UnparsedEntityDecl:
		a.name(e.Name)
		a.base()
		a.name(e.System, e.Public, e.Notation)
	case expat.NotationDecl:
		a.name(e.Name)
		a.base()
		a.name(e.System, e.Public)
	case expat.StartNamespaceDecl:
		a.name(e.Name, e.Value)
	case expat.EndNamespaceDecl:
		a.name(e.Name)
	case expat.ExternalEntityRef:
		a.str(e.Name)
		a.base()
		a.name(e.System, e.Public)
	case expat.StartDoctypeDecl:
		a.name(e.Name, e.System, e.Public)
		a.number(e.Flag)
	case expat.EntityDecl:
		a.name(e.Name)
		a.number(e.Flag)
		a.str(e.Value)
		a.base()
		a.name(e.System, e.Public, e.Notation)
	case expat.XMLDecl:
		a.str(e.Name)
		a.str(e.Value)
		a.number(e.Flag)
	case expat.ElementDecl:
		a.name(e.Name)
		a.model(e.Model)
	case expat.AttlistDecl:
		a.name(e.Name, e.Attribute)
		a.str(e.Type)
		a.str(e.Value)
		a.number(e.Flag)
	case expat.SkippedEntity:
		a.name(e.Name)
		a.number(e.Flag)
	}
	if a.err != nil {
		return 0, a.err
	}
	return p.t.NewTuple(a.items[:a.n]...)
}

// expatArguments collects arguments until one cannot be made.
type expatArguments struct {
	p     *expatParser
	items [7]Value
	n     int
	err   error
}

func (a *expatArguments) add(v Value, err error) {
	a.items[a.n] = v
	a.n++
	if a.err == nil {
		a.err = err
	}
}

func (a *expatArguments) name(names ...[]byte) {
	for _, b := range names {
		a.add(a.p.name(b))
	}
}

func (a *expatArguments) str(b []byte) { a.add(a.p.str(b)) }

func (a *expatArguments) number(n int) { a.add(obj.SmallInt(int64(n)), nil) }

func (a *expatArguments) base() { a.add(a.p.t.Field(a.p.v, expatBase), nil) }

// told are the attributes of an element that are told.
func (p *expatParser) told(e *expat.Event) []expat.Attribute {
	if p.t.Field(p.v, expatSpecified) == obj.TrueValue {
		return e.Attributes[:e.Specified]
	}
	return e.Attributes
}

// attributes adds those of an element, as a list or a dict.
func (a *expatArguments) attributes(e *expat.Event) {
	p, t := a.p, a.p.t
	all := p.told(e)
	words := make([]Value, 0, 2*len(all))
	for _, attribute := range all {
		key, err := p.name(attribute.Name)
		if err == nil {
			var value Value
			value, err = p.str(attribute.Value)
			words = append(words, key, value)
		}
		if err != nil {
			a.add(0, err)
			return
		}
	}
	if t.Field(p.v, expatOrdered) == obj.TrueValue {
		a.add(t.NewListOf(words...))
		return
	}
	d := t.NewDict()
	for ; len(words) > 0; words = words[2:] {
		if err := t.StrSet(d, words[0], words[1]); err != nil {
			a.add(0, err)
			return
		}
	}
	a.add(d, nil)
}

// model adds the model of an element: tuples of type, quantifier, name and parts.
func (a *expatArguments) model(m *expat.Model) { a.add(a.p.model(m)) }

func (p *expatParser) model(m *expat.Model) (Value, error) {
	t := p.t
	if err := t.Descend(" in the model of an element"); err != nil {
		return 0, err
	}
	defer t.Ascend()
	parts := make([]Value, len(m.Parts))
	for i, part := range m.Parts {
		var err error
		if parts[i], err = p.model(part); err != nil {
			return 0, err
		}
	}
	name, err := p.name(m.Name)
	if err != nil {
		return 0, err
	}
	tuple, err := t.NewTuple(parts...)
	if err != nil {
		return 0, err
	}
	return t.NewTuple(obj.SmallInt(int64(m.Type)), obj.SmallInt(int64(m.Quant)), name, tuple)
}
