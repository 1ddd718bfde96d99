package expat

import (
	"bytes"
	"unicode/utf8"
)

const (
	xmlURI   = "http://www.w3.org/XML/1998/namespace"
	xmlnsURI = "http://www.w3.org/2000/xmlns/"
)

// startTag tells of a start tag whose attributes were noted.
func (p *Parser) startTag(b []byte, i, next, at int, empty bool) bool {
	end, _ := nameEnd(b, i+1)
	name := b[i+1 : end]
	bound, specified, code, wrongAt := p.storeAttributes(b, name, at)
	if code != 0 {
		if wrongAt == nowhere {
			wrongAt = at
		}
		return p.fail(code, wrongAt)
	}
	attributes := p.found
	told := name
	if p.namespaces {
		if told, code = p.expand(name, true); code != 0 {
			return p.fail(code, at)
		}
	}
	starts := p.has(StartElement)
	if starts {
		p.emit(Event{Kind: StartElement, At: at, Name: told, Attributes: attributes, Specified: specified})
	}
	if !empty {
		if !starts {
			p.other(b[i:next], at)
		}
		p.levels++
		p.Tags.push(name, bound, 0)
		return true
	}
	if p.has(EndElement) {
		if starts && p.depth == 0 {
			at = next
		}
		p.emit(Event{Kind: EndElement, At: at, Name: told})
	} else if !starts {
		p.other(b[i:next], at)
	}
	p.unbind(bound, at)
	p.ended()
	return true
}

// endTag tells of an end tag.
func (p *Parser) endTag(b []byte, i, next, at int) bool {
	if p.levels == p.base {
		return p.fail(ErrAsyncEntity, at)
	}
	end, _ := nameEnd(b, i+2)
	name := b[i+2 : end]
	open, bound, _ := p.Tags.top()
	if !bytes.Equal(open, name) {
		return p.fail(ErrTagMismatch, i+2)
	}
	if p.has(EndElement) {
		told := name
		if p.namespaces {
			told, _ = p.expand(name, true)
		}
		p.emit(Event{Kind: EndElement, At: at, Name: told})
	} else {
		p.other(b[i:next], at)
	}
	p.Tags.pop()
	p.levels--
	p.unbind(bound, at)
	p.ended()
	return true
}

// ended looks whether the document's element has ended.
func (p *Parser) ended() {
	if p.levels == 0 && p.kind == document {
		p.mode = modeEpilog
	}
}

// storeAttributes makes p.found of the attributes of a tag: first those that it has itself,
// then those that are declared. It returns how many prefixes were bound.
func (p *Parser) storeAttributes(b, element []byte, at int) (bound, specified int, code Code, wrongAt int) {
	p.found = p.found[:0]
	p.seen.clear()
	var declared []DeclaredAttribute
	if p.HasAttributes {
		declared = p.DTD.Attributes(element)
	}
	for k := range p.attributes {
		a := &p.attributes[k]
		name := b[a.name:a.nameEnd]
		if !p.seen.add(name) {
			return 0, 0, ErrDuplicateAttribute, a.name
		}
		value := b[a.value:a.valueEnd]
		if cdata := isCDATA(declared, name); !a.plain || !cdata {
			if value, code, wrongAt = p.normalized(value, cdata); code != 0 {
				if wrongAt != nowhere {
					wrongAt += a.value
				}
				return 0, 0, code, wrongAt
			}
		}
		if code := p.addAttribute(name, value, at, &bound); code != 0 {
			return 0, 0, code, nowhere
		}
	}
	specified = len(p.found)
	for _, d := range declared {
		if d.Default == nil || !p.seen.add(d.Name) {
			continue
		}
		if code := p.addAttribute(d.Name, d.Default, at, &bound); code != 0 {
			return 0, 0, code, nowhere
		}
	}
	if p.namespaces {
		code = p.expandAttributes()
	}
	return bound, specified, code, nowhere
}

// nameSet is a set of names: a list as long as they are few.
type nameSet struct {
	few  [][]byte
	many map[string]bool
}

const fewNames = 16

// add adds a name, and reports whether it is new.
func (s *nameSet) add(name []byte) bool {
	if s.has(name) {
		return false
	}
	switch {
	case s.many != nil:
		s.many[string(name)] = true
	case len(s.few) < fewNames:
		s.few = append(s.few, name)
	default:
		s.many = map[string]bool{string(name): true}
		for _, n := range s.few {
			s.many[string(n)] = true
		}
	}
	return true
}

func (s *nameSet) has(name []byte) bool {
	if s.many != nil {
		return s.many[string(name)]
	}
	for _, n := range s.few {
		if bytes.Equal(n, name) {
			return true
		}
	}
	return false
}

func (s *nameSet) clear() { s.few, s.many = s.few[:0], nil }

func isCDATA(declared []DeclaredAttribute, name []byte) bool {
	for _, d := range declared {
		if bytes.Equal(d.Name, name) {
			return d.CDATA
		}
	}
	return true
}

// addAttribute adds an attribute, or binds a prefix.
func (p *Parser) addAttribute(name, value []byte, at int, bound *int) Code {
	if p.namespaces {
		if rest, ok := bytes.CutPrefix(name, []byte("xmlns")); ok && (len(rest) == 0 || rest[0] == ':') {
			*bound++
			return p.bind(bytes.TrimPrefix(rest, []byte(":")), value, at)
		}
	}
	p.found = append(p.found, Attribute{name, value})
	return 0
}

