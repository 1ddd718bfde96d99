package std

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Names of hosts and services. Lookups run in goroutines of their own, so that
// Ctrl-C does not wait for them.

func (n *network) lookupFuncs() []vm.Native {
	return []vm.Native{
		{Name: "getaddrinfo", Sig: "host, port, family=0, type=0, proto=0, flags=0", Fn: getaddrinfo, Doc: "Resolve host and port into addrinfo struct."},
		{Name: "getnameinfo", Sig: "sockaddr, flags, /", Fn: getnameinfo, Doc: "Get host and port for a sockaddr."},
		{Name: "gethostname", Sig: "", Fn: gethostname, Doc: "Return the current host name."},
		{Name: "sethostname", Sig: "name, /", Fn: irrevocable(sethostname), Doc: "Sets the hostname to name."},
		{Name: "gethostbyname", Sig: "host, /", Fn: gethostbyname, Doc: "Return the IP address for a host."},
		{Name: "gethostbyname_ex", Sig: "host, /", Fn: gethostbynameEx, Doc: "Return the true host name, a list of aliases, and a list of IP addresses, for a host."},
		{Name: "gethostbyaddr", Sig: "host, /", Fn: gethostbyaddr, Doc: "Return the true host name, a list of aliases, and a list of IP addresses, for a host."},
		{Name: "getservbyname", Sig: "servicename, protocolname=None, /", Fn: getservbyname, Doc: "Return a port number from a service name and protocol name."},
		{Name: "getservbyport", Sig: "port, protocolname=None, /", Fn: getservbyport, Doc: "Return the service name from a port number and protocol name."},
		{Name: "getprotobyname", Sig: "name, /", Fn: getprotobyname, Doc: "Return the protocol number for the named protocol."},
	}
}

// Error numbers of lookups.
const (
	eaiBadFlags = -1
	eaiNoName   = -2
	eaiAgain    = -3
	eaiFamily   = -6
	eaiSockType = -7
	eaiService  = -8
)

func eaiText(code int) string {
	switch code {
	case eaiBadFlags:
		return "Bad value for ai_flags"
	case eaiAgain:
		return "Temporary failure in name resolution"
	case eaiFamily:
		return "ai_family not supported"
	case eaiSockType:
		return "ai_socktype not supported"
	case eaiService:
		return "Servname not supported for ai_socktype"
	}
	return "Name or service not known"
}

// lookup finds the addresses of a host.
type lookup struct {
	host   string
	family int // AF_UNSPEC: any
	done   chan struct{}

	addrs []netip.Addr
	err   error
}

// Do starts the lookup, or finds it done.
func (l *lookup) Do() bool {
	if l.done == nil {
		l.done = make(chan struct{})
		go l.run()
		return false
	}
	select {
	case <-l.done:
		return true
	default:
		return false
	}
}

// Wait waits for the answer.
func (l *lookup) Wait(t *Thread) { t.WaitFor(l.done, time.Time{}) }

func (l *lookup) run() {
	defer close(l.done)
	if ip, ok := parseIPv4(l.host); ok && l.family != unix.AF_INET6 {
		l.addrs = []netip.Addr{netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)})}
		return
	}
	kind := "ip"
	switch l.family {
	case unix.AF_INET:
		kind = "ip4"
	case unix.AF_INET6:
		kind = "ip6"
	}
	l.addrs, l.err = net.DefaultResolver.LookupNetIP(context.Background(), kind, l.host)
	for i, a := range l.addrs {
		l.addrs[i] = a.Unmap()
	}
	if l.err == nil && len(l.addrs) == 0 {
		l.err = &net.DNSError{IsNotFound: true}
	}
}

