package gc

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

// arena owns the file behind old space and maps views of it.
type arena struct {
	fd     int
	shrink uint    // regions are halved this often
	hint   uintptr // address to try next
	views  []unsafe.Pointer
	tables [][]byte // what anon has mapped
}

// firstAddress is where views are tried first: far from the places where the
// kernel and Go put theirs.
const firstAddress = 0x2000_0000_0000

// maxTries bounds how many places are tried for a view: others of the process
// may have been there first.
const maxTries = 1024

// newArena prepares for so many views, which share what the process is allowed
// to map.
func newArena(views int) (*arena, error) {
	fd, err := unix.MemfdCreate("pystm", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("gc: memfd_create: %w", err)
	}
	// A hole costs nothing, so the file gets its full length at once and no
	// access is ever past its end.
	if err := unix.Ftruncate(fd, SpaceSize-OldBase); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("gc: ftruncate: %w", err)
	}
	a := &arena{fd: fd, hint: firstAddress}
	for limit := addressLimit() / 2 / uint64(views); a.shrink < maxShrink && viewSize(a.shrink) > limit; {
		a.shrink++
	}
	return a, nil
}

// addressLimit is what the process may map: its limit on address space, or on
// data, which counts private views in full.
func addressLimit() uint64 {
	limit := uint64(unix.RLIM_INFINITY)
	for _, resource := range []int{unix.RLIMIT_AS, unix.RLIMIT_DATA} {
		var r unix.Rlimit
		if unix.Getrlimit(resource, &r) == nil {
			limit = min(limit, r.Cur)
		}
	}
	return limit
}

func viewSize(shrink uint) (bytes uint64) {
	for _, r := range regions(shrink) {
		bytes += uint64(r.size)
	}
	return bytes
}

func (a *arena) close() {
	for _, base := range a.views {
		a.unmap(base)
	}
	for _, t := range a.tables {
		_ = unix.MunmapPtr(unsafe.Pointer(&t[0]), uintptr(len(t)))
	}
	a.views, a.tables = nil, nil
	unix.Close(a.fd)
}

// newView maps a segment: shared ones see the file itself, private ones are
// copied page by page when written. The first view may shrink the regions;
// the others follow it.
func (a *arena) newView(shared bool) (unsafe.Pointer, error) {
	var last error
	for {
		for tries := 0; tries < maxTries; tries++ {
			addr := a.hint
			a.hint += ViewSize
			base, err := a.mapAt(addr, shared)
			if err == nil {
				a.views = append(a.views, base)
				return base, nil
			}
			last = err
			if err == unix.ENOMEM {
				break
			}
		}
		if len(a.views) > 0 || a.shrink == maxShrink || last != unix.ENOMEM {
			return nil, fmt.Errorf("gc: cannot map a segment of %d MiB: %w", (ViewSize>>a.shrink)>>20, last)
		}
		a.shrink++
		a.hint = firstAddress
	}
}

// mapAt maps the regions of one segment at addr, all or none of them.
func (a *arena) mapAt(addr uintptr, shared bool) (unsafe.Pointer, error) {
	const fixed = unix.MAP_FIXED_NOREPLACE | unix.MAP_NORESERVE
	var base unsafe.Pointer
	for i, r := range regions(a.shrink) {
		fd, offset, flags := -1, int64(0), fixed|unix.MAP_PRIVATE|unix.MAP_ANONYMOUS
		if r.file {
			fd, offset, flags = a.fd, int64(r.from)-OldBase, fixed|unix.MAP_PRIVATE
			if shared {
				flags = fixed | unix.MAP_SHARED
			}
		}
		p, err := unix.MmapPtr(fd, offset, unsafe.Add(unsafe.Pointer(nil), addr+r.from), r.size, unix.PROT_READ|unix.PROT_WRITE, flags)
		if err == nil && uintptr(p) != addr+r.from {
			unix.MunmapPtr(p, r.size)
			err = unix.EEXIST
		}
		if err != nil {
			for _, r := range regions(a.shrink)[:i] {
				unix.MunmapPtr(unsafe.Add(base, r.from), r.size)
			}
			return nil, err
		}
		base = unsafe.Add(p, -int(r.from))
		// Advice only: a kernel without one of these loses nothing else.
		_ = advise(p, r.size, unix.MADV_NOHUGEPAGE)
		_ = advise(p, r.size, unix.MADV_DONTDUMP)
		_ = advise(p, r.size, unix.MADV_DONTFORK)
	}
	return base, nil
}

func (a *arena) unmap(base unsafe.Pointer) {
	for _, r := range regions(a.shrink) {
		_ = unix.MunmapPtr(unsafe.Add(base, r.from), r.size)
	}
}

// anon maps private zeroed memory outside of the segments, until close.
func (a *arena) anon(bytes uintptr) (unsafe.Pointer, error) {
	p, err := unix.MmapPtr(-1, 0, nil, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS|unix.MAP_NORESERVE)
	if err != nil {
		return nil, fmt.Errorf("gc: cannot map a table of %d MiB: %w", bytes>>20, err)
	}
	_ = advise(p, bytes, unix.MADV_NOHUGEPAGE)
	_ = advise(p, bytes, unix.MADV_DONTDUMP)
	a.tables = append(a.tables, unsafe.Slice((*byte)(p), bytes))
	return p, nil
}

func advise(p unsafe.Pointer, bytes uintptr, advice int) error {
	_, _, errno := unix.Syscall(unix.SYS_MADVISE, uintptr(p), bytes, uintptr(advice))
	if errno != 0 {
		return errno
	}
	return nil
}

// drop gives the pages of anonymous memory back; they read as zero afterwards.
// On a private view of the file it drops the copies: the range follows the
// shared view again.
func drop(p unsafe.Pointer, bytes uintptr) { _ = advise(p, bytes, unix.MADV_DONTNEED) }

// populate makes the pages of a shared range present and writable in one
// call. Advice only.
func populate(p unsafe.Pointer, bytes uintptr) { _ = advise(p, bytes, unix.MADV_POPULATE_WRITE) }

// punch frees the file's pages in [from, from+bytes) of old space.
func (a *arena) punch(from Ref, bytes uintptr) {
	_ = unix.Fallocate(a.fd, unix.FALLOC_FL_PUNCH_HOLE|unix.FALLOC_FL_KEEP_SIZE, int64(from)-OldBase, int64(bytes))
}
