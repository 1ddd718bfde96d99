package obj

import "testing"

// Attributes count from the version on that was drawn once they were noted; more of them make
// all wait for another one.
func TestShapeCount(t *testing.T) {
	version := int64(10)
	next := func() Value { version++; return SmallInt(version) }
	sh := new(Shape)
	if sh.Counted(0) || sh.Counts(0, SmallInt(100)) {
		t.Error("an attribute counts from the beginning")
	}
	if v := sh.Count(1<<2, next); v != SmallInt(11) || !sh.Counted(2) || sh.Counted(1) {
		t.Errorf("version %v", v)
	}
	if sh.Counts(2, SmallInt(10)) || !sh.Counts(2, SmallInt(11)) || !sh.Counts(2, SmallInt(12)) || sh.Counts(1, SmallInt(12)) {
		t.Error("the first attribute")
	}
	version = 20
	if sh.Count(1<<2, next) != SmallInt(21) || !sh.Counts(2, SmallInt(12)) {
		t.Error("noted twice")
	}
	if sh.Count(1<<2|1<<63, next) != SmallInt(22) || sh.Counts(2, SmallInt(21)) || !sh.Counts(63, SmallInt(22)) {
		t.Error("the second attribute")
	}
	if sh.Uncount(); !sh.Counted(2) || sh.Counts(2, SmallInt(1<<60)) {
		t.Error("taken back too early")
	}
	if sh.CountNone(); sh.CountsAny() || sh.Count(1, next) != SmallInt(23) || sh.CountsAny() {
		t.Error("not taken back")
	}
}
