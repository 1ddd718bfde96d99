package parser

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// From the bytes of a file to the text the lexer wants: UTF-8 with lines ended
// by \n, the last one too.

const byteOrderMark = "\xEF\xBB\xBF"

// decode decodes a file by its byte order mark or encoding declaration. The
// encodings known are UTF-8, Latin-1 and ASCII. told says that the file tells
// its encoding.
func decode(filename string, src []byte) (text string, told bool, err error) {
	text = string(src)
	if err := checkNUL(filename, text); err != nil {
		return "", false, err
	}
	text, marked := strings.CutPrefix(text, byteOrderMark)
	declared := declaredEncoding(text)
	told = marked || declared != ""
	name := normalEncoding(declared)
	encoding := codecs[strings.ReplaceAll(strings.ToLower(name), "_", "-")]
	problem := func(format string, args ...any) error {
		return &SyntaxError{Kind: kindSyntax, Msg: fmt.Sprintf(format, args...), Filename: filename, Col: -1}
	}
	switch {
	case marked && name != "utf-8":
		return "", told, problem("encoding problem: %s with BOM", name)
	case encoding == "":
		return "", told, problem("unknown encoding: %s", declared)
	case encoding == "iso-8859-1":
		return fromLatin1(text), told, nil
	}
	bad := invalidByte(text, encoding == "ascii")
	if bad < 0 {
		return text, told, nil
	}
	if encoding == "ascii" {
		return "", told, problem("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", text[bad], bad)
	}
	line := strings.Count(text[:bad], "\n") + 1
	why := "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; " +
		"see https://peps.python.org/pep-0263/ for details"
	if declared != "" {
		why = "(unicode error) 'utf-8' codec can't decode byte 0x%02x in file %s on line %d"
	}
	return "", told, &SyntaxError{
		Kind: kindSyntax, Msg: fmt.Sprintf(why, text[bad], filename, line),
		Filename: filename, Line: line, EndLine: line, EndCol: -1,
	}
}

// Declared is the encoding that a file declares in a comment, or "".
func Declared(src []byte) string {
	return declaredEncoding(strings.TrimPrefix(string(src[:min(len(src), 4096)]), byteOrderMark))
}

// Encoding is the encoding that a file declares, if it is none of those that
// Parse knows; else "". Who can decode it passes the text to ParseString.
func Encoding(src []byte) string {
	text := string(src[:min(len(src), 4096)])
	declared := declaredEncoding(text)
	if strings.HasPrefix(text, byteOrderMark) || codecs[strings.ReplaceAll(strings.ToLower(normalEncoding(declared)), "_", "-")] != "" {
		return ""
	}
	return declared
}

// checkNUL returns an error if there is a NUL character in the source.
func checkNUL(filename, src string) error {
	if strings.IndexByte(src, 0) < 0 {
		return nil
	}
	return &SyntaxError{Kind: kindValue, Msg: "source code string cannot contain null bytes", Filename: filename}
}

// invalidByte returns the offset of the first byte that is not UTF-8, or not
// ASCII, or -1.
func invalidByte(s string, ascii bool) int {
	if !ascii && utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r >= utf8.RuneSelf && (ascii || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")) {
			return i
		}
	}
	return -1
}

func fromLatin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// declaredEncoding finds the declaration, a comment in one of the first two
// lines; in the second only if the first is blank or a comment.
func declaredEncoding(text string) string {
	for range 2 {
		line, rest, _ := strings.Cut(text, "\n")
		blank := strings.TrimLeft(line, " \t\f\r")
		if blank != "" && blank[0] != '#' {
			return ""
		}
		// Compiled only when needed: most files have no comment there.
		if strings.Contains(blank, "coding") {
			if m := regexp.MustCompile(`coding[:=][ \t]*([-_.a-zA-Z0-9]+)`).FindStringSubmatch(blank); m != nil {
				return m[1]
			}
		}
		text = rest
	}
	return ""
}

// normalEncoding gives the two most common encodings one name each, whatever
// follows theirs, and UTF-8 to files that declare none.
func normalEncoding(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-") + "-"
	if name == "" || strings.HasPrefix(n, "utf-8-") {
		return "utf-8"
	}
	for _, latin1 := range [...]string{"latin-1-", "iso-8859-1-", "iso-latin-1-"} {
		if strings.HasPrefix(n, latin1) {
			return "iso-8859-1"
		}
	}
	return name
}

// codecs maps the names of the known encodings, in lower case with hyphens, to
// one name each.
var codecs = map[string]string{
	"utf-8": "utf-8", "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8",
	"iso-8859-1": "iso-8859-1", "iso8859-1": "iso-8859-1", "8859": "iso-8859-1", "cp819": "iso-8859-1",
	"latin": "iso-8859-1", "latin1": "iso-8859-1", "l1": "iso-8859-1",
	"ascii": "ascii", "us-ascii": "ascii", "646": "ascii",
}

// normalizeNewlines makes every line end in a single \n.
func normalizeNewlines(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	return text
}

// IsBlank reports whether there is nothing in a text but comments.
func IsBlank(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}