// raiseLookup raises gaierror or herror.
func raiseLookup(t *Thread, class string, code int, text string) error {
	m := t.Mark()
	defer t.Release(m)
	mod, err := t.ImportModule("_socket")
	if err != nil {
		return err
	}
	c, err := t.GetAttrS(mod, class)
	if err != nil {
		return err
	}
	k := t.Keep(c)
	s, err := t.NewStr(text)
	if err != nil {
		return err
	}
	exc, err := t.Call(*k, obj.SmallInt(int64(code)), s)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

func gaiError(t *Thread, code int) error { return raiseLookup(t, "gaierror", code, eaiText(code)) }

// lookupError raises what a failed lookup ends with.
func lookupError(t *Thread, err error) error {
	var dns *net.DNSError
	if errors.As(err, &dns) && !dns.IsNotFound && (dns.IsTemporary || dns.IsTimeout) {
		return gaiError(t, eaiAgain)
	}
	return gaiError(t, eaiNoName)
}

// addrRequest is what getaddrinfo is asked for.
type addrRequest struct {
	host                      string
	noHost                    bool
	service                   string
	family, kind, proto, flag int
}

func addrinfoArgs(t *Thread, args []Value) (*addrRequest, error) {
	r := &addrRequest{noHost: args[0] == none}
	if !r.noHost {
		var err error
		switch {
		case t.IsInstance(args[0], obj.ShapeStr), t.IsInstance(args[0], obj.ShapeBytes):
			r.host, err = hostText(t, args[0])
		default:
			err = t.TypeError("getaddrinfo() argument 1 must be string or None")
		}
		if err != nil {
			return nil, err
		}
	}
	switch port := args[1]; {
	case port == none:
	case t.IsInstance(port, obj.ShapeInt):
		n, err := t.ReprText(t.Unwrap(port))
		if err != nil {
			return nil, err
		}
		r.service = n
	case t.IsInstance(port, obj.ShapeStr):
		b, err := encode(t, obj.FindCodec("utf-8"), "strict", t.StrView(t.Unwrap(port)))
		if err != nil {
			return nil, err
		}
		r.service = string(b)
	case t.IsInstance(port, obj.ShapeBytes):
		b, _ := bytesLike(t, t.Unwrap(port))
		r.service = string(b)
	default:
		return nil, t.Raise(t.VM.Exc.OSError, "Int or String expected")
	}
	for i, p := range []*int{&r.family, &r.kind, &r.proto, &r.flag} {
		if args[2+i] != unbound {
			var err error
			if *p, err = t.ToInt(args[2+i]); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func getaddrinfo(t *Thread, args []Value) (Value, error) {
	r, err := addrinfoArgs(t, args)
	if err != nil {
		return 0, err
	}
	const passive, numericHost, numericService = 1, 4, 1024
	switch {
	case r.noHost && r.service == "":
		return 0, gaiError(t, eaiNoName)
	case r.family != unix.AF_UNSPEC && r.family != unix.AF_INET && r.family != unix.AF_INET6:
		return 0, gaiError(t, eaiFamily)
	}
	if r.flag&numericService != 0 && r.service != "" {
		if _, err := strconv.Atoi(r.service); err != nil {
			return 0, gaiError(t, eaiNoName)
		}
	}
	if r.noHost {
		var addrs []netip.Addr
		if r.flag&passive != 0 {
			addrs = []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified()}
		} else {
			addrs = []netip.Addr{netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})}
		}
		return addrinfo(t, r, addrs, 0)
	}
	a := &inet{}
	for _, family := range []int{unix.AF_INET, unix.AF_INET6} {
		if a.family = family; r.host != "" && a.numeric(r.host) {
			if r.family != unix.AF_UNSPEC && r.family != family {
				return 0, gaiError(t, -9)
			}
			return addrinfo(t, r, []netip.Addr{a.ip}, a.scope)
		}
	}
	if r.flag&numericHost != 0 {
		return 0, gaiError(t, eaiNoName)
	}
	look := &lookup{host: r.host, family: r.family}
	return t.Outside(args, look, func(t *Thread, _ []Value) (Value, error) {
		if look.err != nil {
			return 0, lookupError(t, look.err)
		}
		return addrinfo(t, r, look.addrs, 0)
	}, nil)
}

// addrinfo makes the list of getaddrinfo: a row for each address and kind of
// socket.
func addrinfo(t *Thread, r *addrRequest, addrs []netip.Addr, scope uint32) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	list, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	out := t.Keep(list)
	rows, known := 0, false
	for _, a := range addrs {
		family := unix.AF_INET6
		if a.Is4() {
			family = unix.AF_INET
		}
		if r.family != unix.AF_UNSPEC && r.family != family {
			continue
		}
		for _, s := range []struct {
			kind, proto int
			name        string
		}{{unix.SOCK_STREAM, unix.IPPROTO_TCP, "tcp"}, {unix.SOCK_DGRAM, unix.IPPROTO_UDP, "udp"}, {unix.SOCK_RAW, 0, ""}} {
			if r.kind != 0 && r.kind != s.kind || r.proto != 0 && r.proto != s.proto && s.proto != 0 {
				continue
			}
			known = true
			port, ok := servicePort(r.service, s.name)
			if !ok {
				continue
			}
			row, err := addrinfoRow(t, r, inet{family: family, ip: a, port: port, scope: scope}, s.kind, max(s.proto, r.proto), rows == 0)
			if err == nil {
				err = t.ListAppend(*out, row)
			}
			if err != nil {
				return 0, err
			}
			rows++
		}
	}
	switch {
	case rows > 0:
		return *out, nil
	case known:
		return 0, gaiError(t, eaiService)
	case r.kind != 0 && r.kind > unix.SOCK_RAW:
		return 0, gaiError(t, eaiSockType)
	}
	return 0, gaiError(t, eaiNoName)
}

