package repl

import (
	"pystm/lang/vm/obj"
)

// complete asks module _completion for the words that could stand at the end of
// a text. What goes wrong there (an attribute that raises, Ctrl-C) is not told:
// there are no words then.
func (s *session) complete(text string) (start int, words []string) {
	t := s.t
	m := t.Mark()
	defer t.Release(m)
	start, words, err := s.ask(text)
	if err != nil {
		t.Caught(err)
		return len(text), nil
	}
	return start, words
}

func (s *session) ask(text string) (start int, words []string, err error) {
	t := s.t
	v, err := t.NewStr(text)
	if err != nil {
		return 0, nil, err
	}
	arg := t.Keep(v)
	mod, err := t.ImportModule("_completion")
	if err != nil {
		return 0, nil, err
	}
	answer, err := t.CallMethod(mod, "complete", *arg, s.Namespace())
	if err != nil {
		return 0, nil, err
	}
	start = len(string([]rune(text)[:t.TupleItem(answer, 0).Int()]))
	list := t.TupleItem(answer, 1)
	for i := range t.ListLen(list) {
		if w := t.ListGet(list, i); t.IsInstance(w, obj.ShapeStr) {
			words = append(words, string([]byte(t.StrView(w))))
		}
	}
	return start, words, nil
}
