package vm

// Flags are what the command line and the environment said: sys.flags.
type Flags struct {
	Debug, Inspect, Interactive int
	Optimize                    int // -O, -OO
	DontWriteBytecode           int // -B: keep no compiled code on disk
	NoUserSite, NoSite          int // NoSite: without exit, quit, help
	IgnoreEnvironment           int
	Verbose, BytesWarning       int
	Quiet, Isolated             int
	DevMode                     bool
	UTF8                        int
	SafePath                    bool
	// MaxStrDigits is the bound for int <-> text, negative for the usual one.
	MaxStrDigits int
}
