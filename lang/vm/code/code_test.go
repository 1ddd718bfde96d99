package code

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"os"
	"reflect"
	"strings"
	"testing"
)

// Every row has a name and says what it does, unless the name says it all.
func TestTable(t *testing.T) {
	if len(Table) > 256 {
		t.Fatalf("%d operations do not fit a byte", len(Table))
	}
	seen := map[string]bool{}
	for i, r := range Table {
		if r.Name == "" || seen[r.Name] {
			t.Errorf("row %d: name %q is missing or used twice", i, r.Name)
		}
		seen[r.Name] = true
		if r.Text == "" && r.Name != "Nop" && !strings.HasPrefix(r.Name, "Return") {
			t.Errorf("%s: no text", r.Name)
		}
		if r.B.wide() && r.C != None {
			t.Errorf("%s: B fills C", r.Name)
		}
		jumps := r.C == Jump || r.B == Jump32
		if jumps && r.D != Flag && r.Effect&Ends == 0 && r.Name != "ForIter" {
			t.Errorf("%s: a conditional jump without flags", r.Name)
		}
		if r.A == Window && r.Effect&(Raises) == 0 {
			t.Errorf("%s: a call that cannot raise", r.Name)
		}
	}
}

// The constants Op… are those of the rows.
func TestGenerated(t *testing.T) {
	src, err := os.ReadFile("opcode_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, line := range strings.Split(string(src), "\n") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "Op"); ok {
			names = append(names, strings.Fields(name)[0])
		}
	}
	var want []string
	for _, r := range Table {
		want = append(want, r.Name)
	}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("opcode_gen.go is not current: run go generate")
	}
}

func TestInstr(t *testing.T) {
	i := Make(OpJumpLtI, 3, 0xFFFF, 0x8000, 0xFFFE)
	if i.Op() != OpJumpLtI || i.D() != 3 || i.A() != 0xFFFF || int16(i.B()) != math.MinInt16 || int16(i.C()) != -2 {
		t.Errorf("fields of %x", uint64(i))
	}
	if d, ok := i.Distance(); !ok || d != -2 {
		t.Errorf("distance %d", d)
	}
	j := MakeBC(OpJumpBack, 0, 7, math.MinInt32)
	if j.A() != 7 || j.BC() != math.MinInt32 {
		t.Errorf("fields of %x", uint64(j))
	}
}

// sample is a valid code with every kind of constant.
func sample() *Code {
	inner := &Code{
		Name: "f", Qualname: "f", Filename: "x.py", FirstLine: 2, Flags: FlagOptimized | FlagVarArgs,
		ArgCount: 1, NumRegs: 12, VarNames: []string{"a", "args"}, Names: []string{"g"},
		CellVars: []string{"a"}, CellRegs: []uint16{0}, FreeVars: []string{"q"}, FreeReg: 2,
		Consts: []any{"doc", Tuple{"k"}},
		Instrs: []Instr{
			Make(OpMakeCell, 0, 0, 0, 0),
			Make(OpLoadGlobal, 0, 8, 0, 0),
			MakeBC(OpLoadInt, 0, 9, -5),
			Make(OpCall, 1, 3, 3, 1),
			MakeBC(OpJumpIf, 2, 3, -4),
			Make(OpReturn, 0, 3, 0, 0),
			Make(OpReraise, 0, 4, 0, 0),
		},
		Handlers: []Handler{{Start: 1, End: 4, Target: 6, Exc: 4, Lasti: true}},
		Starts:   []int32{1, 4},
		Marks:    []Mark{{1, -1}, {1, 4}},
		Detours:  []Detour{{4, 1, 2}},
	}
	for i := range inner.Instrs {
		inner.Positions = append(inner.Positions, Pos{Line: uint32(100 - i), EndLine: 200, Col: uint16(i), EndCol: 65535})
		inner.Live = append(inner.Live, uint16(i))
	}
	return &Code{
		Name: "<module>", Qualname: "<module>", Filename: "x.py", FirstLine: 1, NumRegs: 1,
		Instrs: []Instr{Make(OpMakeFunction, 0, 0, 0, 0), Make(OpReturnNone, 0, 0, 0, 0)},
		Consts: []any{
			inner, NoneType{}, EllipsisType{}, true, false, int64(math.MinInt64), int64(7),
			new(big.Int).Lsh(big.NewInt(-3), 200), 1.5, math.Inf(-1), math.Copysign(0, -1), complex(1, -2),
			"t\xed\xa0\x80é", Bytes("\x00\xff"), Tuple{int64(1), Tuple{}}, FrozenSet{"a"},
		},
		Positions: make([]Pos, 2), Live: make([]uint16, 2),
	}
}

