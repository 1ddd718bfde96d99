package std

import (
	"bytes"
	"cmp"
	"runtime/debug"
	"sync"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _mmap: memory that is a file's, or that processes share. It lies outside of
// the heap, so whatever looks at it or changes it is an effect: natives here run
// irrevocably. (What others see of it is in obj/mapping.go.) What Python code sees of it is in module mmap.

// mapping is a piece of mapped memory. Its pages go with the last object that has it.
type mapping struct {
	mu   sync.Mutex
	data []byte // nil once it is closed; guarded by mu
	fd   int    // of the file, its own; -1 if there is none
}

// Abandon gives the memory back that nobody has closed.
func (m *mapping) Abandon() { m.close() }

func (m *mapping) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.data == nil {
		return nil
	}
	err := unix.Munmap(m.data)
	m.data = nil
	if m.fd >= 0 {
		err = cmp.Or(err, closeDescriptor(m.fd))
	}
	return err
}

// resize changes the size, and the file's, which always has what is mapped of it. The
// caller holds mu.
func (m *mapping) resize(size int, fileSize int64) error {
	grows := size > len(m.data)
	if m.fd >= 0 && grows {
		if err := unix.Ftruncate(m.fd, fileSize); err != nil {
			return err
		}
	}
	data, err := unix.Mremap(m.data, size, unix.MREMAP_MAYMOVE)
	if err != nil {
		return err
	}
	m.data = data
	if m.fd >= 0 && !grows {
		return unix.Ftruncate(m.fd, fileSize)
	}
	return nil
}

// errGone says that the file has become shorter than what is mapped of it.
const errGone = unix.EFAULT

// use runs a function on the memory.
func (m *mapping) use(f func(data []byte) error) (err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			if _, ok := fault.(interface{ Addr() uintptr }); !ok {
				panic(fault)
			}
			err = errGone
		}
	}()
	return f(m.data)
}

func mmapModule() *vm.ModuleSpec {
	class := &vm.TypeSpec{Name: "Map", Module: "_mmap", Kind: obj.KindMapping, Body: 1 + obj.MappingFields, HasDict: true, Weak: true, Doc: "A piece of mapped memory.",
		New: irrevocable(mapNew), NewSig: "cls, fd, length, flags, prot, offset, /",
		Methods: []vm.Native{
			{Name: "_size", Sig: "self, /", Fn: mapUse(func(_ *Thread, data []byte, _ []Value) (mapAnswer, error) {
				return mapAnswer{number: len(data)}, nil
			}), Doc: "How many bytes there are."},
			{Name: "_get", Sig: "self, start, stop, /", Fn: mapUse(mapGet), Doc: "A copy of some bytes."},
			{Name: "_put", Sig: "self, start, data, /", Fn: mapUse(mapPut), Doc: "Store bytes."},
			{Name: "_find", Sig: "self, sub, start, stop, last, /", Fn: mapUse(mapFind), Doc: "Where bytes stand first, or last; -1 if nowhere."},
			{Name: "_move", Sig: "self, to, start, count, /", Fn: mapUse(mapMove), Doc: "Copy bytes within the memory."},
			{Name: "_flush", Sig: "self, start, stop, /", Fn: mapUse(mapFlush), Doc: "Write changes to the file."},
			{Name: "_advise", Sig: "self, option, start, stop, /", Fn: mapUse(mapAdvise), Doc: "Tell the system how bytes will be used."},
			{Name: "_resize", Sig: "self, size, offset, /", Fn: irrevocable(mapResize), Doc: "Change the size of the file, and map more or less of it."},
			{Name: "_unmap", Sig: "self, /", Fn: irrevocable(mapClose), Doc: "Give the memory back."},
		}}
	return &vm.ModuleSpec{Name: "_mmap", Doc: "Mapped memory.", Types: []*vm.TypeSpec{class},
		Attrs: func(t *Thread) (map[string]Value, error) {
			a := newAttrs(t)
			for name, n := range map[string]int64{
				"MAP_SHARED": unix.MAP_SHARED, "MAP_PRIVATE": unix.MAP_PRIVATE, "MAP_ANON": unix.MAP_ANON, "MAP_ANONYMOUS": unix.MAP_ANON,
				"MAP_DENYWRITE": unix.MAP_DENYWRITE, "MAP_EXECUTABLE": unix.MAP_EXECUTABLE, "MAP_POPULATE": unix.MAP_POPULATE,
				"MAP_STACK": unix.MAP_STACK, "MAP_NORESERVE": unix.MAP_NORESERVE,
				"PROT_READ": unix.PROT_READ, "PROT_WRITE": unix.PROT_WRITE, "PROT_EXEC": unix.PROT_EXEC,
				"MADV_NORMAL": unix.MADV_NORMAL, "MADV_RANDOM": unix.MADV_RANDOM, "MADV_SEQUENTIAL": unix.MADV_SEQUENTIAL,
				"MADV_WILLNEED": unix.MADV_WILLNEED, "MADV_DONTNEED": unix.MADV_DONTNEED, "MADV_FREE": unix.MADV_FREE,
				"MADV_REMOVE": unix.MADV_REMOVE, "MADV_DONTFORK": unix.MADV_DONTFORK, "MADV_DOFORK": unix.MADV_DOFORK,
				"MADV_HWPOISON": unix.MADV_HWPOISON, "MADV_MERGEABLE": unix.MADV_MERGEABLE, "MADV_UNMERGEABLE": unix.MADV_UNMERGEABLE,
				"MADV_DONTDUMP": unix.MADV_DONTDUMP, "MADV_DODUMP": unix.MADV_DODUMP,
				"MADV_HUGEPAGE": unix.MADV_HUGEPAGE, "MADV_NOHUGEPAGE": unix.MADV_NOHUGEPAGE, "PAGESIZE": int64(unix.Getpagesize()),
			} {
				a.int(name, n)
			}
			return a.vals, a.err
		}}
}

