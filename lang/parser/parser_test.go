package parser

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"pystm/lang/parser/ast"
)

func parseError(t *testing.T, src string, mode Mode) *SyntaxError {
	t.Helper()
	_, err := ParseString("test.py", src, mode)
	var e *SyntaxError
	if !errors.As(err, &e) {
		t.Fatalf("%.80q: error %v", src, err)
	}
	return e
}

func TestModes(t *testing.T) {
	for _, test := range []struct {
		mode      Mode
		src, want string
	}{
		{Exec, "a", "Module(body=[Expr(value=Name(id='a', ctx=Load()))], type_ignores=[])"},
		{Exec, "", "Module(body=[], type_ignores=[])"},
		{Eval, "a", "Expression(body=Name(id='a', ctx=Load()))"},
		{Eval, "\na, \n\n", "Expression(body=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))"},
		{Single, "a; b", "Interactive(body=[Expr(value=Name(id='a', ctx=Load())), Expr(value=Name(id='b', ctx=Load()))])"},
		{Single, "if a:\n  b", "Interactive(body=[If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], orelse=[])])"},
		{Prompt, "# nothing\n", "Interactive(body=[])"},
		{Prompt, "pass", "Interactive(body=[Pass()])"},
	} {
		tree, err := ParseString("test.py", test.src, test.mode)
		if err != nil {
			t.Error(err)
		} else if got := ast.Dump(tree, false); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

// TestPrompt has the answers of CPython's codeop.compile_command.
func TestPrompt(t *testing.T) {
	const complete, incomplete, wrong = "complete", "incomplete", "wrong"
	for src, want := range map[string]string{
		"x": complete, "x\n": complete, "x; y": complete, "'''a'''": complete, "x = [ # c\n]": complete,
		"if x: y\n": complete, "if x:\n  y\n": complete, "if x:\n  y\n\n": complete, "a = 1 \\\n\n": complete,
		"if x:": incomplete, "if x: y": incomplete, "if x:\n  y": incomplete, "if x:\n  y\nelse:": incomplete,
		"'''a": incomplete, "x = (": incomplete, "f(a,\nb": incomplete, "x = 'a\\": incomplete, "a +\\": incomplete,
		"@a": incomplete, "@a\n": incomplete, "class A:\n": incomplete, "try:\n  x\n": incomplete,
		"match x:\n": incomplete, "match x:\n case 1:\n": incomplete, "def f() -> (a,": incomplete,
		"{1:2, 3": incomplete, "if x: # c": incomplete, "if x: (": incomplete, "'''a'''  '''b": incomplete,
		"x =": wrong, "'a": wrong, "(1 2": wrong, "x)": wrong, "(]": wrong, "else:": wrong, "if x y:": wrong,
		"x\ny": wrong, "  x": wrong, "  x = (": wrong, "for": wrong, "f'{a": wrong, "print x (": wrong,
		"if x:\n  y\nz": wrong,
	} {
		got := complete
		if _, err := ParseString("test.py", src, Prompt); errors.Is(err, ErrIncomplete) {
			got = incomplete
		} else if err != nil {
			got = wrong
		}
		if got != want {
			t.Errorf("%q is %s, want %s", src, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"a = 'é'", "é"},
		{byteOrderMark + "a = 'é'", "é"},
		{byteOrderMark + "# coding: utf-8\na = 'é'", "é"},
		{"# -*- coding: latin-1 -*-\na = '\xe9'", "é"},
		{"#!/bin/python\n# vim: set fileencoding=iso-8859-15:\na = '\xe9'", "unknown encoding: iso-8859-15"},
		{"#!/bin/python\n# encoding: ISO_8859_1\na = '\xe9'", "é"},
		{"b\n# coding: latin-1\na = 'é'", "é"},
		{"\n\n# coding: latin-1\na = 'é'", "é"},
		{"# coding: ascii\na = 'e'", "e"},
		{"# coding: ascii\na = 'é'", "'ascii' codec can't decode byte 0xc3 in position 21: ordinal not in range(128)"},
		{"# coding: no-such\n", "unknown encoding: no-such"},
		{byteOrderMark + "# coding: latin-1\n", "encoding problem: iso-8859-1 with BOM"},
		{byteOrderMark + "# coding: utf8\n", "encoding problem: utf8 with BOM"},
		{"b\na = '\xe9'", `Non-UTF-8 code starting with '\xe9' in file test.py on line 2, but no encoding declared; ` +
			"see https://peps.python.org/pep-0263/ for details"},
		{"a = '\x00'", "source code string cannot contain null bytes"},
	} {
		tree, err := Parse("test.py", []byte(test.src), Exec)
		var got string
		var e *SyntaxError
		if errors.As(err, &e) {
			got = e.Msg
		} else {
			body := tree.(*ast.Module).Body
			got = body[len(body)-1].(*ast.Assign).Value.(*ast.Constant).Value.(string)
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.src, got, test.want)
		}
	}
	tree, err := ParseString("test.py", "# coding: latin-1\na = 'é'", Exec)
	if err != nil || tree.(*ast.Module).Body[0].(*ast.Assign).Value.(*ast.Constant).Value != "é" {
		t.Errorf("declaration in decoded text obeyed: %v", err)
	}
}

// TestLimits has input that would exhaust a stack or a patience.
func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	const tooDeep = "RecursionError: maximum recursion depth exceeded during compilation"
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(repeat(" ", i) + "if a:\n")
		}
		return b.String() + repeat(" ", n) + "pass\n"
	}
	for _, test := range []struct{ name, src, want string }{
		{"parentheses", repeat("(", 200) + repeat(")", 200), ""},
		{"parentheses+", repeat("(", 201) + repeat(")", 201), "SyntaxError: too many nested parentheses"},
		{"brackets", repeat("[", 100000), "SyntaxError: too many nested parentheses"},
		{"indents", blocks(99), ""},
		{"indents+", blocks(100), "IndentationError: too many levels of indentation"},
		{"minus", repeat("-", 2900) + "a", ""},
		{"minus+", repeat("-", 100000) + "a", tooDeep},
		{"not+", repeat("not ", 100000) + "a", tooDeep},
		{"lambda+", repeat("lambda: ", 100000) + "a", tooDeep},
		{"if+", repeat("a if b else ", 100000) + "c", tooDeep},
		{"power+", repeat("a**", 100000) + "b", tooDeep},
		{"sum", repeat("a+", 2900) + "b", ""},
		{"sum+", repeat("a+", 100000) + "b", tooDeep},
		{"attribute+", "a" + repeat(".b", 100000), tooDeep},
		{"call+", "a" + repeat("()", 100000), tooDeep},
		{"elif+", "if a: b\n" + repeat("elif a: b\n", 100000), tooDeep},
		{"and", repeat("a and ", 100000) + "b", ""},
		{"compare", repeat("a < ", 100000) + "b", ""},
		{"assign", repeat("a = ", 100000) + "b", ""},
		{"comma", repeat("a, ", 100000), ""},
		{"strings", "(" + repeat("'a' ", 100000) + ")", ""},
		{"decorators", repeat("@a\n", 10000) + "def f(): pass", ""},
		{"statements", repeat("a\n", 100000), ""},
		{"f-string", "f'''{f\"{f'{a}'}\"}'''", ""},
		{"pattern+", "match a:\n case " + repeat("[", 300), "SyntaxError: too many nested parentheses"},
		{"digits", repeat("9", 4300), ""},
		{"digits+", repeat("9", 4301), "SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: " +
			"value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit - " +
			"Consider hexadecimal for huge integer literals to avoid decimal conversion limits."},
		{"hex", "0x" + repeat("f", 100000), ""},
		// Errors within deep nesting, where the second pass has many ways to try.
		{"calls", repeat("f(", 199) + "+" + repeat(")", 199), "SyntaxError: invalid syntax"},
		{"subscripts", repeat("a[", 199) + "+" + repeat("]", 199), "SyntaxError: invalid syntax"},
		{"dicts", repeat("{a: ", 199) + "+" + repeat("}", 199), "SyntaxError: invalid syntax"},
		{"keywords", repeat("f(a=", 199) + "b c" + repeat(")", 199), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"juxtaposed", repeat("a b ", 20000), "SyntaxError: invalid syntax"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if _, err := ParseString("test.py", test.src, Exec); err != nil {
				e := err.(*SyntaxError)
				got = e.Kind + ": " + e.Msg
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestPieces parses sources that feed cuts in pieces at every length, and
// compares with the statements parsed one by one.
func TestPieces(t *testing.T) {
	statements := []string{
		"a = [1,\n 2]\n", "if a:\n    b\nelif c:\n  d\nelse:\n    e\n", "@f\n@g(h)\n\ndef i(): pass\n",
		"try: a\nexcept b: c\nelse: d\nfinally: e\n", "a; b; c\n", "'''x\ny'''\n", "# comment\n", "\n",
		"while a: b\nelse: c\n", "class A:\n  def f(self):\n    return 1\n\n  x = 1\n", "match a:\n  case b: c\n",
		"for a in b:\n  c\nelse:\n  d\n", "@f\n# comment\nclass A: pass\n",
	}
	var src, want strings.Builder
	line := 1
	for i := range 400 {
		s := statements[(i*i+i/7)%len(statements)]
		tree, err := ParseString("test.py", strings.Repeat("\n", line-1)+s, Exec)
		if err != nil {
			t.Fatal(err)
		}
		want.WriteString(dumpLines(tree.(*ast.Module)))
		src.WriteString(s)
		line += strings.Count(s, "\n")
	}
	tree, err := ParseString("test.py", src.String(), Exec)
	if err != nil {
		t.Fatal(err)
	}
	if got := dumpLines(tree.(*ast.Module)); got != want.String() {
		t.Error("trees differ")
	}
	for _, wrong := range []struct{ src, want string }{
		{"x y\n", fmt.Sprintf("%d:3 invalid syntax", line)},
		{"try:\n  a\nx\n", fmt.Sprintf("%d:1 expected 'except' or 'finally' block", line+2)},
		{"else: x\n", fmt.Sprintf("%d:1 invalid syntax", line)},
		{"@a\nx\n", fmt.Sprintf("%d:1 invalid syntax", line+1)},
		{"  x\n", fmt.Sprintf("%d:2 unexpected indent", line)},
		{"x = 'a\n", fmt.Sprintf("%d:5 unterminated string literal (detected at line %d)", line, line)},
	} {
		e := parseError(t, src.String()+wrong.src+src.String(), Exec)
		if got := fmt.Sprintf("%d:%d %s", e.Line, e.Col, e.Msg); got != wrong.want {
			t.Errorf("%q: got %s, want %s", wrong.src, got, wrong.want)
		}
	}
}

func TestErrorText(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"a\nb c\nd", "b c\n"},
		{"f'{a b}'", "(a b)\n"},
		{"x = 'é' 1", "x = 'é' 1\n"},
		{"'abc", "'abc"},
	} {
		if e := parseError(t, test.src, Exec); e.Text != test.want || e.Filename != "test.py" {
			t.Errorf("%q: text %q, file %s", test.src, e.Text, e.Filename)
		}
	}
	if got, want := parseError(t, "b c", Exec).Error(), "test.py:1:3: SyntaxError: invalid syntax"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if _, err := ParseString("test.py", "é = f'{a[1]:>{b}} \\N{BULLET}'\nif a: b", Exec); err != nil {
					t.Error(err)
				}
				if _, err := ParseString("test.py", "f(a b", Eval); err == nil {
					t.Error("no error")
				}
			}
		})
	}
	wg.Wait()
}

