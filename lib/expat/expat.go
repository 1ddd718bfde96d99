// Package expat parses XML as expat 2.5 does, and knows no Python.
//
// A Parser is fed bytes and gives out events, one token at a time: what is known
// so far is parsed at once. It does not validate, and reads nothing by itself:
// entities outside of the document are told to the program, which may parse them
// with parsers of their own.
//
// What a parser is between two tokens is plain data: State has no pointers, and
// Input and the stacks are bytes. So who uses it may keep that wherever he likes
// (package std has it in the heap, where a transaction can undo it), and take it up
// again for the next event. What a document type has declared is kept by him, too,
// behind DTD.
package expat

// Kind is what an event tells, in the order of pyexpat's handlers.
type Kind uint8

// The kinds of events.
const (
	StartElement Kind = iota
	EndElement
	ProcessingInstruction
	CharacterData
	UnparsedEntityDecl
	NotationDecl
	StartNamespaceDecl
	EndNamespaceDecl
	Comment
	StartCdataSection
	EndCdataSection
	Default
	DefaultExpand
	NotStandalone
	ExternalEntityRef
	StartDoctypeDecl
	EndDoctypeDecl
	EntityDecl
	XMLDecl
	ElementDecl
	AttlistDecl
	SkippedEntity
	UnknownEncoding // asks for Encode
	NumKinds
)

// Mask is a set of kinds.
type Mask uint32

// Of is the set of one kind.
func Of(k Kind) Mask { return 1 << k }

// Attribute is one of an element. Name may be expanded by its namespace.
type Attribute struct{ Name, Value []byte }

// Event is something that was found. Texts that are nil are not there; they are
// good until the parser goes on.
type Event struct {
	Kind Kind
	At   int // where in Input
	// Name is that of an element, a target, an entity, a notation, a prefix or the version; the context of an
	// external entity.
	Name []byte
	// Value is a text, the URI of a prefix, an encoding, an attribute's default value.
	Value                    []byte
	System, Public, Notation []byte
	Attribute, Type          []byte // of AttlistDecl
	// Flag is standalone of XMLDecl, whether there is an internal subset, whether an
	// entity is a parameter entity, or an attribute is required.
	Flag       int
	Attributes []Attribute
	Specified  int // how many of them the document has given
	Model      *Model
	// Refused is the error if the program's answer is no.
	Refused Code
}

// Entity is one that was declared.
type Entity struct {
	Text                     []byte // nil if it is external
	System, Public, Notation []byte
	Internal                 bool // declared in the document itself, in no parameter entity
}

// DeclaredAttribute is one that a document type knows of an element.
type DeclaredAttribute struct {
	Name, Default []byte // Default is nil if there is none
	CDATA         bool
}

// Flags is what parsers of one document have in common.
type Flags struct {
	Standalone, HasParameterRefs, Ignores, ParameterRead, HasAttributes bool
}

// DTD keeps what was declared.
type DTD interface {
	Entity(name []byte, parameter bool) (Entity, bool)
	Declare(name []byte, parameter bool, e Entity) error
	Attributes(element []byte) []DeclaredAttribute
	DeclareAttribute(element []byte, a DeclaredAttribute) error
}

// ParameterParsing says whether parameter entities are read.
type ParameterParsing uint8

// The ways to treat parameter entities.
const (
	ParametersNever ParameterParsing = iota
	ParametersUnlessStandalone
	ParametersAlways
)

type mode uint8

const (
	modeStart       mode = iota // nothing is known of the encoding
	modeDeclaration             // an XML or text declaration may come
	modeProlog
	modeSubset // of the document type
	modeContent
	modeCDATA
	modeEpilog
	modeFailed
	modeDone
)

// What a parser's input is.
const (
	document uint8 = iota
	externalGeneral
	externalParameter
)

