package main

import (
	"crypto/sha256"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// operators are the kinds of faults:
//
//	boundary    a < b       a <= b
//	negate      a == b      a != b, and a condition its opposite
//	logic       a && b      a || b
//	arithmetic  a + b       a - b, also a += b and a++
//	constant    5           6, or 4
//	return      return a    return the zero value
//	delete      f(), a = b  nothing
//	text        "a"         ""
//	loop        continue    break
//
// Texts of panics are left alone, for they are of states that cannot be.
var operators = []string{"boundary", "negate", "logic", "arithmetic", "constant", "return", "delete", "text", "loop"}

// site is a place where a fault can be planted.
type site struct {
	id         int // in its package, from 1
	op         string
	file       *file
	start, end int    // in the text of the file
	what       string // a < b → a <= b

	// render is the text that behaves as before while the site's switch is off; part renders what stands between two offsets.
	render func(id int, part func(start, end int) string) string
	alone  string // else: what stands here instead, in a program of its own

	early bool // it is no part of a function: it counts when a program starts
	same  bool // it changes nothing: nobody tries it

	like int // sites before it in the file of which line and fault are the same
}

// key names a fault by its file and the text of its line, so that lines may move.
func (s *site) key() string {
	sum := sha256.Sum256(fmt.Append(nil, s.line(), "\x00", s.what, "\x00", s.like))
	return fmt.Sprintf("%s %s %x", s.file.name, s.op, sum[:4])
}

func (s *site) line() string {
	before := strings.LastIndexByte(s.file.text[:s.start], '\n') + 1
	line, _, _ := strings.Cut(s.file.text[before:], "\n")
	return strings.TrimSpace(line)
}

func (s *site) place() string {
	return fmt.Sprintf("%s:%d", s.file.name, 1+strings.Count(s.file.text[:s.start], "\n"))
}

// finder walks a file.
type finder struct {
	*source
	file    *file
	imports map[string]string // the names of packages by their paths
	above   []ast.Node        // the nodes around the one that is looked at, outermost first
	sites   []*site
}

// sites are all places of a package, in the order of its files.
func (s *source) sites() ([]*site, error) {
	var all []*site
	for _, file := range s.files {
		f := &finder{source: s, file: file, imports: map[string]string{}}
		for _, spec := range file.syntax.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			if name := s.info.PkgNameOf(spec); name != nil {
				f.imports[path] = name.Name()
			}
		}
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if n == nil {
				f.above = f.above[:len(f.above)-1]
				return true
			}
			deeper := f.look(n)
			if deeper {
				f.above = append(f.above, n)
			}
			return deeper
		})
		all = append(all, f.sites...)
	}
	like := map[[3]string]int{}
	for k, site := range all {
		site.id = k + 1
		same := [3]string{site.file.name, site.line(), site.what}
		site.like = like[same]
		like[same]++
	}
	return all, nil
}

func (f *finder) parent() ast.Node {
	if len(f.above) == 0 {
		return nil
	}
	return f.above[len(f.above)-1]
}

func (f *finder) offset(p token.Pos) int { return f.fset.Position(p).Offset }

func (f *finder) text(n ast.Node) string { return f.file.text[f.offset(n.Pos()):f.offset(n.End())] }

// add notes a fault in n; render gets the switch as text.
func (f *finder) add(op string, n ast.Node, what string, render func(id int, part func(start, end int) string) string) {
	early := !slices.ContainsFunc(f.above, func(n ast.Node) bool { _, ok := n.(*ast.FuncDecl); return ok })
	f.sites = append(f.sites, &site{op: op, file: f.file, start: f.offset(n.Pos()), end: f.offset(n.End()), what: short(f.text(n)) + " → " + short(what), render: render, early: early})
}

func (f *finder) addAlone(op string, n ast.Node, becomes string) {
	f.sites = append(f.sites, &site{op: op, file: f.file, start: f.offset(n.Pos()), end: f.offset(n.End()), what: short(f.text(n)) + " → " + short(becomes), alone: becomes})
}

// short is a text on one line.
func short(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > 70 {
		return string(runes[:69]) + "…"
	}
	return string(runes)
}

// typeText is how a file writes a type; ok is false where it has no name for it.
func (f *finder) typeText(t types.Type) (text string, ok bool) {
	ok = true
	text = types.TypeString(t, func(p *types.Package) string {
		if p == f.pkg {
			return ""
		}
		name := f.imports[p.Path()]
		ok = ok && name != ""
		return name
	})
	return text, ok && !strings.Contains(text, "untyped")
}

// listed reports whether the node that is looked at is a statement of a list, where two may stand for one.
func (f *finder) listed(n ast.Stmt) bool {
	switch p := f.parent().(type) {
	case *ast.BlockStmt:
		return true
	case *ast.CaseClause:
		return true
	case *ast.CommClause:
		return p.Comm != n
	}
	return false
}

// look notes the faults of one node and reports whether what is in it is looked at too.
func (f *finder) look(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.ArrayType, *ast.TypeSpec:
		return false
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); ok && name.Name == "panic" {
			return false
		}
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.IfStmt:
		f.condition(n.Cond)
	case *ast.ForStmt:
		f.condition(n.Cond)
	case *ast.BasicLit:
		f.literal(n)
	case *ast.ReturnStmt:
		f.returns(n)
	case *ast.BranchStmt:
		f.branch(n)
	case *ast.ExprStmt:
		f.deletion(n)
	case *ast.IncDecStmt:
		f.step(n)
	case *ast.AssignStmt:
		f.assign(n)
	}
	return true
}