func addrinfoRow(t *Thread, r *addrRequest, a inet, kind, proto int, first bool) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	addr, err := addressValue(t, a.sockaddr())
	if err != nil {
		return 0, err
	}
	k := t.Keep(addr)
	name := ""
	const canonical = 2
	if r.flag&canonical != 0 && first {
		name = r.host
	}
	s, err := t.NewStr(name)
	if err != nil {
		return 0, err
	}
	return tuple(t, obj.SmallInt(int64(a.family)), obj.SmallInt(int64(kind)), obj.SmallInt(int64(proto)), s, *k)
}

// servicePort is the port of a service by its number or name.
func servicePort(service, proto string) (int, bool) {
	if service == "" {
		return 0, true
	}
	if n, err := strconv.Atoi(service); err == nil {
		return n & 0xffff, true
	}
	if proto == "" {
		return 0, false
	}
	n, err := net.LookupPort(proto, service)
	return n, err == nil
}

func gethostname(t *Thread, _ []Value) (Value, error) {
	name, err := os.Hostname()
	if err != nil {
		return 0, osError(t, err)
	}
	return t.NewStr(name)
}

func sethostname(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	if err := unix.Sethostname([]byte(name)); err != nil {
		return 0, osError(t, err)
	}
	return none, nil
}

// find looks a host up and goes on with the answer.
func find(t *Thread, args []Value, host string, family int, then func(t *Thread, l *lookup) (Value, error)) (Value, error) {
	a := &inet{family: unix.AF_INET}
	if a.numeric(host) {
		return then(t, &lookup{host: host, addrs: []netip.Addr{a.ip}})
	}
	look := &lookup{host: host, family: family}
	return t.Outside(args, look, func(t *Thread, _ []Value) (Value, error) {
		if look.err != nil {
			return 0, lookupError(t, look.err)
		}
		return then(t, look)
	}, nil)
}

func gethostbyname(t *Thread, args []Value) (Value, error) {
	host, err := hostText(t, args[0])
	if err != nil {
		return 0, err
	}
	return find(t, args, host, unix.AF_INET, func(t *Thread, l *lookup) (Value, error) { return t.NewStr(l.addrs[0].String()) })
}

// hostEntry makes (name, aliases, addresses).
func hostEntry(t *Thread, name string, aliases []string, addrs []netip.Addr) (Value, error) {
	m := t.Mark()
	defer t.Release(m)
	n, err := t.NewStr(name)
	if err != nil {
		return 0, err
	}
	kn := t.Keep(n)
	al, err := strs(t, aliases)
	if err != nil {
		return 0, err
	}
	ka := t.Keep(al)
	texts := make([]string, len(addrs))
	for i, a := range addrs {
		texts[i] = ipText(a)
	}
	list, err := strs(t, texts)
	if err != nil {
		return 0, err
	}
	return tuple(t, *kn, *ka, list)
}

func gethostbynameEx(t *Thread, args []Value) (Value, error) {
	host, err := hostText(t, args[0])
	if err != nil {
		return 0, err
	}
	return find(t, args, host, unix.AF_INET, func(t *Thread, l *lookup) (Value, error) { return hostEntry(t, host, nil, l.addrs) })
}

// reverse finds the names of an address.
type reverse struct {
	lookup
	names []string
}

func newReverse(ip netip.Addr) *reverse {
	r := &reverse{lookup: lookup{done: make(chan struct{})}}
	go func() {
		defer close(r.done)
		r.names, r.err = net.DefaultResolver.LookupAddr(context.Background(), ip.String())
		for i, n := range r.names {
			r.names[i] = strings.TrimSuffix(n, ".")
		}
	}()
	return r
}

func gethostbyaddr(t *Thread, args []Value) (Value, error) {
	host, err := hostText(t, args[0])
	if err != nil {
		return 0, err
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return nameOf(t, args, ip)
	}
	look := &lookup{host: host}
	return t.Outside(args, look, func(t *Thread, args []Value) (Value, error) {
		if look.err != nil {
			return 0, lookupError(t, look.err)
		}
		return nameOf(t, args, look.addrs[0])
	}, nil)
}

