package expat

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

type tables struct {
	entities   map[string]Entity
	attributes map[string][]DeclaredAttribute
}

func (d *tables) Entity(name []byte, parameter bool) (Entity, bool) {
	e, ok := d.entities[fmt.Sprint(parameter, string(name))]
	return e, ok
}

func (d *tables) Declare(name []byte, parameter bool, e Entity) error {
	d.entities[fmt.Sprint(parameter, string(name))] = e
	return nil
}

func (d *tables) Attributes(element []byte) []DeclaredAttribute { return d.attributes[string(element)] }

func (d *tables) DeclareAttribute(element []byte, a DeclaredAttribute) error {
	d.attributes[string(element)] = append(d.attributes[string(element)], a)
	return nil
}

type kept []byte

func (k kept) Range(from, to int) []byte { return k[from:to] }

// parse parses a document in pieces, and takes the parser up anew for each event.
func parse(text string, size int, namespaces bool, handlers Mask) (events []string, code Code, at Place) {
	d := &tables{map[string]Entity{}, map[string][]DeclaredAttribute{}}
	p := &Parser{DTD: d, Handlers: handlers}
	p.Start("", namespaces, ' ')
	last := -1
	add := func(e Event) {
		if e.Kind == CharacterData && last == len(events)-1 && last >= 0 {
			events[last] += string(e.Value)
			return
		}
		s := fmt.Sprintf("%d %s=%s", e.Kind, e.Name, e.Value)
		for _, a := range e.Attributes {
			s += fmt.Sprintf(" %s=%q", a.Name, a.Value)
		}
		events = append(events, s)
		if e.Kind == CharacterData {
			last = len(events) - 1
		}
	}
	rest := []byte(text)
	for final := false; !final; {
		n := min(size, len(rest))
		final = n == len(rest)
		p.Feed(rest[:n:n], final)
		rest = rest[n:]
		for {
			p.Prepare()
			more := p.Next()
			for _, e := range p.Events {
				add(e)
				p.Deliver(e.At, e.Kind, e.Refused)
				p.Answer(true)
			}
			if !more {
				break
			}
			q := &Parser{State: p.State, Flags: p.Flags, Input: p.Input, DTD: d, Handlers: handlers}
			for _, s := range []struct{ from, to *Stack }{{&p.Tags, &q.Tags}, {&p.Bindings, &q.Bindings}, {&p.Entities, &q.Entities}} {
				var all kept
				if s.from.Keep > 0 {
					all = append(all, s.from.Kept.Range(0, s.from.Keep)...)
				}
				all = append(all, s.from.Fresh...)
				s.to.Take(all, len(all))
			}
			p = q
		}
	}
	return events, p.Error, p.Place()
}

const everything = ^Mask(0) &^ (1<<UnknownEncoding | 1<<Default | 1<<DefaultExpand)

var documents = []string{
	`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x&f;<b/>"><!ENTITY f '&#65;'><!ATTLIST a d NMTOKENS " p  q "><!ELEMENT a (b|(c,d)*)+>` +
		`<!NOTATION n PUBLIC "p" "s"><!ENTITY u SYSTEM "s" NDATA n><!ENTITY % p "<!ENTITY z 'z'>">%p;]><a x="1&f;">t&e;<![CDATA[ ]] ]]><c/></a><!-- c --> <?p d?>`,
	"<p:a xmlns:p='u' xmlns='v'>\r\n<b p:c='1' c='2'/>é中\U0001f600]]\r</p:a>\n",
	"<a><b x='<'/></a>", "<a>&x;</a>", "<a></b>", "<a>]]></a>", "<!DOCTYPE a [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><a>&a;</a>",
}

// TestPieces feeds documents in pieces of any size, which makes no difference.
func TestPieces(t *testing.T) {
	for _, text := range documents {
		whole, code, at := parse(text, len(text), true, everything)
		for size := 1; size < 20; size++ {
			events, c, place := parse(text, size, true, everything)
			if strings.Join(events, "\n") != strings.Join(whole, "\n") || c != code || place != at {
				t.Fatalf("%q in pieces of %d:\n%s %d %v\n%s %d %v", text, size, events, c, place, whole, code, at)
			}
		}
	}
}

// TestBroken parses documents with something wrong in them: that ends, and well.
func TestBroken(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	bits := []string{"<", ">", "&", ";", "'", "\"", "%", "]", "[", "(", ")", "|", "#", "!", "--", "<!", "<![CDATA[", "&e;", "%p;", " ", "\r", "\xff", "\x00", "é", "\xc3", "?>", "xmlns:"}
	for range 60000 {
		b := []byte(documents[r.IntN(len(documents))])
		for range 1 + r.IntN(4) {
			i := r.IntN(len(b))
			switch r.IntN(3) {
			case 0:
				b = append(b[:i:i], b[min(len(b), i+1+r.IntN(5)):]...)
			case 1:
				b = append(b[:i:i], append([]byte(bits[r.IntN(len(bits))]), b[i:]...)...)
			case 2:
				b = b[:i+1]
			}
			if len(b) == 0 {
				b = []byte("<")
			}
		}
		parse(string(b), 1+r.IntN(len(b)), r.IntN(2) == 0, Mask(r.Uint32())&^(1<<UnknownEncoding))
	}
}

// TestAmplification has entities that would make a document of gigabytes.
func TestAmplification(t *testing.T) {
	text := "<!DOCTYPE a [<!ENTITY l0 'lol'>"
	for i := 1; i < 12; i++ {
		text += fmt.Sprintf("<!ENTITY l%d '%s'>", i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	for _, use := range []string{"]><a>&l11;</a>", "]><a x='&l11;'/>"} {
		if _, code, _ := parse(text+use, 1<<20, false, 0); code != ErrAmplification {
			t.Errorf("%q: %d", use, code)
		}
	}
}
