package gc

// Size classes of small objects. Up to 128 bytes every granule has its class,
// above four per doubling, and near the top the sizes that divide a block
// with the least left over. An object wastes less than a fifth of its cell.

const (
	blockShift = 16
	blockSize  = 1 << blockShift

	// MaxSmall is the size in bytes of the largest small object.
	MaxSmall = 32 << 10
	// maxClasses bounds the number of classes; class 0 means none.
	maxClasses = 40
)

// sizeClasses is the table of classes. It is never changed once built.
type sizeClasses struct {
	count int
	bytes [maxClasses]uintptr         // size of a cell
	of    [MaxSmall/Granule + 1]uint8 // class of a size in granules
}

func makeSizeClasses() *sizeClasses {
	sc := &sizeClasses{count: 1}
	add := func(bytes uintptr) {
		sc.bytes[sc.count] = bytes
		sc.count++
	}
	for b := uintptr(Granule); b <= 128; b += Granule {
		add(b)
	}
	for b := uintptr(128); b < 8<<10; b *= 2 {
		for i := uintptr(1); i <= 4; i++ {
			add(b + b/4*i)
		}
	}
	for cells := uintptr(6); cells >= 2; cells-- {
		add(blockSize / cells &^ (Granule - 1))
	}
	class := 1
	for g := range sc.of {
		for uintptr(g)*Granule > sc.bytes[class] {
			class++
		}
		sc.of[g] = uint8(class)
	}
	return sc
}
