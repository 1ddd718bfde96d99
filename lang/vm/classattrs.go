package vm

// CompleteClass gives a class written in Go the attributes of a dict but those
// that every class has: methods written in Python. It is done once, by the module
// that shows the class.
func (t *Thread) CompleteClass(class, attrs Value) error {
	n := t.VM.Names
	d := t.Field(class, TypeDict)
	for i := t.DictNext(attrs, 0); i >= 0; i = t.DictNext(attrs, i+1) {
		switch name := t.DictKey(attrs, i); name {
		case n.Module, n.Doc, n.Qualname, n.Dict, n.Weakref, n.Slots:
		default:
			if err := t.StrSet(d, name, t.DictValue(attrs, i)); err != nil {
				return err
			}
			t.updateFlags(class, name)
		}
	}
	t.classChanged(class)
	return nil
}