func TestMarshal(t *testing.T) {
	c := sample()
	if err := Verify(c); err != nil {
		t.Fatal(err)
	}
	b := Marshal(c)
	d, err := Unmarshal(b, "x.py")
	if err != nil {
		t.Fatal(err)
	}
	var x, y bytes.Buffer
	if err := errors.Join(Disasm(&x, c), Disasm(&y, d)); err != nil || x.String() != y.String() {
		t.Errorf("listing changed:\n%s\n%s", &x, &y)
	}
	if !bytes.Equal(Marshal(d), b) {
		t.Errorf("written again, it differs")
	}
	if !reflect.DeepEqual(c.Consts[0].(*Code).Marks, d.Consts[0].(*Code).Marks) || !reflect.DeepEqual(c.Consts[0].(*Code).Detours, d.Consts[0].(*Code).Detours) {
		t.Errorf("marks and detours %v", d.Consts[0])
	}
	if !reflect.DeepEqual(c.Consts[1:], d.Consts[1:]) {
		t.Errorf("constants %v", d.Consts[1:])
	}
}

// Damage is an error, or code that passes Verify.
func TestUnmarshalDamage(t *testing.T) {
	b := Marshal(sample())
	for n := range b {
		if _, err := Unmarshal(b[:n], "x.py"); !errors.Is(err, ErrFormat) {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
	for n := range b {
		for _, x := range []byte{1, 0x80, 0xFF} {
			d := append([]byte(nil), b...)
			d[n] ^= x
			if _, err := Unmarshal(d, "x.py"); n < len(magic)+8 && !errors.Is(err, ErrFormat) {
				t.Fatalf("byte %d: %v", n, err)
			}
		}
	}
}

// What UnmarshalLate has left is read by Whole, and written as it was read.
func TestLate(t *testing.T) {
	b := Marshal(sample())
	c, err := UnmarshalLate(b, "x.py")
	if err != nil {
		t.Fatal(err)
	}
	inner := c.Consts[0].(*Code)
	if c.Late() || !inner.Late() || inner.Instrs != nil || inner.Qualname != "f" || inner.FreeVars[0] != "q" {
		t.Errorf("%+v", inner)
	}
	if !bytes.Equal(Marshal(c), b) {
		t.Error("written with a code unread, it differs")
	}
	if whole, err := inner.Whole(); err != nil || whole.Late() || !reflect.DeepEqual(whole, sample().Consts[0]) {
		t.Errorf("%v: %+v", err, whole)
	}
	if !inner.Late() || inner.Instrs != nil {
		t.Errorf("changed: %+v", inner)
	}
	for n := len(magic) + 8; n < len(b); n++ {
		for _, x := range []byte{1, 0x80, 0xFF} {
			d := append([]byte(nil), b...)
			d[n] ^= x
			c, err := UnmarshalLate(d, "x.py")
			if err != nil {
				continue
			}
			if inner, ok := c.Consts[0].(*Code); ok {
				if whole, err := inner.Whole(); (whole == nil) == (err == nil) {
					t.Fatalf("byte %d: %+v and %v", n, whole, err)
				}
			}
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(Marshal(sample())[len(magic)+8:])
	head := Marshal(sample())[:len(magic)+8]
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := Unmarshal(append(append([]byte(nil), head...), b...), "x.py")
		if err != nil {
			return
		}
		if late, err := UnmarshalLate(Marshal(c), "x.py"); err != nil || !bytes.Equal(Marshal(late), Marshal(c)) {
			t.Fatalf("does not survive being left unread: %v", err)
		}
		if d, err := Unmarshal(Marshal(c), "x.py"); err != nil || !bytes.Equal(Marshal(d), Marshal(c)) {
			t.Fatalf("does not survive being written: %v", err)
		}
	})
}

func TestVerify(t *testing.T) {
	inner := func(c *Code) *Code { return c.Consts[0].(*Code) }
	for name, damage := range map[string]func(*Code){
		"register":      func(c *Code) { inner(c).NumRegs = 4 },
		"window":        func(c *Code) { inner(c).Instrs[3] = Make(OpCall, 200, 3, 3, NoReg) },
		"name":          func(c *Code) { inner(c).Names = nil },
		"constant":      func(c *Code) { inner(c).Consts = inner(c).Consts[:1] },
		"keyword":       func(c *Code) { inner(c).Consts[1] = "k" },
		"operation":     func(c *Code) { inner(c).Instrs[0] = 255 },
		"jump":          func(c *Code) { inner(c).Instrs[4] = MakeBC(OpJumpIf, 2, 3, -40) },
		"direction":     func(c *Code) { inner(c).Instrs[4] = MakeBC(OpJumpIf, 0, 3, -4) },
		"end":           func(c *Code) { inner(c).Instrs[6] = 0 },
		"handler":       func(c *Code) { inner(c).Handlers[0].Target = 7 },
		"handler's reg": func(c *Code) { inner(c).Handlers[0].Exc = 12 },
		"start":         func(c *Code) { inner(c).Starts[1] = 7 },
		"mark":          func(c *Code) { inner(c).Marks[1].At = 7 },
		"passed over":   func(c *Code) { inner(c).Marks[0].Line = -2 },
		"detour":        func(c *Code) { inner(c).Detours[0].Skip = 3 },
		"no jump":       func(c *Code) { inner(c).Detours[0].Jump = 3 },
		"live":          func(c *Code) { inner(c).Live[2] = 13 },
		"positions":     func(c *Code) { inner(c).Positions = nil },
		"cells":         func(c *Code) { inner(c).CellRegs[0] = 99 },
		"no function":   func(c *Code) { c.Consts[0] = "f" },
		"strange":       func(c *Code) { c.Consts[1] = []int{} },
		"parameters":    func(c *Code) { inner(c).KwOnlyCount = 5 },
	} {
		c := sample()
		damage(c)
		if Verify(c) == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
}

func TestRepr(t *testing.T) {
	for want, v := range map[string]any{
		"None": NoneType{}, "...": EllipsisType{}, "True": true, "-5": int64(-5),
		"1.0": 1.0, "1e+16": 1e16, "1e-05": 1e-5, "0.0001": 1e-4, "1.5e+300": 1.5e300, "1e309": math.Inf(1), "-0.0": math.Copysign(0, -1),
		"2j": complex(0, 2), "(1-2j)": complex(1, -2), "(-0-0j)": complex(math.Copysign(0, -1), math.Copysign(0, -1)),
		`'a'`: "a", `"it's"`: "it's", `'\'"'`: `'"`, `'\n\x00é\u200b\U000e0001'`: "\n\x00é\u200b\U000e0001", `'\ud800'`: "\xed\xa0\x80",
		`b'\xff\\'`: Bytes("\xff\\"), "(1,)": Tuple{int64(1)}, "()": Tuple{}, "frozenset({1, 'a'})": FrozenSet{int64(1), "a"},
	} {
		if got := Repr(v); got != want {
			t.Errorf("%v: got %s, want %s", v, got, want)
		}
	}
}
