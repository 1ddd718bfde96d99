package std

import (
	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _pickle: what module pickle does, natively. The classes in Python that
// programs derive from where they need to change how an object is written are in
// pickle, too, as pickle._Pickler and pickle._Unpickler.
//
// A call of dump or load keeps its state in Go, as the call as a whole is done again if
// the transaction is aborted. All values that it needs over a call into Python, which
// each save of an object may be, are kept.

func pickleModule() *vm.ModuleSpec {
	pickler, unpickler := picklerType(), unpicklerType()
	return &vm.ModuleSpec{Name: "_pickle", Doc: "Optimized C implementation for the Python pickle module.",
		Types: []*vm.TypeSpec{pickleBufferType(), pickler.spec, pickler.proxy, unpickler.spec, unpickler.proxy},
		Funcs: []vm.Native{
			{Name: "dump", Sig: "obj, file, protocol=None, *, fix_imports=True, buffer_callback=None", Fn: pickleDump,
				Doc: "Write a pickled representation of obj to the open file object file.\n\nThis is equivalent to ``Pickler(file, protocol).dump(obj)``, but may\nbe more efficient."},
			{Name: "dumps", Sig: "obj, protocol=None, *, fix_imports=True, buffer_callback=None", Fn: pickleDumps,
				Doc: "Return the pickled representation of the object as a bytes object."},
			{Name: "load", Sig: "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()", Fn: pickleLoad,
				Doc: "Read and return an object from the pickle data stored in a file.\n\nThis is equivalent to ``Unpickler(file).load()``, but may be more\nefficient."},
			{Name: "loads", Sig: "data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()", Fn: pickleLoads,
				Doc: "Read and return an object from the given pickle data."},
		},
		Attrs: func(t *Thread) (map[string]Value, error) {
			m := t.Mark()
			defer t.Release(m)
			class, err := newErrorClass(t, "_pickle", "PickleError", t.VM.Exc.Exception)
			if err != nil {
				return nil, err
			}
			base := t.Keep(class)
			if class, err = newErrorClass(t, "_pickle", "PicklingError", *base); err != nil {
				return nil, err
			}
			pickling := t.Keep(class)
			unpickling, err := newErrorClass(t, "_pickle", "UnpicklingError", *base)
			return map[string]Value{"PickleError": *base, "PicklingError": *pickling, "UnpicklingError": unpickling}, err
		}}
}

func picklingError(t *Thread, format string, args ...any) error {
	return moduleFail(t, "_pickle", "PicklingError", format, args...)
}

func unpicklingError(t *Thread, format string, args ...any) error {
	return moduleFail(t, "_pickle", "UnpicklingError", format, args...)
}

// pickleDump is dump(obj, file, protocol, fix_imports, buffer_callback).
func pickleDump(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	p := newPickler(t)
	defer p.release()
	p.bare = true
	if err := p.options(args[2:]); err != nil {
		return 0, err
	}
	write, err := pickleFileMethod(t, args[1], "write")
	if err != nil {
		return 0, err
	}
	*p.out.file = write
	if err := p.dump(args[0]); err != nil {
		return 0, err
	}
	return none, p.out.flush()
}

// pickleDumps is dumps(obj, protocol, fix_imports, buffer_callback).
func pickleDumps(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	p := newPickler(t)
	defer p.release()
	p.bare = true
	if err := p.options(args[1:]); err != nil {
		return 0, err
	}
	if err := p.dump(args[0]); err != nil {
		return 0, err
	}
	return p.out.bytes()
}

// options takes protocol, fix_imports and buffer_callback.
func (p *pickler) options(args []Value) (err error) {
	if p.proto, err = pickleProtocol(p.t, args[0]); err != nil {
		return err
	}
	if p.fixImports, err = optionalTruth(p.t, args[1], true); err != nil {
		return err
	}
	p.bin, p.fixImports = p.proto > 0, p.fixImports && p.proto < 3
	if given(args[2]) {
		if p.proto < 5 {
			return p.t.ValueError("buffer_callback needs protocol >= 5")
		}
		*p.callback = args[2]
	}
	return nil
}

// pickleLoad is load(file, fix_imports, encoding, errors, buffers).
func pickleLoad(t *Thread, args []Value) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	u := newUnpickler(t)
	defer u.release()
	if err := u.in.open(args[0]); err != nil {
		return 0, err
	}
	if err := u.options(args[1:]); err != nil {
		return 0, err
	}
	return u.load()
}

// pickleLoads is loads(data, fix_imports, encoding, errors, buffers).
func pickleLoads(t *Thread, args []Value) (Value, error) {
	data, ok := bytesLike(t, args[0])
	if !ok {
		return 0, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(args[0]))
	}
	m := t.Mark()
	defer t.Release(m)
	u := newUnpickler(t)
	defer u.release()
	*u.in.data = t.Unwrap(args[0])
	if !t.IsExact(*u.in.data, obj.KindBytes, obj.ShapeBytes) {
		copied, err := newBytes(t, data)
		if err != nil {
			return 0, err
		}
		*u.in.data = copied
	}
	if err := u.options(args[1:]); err != nil {
		return 0, err
	}
	return u.load()
}

// options takes fix_imports, encoding, errors and buffers.
func (u *unpickler) options(args []Value) (err error) {
	t := u.t
	if u.fixImports, err = optionalTruth(t, args[0], true); err != nil {
		return err
	}
	for i, p := range []*string{&u.encoding, &u.errors} {
		if v := args[1+i]; v != unbound {
			if !t.IsInstance(v, obj.ShapeStr) {
				return t.TypeError("argument '%s' must be str, not %s", []string{"encoding", "errors"}[i], t.TypeName(v))
			}
			*p = string([]byte(t.StrView(t.Unwrap(v))))
		}
	}
	if given(args[3]) {
		it, err := t.Iter(args[3])
		if err != nil {
			return err
		}
		*u.buffers = it
	}
	return nil
}