func nameOf(t *Thread, args []Value, ip netip.Addr) (Value, error) {
	r := newReverse(ip)
	return t.Outside(args, r, func(t *Thread, _ []Value) (Value, error) {
		if r.err != nil || len(r.names) == 0 {
			return 0, raiseLookup(t, "herror", 1, "Unknown host")
		}
		return hostEntry(t, r.names[0], r.names[1:], []netip.Addr{ip})
	}, nil)
}

func getnameinfo(t *Thread, args []Value) (Value, error) {
	const numericHost, numericService, nameRequired, datagram = 1, 2, 8, 16
	flags, err := t.ToInt(args[1])
	if err != nil {
		return 0, err
	}
	if !t.IsInstance(args[0], obj.ShapeTuple) {
		return 0, t.TypeError("getnameinfo() argument 1 must be a tuple")
	}
	size := t.TupleLen(t.Unwrap(args[0]))
	if size < 2 || size > 4 {
		return 0, t.TypeError("getnameinfo(): illegal sockaddr argument")
	}
	host, a, err := inetAddress(t, args[0], unix.AF_INET6, "getnameinfo")
	if err != nil {
		return 0, err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return 0, gaiError(t, eaiNoName)
	}
	if ip.Is4() && size != 2 {
		return 0, t.Raise(t.VM.Exc.OSError, "IPv4 sockaddr must be 2 tuple")
	}
	service := strconv.Itoa(a.port)
	if flags&numericService == 0 {
		proto := "tcp"
		if flags&datagram != 0 {
			proto = "udp"
		}
		if name, ok := serviceName(a.port, proto); ok {
			service = name
		}
	}
	pair := func(t *Thread, host string) (Value, error) {
		m := t.Mark()
		defer t.Release(m)
		h, err := t.NewStr(host)
		if err != nil {
			return 0, err
		}
		k := t.Keep(h)
		s, err := t.NewStr(service)
		if err != nil {
			return 0, err
		}
		return tuple(t, *k, s)
	}
	if flags&numericHost != 0 {
		text := ipText(ip.WithZone(""))
		if a.scope != 0 && ip.Is6() {
			text += "%" + zoneName(a.scope)
		}
		return pair(t, text)
	}
	r := newReverse(ip)
	return t.Outside(args, r, func(t *Thread, _ []Value) (Value, error) {
		switch {
		case r.err == nil && len(r.names) > 0:
			return pair(t, r.names[0])
		case flags&nameRequired != 0:
			return 0, gaiError(t, eaiNoName)
		}
		return pair(t, ipText(ip))
	}, nil)
}

// serviceName looks in /etc/services, as the C library does.
func serviceName(port int, proto string) (string, bool) {
	want := strconv.Itoa(port) + "/" + proto
	data, err := os.ReadFile("/etc/services")
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		if f := strings.Fields(line); len(f) >= 2 && (f[1] == want || proto == "" && strings.HasPrefix(f[1], want)) {
			return f[0], true
		}
	}
	return "", false
}

func protocolArg(t *Thread, v Value) (string, error) {
	if !given(v) {
		return "", nil
	}
	s, err := t.Text(v)
	return strings.Clone(s), err
}

func getservbyname(t *Thread, args []Value) (Value, error) {
	name, err := protocolArg(t, args[0])
	if err != nil {
		return 0, err
	}
	proto, err := protocolArg(t, args[1])
	if err != nil {
		return 0, err
	}
	for _, p := range []string{"tcp", "udp"} {
		if proto == "" || proto == p {
			if n, err := net.LookupPort(p, name); err == nil {
				return obj.SmallInt(int64(n)), nil
			}
		}
	}
	return 0, t.Raise(t.VM.Exc.OSError, "service/proto not found")
}

func getservbyport(t *Thread, args []Value) (Value, error) {
	port, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	proto, err := protocolArg(t, args[1])
	if err != nil {
		return 0, err
	}
	if port < 0 || port > 65535 {
		return 0, t.OverflowError("getservbyport: port must be 0-65535.")
	}
	name, ok := serviceName(port, proto)
	if !ok {
		return 0, t.Raise(t.VM.Exc.OSError, "port/proto not found")
	}
	return t.NewStr(name)
}

func getprotobyname(t *Thread, args []Value) (Value, error) {
	name, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	n, ok := map[string]int64{"ip": 0, "icmp": 1, "igmp": 2, "ggp": 3, "tcp": 6, "egp": 8, "pup": 12, "udp": 17, "idp": 22, "ipv6": 41,
		"gre": 47, "esp": 50, "ah": 51, "ipv6-icmp": 58, "sctp": 132, "udplite": 136}[strings.ToLower(name)]
	if !ok {
		return 0, t.Raise(t.VM.Exc.OSError, "protocol not found")
	}
	return obj.SmallInt(n), nil
}
