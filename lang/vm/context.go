package vm

import "pystm/lang/vm/obj"

// Context is the contextvars.Context of the running code, or Unbound.
func (t *Thread) Context() Value { return t.r.context }

// SetContext makes c that, or tells that its variables are other ones.
func (t *Thread) SetContext(c Value) { t.r.context, t.r.noted = c, obj.Unbound }

// Noted is what Note was given since the context or its variables have changed, or Unbound.
func (t *Thread) Noted() Value { return t.r.noted }

// Note notes the value of a variable in the context of the running code. There is one note for each thread:
// for the context of module decimal, which every operation asks for.
func (t *Thread) Note(v Value) { t.r.noted = v }