// mapNew maps a file; the descriptor is the mapping's from then on.
func mapNew(t *Thread, args []Value) (Value, error) {
	var n [5]int
	for i := range n {
		var err error
		if n[i], err = t.ToInt(args[1+i]); err != nil {
			return 0, err
		}
	}
	data, err := unix.Mmap(n[0], int64(n[4]), n[1], n[3], n[2])
	if err != nil {
		return 0, osError(t, err)
	}
	handle, err := t.NewHandle(&mapping{data: data, fd: n[0]})
	if err != nil {
		unix.Munmap(data)
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	kh := t.Keep(handle)
	o, err := t.AllocObject(args[0])
	if err != nil {
		return 0, err
	}
	t.SetField(o, obj.MappingHandle, *kh)
	t.SetField(o, obj.MappingReadonly, obj.Bool(n[3]&unix.PROT_WRITE == 0))
	t.SetMapped(o, data)
	return o, nil
}

func mappingOf(t *Thread, v Value) (*mapping, error) {
	if h := t.Field(v, obj.MappingHandle); h != unbound {
		return t.Handle(h).(*mapping), nil
	}
	return nil, t.ValueError("mmap closed or invalid")
}

// mapAnswer is what a method answers: bytes, or a number.
type mapAnswer struct {
	bytes  []byte
	number int
}

// mapUse makes a method of a function on the memory. Arguments after the object are
// checked by Python code, but for the memory's size, which may have changed since.
func mapUse(f func(t *Thread, data []byte, args []Value) (mapAnswer, error)) vm.NativeFunc {
	return irrevocable(func(t *Thread, args []Value) (Value, error) {
		m, err := mappingOf(t, args[0])
		if err != nil {
			return 0, err
		}
		var answer mapAnswer
		closed := false
		var failed error
		fault := m.use(func(data []byte) error {
			if closed = data == nil; !closed {
				answer, failed = f(t, data, args)
			}
			return nil
		})
		switch {
		case fault != nil:
			return 0, osError(t, fault)
		case closed:
			return 0, t.ValueError("mmap closed or invalid")
		case failed != nil:
			return 0, failed
		case answer.bytes != nil:
			return newBytes(t, answer.bytes)
		}
		return obj.SmallInt(int64(answer.number)), nil
	})
}

// mapInt is an int as a number. It runs no Python code, as __index__ would: the mapping is
// locked.
func mapInt(t *Thread, v Value) (int, error) {
	if !t.IsInstance(v, obj.ShapeInt) {
		return 0, t.TypeError("'%s' object cannot be interpreted as an integer", t.TypeName(v))
	}
	return t.ToInt(v)
}

// mapSpan are two positions in the memory, in order.
func mapSpan(t *Thread, data []byte, from, to Value) (start, stop int, err error) {
	if start, err = mapInt(t, from); err != nil {
		return 0, 0, err
	}
	if stop, err = mapInt(t, to); err != nil {
		return 0, 0, err
	}
	start = max(0, min(start, len(data)))
	return start, max(start, min(stop, len(data))), nil
}

func mapGet(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	start, stop, err := mapSpan(t, data, args[1], args[2])
	return mapAnswer{bytes: append([]byte{}, data[start:stop]...)}, err
}

func mapPut(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	text, err := bytesArg(t, args[2])
	if err != nil {
		return mapAnswer{}, err
	}
	start, err := mapInt(t, args[1])
	if err != nil {
		return mapAnswer{}, err
	}
	if start < 0 || start > len(data)-len(text) {
		return mapAnswer{}, t.ValueError("data out of range")
	}
	return mapAnswer{number: copy(data[start:], text)}, nil
}

func mapFind(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	sub, err := bytesArg(t, args[1])
	if err != nil {
		return mapAnswer{}, err
	}
	start, stop, err := mapSpan(t, data, args[2], args[3])
	if err != nil {
		return mapAnswer{}, err
	}
	find := bytes.Index
	if args[4] == obj.TrueValue {
		find = bytes.LastIndex
	}
	at := find(data[start:stop], []byte(sub))
	if at >= 0 {
		at += start
	}
	return mapAnswer{number: at}, nil
}

func mapMove(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = mapInt(t, args[1+i]); err != nil {
			return mapAnswer{}, err
		}
	}
	to, start, count := n[0], n[1], n[2]
	if to < 0 || start < 0 || count < 0 || len(data)-to < count || len(data)-start < count {
		return mapAnswer{}, t.ValueError("source, destination, or count out of range")
	}
	return mapAnswer{number: copy(data[to:to+count], data[start:start+count])}, nil
}