// State is what a parser is between two tokens, beside bytes.
type State struct {
	At      int // how far Input is parsed
	EventAt int // where the last event is, -1 if there was none
	errorAt int
	at      Place // of mark in Input
	mark    int
	past    Place // of the last event, once its input is gone
	gone    bool

	levels     int // open elements
	base       int // those that were open where the innermost entity begins
	depth      int // entities that are open
	entityAt   int // how far the innermost is parsed
	outerAt    int // where the outermost is referred to
	direct     int64
	indirect   int64
	included   int // INCLUDE sections that are open
	Error      Code
	refused    Code // what it is if the answer to the last event is no
	separator  rune
	Parameters ParameterParsing

	mode     mode
	phase    phase
	kind     uint8
	encoding encoding
	nrest    uint8
	rest     [4]byte // of a character

	Triplets    bool // names have their prefix
	namespaces  bool
	given       bool // the encoding, by the program
	noExpansion bool
	foreign     bool
	final       bool
	doctypeSeen bool
	external    bool // the document type has an external subset
	hadRefs     bool
	asksTable   bool
	Telling     bool // an event is told just now
}

// Parser is a parser during a call.
type Parser struct {
	State
	Flags
	Input    []byte // UTF-8, as soon as the encoding is known
	Tags     Stack
	Bindings Stack
	Entities Stack
	// Table is what an encoding of 256 characters means, nil if there is none.
	Table    []byte
	DTD      DTD
	Handlers Mask
	Events   []Event

	text       []byte // of the innermost entity
	attributes []rawAttribute
	values     []byte
	found      []Attribute
	seen       nameSet // attributes of the tag
	failure    error   // of DTD
}

// Start begins a document. With namespaces, separator stands between a URI and a name.
func (p *Parser) Start(encoding string, namespaces bool, separator rune) {
	p.EventAt, p.at.Line = -1, 1
	p.namespaces, p.separator = namespaces, separator
	if encoding != "" {
		p.SetEncoding(encoding)
	}
}

// SetEncoding says what the encoding is, whatever a declaration says.
func (p *Parser) SetEncoding(name string) {
	if !p.Begun() {
		p.given, p.encoding = true, encodingOf([]byte(name))
	}
}

// SetExpansion says whether internal entities are expanded where there is a handler for the rest.
func (p *Parser) SetExpansion(on bool) { p.noExpansion = !on }

// UseForeignDTD has the program asked for an external subset in any case.
func (p *Parser) UseForeignDTD(on bool) bool {
	if p.Begun() {
		return false
	}
	p.foreign = on
	return true
}

// Begun reports whether the parser is in the middle of a document.
func (p *Parser) Begun() bool {
	return p.mode != modeDone && (p.mode != modeStart || len(p.Input) > 0 || p.final)
}

// SetParameters says whether parameter entities are read.
func (p *Parser) SetParameters(how ParameterParsing) bool {
	if p.Begun() {
		return false
	}
	p.Parameters = how
	return true
}

// Feed adds input, the last if final. The parser keeps data.
func (p *Parser) Feed(data []byte, final bool) {
	if p.mode == modeFailed {
		return
	}
	if p.final {
		p.fail(ErrFinished, p.EventAt)
		return
	}
	p.direct += int64(len(data))
	p.trim()
	p.final = final
	if p.mode != modeStart && p.encoding != encodingUTF8 {
		data = p.transcode(data)
	}
	if len(p.Input) == 0 {
		p.Input = data
	} else {
		p.Input = append(p.Input[:len(p.Input):len(p.Input)], data...)
	}
}

// trim forgets input that is parsed.
func (p *Parser) trim() {
	if p.At == 0 {
		return
	}
	if p.EventAt >= 0 && !p.gone {
		p.past, p.gone = p.Place(), true
	}
	p.at = p.placeOf(p.At)
	p.Input = p.Input[p.At:]
	p.At, p.mark = 0, 0
}

func (p *Parser) placeOf(i int) Place {
	at := p.at
	if i = min(i, len(p.Input)); i > p.mark {
		at.advance(p.Input[p.mark:i], p.encoding)
	}
	return at
}

