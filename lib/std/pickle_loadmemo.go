package std

import (
	"strconv"

	"pystm/lang/vm/obj"
)

// loadMemo is what a pickle remembers, by numbers that it chooses. They follow each
// other, or the pickle is odd: then there is a dict for those far off.
type loadMemo struct {
	dense  privateArray
	sparse *Value // dict; unbound if empty
	n      int    // things remembered
}

func (m *loadMemo) get(i int) Value {
	if i >= 0 && i < m.dense.n {
		return m.dense.at(i)
	}
	if *m.sparse == unbound {
		return unbound
	}
	return m.dense.t.DictPeek(*m.sparse, obj.SmallInt(int64(i)))
}

func (m *loadMemo) put(i int, v Value) error {
	if i == m.dense.n && *m.sparse == unbound {
		m.n++
		return m.dense.push(v)
	}
	if m.get(i) == unbound {
		m.n++
	}
	if i < m.dense.n {
		m.dense.set(i, v)
		return nil
	}
	t := m.dense.t
	if *m.sparse == unbound {
		*m.sparse = t.NewDict()
	}
	return t.DictSet(*m.sparse, obj.SmallInt(int64(i)), v)
}

// dict is a copy, by numbers.
func (m *loadMemo) dict() (Value, error) {
	t := m.dense.t
	d := t.NewDict()
	if *m.sparse != unbound {
		if err := t.DictCopyInto(d, *m.sparse); err != nil {
			return 0, err
		}
	}
	for i, v := range m.dense.view(0) {
		if err := t.DictSet(d, length(i), v); err != nil {
			return 0, err
		}
	}
	return d, nil
}

func (u *unpickler) loadGet(op byte) error {
	i, err := u.memoNumber(op, opGet, opBinGet)
	if err != nil {
		return err
	}
	v := u.memo.get(i)
	if v == unbound {
		return unpicklingError(u.t, "Memo value not found at index %d", i)
	}
	return u.stack.push(v)
}

func (u *unpickler) loadPut(op byte) error {
	if err := u.need(1); err != nil {
		return err
	}
	i, err := u.memoNumber(op, opPut, opBinPut)
	if err != nil {
		return err
	}
	return u.memo.put(i, u.stack.at(u.stack.n-1))
}

// memoNumber is the argument of an opcode that has a line, a byte or four.
func (u *unpickler) memoNumber(op, line, short byte) (int, error) {
	switch op {
	case short:
		n, err := u.in.byte()
		return int(n), err
	case line:
		b, err := u.in.line()
		if err == nil && len(b) < 2 {
			err = u.in.truncated()
		}
		if err != nil {
			return 0, err
		}
		if n, err := strconv.Atoi(string(b[:len(b)-1])); err == nil && n >= 0 {
			return n, nil
		}
		v, err := u.intOf(b)
		if err != nil {
			return 0, err
		}
		i, err := u.t.ToInt(v)
		if err == nil && i < 0 && line == opPut {
			err = u.t.ValueError("negative PUT argument")
		}
		return i, err
	}
	n, err := u.in.number(4)
	return int(n), err
}

// remember gives the last item a number.
func (u *unpickler) remember(i int) error {
	if err := u.need(1); err != nil {
		return err
	}
	return u.memo.put(i, u.stack.at(u.stack.n-1))
}
