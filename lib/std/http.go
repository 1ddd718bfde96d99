package std

import (
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"
)

// Module _http: what pystm.wsgi does for each request, for heads as nearly all are.
// At anything else the functions say None: the same is written in Python beside
// their callers, which knows every case and what is wrong with a head. So CPython
// can run the server, too.

func httpModule() *vm.ModuleSpec {
	return &vm.ModuleSpec{Name: "_http", Doc: "Heads of HTTP messages, where they are plain.", Funcs: []vm.Native{
		{Name: "head", Sig: "data, most, longest, /", Fn: httpHead,
			Doc: "(method, target, minor version, headers) of a request's head with at most so many headers and a first line of at most so many bytes."},
		{Name: "environ", Sig: "env, headers, /", Fn: httpEnviron, Doc: "Add the variables for headers to the environment of a request."},
		{Name: "fields", Sig: "headers, /", Fn: httpFields,
			Doc: "(lines, Content-Length or None, no Date, no Server) for the headers of an answer."},
	}}
}

// Classes of characters in heads.
const (
	httpName  = 1 << iota // of names: letters, digits, dashes
	httpValue             // of values: printable, in ASCII
)

var httpClasses = func() (table [256]uint8) {
	for c := ' '; c <= '~'; c++ {
		table[c] = httpValue
	}
	for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-" {
		table[c] |= httpName
	}
	return table
}()

// httpAll reports whether all characters of a text, of which there are some, are of a class.
func httpAll(text string, class uint8) bool {
	for i := range len(text) {
		if httpClasses[text[i]]&class == 0 {
			return false
		}
	}
	return text != ""
}

func httpHead(t *Thread, args []Value) (Value, error) {
	most, longest := args[1], args[2]
	if !t.IsExact(args[0], obj.KindBytes, obj.ShapeBytes) || !most.IsInt() || !longest.IsInt() {
		return none, nil
	}
	line, rest, more := strings.Cut(t.BytesView(args[0]), "\r\n")
	method, target, minor, ok := httpRequestLine(line)
	if !ok || int64(len(line)) > longest.Int() {
		return none, nil
	}
	headers := t.NewDict()
	for count := int64(0); more; count++ {
		line, rest, more = strings.Cut(rest, "\r\n")
		name, value, colon := strings.Cut(line, ":")
		value = strings.Trim(value, " \t")
		if !colon || count == most.Int() || !httpAll(name, httpName) || value != "" && !httpAll(value, httpValue) {
			return none, nil
		}
		if err := httpPut(t, headers, name, value); err != nil {
			return 0, err
		}
		if int64(t.DictLen(headers)) == count {
			return none, nil // there was one of that name
		}
	}
	m, err := t.NewStr(method)
	if err != nil {
		return 0, err
	}
	g, err := t.NewStr(target)
	if err != nil {
		return 0, err
	}
	return t.NewTuple(m, g, obj.SmallInt(minor), headers)
}

// httpRequestLine takes "GET /path HTTP/1.1" apart.
func httpRequestLine(line string) (method, target string, minor int64, ok bool) {
	method, rest, _ := strings.Cut(line, " ")
	target, version, _ := strings.Cut(rest, " ")
	if !httpAll(method, httpName) || !strings.HasPrefix(target, "/") || !httpAll(target, httpValue) {
		return "", "", 0, false
	}
	switch version {
	case "HTTP/1.1":
		return method, target, 1, true
	case "HTTP/1.0":
		return method, target, 0, true
	}
	return "", "", 0, false
}

// httpPut sets the item for a header in lower case.
func httpPut(t *Thread, dict Value, name, value string) error {
	var buf [64]byte
	low := append(buf[:0], name...)
	for i, c := range low {
		low[i] = httpLower(c)
	}
	k, err := t.NewStrBytes(low)
	if err != nil {
		return err
	}
	v, err := t.NewStr(value)
	if err != nil {
		return err
	}
	return t.DictSet(dict, k, v)
}

func httpLower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func httpEnviron(t *Thread, args []Value) (Value, error) {
	env, headers := args[0], args[1]
	for i, d := range args {
		if !t.IsExact(d, obj.KindDict, obj.ShapeDict) {
			return 0, t.TypeError("environ() argument %d must be dict, not %s", i+1, t.TypeName(d))
		}
	}
	for i := t.DictNext(headers, 0); i != obj.Missing; i = t.DictNext(headers, i+1) {
		name, value := t.DictKey(headers, i), t.DictValue(headers, i)
		if !t.IsExact(name, obj.KindStr, obj.ShapeStr) || !t.StrASCII(name) {
			return 0, t.TypeError("names of headers must be ASCII text")
		}
		var buf [64]byte
		key := append(buf[:0], "HTTP_"...)
		switch text := t.StrView(name); text {
		case "content-type", "content-length":
			key = httpVariable(buf[:0], text)
		default:
			key = httpVariable(key, text)
		}
		k, err := t.NewStrBytes(key)
		if err != nil {
			return 0, err
		}
		if err := t.DictSet(env, k, value); err != nil {
			return 0, err
		}
	}
	return none, nil
}

// httpVariable appends the name of a header as that of a variable.
func httpVariable(b []byte, name string) []byte {
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '-':
			c = '_'
		case 'a' <= c && c <= 'z':
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

func httpFields(t *Thread, args []Value) (Value, error) {
	if !t.IsExact(args[0], obj.KindList, obj.ShapeList) {
		return none, nil
	}
	var buf [512]byte
	lines := buf[:0]
	length, date, server := none, true, true
	for i := range t.ListLen(args[0]) {
		item := t.ListGet(args[0], i)
		if !t.IsExact(item, obj.KindTuple, obj.ShapeTuple) || t.TupleLen(item) != 2 {
			return none, nil
		}
		n, v := t.TupleItem(item, 0), t.TupleItem(item, 1)
		if !t.IsExact(n, obj.KindStr, obj.ShapeStr) || !t.IsExact(v, obj.KindStr, obj.ShapeStr) {
			return none, nil
		}
		name, value := t.StrView(n), t.StrView(v)
		if !httpAll(name, httpName) || value != "" && !httpAll(value, httpValue) {
			return none, nil
		}
		switch httpSpecial(name) {
		case "content-length":
			length = v
		case "date":
			date = false
		case "server":
			server = false
		case "":
		default:
			return none, nil // the server's to send
		}
		lines = append(append(append(append(lines, name...), ": "...), value...), "\r\n"...)
	}
	text, err := t.NewStrBytes(lines)
	if err != nil {
		return 0, err
	}
	return t.NewTuple(text, length, obj.Bool(date), obj.Bool(server))
}

// httpSpecials are the headers of an answer that mean something to the server.
var httpSpecials = [...]string{"content-length", "date", "server", "connection", "keep-alive",
	"proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"}

// httpSpecial returns which of them a header is, or "".
func httpSpecial(name string) string {
	for _, s := range httpSpecials {
		if len(s) == len(name) && strings.EqualFold(s, name) {
			return s
		}
	}
	return ""
}
