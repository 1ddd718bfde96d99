package main

import (
	"strings"
	"testing"
)

func TestREPLHelp(t *testing.T) {
	p := newREPL(t, ptyOptions{args: []string{"-q"}, env: []string{"PAGER=cat"}, width: 100, height: 100})
	p.send("def f(a, *, b=1):\r")
	p.ends("...     ")
	p.send("'''Doc of f.\n\n    More of it.'''\r")
	p.ends("More of it.'''\n...     ")
	p.send("\r")
	p.enter("help(f)")
	p.want("Help on function f in module __main__:\n\nf(a, *, b=1)\n    Doc of f.\n\n    More of it.\n")
	p.enter(ctrlL + "dis(f)")
	p.want("code f")
	p.enter(ctrlL + "import dis; dis.dis(f)")
	p.want("code f")
	p.enter(ctrlL + "sorted(stm.stats())[:2]")
	p.want("['aborts', 'collecting_seconds']")
	p.enter(ctrlL + "import transaction; transaction.stats().keys() == stm.stats().keys()")
	p.want("True")
	p.enter(ctrlL + "help('str.upper')")
	p.want("\nHelp on method_descriptor str.upper:\n\nupper(self, /)\n")
	p.enter(ctrlL + "class A(dict): 'of A'; size = property(lambda s: 1, doc='its size'); m = lambda self, x: 1\r")
	p.enter("help(A())")
	p.want("Help on A object in module __main__:\n\nclass A(builtins.dict)\n |  of A\n")
	p.want(" |  size\n |      its size")
	p.send(ctrlL + "help()\r")
	p.ends("help> ")
	p.send("len\r")
	p.shows("Help on built-in function len in module builtins:\n\nlen(obj, /)\n    Return the number of items in a container.\n\nhelp>")
	p.send("no_such_thing\r")
	p.shows("No Python documentation found for 'no_such_thing'")
	p.send("keywords\r")
	p.shows("nonlocal")
	p.send("\r")
	p.prompt()
	for entry, want := range map[string]string{
		"help": "Type help() for", "copyright": "copyright its authors", "credits": "participle", "license": "terms of pystm",
		"exit.__class__": "Quitter", "repr(quit)": "Use quit() or Ctrl-D",
	} {
		p.enter(ctrlL + entry)
		p.want(want)
	}
}

func TestREPLPager(t *testing.T) {
	// No less here.
	p := newREPL(t, ptyOptions{args: []string{"-q"}, env: []string{"PATH=/nowhere"}, width: 60, height: 12})
	p.send("help(dict)\r")
	p.ends("--More-- (space, enter, q)")
	p.want("Help on class dict in module builtins:")
	before := p.text()
	p.send("\r")
	p.until("one more line", func(s *vt) bool { return strings.Count(s.text(), "\n") == strings.Count(before, "\n")+1 })
	p.send(" ")
	p.until("more lines", func(s *vt) bool { return strings.Count(s.text(), "\n") == strings.Count(before, "\n")+12 })
	p.ends("--More-- (space, enter, q)")
	p.send("q")
	p.prompt()
	p.send("help(dict)\r")
	p.ends("--More-- (space, enter, q)")
	p.send(ctrlC)
	p.prompt()
	p.enter("1 + 1")
	p.want("\n2\n")
	p = newREPL(t, ptyOptions{args: []string{"-q"}, env: []string{"PAGER=sed -n 's/^Help on/Piped:/p'"}})
	p.enter("help(dict)")
	p.want("Piped: class dict")
}
