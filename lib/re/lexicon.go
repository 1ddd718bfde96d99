package re

import "errors"

// ErrLexicon says that a phrase has more groups than there are phrases.
var ErrLexicon = errors.New("invalid SRE code")

// CompileLexicon compiles the phrases of a scanner: alternatives, of which each is
// a group with the phrase's number, from 1. Groups in a phrase have the numbers
// that they have in it alone, so \1 means what it says there; what they capture and
// what phrases capture stand in the same places, and the last that ends is seen.
// Flags hold for all phrases as they are: without Unicode, classes are those of
// ASCII. Where a phrase is wrong, at says which.
func CompileLexicon(phrases []string, bytes bool, flags Flags, names CharName) (prog *Program, at int, err error) {
	prog = &Program{Flags: flags, Groups: len(phrases), wide: !bytes}
	trees := make([]*node, len(phrases))
	widths := make([][]width, len(phrases))
	for i, phrase := range phrases {
		p := newParser(phrase, bytes, flags, names)
		trees[i], err = p.parse()
		prog.Warnings = append(prog.Warnings, p.warnings...)
		if err != nil {
			return prog, i, err
		}
		if p.groups-1 > len(phrases) {
			return prog, i, ErrLexicon
		}
		widths[i] = p.widths
	}
	prog.slots = 2 * (len(phrases) + 1)
	c := &compiler{prog: prog}
	if err := c.lexicon(trees, widths, flags); err != nil {
		return prog, 0, err
	}
	prog.analyse()
	return prog, 0, nil
}

func (c *compiler) lexicon(trees []*node, widths [][]width, flags Flags) error {
	c.newSlots(1) // the last group closed
	err := c.alternatives(len(trees), func(i int) error {
		c.widths = widths[i]
		return c.node(&node{kind: nodeGroup, group: i + 1, subs: trees[i : i+1]}, flags)
	})
	c.emit(inst{op: opMatch})
	return err
}
