package vm

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"pystm/lang/vm/obj"
)

// ExcClasses are the builtin exception classes, by name.
type ExcClasses struct {
	BaseException, Exception, BaseExceptionGroup, ExceptionGroup                             Value
	GeneratorExit, KeyboardInterrupt, SystemExit                                             Value
	StopIteration, StopAsyncIteration                                                        Value
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError                    Value
	AssertionError, AttributeError, BufferError, EOFError                                    Value
	ImportError, ModuleNotFoundError                                                         Value
	LookupError, IndexError, KeyError                                                        Value
	MemoryError, NameError, UnboundLocalError                                                Value
	OSError, BlockingIOError, ChildProcessError                                              Value
	ConnectionError, BrokenPipeError, ConnectionAbortedError                                 Value
	ConnectionRefusedError, ConnectionResetError                                             Value
	FileExistsError, FileNotFoundError, InterruptedError                                     Value
	IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError               Value
	TimeoutError, ReferenceError                                                             Value
	RuntimeError, NotImplementedError, RecursionError                                        Value
	SyntaxError, IndentationError, TabError, SystemError                                     Value
	TypeError, ValueError, UnicodeError                                                      Value
	UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError                            Value
	Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning                Value
	ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning Value
	UnicodeWarning, UserWarning                                                              Value
}

// excRow is a builtin exception class: its base, and the fields its objects
// have beside args.
type excRow struct {
	name, base string
	fields     []string
}

