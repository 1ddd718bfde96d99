package std

import (
	"encoding/binary"
	"math"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"pystm/lang/vm"
	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Addresses of sockets, as Python has them and as the system does.

// withAddress converts an address for the socket args[0], looking its host up
// if need be, and goes on with then.
func (n *network) withAddress(t *Thread, args []Value, v Value, name string, then func(t *Thread, args []Value, a sockaddr) (Value, error)) (Value, error) {
	switch family := int(t.Field(args[0], sockFamily).Int()); family {
	case unix.AF_UNIX:
		a, err := unixAddress(t, v)
		if err != nil {
			return 0, err
		}
		return then(t, args, a)
	case unix.AF_INET, unix.AF_INET6:
		host, a, err := inetAddress(t, v, family, name)
		if err != nil {
			return 0, err
		}
		if a.numeric(host) {
			return then(t, args, a.sockaddr())
		}
		look := &lookup{host: host, family: family}
		return t.Outside(args, look, func(t *Thread, args []Value) (Value, error) {
			if look.err != nil {
				return 0, lookupError(t, look.err)
			}
			a.ip = look.addrs[0]
			return then(t, args, a.sockaddr())
		}, nil)
	}
	return 0, t.Raise(t.VM.Exc.OSError, "%s(): bad family", name)
}

// inet is an address of the internet.
type inet struct {
	family int
	ip     netip.Addr
	port   int
	flow   uint32
	scope  uint32
}

// numeric takes a host that need not be looked up.
func (a *inet) numeric(host string) bool {
	switch {
	case host == "" && a.family == unix.AF_INET:
		a.ip = netip.IPv4Unspecified()
	case host == "":
		a.ip = netip.IPv6Unspecified()
	case host == "<broadcast>" && a.family == unix.AF_INET:
		a.ip = netip.AddrFrom4([4]byte{255, 255, 255, 255})
	default:
		ip, err := netip.ParseAddr(host)
		if err != nil || ip.Is4() != (a.family == unix.AF_INET) {
			return false
		}
		if zone := ip.Zone(); zone != "" {
			if a.scope == 0 {
				a.scope = zoneIndex(zone)
			}
			ip = ip.WithZone("")
		}
		a.ip = ip
	}
	return true
}

func zoneIndex(zone string) uint32 {
	if i, err := net.InterfaceByName(zone); err == nil {
		return uint32(i.Index)
	}
	i, _ := strconv.Atoi(zone)
	return uint32(i)
}

// sockaddr is the address as the system has it.
func (a *inet) sockaddr() sockaddr {
	out := binary.NativeEndian.AppendUint16(nil, uint16(a.family))
	out = binary.BigEndian.AppendUint16(out, uint16(a.port))
	if a.family == unix.AF_INET {
		ip := a.ip.Unmap().As4()
		return append(append(out, ip[:]...), make([]byte, 8)...)
	}
	out = binary.BigEndian.AppendUint32(out, a.flow)
	ip := a.ip.As16()
	return binary.NativeEndian.AppendUint32(append(out, ip[:]...), a.scope)
}

// inetAddress takes an address tuple apart.
func inetAddress(t *Thread, v Value, family int, name string) (string, *inet, error) {
	label := "AF_INET"
	if family == unix.AF_INET6 {
		label = "AF_INET6"
	}
	if !t.IsInstance(v, obj.ShapeTuple) {
		return "", nil, t.TypeError("%s(): %s address must be tuple, not %s", name, label, t.TypeName(v))
	}
	v = t.Unwrap(v)
	size := t.TupleLen(v)
	if family == unix.AF_INET && size != 2 {
		return "", nil, t.TypeError("AF_INET address must be a pair (host, port)")
	}
	if size < 2 || size > 4 {
		return "", nil, t.TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(v)
	host, err := hostText(t, t.TupleItem(v, 0))
	if err != nil {
		return "", nil, err
	}
	var numbers [3]int
	for i := 1; i < size; i++ {
		item := t.TupleItem(*k, i)
		if t.IsInstance(item, obj.ShapeFloat) || !item.IsInt() && !t.IsInstance(item, obj.ShapeInt) {
			if item, err = t.ToIndex(item); err != nil {
				return "", nil, err
			}
		}
		if numbers[i-1], err = t.ToInt(item); err != nil {
			t.Caught(err)
			numbers[i-1] = -1
		}
	}
	if numbers[0] < 0 || numbers[0] > 65535 {
		return "", nil, t.OverflowError("%s(): port must be 0-65535.", name)
	}
	if numbers[1] < 0 || numbers[1] > 0xfffff {
		return "", nil, t.OverflowError("%s(): flowinfo must be 0-1048575.", name)
	}
	return host, &inet{family: family, port: numbers[0], flow: uint32(numbers[1]), scope: uint32(numbers[2])}, nil
}

// hostText is the name of a host: str, bytes or bytearray.
func hostText(t *Thread, v Value) (string, error) {
	var host string
	if t.IsInstance(v, obj.ShapeStr) {
		host = string([]byte(t.StrView(t.Unwrap(v))))
	} else if b, ok := bytesLike(t, v); ok && !t.IsKind(v, obj.KindFields) {
		host = string(b)
	} else {
		return "", t.TypeError("str, bytes or bytearray expected, not %s", t.TypeName(v))
	}
	if strings.IndexByte(host, 0) >= 0 {
		return "", t.ValueError("host name must not contain null character")
	}
	return host, nil
}

// maxUnixPath is how long the path of a Unix socket may be.
const maxUnixPath = 108

// unixAddress converts a path, or a name that begins with a zero byte and is in
// no file system.
func unixAddress(t *Thread, v Value) (sockaddr, error) {
	var path string
	if t.IsInstance(v, obj.ShapeStr) {
		b, err := encode(t, obj.FindCodec("utf-8"), "surrogateescape", t.StrView(t.Unwrap(v)))
		if err != nil {
			return nil, err
		}
		path = string(b)
	} else if b, ok := bytesLike(t, v); ok {
		path = string(b)
	} else {
		return nil, t.TypeError("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	named := path != "" && path[0] != 0
	if len(path) > maxUnixPath || named && len(path) == maxUnixPath {
		return nil, t.Raise(t.VM.Exc.OSError, "AF_UNIX path too long")
	}
	out := append(binary.NativeEndian.AppendUint16(nil, unix.AF_UNIX), path...)
	if named {
		out = append(out, 0)
	}
	return out, nil
}

// addressValue is an address as Python has it.
func addressValue(t *Thread, a sockaddr) (Value, error) {
	switch family := a.family(); {
	case family == unix.AF_INET && len(a) >= 8:
		host, err := t.NewStr(netip.AddrFrom4([4]byte(a[4:8])).String())
		if err != nil {
			return 0, err
		}
		return tuple(t, host, obj.SmallInt(int64(binary.BigEndian.Uint16(a[2:]))))
	case family == unix.AF_INET6 && len(a) >= 28:
		host, err := t.NewStr(ipText(netip.AddrFrom16([16]byte(a[8:24]))))
		if err != nil {
			return 0, err
		}
		return tuple(t, host, obj.SmallInt(int64(binary.BigEndian.Uint16(a[2:]))),
			obj.SmallInt(int64(binary.BigEndian.Uint32(a[4:]))), obj.SmallInt(int64(binary.NativeEndian.Uint32(a[24:]))))
	case family == unix.AF_UNIX:
		name := string(a[2:])
		if strings.HasPrefix(name, "\x00") {
			return t.NewBytes(name)
		}
		name, _, _ = strings.Cut(name, "\x00")
		return likePath(t, none, name)
	case family == unix.AF_UNSPEC:
		return none, nil
	}
	return 0, t.NotImplementedError("addresses of this family of sockets")
}

// zoneName is the name of an interface, or its number if it has none.
func zoneName(i uint32) string {
	if f, err := net.InterfaceByIndex(int(i)); err == nil {
		return f.Name
	}
	return strconv.Itoa(int(i))
}

// ipText is an address as the C library writes it.
func ipText(ip netip.Addr) string {
	if ip.Is4In6() {
		return "::ffff:" + ip.Unmap().String()
	}
	return ip.String()
}

func addressFuncs() []vm.Native {
	swap := func(name string, bits int) vm.NativeFunc {
		return func(t *Thread, args []Value) (Value, error) {
			n, err := t.ToInt(args[0])
			if err != nil {
				return 0, err
			}
			if n < 0 || n >= 1<<bits {
				if bits == 16 {
					return 0, t.OverflowError("%s: Python int too large to convert to C 16-bit unsigned integer", name)
				}
				return 0, t.OverflowError("int larger than 32 bits")
			}
			var b [4]byte
			if bits == 16 {
				binary.BigEndian.PutUint16(b[:], uint16(n))
				return obj.SmallInt(int64(binary.NativeEndian.Uint16(b[:]))), nil
			}
			binary.BigEndian.PutUint32(b[:], uint32(n))
			return obj.SmallInt(int64(binary.NativeEndian.Uint32(b[:]))), nil
		}
	}
	return []vm.Native{
		{Name: "htons", Sig: "x, /", Fn: swap("htons", 16), Doc: "Convert a 16-bit unsigned integer from host to network byte order."},
		{Name: "ntohs", Sig: "x, /", Fn: swap("ntohs", 16), Doc: "Convert a 16-bit unsigned integer from network to host byte order."},
		{Name: "htonl", Sig: "x, /", Fn: swap("htonl", 32), Doc: "Convert a 32-bit integer from host to network byte order."},
		{Name: "ntohl", Sig: "x, /", Fn: swap("ntohl", 32), Doc: "Convert a 32-bit integer from network to host byte order."},
		{Name: "inet_aton", Sig: "ip_addr, /", Fn: inetAton, Doc: "Convert a string IPv4 address (123.45.67.89) to 32-bit packed binary format."},
		{Name: "inet_ntoa", Sig: "packed_ip, /", Fn: inetNtoa, Doc: "Convert a 32-bit packed binary IPv4 address to string format."},
		{Name: "inet_pton", Sig: "af, ip, /", Fn: inetPton, Doc: "Convert an IP address from string format to a packed string."},
		{Name: "inet_ntop", Sig: "af, packed_ip, /", Fn: inetNtop, Doc: "Convert a packed IP address of the given family to string format."},
		{Name: "CMSG_LEN", Sig: "length, /", Fn: controlSize("CMSG_LEN", 0, unix.CmsgLen), Doc: "The length of an ancillary data item without trailing padding."},
		{Name: "CMSG_SPACE", Sig: "length, /", Fn: controlSize("CMSG_SPACE", 1, unix.CmsgSpace), Doc: "The length of an ancillary data item with padding."},
		{Name: "if_nameindex", Sig: "", Fn: ifNameIndex, Doc: "Returns a list of network interface information (index, name) tuples."},
		{Name: "if_nametoindex", Sig: "oname, /", Fn: ifNameToIndex, Doc: "Returns the interface index corresponding to the interface name."},
		{Name: "if_indextoname", Sig: "if_index, /", Fn: ifIndexToName, Doc: "Returns the interface name corresponding to the interface index."},
	}
}

func controlSize(name string, least int, size func(int) int) vm.NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		n, err := t.ToInt(args[0])
		if err != nil {
			t.Caught(err)
			n = -1
		}
		if n < 0 || n > math.MaxInt32 || n > math.MaxInt32-size(least) {
			return 0, t.OverflowError("%s() argument out of range", name)
		}
		return obj.SmallInt(int64(size(n))), nil
	}
}

// inetAton knows the forms with fewer than four parts, and parts in octal and
// hexadecimal.
func inetAton(t *Thread, args []Value) (Value, error) {
	s, err := t.Text(args[0])
	if err != nil {
		return 0, err
	}
	ip, ok := parseIPv4(s)
	if !ok {
		return 0, t.Raise(t.VM.Exc.OSError, "illegal IP address string passed to inet_aton")
	}
	return t.NewBytes(string(binary.BigEndian.AppendUint32(nil, ip)))
}

func parseIPv4(s string) (uint32, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return 0, false
	}
	var ip uint64
	for i, p := range parts {
		if strings.ContainsAny(p, "_+-boBO") {
			return 0, false
		}
		n, err := strconv.ParseUint(p, 0, 32)
		bits := 8
		if i == len(parts)-1 {
			bits = 8 * (5 - len(parts))
		}
		if err != nil || n >= 1<<bits {
			return 0, false
		}
		ip = ip<<bits | n
	}
	return uint32(ip), true
}

func inetNtoa(t *Thread, args []Value) (Value, error) {
	b, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	if len(b) != 4 {
		return 0, t.Raise(t.VM.Exc.OSError, "packed IP wrong length")
	}
	return t.NewStr(netip.AddrFrom4([4]byte(b)).String())
}

func inetPton(t *Thread, args []Value) (Value, error) {
	family, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	s, err := t.Text(args[1])
	if err != nil {
		return 0, err
	}
	if family != unix.AF_INET && family != unix.AF_INET6 {
		return 0, osError(t, unix.EAFNOSUPPORT)
	}
	ip, err := netip.ParseAddr(s)
	if err != nil || ip.Is4() != (family == unix.AF_INET) || ip.Zone() != "" {
		return 0, t.Raise(t.VM.Exc.OSError, "illegal IP address string passed to inet_pton")
	}
	return newBytes(t, ip.AsSlice())
}

func inetNtop(t *Thread, args []Value) (Value, error) {
	family, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	b, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	size := map[int]int{unix.AF_INET: 4, unix.AF_INET6: 16}[family]
	if size == 0 {
		return 0, t.ValueError("unknown address family %d", family)
	}
	if len(b) != size {
		return 0, t.ValueError("invalid length of packed IP address string")
	}
	ip, _ := netip.AddrFromSlice(b)
	return t.NewStr(ipText(ip))
}

func ifNameIndex(t *Thread, _ []Value) (Value, error) {
	list, err := net.Interfaces()
	if err != nil {
		return 0, osError(t, err)
	}
	out, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	m := t.Mark()
	defer t.Release(m)
	k := t.Keep(out)
	for _, f := range list {
		name, err := t.NewStr(f.Name)
		if err != nil {
			return 0, err
		}
		item, err := tuple(t, obj.SmallInt(int64(f.Index)), name)
		if err == nil {
			err = t.ListAppend(*k, item)
		}
		if err != nil {
			return 0, err
		}
	}
	return *k, nil
}

func ifNameToIndex(t *Thread, args []Value) (Value, error) {
	name, err := pathText(t, args[0])
	if err != nil {
		return 0, err
	}
	f, err := net.InterfaceByName(name)
	if err != nil {
		return 0, t.Raise(t.VM.Exc.OSError, "no interface with this name")
	}
	return obj.SmallInt(int64(f.Index)), nil
}

func ifIndexToName(t *Thread, args []Value) (Value, error) {
	i, err := t.ToInt(args[0])
	if err != nil {
		return 0, err
	}
	f, err := net.InterfaceByIndex(i)
	if err != nil {
		return 0, osError(t, unix.ENXIO)
	}
	return t.NewStr(f.Name)
}
