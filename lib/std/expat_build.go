package std

import (
	"bytes"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
	"pystm/lib/expat"
)

// Trees of elements, as xml.etree.ElementTree has them. A builder makes what its TreeBuilder does from the events of a
// parser. Its methods start, end and data are handlers; where a parser finds them in these places (build), it calls nobody,
// and goes on to the next event at once. What is built so far is in the words of the builder.

const (
	builderClass    = 1 + iota // of the elements
	builderNames               // tuple: what their attributes are called, in the order of treeTag and so on
	builderFixed               // dict: names with namespaces as the parser has them, and as elements have
	builderOpen                // list: the elements around what comes next
	builderLast                // the element that was begun or ended last, or None
	builderRoot                // the first element, or None
	builderEnded               // bool: the last one was ended
	builderData                // list: texts since then
	builderHandlers            // tuple: start, end and data, as a parser has them
	builderBody
)

// The attributes of an element.
const (
	treeTag = iota
	treeAttrib
	treeChildren
	treeText
	treeTail
	treeAttributes
)

// mostBuilt is how many events are taken before the thread comes to a safepoint.
const mostBuilt = 1000

// treeBuilder is a builder during a call; v is 0 if there is none.
type treeBuilder struct {
	t     *Thread
	v     Value
	kinds expat.Mask // that it takes without a call
}

var builtKinds = [...]expat.Kind{expat.StartElement, expat.EndElement, expat.CharacterData}

func treeBuilderType() *vm.TypeSpec {
	method := func(f func(b treeBuilder, args []Value) (Value, error)) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) { return f(treeBuilder{t: t, v: args[0]}, args) }
	}
	return &vm.TypeSpec{Name: "builder", Module: "_expat", Kind: obj.KindFields, Body: builderBody, Final: true, NoNew: true,
		Doc: "Builds a tree of elements.",
		Methods: []vm.Native{
			{Name: "start", Sig: "self, tag, attrs, /", Doc: "Open an element and return it.", Fn: method(treeBuilder.startWith)},
			{Name: "end", Sig: "self, tag, /", Doc: "Close an element and return it.", Fn: method(func(b treeBuilder, _ []Value) (Value, error) { return b.end() })},
			{Name: "data", Sig: "self, data, /", Doc: "Add text.", Fn: method(func(b treeBuilder, args []Value) (Value, error) {
				if !b.t.IsExact(args[1], obj.KindStr, obj.ShapeStr) {
					return 0, b.t.TypeError("data() argument must be str, not %s", b.t.TypeName(args[1]))
				}
				return none, b.data(args[1])
			})},
			{Name: "close", Sig: "self, /", Doc: "Return the first element.", Fn: method(func(b treeBuilder, _ []Value) (Value, error) {
				err := b.flush()
				return b.t.Field(b.v, builderRoot), err
			})},
		}}
}

// build gives a parser a builder of elements, which are of a class made in Python, and have attributes of these names.
func (x *expatPool) build(t *Thread, builder *vm.TypeSpec, args []Value) (Value, error) {
	parser, class := args[0], args[1]
	if !t.IsKind(class, obj.KindType) || !t.IsExact(args[2], obj.KindTuple, obj.ShapeTuple) || t.TupleLen(args[2]) != treeAttributes {
		return 0, t.TypeError("build() takes a class and the names of %d attributes", treeAttributes)
	}
	names := make([]Value, treeAttributes)
	for i := range names {
		name := t.TupleItem(args[2], i)
		if !t.IsExact(name, obj.KindStr, obj.ShapeStr) {
			return 0, t.TypeError("names must be strings, not %s", t.TypeName(name))
		}
		names[i] = t.Intern(strings.Clone(t.StrView(name)))
	}
	if _, plain, err := t.PlainNew(class); err != nil || !plain {
		return 0, t.TypeError("objects of %s are not made by object.__new__", t.ClassName(class))
	}
	v, err := newTreeBuilder(t, builder, class, names)
	if err != nil {
		return 0, err
	}
	handlers := make([]Value, len(builtKinds))
	for i, name := range []string{"start", "end", "data"} { // attributes of a native class: no Python code runs
		if handlers[i], err = t.GetAttr(v, t.Intern(name)); err != nil {
			return 0, err
		}
	}
	tuple, err := t.NewTuple(handlers...)
	if err != nil {
		return 0, err
	}
	t.SetField(v, builderHandlers, tuple)
	m := t.Mark()
	defer t.Release(m)
	kp, kv, kt := t.Keep(parser), t.Keep(v), t.Keep(tuple)
	for i, kind := range builtKinds {
		if err := x.handlerSetter(kind)(t, *kp, t.TupleItem(*kt, i)); err != nil {
			return 0, err
		}
	}
	t.SetField(*kp, expatBuild, *kv)
	return *kv, nil
}

