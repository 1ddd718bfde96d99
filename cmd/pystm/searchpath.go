package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Where modules are looked for.

// searchPath is sys.path: the script's folder, PYTHONPATH, the
// standard library. A folder or an archive that is run is searched even where the script's folder is not to be trusted.
func searchPath(o *options) []string {
	var path []string
	st, err := os.Stat(o.script)
	folder := err == nil && !o.hasCommand && !o.hasModule && (st.IsDir() || isArchive(o.script))
	switch {
	case folder:
		if dir, err := filepath.Abs(o.script); err == nil {
			path = append(path, dir)
		}
	case o.flags.SafePath:
	case o.hasModule:
		if wd, err := os.Getwd(); err == nil {
			path = append(path, wd)
		}
	case o.hasCommand || o.script == "" || o.script == "-":
		path = append(path, "")
	default:
		script := o.script
		if real, err := filepath.EvalSymlinks(script); err == nil {
			script = real
		}
		if dir, err := filepath.Abs(filepath.Dir(script)); err == nil {
			path = append(path, dir)
		}
	}
	path = append(path, o.path...)
	if o.stdlib != "" {
		path = append(path, o.stdlib)
	}
	if o.flags.NoSite == 0 {
		path = append(path, sitePackages(o)...)
	}
	return path
}

// sitePackages are the folders of installed packages: of those that belong to the
// library, the user's, Debian's and everybody else's; in a virtual environment its
// own, and these if it has the system's. Folders that are not there are left out.
func sitePackages(o *options) []string {
	const version = "python3.11"
	var folders []string
	if o.install.prefix != "" {
		folders = append(folders, filepath.Join(o.install.prefix, "lib", version, "site-packages"))
	}
	if o.install.prefix == "" || o.install.system {
		if base := userBase(o); base != "" {
			folders = append(folders, filepath.Join(base, "lib", version, "site-packages"))
		}
		if o.stdlib != "" {
			folders = append(folders,
				filepath.Join("/usr/local/lib", version, "dist-packages"),
				filepath.Join(filepath.Dir(o.stdlib), "python3/dist-packages"),
				filepath.Join(o.stdlib, "site-packages"))
		}
	}
	var path []string
	for _, dir := range folders {
		names, err := pathFiles(dir)
		if err != nil {
			continue
		}
		path = append(path, dir)
		for _, name := range names {
			path = append(path, pathFile(dir, name)...)
		}
	}
	return path
}

// pathFiles are the names of the .pth files in a folder, sorted. There may be hundreds
// of other files.
func pathFiles(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.HasSuffix(name, ".pth") })
	slices.Sort(names)
	return names, err
}

// userBase is the folder of what the user has installed alone, "" if it is not to be looked at.
func userBase(o *options) string {
	if o.flags.NoUserSite != 0 {
		return ""
	}
	if base := os.Getenv("PYTHONUSERBASE"); base != "" && o.flags.IgnoreEnvironment == 0 {
		return base
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local")
}

// pathFile are the folders that a file in a folder of packages names. Its lines that
// import something are for tools, which change how Python starts: they are left out.
func pathFile(dir, name string) []string {
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil
	}
	var path []string
	for _, line := range strings.Split(string(text), "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "import\t") {
			continue
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(dir, line)
		}
		if _, err := os.Stat(line); err == nil {
			path = append(path, line)
		}
	}
	return path
}

// isArchive reports whether a file is a zip archive, which may have anything before it:
// such a file ends with the record that ends its directory, and a comment.
func isArchive(name string) bool {
	const record, comment = 22, 1<<16 - 1
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil || !st.Mode().IsRegular() || st.Size() < record {
		return false
	}
	end := make([]byte, min(st.Size(), record+comment))
	if _, err := f.ReadAt(end, st.Size()-int64(len(end))); err != nil {
		return false
	}
	i := bytes.LastIndex(end, []byte("PK\x05\x06"))
	return i >= 0 && len(end)-i >= record && i+record+int(end[i+20])+int(end[i+21])<<8 <= len(end)
}