// bind binds a prefix, which is empty for names without one.
func (p *Parser) bind(prefix, uri []byte, at int) Code {
	switch {
	case len(uri) == 0 && len(prefix) > 0:
		return ErrUndeclaringPrefix
	case string(prefix) == "xmlns":
		return ErrReservedPrefixXMLNS
	case string(prefix) == "xml" && string(uri) != xmlURI:
		return ErrReservedPrefixXML
	case string(prefix) != "xml" && string(uri) == xmlURI, string(uri) == xmlnsURI:
		return ErrReservedNamespaceURI
	case p.separator > 0 && p.separator < utf8.RuneSelf && !inURI(byte(p.separator)) && bytes.IndexByte(uri, byte(p.separator)) >= 0:
		return ErrSyntax
	}
	p.pushBinding(prefix, uri)
	if p.has(StartNamespaceDecl) {
		e := Event{Kind: StartNamespaceDecl, At: at}
		if len(prefix) > 0 {
			e.Name = prefix
		}
		if len(uri) > 0 {
			e.Value = uri
		}
		p.emit(e)
	}
	return 0
}

func (p *Parser) pushBinding(prefix, uri []byte) {
	p.Bindings.push(append(append(make([]byte, 0, len(prefix)+len(uri)), prefix...), uri...), len(prefix), 0)
}

// inURI reports whether RFC 3986 allows a character.
func inURI(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || bytes.IndexByte([]byte("-._~:/?#[]@!$&'()*+,;%="), c) >= 0
}

// unbind forgets the latest n bindings.
func (p *Parser) unbind(n, at int) {
	for range n {
		text, size, _ := p.Bindings.top()
		if p.has(EndNamespaceDecl) {
			e := Event{Kind: EndNamespaceDecl, At: at}
			if size > 0 {
				e.Name = bytes.Clone(text[:size])
			}
			p.emit(e)
		}
		p.Bindings.pop()
	}
}

// namespace is what a prefix is bound to.
func (p *Parser) namespace(prefix []byte) (uri []byte, ok bool) {
	p.Bindings.find(func(text []byte, size, _ int) bool {
		if size != len(prefix) || !bytes.Equal(text[:size], prefix) {
			return false
		}
		uri, ok = text[size:], true
		return true
	})
	if !ok && string(prefix) == "xml" {
		return []byte(xmlURI), true
	}
	return uri, ok
}

// expand is a name with its namespace.
func (p *Parser) expand(name []byte, element bool) ([]byte, Code) {
	prefix, local, ok := bytes.Cut(name, []byte(":"))
	if !ok {
		if !element {
			return name, 0
		}
		prefix, local = nil, name
	}
	uri, bound := p.namespace(prefix)
	switch {
	case !bound && len(prefix) > 0:
		return nil, ErrUnboundPrefix
	case len(uri) == 0:
		return local, 0
	}
	from := len(p.values)
	p.values = p.separate(append(p.values, uri...))
	p.values = append(p.values, local...)
	if p.Triplets && len(prefix) > 0 && p.separator != 0 {
		p.values = append(p.separate(p.values), prefix...)
	}
	return p.values[from:], 0
}

func (p *Parser) separate(b []byte) []byte {
	if p.separator == 0 {
		return b
	}
	return utf8.AppendRune(b, p.separator)
}

// expandAttributes expands the names of attributes.
func (p *Parser) expandAttributes() Code {
	p.seen.clear()
	for i := range p.found {
		name := p.found[i].Name
		if bytes.IndexByte(name, ':') < 0 {
			continue
		}
		expanded, code := p.expand(name, false)
		if code != 0 {
			return code
		}
		if !p.seen.add(expanded) {
			return ErrDuplicateAttribute
		}
		p.found[i].Name = expanded
	}
	return 0
}

// context tells a parser of an external entity what is open and bound.
func (p *Parser) context(name []byte) []byte {
	var out []byte
	add := func(parts ...[]byte) {
		if len(out) > 0 {
			out = append(out, '\f')
		}
		for _, part := range parts {
			out = append(out, part...)
		}
	}
	seen := map[string]bool{}
	p.Bindings.find(func(text []byte, size, _ int) bool {
		if prefix := string(text[:size]); !seen[prefix] {
			seen[prefix] = true
			if size < len(text) {
				add(text[:size], []byte("="), text[size:])
			}
		}
		return false
	})
	if p.namespaces && !seen["xml"] {
		add([]byte("xml="), []byte(xmlURI))
	}
	p.Entities.find(func(text []byte, _, _ int) bool {
		if text[0] != parameterMark {
			add(bytes.TrimPrefix(text, []byte{outerMark}))
		}
		return false
	})
	add(name)
	return out
}

// setContext takes up what context has told.
func (p *Parser) setContext(context []byte) {
	for _, part := range bytes.Split(context, []byte("\f")) {
		if prefix, uri, ok := bytes.Cut(part, []byte("=")); ok {
			p.pushBinding(prefix, uri)
		} else if len(part) > 0 {
			p.Entities.push(append([]byte{outerMark}, part...), 0, 0)
		}
	}
}