func TestUnicode(t *testing.T) {
	for name, want := range map[string]rune{
		"DEGREE SIGN": '°', "degree sign": '°', "NULL": 0, "LF": '\n', "NBSP": '\u00a0', "GRINNING FACE": '😀',
		"CJK UNIFIED IDEOGRAPH-4E00": '一', "CJK UNIFIED IDEOGRAPH-2A6DF": 0x2A6DF, "HANGUL SYLLABLE GAGG": '갂',
		"HANGUL SYLLABLE WEON": '원', "HANGUL SYLLABLE A": '아', "CJK COMPATIBILITY IDEOGRAPH-FA0E": 0xFA0E,
		"TAG SPACE": 0xE0020, "VARIATION SELECTOR-256": 0xE01EF,
		"": -1, "NO SUCH NAME": -1, "SPACE\nEXCLAMATION MARK": -1, "CJK UNIFIED IDEOGRAPH-04E00": -1,
		"CJK UNIFIED IDEOGRAPH-FFFF": -1, "HANGUL SYLLABLE X": -1, "DEGREE": -1,
	} {
		got, ok := RuneNamed(name)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: got %U, want %U", name, got, want)
		}
	}
	for s, want := range map[string]string{
		"abc": "abc", "é": "é", "e\u0301": "é", "𝔘": "U", "ﬁ": "fi", "ª": "a", "\u1100\u1161\u11a8": "각", "각\u0301": "각\u0301",
		"a\u0323\u0301": "ạ\u0301", "a\u0301\u0323": "ạ\u0301", "\u0344": "\u0308\u0301", "豈": "豈", "ǆ": "dž", "µ": "μ",
	} {
		if got := normalize(s); got != want {
			t.Errorf("%+q: got %+q, want %+q", s, got, want)
		}
	}
	for r, want := range map[rune]string{
		'a': "start", '_': "start", 'é': "start", '9': "part", '\u0301': "part", '·': "part", '٣': "part", '℘': "start",
		'€': "none", '²': "none", '-': "none", '\u037a': "none", '\u0e33': "part", '\uff9e': "part", '\ufdfa': "none",
	} {
		got := "none"
		switch {
		case isIdentifierStart(r):
			got = "start"
		case isIdentifierPart(r):
			got = "part"
		}
		if got != want {
			t.Errorf("%c: got %s, want %s", r, got, want)
		}
	}
}
