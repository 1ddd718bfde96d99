package std

import (
	"html"

	"pystm/lang/vm"
)

// Module _html: the names of characters in HTML, as Go's package html knows them.

func htmlModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_html", Doc: "Names of characters in HTML.", Funcs: []vm.Native{
		{Name: "named", Sig: "text, /", Fn: htmlNamed, Doc: "Replace named character references by the characters."}}}
}

func htmlNamed(t *Thread, args []Value) (Value, error) {
	text, err := jsonText(t, args[0], "argument")
	if err != nil {
		return 0, err
	}
	return t.NewStr(html.UnescapeString(t.StrView(text)))
}