func newTreeBuilder(t *Thread, spec *vm.TypeSpec, class Value, names []Value) (Value, error) {
	builder, err := t.SpecClass(spec)
	if err != nil {
		return 0, err
	}
	attributes, err := t.NewTuple(names...)
	if err != nil {
		return 0, err
	}
	open, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	data, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	return newObject(t, builder, class, attributes, t.NewDict(), open, none, none, obj.FalseValue, data, none)
}

// builder is that of the parser, if it has one, for the kinds whose handlers are still the builder's.
func (p *expatParser) builder() treeBuilder {
	t, v := p.t, p.t.Field(p.v, expatBuild)
	if v == none {
		return treeBuilder{}
	}
	b := treeBuilder{t: t, v: v}
	handlers := t.Field(v, builderHandlers)
	for i, kind := range builtKinds {
		if p.handler(kind) == t.TupleItem(handlers, i) {
			b.kinds |= expat.Of(kind)
		}
	}
	return b
}

func (b *treeBuilder) takes(kind expat.Kind) bool { return b.kinds&expat.Of(kind) != 0 }

// buildEvent has the builder take an event.
func (p *expatParser) buildEvent(e *expat.Event) error {
	switch p.built++; e.Kind {
	case expat.StartElement:
		tag, err := p.fixedName(e.Name)
		if err != nil {
			return err
		}
		attrs, err := p.treeAttributes(e)
		if err == nil {
			_, err = p.build.start(tag, attrs)
		}
		return err
	case expat.EndElement:
		_, err := p.build.end()
		return err
	}
	v, err := p.str(e.Value)
	if err != nil {
		return err
	}
	return p.build.data(v)
}

// fixedName is a name as elements have it.
func (p *expatParser) fixedName(b []byte) (Value, error) {
	v, err := p.name(b)
	if err != nil || bytes.IndexByte(b, '}') < 0 {
		return v, err
	}
	return p.build.fixed(v)
}

// treeAttributes is the dict of an element's attributes.
func (p *expatParser) treeAttributes(e *expat.Event) (Value, error) {
	d := p.t.NewDict()
	for _, attribute := range p.told(e) {
		name, err := p.fixedName(attribute.Name)
		if err != nil {
			return 0, err
		}
		value, err := p.str(attribute.Value)
		if err != nil {
			return 0, err
		}
		if err := p.t.StrSet(d, name, value); err != nil {
			return 0, err
		}
	}
	return d, nil
}

// fixed is a name from a parser, which is a str, as elements have it: what is before a } is a namespace.
func (b *treeBuilder) fixed(name Value) (Value, error) {
	t := b.t
	text := t.StrView(name)
	if strings.IndexByte(text, '}') < 0 {
		return name, nil
	}
	known := t.Field(b.v, builderFixed)
	if v := t.StrGet(known, name); v != unbound {
		return v, nil
	}
	v, err := t.NewStr("{" + text)
	if err != nil {
		return 0, err
	}
	return v, t.StrSet(known, name, v)
}

func (b *treeBuilder) name(i int) Value { return b.t.TupleItem(b.t.Field(b.v, builderNames), i) }

