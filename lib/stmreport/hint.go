package stmreport

import (
	"regexp"
	"strings"

	"pystm/runtime/stmlog"
)

// Hint says in a sentence or two what may be done about a pair. It looks at
// the text of the lines, so it is a guess.
func (p *Pair) Hint() string {
	a, b := p.Sides[0].Line(), p.Sides[1].Line()
	same := a != nil && b != nil && keyOf(a) == keyOf(b)
	switch p.Kind {
	case stmlog.WriteWrite:
		return writeHint(text(a), text(b), same)
	case stmlog.WriteRead:
		return readHint(text(a), text(b), p)
	case stmlog.Inevitable:
		return "Both want to do what cannot be undone, such as reading or writing files, and only one thread at a time can. " +
			"Do that outside of atomic blocks and critical sections, in one thread, or in bigger pieces."
	case stmlog.Lock:
		return "The lock was really taken here, since its holder did something that ends a transaction while it had it: waiting, input, output, or very long work. " +
			"Move that out of the critical section; short sections do not wait for each other."
	case stmlog.Length:
		if p.Aborts > 0 {
			return "The other transaction has read what was written here and took too long to end. Make the atomic block or critical section it is in shorter."
		}
		return "All threads waited for this one to come to a place where it can stop: a jump back, or the begin or end of a call. " +
			"If the line calls something that takes long, give it smaller pieces of work; if not, the machine ran something else meanwhile."
	case stmlog.Injected:
		return "Aborted by chance, as --chaos asks for, or by the program itself."
	}
	return ""
}

func text(f *Frame) string {
	if f == nil {
		return ""
	}
	return f.Text
}

var (
	counting   = regexp.MustCompile(`[\w\])]\s*[-+|*]=`)
	appending  = regexp.MustCompile(`\.(append|appendleft|extend|insert|pop|popleft|remove)\(`)
	adding     = regexp.MustCompile(`\.(add|discard|update|setdefault)\(`)
	itemStore  = regexp.MustCompile(`\w\[[^\]]*\]\s*([-+|*/]?=)[^=]`)
	setting    = regexp.MustCompile(`^([\w.]+)\s*=[^=]`)
	lengthRead = regexp.MustCompile(`\blen\(|\bfor\b.*\bin\b|\.(items|keys|values|copy)\(|\b(sum|sorted|list|max|min|any|all)\(`)
)

// writeHint is about two writes.
func writeHint(a, b string, same bool) string {
	either := a + "\n" + b
	switch {
	case appending.MatchString(either):
		return "Both threads change the ends of one list or deque, so they take turns. Collect in a list of each thread and join them at the end, or use transaction.queue."
	case adding.MatchString(either):
		return "Both threads add to one set or dict. Different keys can be added at the same time to a transaction.stmset or stmdict; or collect in one of each thread."
	case counting.MatchString(a) && counting.MatchString(b) && itemStore.MatchString(either):
		return "Both threads count in the same place. Count in an attribute or an item of a dict (x.n += k), in places of each thread, or in a transaction.counter."
	case itemStore.MatchString(a) || itemStore.MatchString(b):
		return "Both threads store at the same place (in a bytearray: within 16 bytes), or add keys to one dict. Have each work on a part of its own, or use transaction.stmdict."
	case counting.MatchString(either):
		return "Both threads count in one variable. Attributes, globals and items of dicts are no conflict if a name or a constant is added (x.n += k) " +
			"and the number is not looked at there; or count in a variable of each thread and add up at the end, or use transaction.counter."
	case same:
		return "Threads write to one object here. Give each thread an object of its own, write to it less often, or do so at the end of the transaction."
	}
	return "Both lines write to one object. Give each thread an object of its own, or write at the end of the transaction."
}

// readHint is about a write and a read.
func readHint(write, read string, p *Pair) string {
	hint := ""
	switch {
	case lengthRead.MatchString(read) && (appending.MatchString(write) || adding.MatchString(write) || itemStore.MatchString(write)):
		hint = "One thread goes through all of a container, or asks for its length, while others change it. Go through a copy that is made now and then, or keep the count apart (transaction.counter)."
	case setsAnew(write, read):
		hint = "A value is read, and set anew later. To count or sum up use transaction.counter, to number things transaction.count; or read it as near to where it is set as possible."
	case counting.MatchString(write):
		hint = "A variable that others read is changed often. Count in a variable of each thread, or use transaction.counter; or read it less often."
	case appending.MatchString(write) || adding.MatchString(write):
		hint = "A container that others read is changed often. Collect the changes in each thread and make them at once, or use the containers of module transaction."
	default:
		hint = "What one thread reads another one writes. Write it less often or at the end of the transaction, or read it in a short transaction of its own."
	}
	if p.Sides[1].How == stmlog.Stood {
		hint += " (Where it was read is not known exactly: the line shown is the place that the reader had got to.)"
	}
	return hint
}

// setsAnew reports whether one line sets a variable which the other reads.
func setsAnew(write, read string) bool {
	m := setting.FindStringSubmatch(write)
	return m != nil && regexp.MustCompile(`(^|[^\w.])`+regexp.QuoteMeta(m[1])+`($|[^\w(])`).MatchString(read)
}

// more is what is to be said besides.
func (p *Pair) more() string {
	if n := p.Irrevocable; n > 0 && p.Kind != stmlog.Inevitable {
		return strings.TrimSpace(plural(n, "time") + " the other could not be aborted, since it had done what cannot be undone.")
	}
	return ""
}
