package std

import (
	"golang.org/x/sys/unix"

	"pystm/lang/vm"
)

// What stat() tells: as a tuple ten whole numbers, of which the last three, the times, have no names; those of
// the times mean what stands behind the items, in seconds with fractions.
const (
	statItems = 10
	statTimes = 7 // the first of the three
)

var statType = statResultType()

func statResultType() *vm.TypeSpec {
	s := structType("os", "stat_result", "stat_result: Result from stat, fstat, or lstat.", statItems,
		"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "", "", "",
		"st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")
	plain := s.New
	s.New = func(t *Thread, args []Value) (Value, error) {
		v, err := plain(t, args)
		if err != nil {
			return 0, err
		}
		// Times that were not given are the whole seconds.
		rest := append([]Value{}, t.TupleView(t.Field(v, structRest))...)
		for i := range 3 {
			if rest[i] == none {
				rest[i] = t.TupleItem(t.Field(v, structItems), statTimes+i)
			}
		}
		all, err := t.NewTuple(rest...)
		if err != nil {
			return 0, err
		}
		t.SetField(v, structRest, all)
		return v, nil
	}
	return s
}

func osStat(t *Thread, args []Value) (Value, error) {
	p, fd, err := pathOrFd(t, args[0])
	if err != nil {
		return 0, err
	}
	folder := unix.AT_FDCWD
	if fd == byPath {
		if folder, err = folderArg(t, args[2]); err != nil {
			return 0, err
		}
	}
	flags := 0
	if args[1] != unbound {
		follow, err := t.Truth(args[1])
		if err != nil {
			return 0, err
		}
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
	}
	var st unix.Stat_t
	look := func() error {
		if fd != byPath {
			return unix.Fstat(fd, &st)
		}
		return unix.Fstatat(folder, p, &st, flags)
	}
	if err = look(); err != nil {
		return 0, osError(t, err, args[0])
	}
	if err := written(t, &st, look); err != nil {
		return 0, openError(t, err, args[0])
	}
	return newStat(t, &st)
}

func newStat(t *Thread, st *unix.Stat_t) (Value, error) {
	fields := []Value{t.NewInt(int64(st.Mode)), t.NewUint(st.Ino), t.NewUint(st.Dev), t.NewUint(uint64(st.Nlink)),
		t.NewInt(int64(st.Uid)), t.NewInt(int64(st.Gid)), t.NewInt(st.Size)}
	times := [...]unix.Timespec{st.Atim, st.Mtim, st.Ctim}
	for _, at := range times {
		fields = append(fields, t.NewInt(at.Sec))
	}
	for _, at := range times {
		fields = append(fields, t.NewFloat(float64(at.Sec)+float64(at.Nsec)*1e-9))
	}
	for _, at := range times {
		fields = append(fields, t.NewInt(at.Nano()))
	}
	fields = append(fields, t.NewInt(int64(st.Blksize)), t.NewInt(st.Blocks), t.NewUint(st.Rdev))
	return newStruct(t, statType, statItems, fields...)
}