// startWith is the method start: the attributes are a dict, or a list of names and values.
func (b treeBuilder) startWith(args []Value) (Value, error) {
	t, tag, attrs := b.t, args[1], args[2]
	isStr := func(v Value) bool { return t.IsExact(v, obj.KindStr, obj.ShapeStr) }
	var err error
	if isStr(tag) {
		if tag, err = b.fixed(tag); err != nil {
			return 0, err
		}
	}
	switch {
	case t.IsExact(attrs, obj.KindDict, obj.ShapeDict):
		if attrs, err = t.DictCopy(attrs); err != nil {
			return 0, err
		}
	case t.IsExact(attrs, obj.KindList, obj.ShapeList):
		d := t.NewDict()
		for i := 0; i+1 < t.ListLen(attrs); i += 2 {
			name := t.ListGet(attrs, i)
			if !isStr(name) {
				return 0, t.TypeError("names of attributes must be strings, not %s", t.TypeName(name))
			}
			if name, err = b.fixed(name); err != nil {
				return 0, err
			}
			if err = t.StrSet(d, name, t.ListGet(attrs, i+1)); err != nil {
				return 0, err
			}
		}
		attrs = d
	default:
		return 0, t.TypeError("attributes must be a dict or a list, not %s", t.TypeName(attrs))
	}
	return b.start(tag, attrs)
}

// start opens an element with attributes that are a dict of its own.
func (b *treeBuilder) start(tag, attrs Value) (Value, error) {
	t := b.t
	if err := b.flush(); err != nil {
		return 0, err
	}
	element, err := t.AllocObject(t.Field(b.v, builderClass))
	if err != nil {
		return 0, err
	}
	children, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	for i, v := range [...]Value{treeTag: tag, treeAttrib: attrs, treeChildren: children} {
		if err := t.SetOwnAttr(element, b.name(i), v); err != nil {
			return 0, err
		}
	}
	open := t.Field(b.v, builderOpen)
	if n := t.ListLen(open); n > 0 {
		siblings := t.GetOwnAttr(t.ListGet(open, n-1), b.name(treeChildren))
		if !t.IsExact(siblings, obj.KindList, obj.ShapeList) {
			return 0, t.TypeError("the children of an element are not a list")
		}
		err = t.ListAppend(siblings, element)
	} else if t.Field(b.v, builderRoot) == none {
		t.SetField(b.v, builderRoot, element)
	}
	if err == nil {
		err = t.ListAppend(open, element)
	}
	t.SetField(b.v, builderLast, element)
	t.SetField(b.v, builderEnded, obj.FalseValue)
	return element, err
}

// end closes the element that was opened last.
func (b *treeBuilder) end() (Value, error) {
	t := b.t
	if err := b.flush(); err != nil {
		return 0, err
	}
	open := t.Field(b.v, builderOpen)
	n := t.ListLen(open)
	if n == 0 {
		return 0, t.IndexError("pop from empty stack")
	}
	element := t.ListPop(open, n-1)
	t.SetField(b.v, builderLast, element)
	t.SetField(b.v, builderEnded, obj.TrueValue)
	return element, nil
}

// data adds a text.
func (b *treeBuilder) data(text Value) error {
	return b.t.ListAppend(b.t.Field(b.v, builderData), text)
}

// flush gives the texts since the last element was begun or ended to that.
func (b *treeBuilder) flush() error {
	t := b.t
	data := t.Field(b.v, builderData)
	texts := t.ListView(data)
	if len(texts) == 0 {
		return nil
	}
	text := texts[0]
	if len(texts) > 1 {
		var all strings.Builder
		for _, x := range texts {
			all.WriteString(t.StrView(x))
		}
		var err error
		if text, err = t.NewStr(all.String()); err != nil {
			return err
		}
	}
	t.ListClear(data)
	last, name := t.Field(b.v, builderLast), treeText
	if t.Field(b.v, builderEnded) == obj.TrueValue {
		name = treeTail
	}
	if last == none {
		return nil
	}
	return t.SetOwnAttr(last, b.name(name), text)
}
