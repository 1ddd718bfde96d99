package std

import (
	"encoding/binary"
	"unsafe"

	"golang.org/x/sys/unix"
)

// System calls with addresses as the system has them: package unix hides some
// of what is in an address.

// sockaddr is an address as the system has it: its family, then what belongs to
// that. An empty one is none.
type sockaddr []byte

// family of the address.
func (a sockaddr) family() int {
	if len(a) < 2 {
		return unix.AF_UNSPEC
	}
	return int(binary.NativeEndian.Uint16(a))
}

func (a sockaddr) parts() (uintptr, uintptr) {
	return uintptr(unsafe.Pointer(unsafe.SliceData([]byte(a)))), uintptr(len(a))
}

// room is what an address that the system tells is put into.
type room struct {
	size uint32
	data [unix.SizeofSockaddrAny]byte
}

func (r *room) addr() sockaddr {
	return append(sockaddr(nil), r.data[:min(int(r.size), len(r.data))]...)
}

// ask is a system call that tells an address.
func ask(call, fd, flags uintptr) (int, sockaddr, error) {
	r := &room{size: unix.SizeofSockaddrAny}
	n, _, e := unix.Syscall6(call, fd, uintptr(unsafe.Pointer(&r.data)), uintptr(unsafe.Pointer(&r.size)), flags, 0, 0)
	if e != 0 {
		return -1, nil, e
	}
	return int(n), r.addr(), nil
}

func sysGetsockname(fd int) (sockaddr, error) {
	_, a, err := ask(unix.SYS_GETSOCKNAME, uintptr(fd), 0)
	return a, err
}

func sysGetpeername(fd int) (sockaddr, error) {
	_, a, err := ask(unix.SYS_GETPEERNAME, uintptr(fd), 0)
	return a, err
}

func sysAccept(fd int) (int, sockaddr, error) {
	return ask(unix.SYS_ACCEPT4, uintptr(fd), unix.SOCK_CLOEXEC)
}

func sysBind(fd int, a sockaddr) error    { return sysTo(unix.SYS_BIND, fd, a) }
func sysConnect(fd int, a sockaddr) error { return sysTo(unix.SYS_CONNECT, fd, a) }

func sysTo(call uintptr, fd int, a sockaddr) error {
	p, n := a.parts()
	if _, _, e := unix.Syscall(call, uintptr(fd), p, n); e != 0 {
		return e
	}
	return nil
}

// sysRecv and its like receive and send; they do not wait. So Go's scheduler is not
// told: it would take the processor away from a thread that another program
// interrupts there, which comes back behind all others.
func sysRecv(fd int, p []byte, flags int) (int, error) {
	r, _, e := unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), uintptr(flags|unix.MSG_DONTWAIT), 0, 0)
	return int(r), errnoOf(e)
}

func sysRecvfrom(fd int, p []byte, flags int) (int, sockaddr, error) {
	r := &room{size: unix.SizeofSockaddrAny}
	n, _, e := unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), uintptr(flags|unix.MSG_DONTWAIT),
		uintptr(unsafe.Pointer(&r.data)), uintptr(unsafe.Pointer(&r.size)))
	return int(n), r.addr(), errnoOf(e)
}

func sysSend(fd int, p []byte, flags int) (int, error) { return sysSendto(fd, p, flags, nil) }

func sysSendto(fd int, p []byte, flags int, to sockaddr) (int, error) {
	a, size := to.parts()
	r, _, e := unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), uintptr(flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL), a, size)
	return int(r), errnoOf(e)
}

func errnoOf(e unix.Errno) error {
	if e != 0 {
		return e
	}
	return nil
}

// header makes the header of a message of data and ancillary data.
func header(data, control []byte) (*unix.Msghdr, *unix.Iovec) {
	vec := &unix.Iovec{Base: unsafe.SliceData(data)}
	vec.SetLen(len(data))
	h := &unix.Msghdr{Iov: vec}
	h.SetIovlen(1)
	if len(control) > 0 {
		h.Control = &control[0]
		h.SetControllen(len(control))
	}
	return h, vec
}

func sysSendmsg(fd int, data, control []byte, flags int, to sockaddr) (int, error) {
	h, _ := header(data, control)
	if len(to) > 0 {
		h.Name, h.Namelen = &to[0], uint32(len(to))
	}
	r, _, e := unix.Syscall(unix.SYS_SENDMSG, uintptr(fd), uintptr(unsafe.Pointer(h)), uintptr(flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL))
	return int(r), errnoOf(e)
}

// sysRecvmsg returns how much of data and of control was filled.
func sysRecvmsg(fd int, data, control []byte, flags int) (n, controls, gotFlags int, from sockaddr, err error) {
	h, _ := header(data, control)
	r := &room{}
	h.Name, h.Namelen = &r.data[0], unix.SizeofSockaddrAny
	k, _, e := unix.Syscall(unix.SYS_RECVMSG, uintptr(fd), uintptr(unsafe.Pointer(h)), uintptr(flags|unix.MSG_DONTWAIT|unix.MSG_CMSG_CLOEXEC))
	if e != 0 {
		return 0, 0, 0, nil, e
	}
	r.size = h.Namelen
	return int(k), int(h.Controllen), int(h.Flags) &^ unix.MSG_CMSG_CLOEXEC, r.addr(), nil
}
