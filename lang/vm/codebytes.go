package vm

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strings"

	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Code objects as bytes, for module marshal: a checksum, the interpreter's build,
// the name of the source, and the marshalled code. As with the code that the
// interpreter keeps itself, what another build has made is not run.

const codeSep = '\n'

// CodeBytes are the bytes of a code object.
func (t *Thread) CodeBytes(v Value) ([]byte, error) {
	if !t.IsKind(v, obj.KindCode) {
		return nil, t.TypeError("expected a code object, not %s", t.TypeName(v))
	}
	c := t.LoadedOf(v).Code
	if !c.Portable() {
		return nil, t.ValueError("unmarshallable object")
	}
	data := append(make([]byte, 4, 1<<12), t.VM.cacheKey("")...)
	data = append(data, strings.ReplaceAll(c.Filename, "\n", " ")...)
	data = append(data, codeSep)
	data = append(data, code.Marshal(c)...)
	binary.LittleEndian.PutUint32(data, crc32.ChecksumIEEE(data[4:]))
	return data, nil
}

// CodeFromBytes makes the code object that CodeBytes has written.
func (t *Thread) CodeFromBytes(data []byte) (Value, error) {
	c, err := t.VM.codeFromBytes(data)
	if err != nil {
		return 0, t.ValueError("bad marshal data (%s)", err.Error())
	}
	return t.LoadCode(c)
}

var errForeignCode = errors.New("code of another interpreter or build")

func (vm *VM) codeFromBytes(data []byte) (*code.Code, error) {
	if len(data) < 4 || binary.LittleEndian.Uint32(data) != crc32.ChecksumIEEE(data[4:]) {
		return nil, errForeignCode
	}
	body, ok := bytes.CutPrefix(data[4:], []byte(vm.cacheKey("")))
	if !ok {
		return nil, errForeignCode
	}
	name, body, ok := bytes.Cut(body, []byte{codeSep})
	if !ok {
		return nil, errForeignCode
	}
	c, err := code.Unmarshal(body, string(name))
	if err != nil || code.CheckFlow(c) != nil {
		return nil, errForeignCode
	}
	return c, nil
}

// PycMagic is what files of compiled code begin with that programs write: see
// importlib._pyc. A header of pycHeader bytes is followed by what marshal makes of
// a code object: a letter, the length, CodeBytes.
const (
	PycMagic  = "\xb5\r\r\n"
	pycHeader = 16
)

// codeOfPyc is the code in a file of compiled code.
func (t *Thread) codeOfPyc(data []byte) (*code.Code, error) {
	if len(data) < pycHeader+5 || data[pycHeader] != 'c' {
		return nil, t.RuntimeError("Bad code object in .pyc file")
	}
	data = data[pycHeader+1:]
	size, data := binary.LittleEndian.Uint32(data), data[4:]
	if uint64(size) != uint64(len(data)) {
		return nil, t.RuntimeError("Bad code object in .pyc file")
	}
	c, err := t.VM.codeFromBytes(data)
	if err != nil {
		return nil, t.RuntimeError("Bad code object in .pyc file: %s", err.Error())
	}
	return c, nil
}