func mapFlush(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	start, stop, err := mapSpan(t, data, args[1], args[2])
	if err == nil && stop > start {
		if err = unix.Msync(data[start:stop], unix.MS_SYNC); err != nil {
			err = osError(t, err)
		}
	}
	return mapAnswer{}, err
}

func mapAdvise(t *Thread, data []byte, args []Value) (mapAnswer, error) {
	option, err := mapInt(t, args[1])
	if err != nil {
		return mapAnswer{}, err
	}
	start, stop, err := mapSpan(t, data, args[2], args[3])
	if err == nil && stop > start {
		if err = unix.Madvise(data[start:stop], option); err != nil {
			err = osError(t, err)
		}
	}
	return mapAnswer{}, err
}

func mapResize(t *Thread, args []Value) (Value, error) {
	m, err := mappingOf(t, args[0])
	if err != nil {
		return 0, err
	}
	size, err := mapInt(t, args[1])
	if err != nil {
		return 0, err
	}
	offset, err := mapInt(t, args[2])
	if err != nil {
		return 0, err
	}
	mark := t.Mark()
	defer t.Release(mark)
	o := t.Keep(args[0])
	if err := t.CheckExports(o, "mmap can't resize with extant buffers exported."); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.data == nil {
		return 0, t.ValueError("mmap closed or invalid")
	}
	err = m.resize(size, int64(offset+size))
	t.SetMapped(*o, m.data)
	if err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

func mapClose(t *Thread, args []Value) (Value, error) {
	if t.Field(args[0], obj.MappingHandle) == unbound {
		return none, nil
	}
	mark := t.Mark()
	defer t.Release(mark)
	o := t.Keep(args[0])
	if err := t.CheckExports(o, "cannot close exported pointers exist"); err != nil {
		return 0, err
	}
	t.SetMapped(*o, nil)
	if err := t.Handle(t.Field(*o, obj.MappingHandle)).(*mapping).close(); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}