var excTable = []excRow{
	{"BaseException", "", nil},
	{"Exception", "BaseException", nil},
	{"BaseExceptionGroup", "BaseException", []string{"message", "exceptions"}},
	{"GeneratorExit", "BaseException", nil},
	{"KeyboardInterrupt", "BaseException", nil},
	{"SystemExit", "BaseException", []string{"code"}},
	{"ArithmeticError", "Exception", nil},
	{"AssertionError", "Exception", nil},
	{"AttributeError", "Exception", []string{"name", "obj"}},
	{"BufferError", "Exception", nil},
	{"EOFError", "Exception", nil},
	{"ImportError", "Exception", []string{"msg", "name", "path"}},
	{"LookupError", "Exception", nil},
	{"MemoryError", "Exception", nil},
	{"NameError", "Exception", []string{"name"}},
	{"OSError", "Exception", []string{"errno", "strerror", "filename", "filename2", "characters_written"}},
	{"ReferenceError", "Exception", nil},
	{"RuntimeError", "Exception", nil},
	{"StopIteration", "Exception", []string{"value"}},
	{"StopAsyncIteration", "Exception", nil},
	{"SyntaxError", "Exception", []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"}},
	{"SystemError", "Exception", nil},
	{"TypeError", "Exception", nil},
	{"ValueError", "Exception", nil},
	{"Warning", "Exception", nil},
	{"FloatingPointError", "ArithmeticError", nil},
	{"OverflowError", "ArithmeticError", nil},
	{"ZeroDivisionError", "ArithmeticError", nil},
	{"ModuleNotFoundError", "ImportError", nil},
	{"IndexError", "LookupError", nil},
	{"KeyError", "LookupError", nil},
	{"UnboundLocalError", "NameError", nil},
	{"BlockingIOError", "OSError", nil},
	{"ChildProcessError", "OSError", nil},
	{"ConnectionError", "OSError", nil},
	{"FileExistsError", "OSError", nil},
	{"FileNotFoundError", "OSError", nil},
	{"InterruptedError", "OSError", nil},
	{"IsADirectoryError", "OSError", nil},
	{"NotADirectoryError", "OSError", nil},
	{"PermissionError", "OSError", nil},
	{"ProcessLookupError", "OSError", nil},
	{"TimeoutError", "OSError", nil},
	{"BrokenPipeError", "ConnectionError", nil},
	{"ConnectionAbortedError", "ConnectionError", nil},
	{"ConnectionRefusedError", "ConnectionError", nil},
	{"ConnectionResetError", "ConnectionError", nil},
	{"NotImplementedError", "RuntimeError", nil},
	{"RecursionError", "RuntimeError", nil},
	{"IndentationError", "SyntaxError", nil},
	{"TabError", "IndentationError", nil},
	{"UnicodeError", "ValueError", nil},
	{"UnicodeDecodeError", "UnicodeError", []string{"encoding", "object", "start", "end", "reason"}},
	{"UnicodeEncodeError", "UnicodeError", []string{"encoding", "object", "start", "end", "reason"}},
	{"UnicodeTranslateError", "UnicodeError", []string{"object", "start", "end", "reason"}},
	{"BytesWarning", "Warning", nil},
	{"DeprecationWarning", "Warning", nil},
	{"EncodingWarning", "Warning", nil},
	{"FutureWarning", "Warning", nil},
	{"ImportWarning", "Warning", nil},
	{"PendingDeprecationWarning", "Warning", nil},
	{"ResourceWarning", "Warning", nil},
	{"RuntimeWarning", "Warning", nil},
	{"SyntaxWarning", "Warning", nil},
	{"UnicodeWarning", "Warning", nil},
	{"UserWarning", "Warning", nil},
}

// excField sets the named class in ExcClasses.
func (e *ExcClasses) set(name string, class Value) {
	f := reflect.ValueOf(e).Elem().FieldByName(name)
	*f.Addr().Interface().(*Value) = class
}

// errRaised says that a Python exception is in flight: the thread holds it.
type raisedError struct {
	again bool // it continues on its way: the frame where that happens is in its traceback already
}

func (raisedError) Error() string { return "Python exception" }

var (
	errRaised  error = raisedError{}
	errReraise error = raisedError{again: true}
)

// ErrStop ends a ForEach early. It never reaches Python.
var ErrStop = errors.New("stop")

// RaiseValue raises an exception object.
func (t *Thread) RaiseValue(exc Value) error {
	t.setContext(exc, t.r.handled)
	t.r.raised = exc
	return errRaised
}

// Raise raises a new exception of a class, with a formatted message.
func (t *Thread) Raise(class Value, format string, args ...any) error {
	msg := format
	if len(args) > 0 {
		msg = fmt.Sprintf(format, args...)
	}
	return t.raiseText(class, msg)
}

// raiseText raises a new exception of a class, with a message.
func (t *Thread) raiseText(class Value, msg string) error {
	text, err := t.NewStr(msg)
	if err != nil {
		return err
	}
	return t.RaiseArgs(class, text)
}

// RaiseArgs raises a new exception of a builtin class with these args.
func (t *Thread) RaiseArgs(class Value, args ...Value) error {
	return t.RaiseValue(t.newException(class, args...))
}

// newException makes an exception of a class without running Python code.
func (t *Thread) newException(class Value, args ...Value) Value {
	info := t.infoOf(class)
	sh := info.Shape()
	exc := obj.FromRef(t.Alloc(obj.KindException, sh.ID, uintptr(sh.Words())*wordSize))
	t.initException(exc, info, t.tuple(args...))
	return exc
}

// initException fills a fresh exception object's own words.
func (t *Thread) initException(exc Value, info *TypeInfo, args Value) {
	t.Init(exc, obj.ExcArgs, args)
	t.Init(exc, obj.ExcTraceback, obj.NoneValue)
	t.Init(exc, obj.ExcContext, obj.NoneValue)
	t.Init(exc, obj.ExcCause, obj.NoneValue)
	t.Init(exc, obj.ExcSuppress, obj.FalseValue)
	if n := len(info.ExcFields); n > 0 {
		extra := t.smallArray(n)
		for i := range n {
			t.Init(extra, 1+i, obj.NoneValue)
		}
		t.Init(exc, obj.ExcExtra, extra)
		t.fillExcFields(info, extra, args)
	}
}

// fillExcFields derives the own fields of a builtin exception from its args.
func (t *Thread) fillExcFields(info *TypeInfo, extra, args Value) {
	a := t.tupleItems(args)
	switch info.ExcKind {
	case "StopIteration":
		if len(a) > 0 {
			t.Init(extra, 1, a[0])
		}
	case "SystemExit":
		if len(a) == 1 {
			t.Init(extra, 1, a[0])
		} else if len(a) > 1 {
			t.Init(extra, 1, args)
		}
	case "ImportError":
		if len(a) == 1 {
			t.Init(extra, 1, a[0])
		}
	case "OSError":
		if len(a) >= 2 && len(a) <= 5 {
			t.Init(extra, 1, a[0])
			t.Init(extra, 2, a[1])
			if t.countsWritten(info, a) {
				t.Init(extra, 5, a[2])
			} else if len(a) > 2 {
				t.Init(extra, 3, a[2])
			}
			if len(a) > 4 {
				t.Init(extra, 4, a[4])
			}
		}
	case "SyntaxError":
		if len(a) > 0 {
			t.Init(extra, 1, a[0])
		}
		if len(a) == 2 {
			if det := t.Unwrap(a[1]); t.IsKind(det, obj.KindTuple) {
				for i, x := range t.tupleItems(det) {
					if i < 6 {
						t.Init(extra, 2+i, x)
					}
				}
			}
		}
	case "BaseExceptionGroup":
		if len(a) == 2 {
			t.Init(extra, 1, a[0])
			t.Init(extra, 2, a[1])
		}
	case "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError":
		for i, x := range a {
			if i < len(info.ExcFields) {
				t.Init(extra, 1+i, x)
			}
		}
	}
}

// excField is an own field of a builtin exception object, by position.
func (t *Thread) excField(exc Value, i int) Value {
	extra := t.Field(exc, obj.ExcExtra)
	if !extra.IsRef() {
		return obj.NoneValue
	}
	return t.Field(extra, 1+i)
}

func (t *Thread) setExcField(exc Value, i int, x Value) {
	if extra := t.Field(exc, obj.ExcExtra); extra.IsRef() {
		t.SetField(extra, 1+i, x)
	}
}

// IsException reports whether v is an exception object.
func (t *Thread) IsException(v Value) bool { return t.IsKind(v, obj.KindException) }

// Matches reports whether err is a Python exception of a class.
func (t *Thread) Matches(err error, class Value) bool {
	if err == errRaised {
		return t.IsSubclass(t.TypeOf(t.r.raised), class)
	}
	return false
}

// Pending is the exception that err stands for; Go errors that stand for
// Python exceptions become them here.
func (t *Thread) Pending(err error) Value {
	switch err {
	case errRaised:
	case errAborted, errWaiting:
		// Who swallows it goes on until the next safepoint, in a transaction
		// that is going to be undone.
		t.r.raised = t.newException(t.VM.Exc.BaseException)
	default:
		t.convertError(err)
	}
	return t.r.raised
}

// Caught takes the exception that err stands for.
func (t *Thread) Caught(err error) Value {
	v := t.Pending(err)
	t.r.raised = 0
	return v
}

// convertError turns an error of package obj or of Go into the raised exception.
func (t *Thread) convertError(err error) {
	if errors.Is(err, obj.ErrNoMemory) {
		t.r.raised = t.newException(t.VM.Exc.MemoryError)
		return
	}
	if errors.Is(err, obj.ErrInterrupted) {
		if t.interrupted() == nil {
			t.RaiseArgs(t.VM.Exc.KeyboardInterrupt)
		}
		return
	}
	var e *obj.Error
	if errors.As(err, &e) {
		x := t.VM.Exc
		class := [...]Value{obj.TypeError: x.TypeError, obj.ValueError: x.ValueError, obj.OverflowError: x.OverflowError, obj.ZeroDivisionError: x.ZeroDivisionError}[e.Class]
		t.Raise(class, "%s", e.Msg)
		return
	}
	t.Raise(t.VM.Exc.SystemError, "%s", strings.ToValidUTF8(err.Error(), "?"))
}

// TypeError raises a TypeError.
func (t *Thread) TypeError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.TypeError, format, args...)
}

