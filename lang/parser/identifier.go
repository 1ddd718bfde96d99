package parser

import (
	"unicode"
	"unicode/utf8"
)

// The identifiers of Python are those of Unicode's XID_Start and XID_Continue.
// These are the derived properties ID_Start and ID_Continue, less the
// characters whose NFKC form would not be an identifier.

func isIdentifierStart(r rune) bool {
	if r < utf8.RuneSelf {
		return class[r]&classStart != 0
	}
	return isIDStart(r) && !unicode.In(r, notXID, notXIDStart)
}

func isIdentifierPart(r rune) bool {
	if r < utf8.RuneSelf {
		return class[r]&classPart != 0
	}
	return (isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)) &&
		!unicode.Is(notXID, r)
}

func isIDStart(r rune) bool {
	return unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)
}

// notXID lists the characters of ID_Continue that are not of XID_Continue.
var notXID = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x037A, Hi: 0x037A, Stride: 1},
	{Lo: 0x2E2F, Hi: 0x2E2F, Stride: 1},
	{Lo: 0x309B, Hi: 0x309C, Stride: 1},
	{Lo: 0xFC5E, Hi: 0xFC63, Stride: 1},
	{Lo: 0xFDFA, Hi: 0xFDFB, Stride: 1},
	{Lo: 0xFE70, Hi: 0xFE7E, Stride: 2},
}}

// notXIDStart lists those that are of XID_Continue and ID_Start, but not of
// XID_Start.
var notXIDStart = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0E33, Hi: 0x0E33, Stride: 1},
	{Lo: 0x0EB3, Hi: 0x0EB3, Stride: 1},
	{Lo: 0xFF9E, Hi: 0xFF9F, Stride: 1},
}}
