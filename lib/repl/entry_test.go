package repl

import "testing"

func TestMore(t *testing.T) {
	const complete = "complete"
	for text, want := range map[string]string{
		"":                                      complete,
		"1":                                     complete,
		"1 +":                                   complete, // an error
		"1 + \\":                                "",
		"if x:":                                 "    ",
		"if x:\n    y":                          "    ",
		"if x:\n    y\n":                        complete,
		"if x:\n    y\n    ":                    complete,
		"if x:\n  y":                            "  ",
		"if x:\n  if y:":                        "    ",
		"if x:\n\tif y:":                        "\t\t",
		"def f():\n    return 1":                "",
		"def f():\n    if x:\n        return 1": "    ",
		"def f():\n    return (1,":              "    ",
		"@a":                                    "",
		"f(":                                    "    ",
		"f(1,":                                  "",
		"f(\n    1,":                            "    ",
		"f(\n    1\n":                           "",
		"x = '''a:":                             "",
		"def f():\n    '''a:":                   "",
		"while x: # a:":                         "    ",
		"x = {":                                 "    ",
		"x = 1 # {":                             complete,
		"try:\n    x":                           "    ",
		"try:\n    x\n":                         "",
		"x = 1\ny = 2":                          complete,
		"x = 1\nif y:":                          "    ",
		"x = 1\nif y:\n    z":                   "    ",
		"x = 1\nif y:\n    z\n":                 complete,
		"if y:\n    z\n\nx = 1":                 complete,
		"x = 1\ny = (":                          "    ",
		"x = 1\ny = = 2":                        complete,
		"class A:\n    x = 1\n\n    y = 2":      "    ",
	} {
		got := complete
		if need, indent := more(text); need {
			got = indent
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
