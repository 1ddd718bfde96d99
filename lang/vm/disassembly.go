package vm

import (
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Disassembly is the bytecode of a code object as text.
func (t *Thread) Disassembly(v Value) (string, error) {
	if !t.IsKind(v, obj.KindCode) {
		return "", t.TypeError("expected a code object, not %s", t.TypeName(v))
	}
	var b strings.Builder
	err := code.Disasm(&b, t.LoadedOf(v).Code)
	return b.String(), err
}