// ValueError raises a ValueError.
func (t *Thread) ValueError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.ValueError, format, args...)
}

// IndexError raises an IndexError.
func (t *Thread) IndexError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.IndexError, format, args...)
}

// KeyError raises a KeyError for a key.
func (t *Thread) KeyError(key Value) error { return t.RaiseArgs(t.VM.Exc.KeyError, key) }

// OverflowError raises an OverflowError.
func (t *Thread) OverflowError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.OverflowError, format, args...)
}

// ZeroDivisionError raises a ZeroDivisionError.
func (t *Thread) ZeroDivisionError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.ZeroDivisionError, format, args...)
}

// RuntimeError raises a RuntimeError.
func (t *Thread) RuntimeError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.RuntimeError, format, args...)
}

// NotImplementedError raises a NotImplementedError.
func (t *Thread) NotImplementedError(format string, args ...any) error {
	return t.Raise(t.VM.Exc.NotImplementedError, format, args...)
}

// AttributeError raises an AttributeError about attribute name of v.
func (t *Thread) AttributeError(v, name Value, format string, args ...any) error {
	return t.tellAttribute(v, name, t.Raise(t.VM.Exc.AttributeError, format, args...))
}

// tellAttribute notes in an AttributeError that was just raised whose attribute was asked for.
func (t *Thread) tellAttribute(v, name Value, err error) error {
	if err == errRaised {
		t.setExcField(t.r.raised, 0, name)
		t.setExcField(t.r.raised, 1, v)
	}
	return err
}

