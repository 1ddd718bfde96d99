package std

// moduleTable is all modules written in Go.
func moduleTable() []moduleRow {
	net := newNetwork()
	return []moduleRow{
		{"sys", sysModule},
		{"_blake2", blake2Module},
		{"_codecs", codecsModule},
		{"_csv", csvModule},
		{"_dis", disModule},
		{"_hashes", hashesModule},
		{"_html", htmlModule},
		{"array", arrayModule},
		{"binascii", binasciiModule},
		{"_collections", collectionsModule},
		{"_functools", functoolsModule},
		{"_json", jsonModule},
		{"_heapq", heapqModule},
		{"_imp", impModule},
		{"_io", ioModule},
		{"_os", net.osModule},
		{"_posixsubprocess", processModule},
		{"_random", randomModule},
		{"_socket", net.socketModule},
		{"_sre", sreModule},
		{"select", net.selectModule},
		{"struct", structModule},
		{"_signal", signalModule},
		{"_thread", threadModule},
		{"_tls", net.tlsModule},
		{"_weakref", weakrefModule},
		{"cmath", cmathModule},
		{"errno", errnoModule},
		{"fcntl", fcntlModule},
		{"gc", gcModule},
		{"itertools", itertoolsModule},
		{"time", timeModule},
		{"unicodedata", unicodedataModule},
		{"zlib", zlibModule},
		{"math", mathModule},
		{"_operator", operatorModule},
	}
}
