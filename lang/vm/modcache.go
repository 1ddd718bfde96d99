package vm

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"pystm/lang/parser"
	"pystm/lang/vm/code"
	"pystm/lang/vm/obj"
)

// Compiled code on disk. The code of a source file is kept in __pycache__
// beside it (or below PYTHONPYCACHEPREFIX), that of an embedded module in a
// folder of the user's. A file holds a checksum, the key and the marshalled
// code. The key names the interpreter's build, the level of -O and the state of
// the source: code that another build made is never run, however little that
// build differs. A file that is cut short, damaged or made by someone else is
// as good as none, and one that cannot be written is no error.

// CacheTag names the files that this interpreter writes.
const CacheTag = "pystm-311"

// cacheSuffix is what a file of compiled code ends in.
func (vm *VM) cacheSuffix() string {
	if o := vm.Options.Flags.Optimize; o > 0 {
		return "." + CacheTag + ".opt-" + strconv.Itoa(min(o, 2)) + ".pyc"
	}
	return "." + CacheTag + ".pyc"
}

// cacheFile is where the code of a source file is kept.
func (vm *VM) cacheFile(file string) string {
	dir, base := filepath.Split(file)
	if prefix := vm.Options.CachePrefix; prefix == "" {
		dir = filepath.Join(dir, "__pycache__")
	} else if abs, err := filepath.Abs(dir); err == nil {
		dir = filepath.Join(prefix, abs)
	}
	return filepath.Join(dir, strings.TrimSuffix(base, ".py")+vm.cacheSuffix())
}

// cacheKey identifies code: who compiled it, from what. It is "" if that is
// not known, and nothing is kept.
func (vm *VM) cacheKey(source string) string {
	if vm.Options.Build == nil {
		return ""
	}
	build := vm.Options.Build()
	if build == "" {
		return ""
	}
	return fmt.Sprintf("%s %d %s\n", build, min(vm.Options.Flags.Optimize, 2), source)
}

// readCode gives the code that a file holds under a key, nil if there is none.
func readCode(file, key, source string) *code.Code {
	data, err := os.ReadFile(obj.SystemName(file))
	if err != nil || key == "" || len(data) < 4 {
		return nil
	}
	sum, data := binary.LittleEndian.Uint32(data), data[4:]
	body, ok := bytes.CutPrefix(data, []byte(key))
	if !ok || crc32.ChecksumIEEE(data) != sum {
		return nil
	}
	c, err := code.UnmarshalLate(body, source)
	if err != nil {
		return nil
	}
	return c
}

// writeCode keeps code in a file under a key. Readers see all of it or nothing.
func (t *Thread) writeCode(file, key string, mode os.FileMode, c *code.Code) {
	if key == "" || t.dontWriteBytecode() {
		return
	}
	data := append(make([]byte, 4, 1<<12), key...)
	data = append(data, code.Marshal(c)...)
	binary.LittleEndian.PutUint32(data, crc32.ChecksumIEEE(data[4:]))
	file = obj.SystemName(file)
	if os.MkdirAll(filepath.Dir(file), mode|mode>>2&0o111|0o300) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".tmp-*")
	if err != nil {
		return
	}
	_, werr := f.Write(data)
	merr := f.Chmod(mode | 0o200)
	if cerr := f.Close(); werr != nil || merr != nil || cerr != nil || os.Rename(f.Name(), file) != nil {
		os.Remove(f.Name())
	}
}

// dontWriteBytecode is -B, which the program may have changed.
func (t *Thread) dontWriteBytecode() bool {
	if t.VM.roots.sysDict == obj.Unbound {
		return t.VM.Options.Flags.DontWriteBytecode > 0
	}
	v := t.StrGet(t.VM.roots.sysDict, t.Intern("dont_write_bytecode"))
	if v == obj.Unbound {
		return false
	}
	dont, err := t.Truth(v)
	if err != nil {
		t.r.raised = 0
	}
	return dont
}

// compileFile gives the code of a source file, compiled now or earlier.
func (t *Thread) compileFile(file string) (*code.Code, error) {
	if err := t.PassAllWritten(); err != nil {
		return nil, err
	}
	name := obj.SystemName(file)
	st, err := os.Stat(name)
	if err != nil {
		return nil, t.Raise(t.VM.Exc.ImportError, "%s", err.Error())
	}
	cache := t.VM.cacheFile(file)
	key := t.VM.cacheKey(fmt.Sprintf("%d %d", st.ModTime().UnixNano(), st.Size()))
	if c := readCode(cache, key, file); c != nil {
		return c, nil
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, t.Raise(t.VM.Exc.ImportError, "%s", err.Error())
	}
	c, err := t.compileSource(src, file, parser.Exec, t.compileOptions())
	if err != nil {
		return nil, t.sourceError(err)
	}
	t.writeCode(cache, key, st.Mode().Perm()&0o666, c)
	return c, nil
}

// compileEmbedded gives the code of an embedded module, whose source is part of
// the build.
func (t *Thread) compileEmbedded(full string, f *found) (*code.Code, error) {
	name := f.name(full)
	cache, key := "", ""
	if dir := t.VM.Options.CacheDir; dir != "" {
		cache, key = filepath.Join(dir, full+t.VM.cacheSuffix()), t.VM.cacheKey(full)
		if c := readCode(cache, key, name); c != nil {
			return c, nil
		}
	}
	c, err := t.compileSource(f.src, name, parser.Exec, t.compileOptions())
	if err != nil {
		return nil, t.sourceError(err)
	}
	t.writeCode(cache, key, 0o600, c)
	return c, nil
}
