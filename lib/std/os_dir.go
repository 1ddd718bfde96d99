package std

import (
	"bytes"
	"encoding/binary"

	"pystm/lang/vm/obj"

	"golang.org/x/sys/unix"
)

// Module _os: what is in a folder.

// dirEntry is what the system tells of a file while it lists a folder: another
// call for each would take most of the time.
type dirEntry struct {
	name  string
	kind  uint8 // DT_DIR and so on
	inode uint64
}

// dirEntries reads a folder.
func dirEntries(t *Thread, path Value) ([]dirEntry, error) {
	p, fd, err := pathOrFd(t, path)
	if err != nil {
		return nil, err
	}
	if fd == byPath {
		if fd, err = unix.Open(p, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0); err != nil {
			return nil, osError(t, err, path)
		}
		defer unix.Close(fd)
	} else {
		var st unix.Stat_t
		if err := unix.Fstat(fd, &st); err != nil {
			return nil, osError(t, err)
		}
		if st.Mode&unix.S_IFMT != unix.S_IFDIR { // what is none keeps its position
			return nil, osError(t, unix.ENOTDIR, path)
		}
		unix.Seek(fd, 0, 0)
		defer unix.Seek(fd, 0, 0)
	}
	var entries []dirEntry
	buf := make([]byte, 1<<15)
	for {
		n, err := unix.Getdents(fd, buf)
		if err == unix.ENOENT { // the folder was removed: nothing is in it
			return entries, nil
		}
		if err != nil {
			return nil, osError(t, err, path)
		}
		if n == 0 {
			return entries, nil
		}
		// Fields of struct linux_dirent64: inode, offset, length of the record, kind, name.
		for rest := buf[:n]; len(rest) > 0; {
			record := rest[:binary.NativeEndian.Uint16(rest[16:])]
			rest = rest[len(record):]
			name, _, _ := bytes.Cut(record[19:], []byte{0})
			if s := string(name); s != "." && s != ".." {
				entries = append(entries, dirEntry{s, record[18], binary.NativeEndian.Uint64(record)})
			}
		}
	}
}

func osListdir(t *Thread, args []Value) (Value, error) {
	entries, err := dirEntries(t, args[0])
	if err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	for _, e := range entries {
		var name Value
		if err == nil {
			name, err = likePath(t, args[0], e.name)
		}
		if err == nil {
			err = t.ListAppend(l, name)
		}
	}
	return l, err
}

func osScandir(t *Thread, args []Value) (Value, error) {
	entries, err := dirEntries(t, args[0])
	if err != nil {
		return 0, err
	}
	l, err := t.NewList(0)
	for _, e := range entries {
		if err != nil {
			break
		}
		var name, row Value
		if name, err = likePath(t, args[0], e.name); err == nil {
			if row, err = tuple(t, name, obj.SmallInt(int64(e.kind)), t.NewInt(int64(e.inode))); err == nil {
				err = t.ListAppend(l, row)
			}
		}
	}
	return l, err
}