// completeAttributeError notes the same in one that may come from elsewhere, if nothing is noted in it.
func (t *Thread) completeAttributeError(exc, v, name Value) {
	if t.excField(exc, 0) == obj.NoneValue && t.excField(exc, 1) == obj.NoneValue {
		t.setExcField(exc, 0, name)
		t.setExcField(exc, 1, v)
	}
}

// NameError raises a NameError about a name.
func (t *Thread) nameError(class, name Value, format string) error {
	err := t.Raise(class, format, t.StrView(name))
	if err == errRaised && class == t.VM.Exc.NameError {
		t.setExcField(t.r.raised, 0, name)
	}
	return err
}

// MemoryError raises a MemoryError.
func (t *Thread) MemoryError() error { return t.RaiseArgs(t.VM.Exc.MemoryError) }

// StopIteration raises a StopIteration carrying a value (Unbound: none).
func (t *Thread) StopIteration(v Value) error {
	if v == obj.Unbound || v == obj.NoneValue {
		return t.RaiseArgs(t.VM.Exc.StopIteration)
	}
	err := t.RaiseArgs(t.VM.Exc.StopIteration, v)
	return err
}

// makeException turns what a raise statement gives — a class or an instance —
// into an exception object. The arguments of the call are rooted by it.
func (t *Thread) makeException(v Value) (Value, error) {
	if t.IsException(v) {
		return v, nil
	}
	if t.IsKind(v, obj.KindType) && t.IsSubclass(v, t.VM.Exc.BaseException) {
		if info := t.infoOf(v); info.Exact && len(info.ExcFields) == 0 {
			return t.newException(v), nil
		}
		exc, err := t.Call(v)
		if err != nil {
			return 0, err
		}
		if !t.IsException(exc) {
			return 0, t.TypeError("calling %s should have returned an instance of BaseException, not %s", t.reprForError(v), t.reprForError(t.TypeOf(exc)))
		}
		return exc, nil
	}
	return 0, t.TypeError("exceptions must derive from BaseException")
}

// setContext links a newly raised exception to the one being handled.
func (t *Thread) setContext(exc, handled Value) {
	if !handled.IsRef() || handled == exc {
		return
	}
	// Break a cycle that the link would close.
	for o, n := handled, 0; n < 10000; n++ {
		ctx := t.Field(o, obj.ExcContext)
		if !ctx.IsRef() {
			break
		}
		if ctx == exc {
			t.SetField(o, obj.ExcContext, obj.NoneValue)
			break
		}
		o = ctx
	}
	t.SetField(exc, obj.ExcContext, handled)
}
