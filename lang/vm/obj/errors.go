package obj

import "fmt"

// ErrorClass names the builtin exception that an Error stands for.
type ErrorClass uint8

// The classes of Errors.
const (
	TypeError ErrorClass = iota
	ValueError
	OverflowError
	ZeroDivisionError
)

// Error is a failure of an operation on values. This package cannot raise, so
// its caller turns the Error into the exception of that class.
type Error struct {
	Class ErrorClass
	Msg   string
}

func (e *Error) Error() string { return e.Msg }

func errorf(class ErrorClass, format string, args ...any) error {
	return &Error{class, fmt.Sprintf(format, args...)}
}
