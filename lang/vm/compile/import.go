package compile

import (
	"strings"

	"pystm/lang/parser/ast"
	"pystm/lang/vm/code"
)

func (u *unit) importStmt(s *ast.Import) {
	for _, a := range s.Names {
		if !strings.Contains(a.Name, ".") {
			u.bindImport(s, a.Name, a.Asname, func(dst reg) { u.importName(s, dst, a.Name, nil, 0) })
			continue
		}
		parts := strings.Split(a.Name, ".")
		u.bindImport(s, parts[0], a.Asname, func(dst reg) {
			if a.Asname == "" {
				u.importName(s, dst, a.Name, nil, 0)
				return
			}
			t := u.push()
			u.importName(s, t, a.Name, nil, 0)
			for i, part := range parts[1:] {
				to := t
				if i == len(parts)-2 {
					to = dst
				}
				u.emit(at(s), code.OpImportFrom, 0, to, t, u.attrName(part))
			}
		})
	}
}

// bindImport stores what compute leaves in dst under asname, or else name.
func (u *unit) bindImport(s ast.Stmt, name, asname string, compute func(dst reg)) {
	h := u.height
	defer func() { u.height = h }()
	if asname != "" {
		name = asname
	}
	if !u.assignable(name, at(s)) {
		return
	}
	p := u.find(name)
	if p.kind == inRegister {
		compute(p.reg)
		return
	}
	t := u.push()
	compute(t)
	u.storePlace(p, t, at(s))
}

// importName imports a module, with the names wanted from it.
func (u *unit) importName(s ast.Stmt, dst reg, name string, from []*ast.Alias, level int) {
	list := reg(code.NoReg)
	h := u.height
	if from != nil {
		var names code.Tuple
		for _, a := range from {
			names = append(names, a.Name)
		}
		list = u.push()
		u.loadConst(at(s), list, names)
	}
	if level > maxArgs {
		u.failAt(at(s), "too many levels of relative import")
	}
	u.emit(at(s), code.OpImportName, uint8(level), dst, list, u.attrName(name))
	u.height = h
}

func (u *unit) importFrom(s *ast.ImportFrom) {
	h := u.height
	defer func() { u.height = h }()
	if s.Module == "__future__" && s.Level == 0 && u.future.endsBefore(s.Start) {
		u.failAt(at(s), "from __future__ imports must occur at the beginning of the file")
		return
	}
	module := u.push()
	u.importName(s, module, s.Module, s.Names, s.Level)
	for _, a := range s.Names {
		if a.Name == "*" {
			u.emit(at(s), code.OpImportStar, 0, module, 0, 0)
			return
		}
		u.bindImport(s, a.Name, a.Asname, func(dst reg) {
			u.emit(at(s), code.OpImportFrom, 0, dst, module, u.attrName(a.Name))
		})
	}
}