// Place is where the last event or error is.
func (p *Parser) Place() Place {
	switch {
	case p.gone:
		return p.past
	case p.EventAt < 0:
		return Place{Line: 1, Index: -1}
	}
	return p.placeOf(p.EventAt)
}

// Context is the input from the last event on.
func (p *Parser) Context() []byte {
	if p.gone || p.EventAt < 0 {
		return nil
	}
	return p.Input[min(p.EventAt, len(p.Input)):]
}

// Deliver says that an event is told to the program now.
func (p *Parser) Deliver(at int, kind Kind, refused Code) {
	p.EventAt, p.gone, p.refused = at, false, refused
	p.asksTable, p.Telling = kind == UnknownEncoding, true
}

// Answer tells what the program has said to the last event; no may make an error of it.
func (p *Parser) Answer(yes bool) {
	if p.refused != 0 && !yes {
		p.fail(p.refused, p.EventAt)
	}
	p.refused, p.asksTable = 0, false
}

// Asks reports whether the answer to the last event counts.
func (p *Parser) Asks() bool { return p.refused != 0 }

// AsksTable reports whether the last event was UnknownEncoding.
func (p *Parser) AsksTable() bool { return p.asksTable }

// Prepare makes a parser ready that was taken up.
func (p *Parser) Prepare() {
	p.Events, p.text, p.failure = p.Events[:0], nil, nil
	if p.values == nil {
		p.values = make([]byte, 0, 256)
	}
	p.values, p.found = p.values[:0], p.found[:0]
}

// Next goes on to the next events. It reports false if there are none in the input so
// far; Error says if it is wrong.
func (p *Parser) Next() bool {
	p.Events = p.Events[:0]
	p.values, p.found = p.values[:0], p.found[:0]
	for p.Error == 0 && p.failure == nil {
		goesOn := p.step()
		if len(p.Events) > 0 {
			return true
		}
		if !goesOn {
			break
		}
	}
	p.EventAt, p.gone = p.At, false
	if p.Error != 0 {
		p.EventAt = p.errorAt
	}
	return false
}

// Failure is an error of DTD.
func (p *Parser) Failure() error { return p.failure }

// step parses a token; false if there is none yet.
func (p *Parser) step() bool {
	if p.phase != 0 {
		return p.afterAnswer()
	}
	switch p.mode {
	case modeStart:
		return p.detect()
	case modeDeclaration:
		return p.declaration()
	case modeProlog, modeSubset:
		return p.prolog()
	case modeContent:
		return p.content()
	case modeCDATA:
		return p.cdata()
	case modeEpilog:
		return p.epilog()
	}
	return false
}

// fail ends the parser.
func (p *Parser) fail(code Code, at int) bool {
	if p.depth > 0 {
		at = p.outerAt
	}
	p.Error, p.errorAt, p.mode = code, at, modeFailed
	return false
}

func (p *Parser) has(k Kind) bool { return p.Handlers&(1<<k) != 0 }

// emit adds an event.
func (p *Parser) emit(e Event) { p.Events = append(p.Events, e) }

// other hands markup that nobody has a handler for to that for the rest.
func (p *Parser) other(text []byte, at int) {
	if p.has(Default) {
		p.emit(Event{Kind: Default, At: at, Value: text})
	}
}

// tell is emit for what is the handler's for the rest if there is no other one.
func (p *Parser) tell(e Event, text []byte) {
	if p.has(e.Kind) {
		p.emit(e)
	} else {
		p.other(text, e.At)
	}
}

// External makes p the parser of an external entity of another one's document: of a
// parameter entity, if context is nil.
func (p *Parser) External(from *State, context []byte, encoding string) {
	p.Start(encoding, from.namespaces, from.separator)
	p.Triplets, p.noExpansion, p.Parameters = from.Triplets, from.noExpansion, from.Parameters
	p.direct, p.indirect = from.direct, from.indirect
	p.kind = externalParameter
	if context != nil {
		p.kind = externalGeneral
		p.setContext(context)
	}
}
