package compile

import (
	"strings"
	"unicode/utf8"

	"pystm/lang/parser"
	"pystm/lang/vm/code"
)

// Source parses the bytes of a file and compiles them. Unlike Module it knows
// the text that an error is about.
func Source(src []byte, filename string, mode parser.Mode, opts Options) (*code.Code, error) {
	mod, err := parser.Parse(filename, src, mode)
	if err != nil {
		return nil, err
	}
	return compileTree(mod, filename, sourceLines(src, filename), opts)
}

// sourceLines splits a source for error texts. What has no file has none.
func sourceLines(src []byte, filename string) []string {
	if strings.HasPrefix(filename, "<") || !utf8.Valid(src) {
		return nil
	}
	return strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
}
