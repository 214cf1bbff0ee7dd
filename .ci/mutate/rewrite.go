package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// switches is the package that mutated code asks. It is compiled into the tests and is no file of the repository.
const switches = `// Package mutant is which fault is on.
package mutant

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

var (
	active, _ = strconv.Atoi(os.Getenv("MUTANT"))
	recording = false
	seen      [1 << 20]atomic.Bool
)

// Main runs the tests; where it is told to, one after another, each with the fault that it reads: "FAULT MILLISECONDS TEST".
// It answers "ok" or "failed", the milliseconds of the processor that the test took and, without a fault, the places reached; a test
// that takes more than it may ends the process, like one that panics.
func Main(m interface{ Run() int }) {
	if os.Getenv("MUTANT_LOOP") == "" {
		os.Exit(m.Run())
	}
	flag.Parse()
	early := active
	in, out := bufio.NewScanner(os.NewFile(3, "in")), os.NewFile(4, "out")
	for in.Scan() {
		var id, limit int
		var test string
		if _, err := fmt.Sscan(in.Text(), &id, &limit, &test); err != nil {
			panic(err)
		}
		if err := flag.Set("test.run", test); err != nil {
			panic(err)
		}
		if early == 0 {
			active, recording = id, id == 0
		}
		runtime.GC()
		began, done := used(), make(chan bool)
		go func() {
			for {
				select {
				case <-done:
					return
				case <-time.After(100 * time.Millisecond):
					if used()-began > time.Duration(limit)*time.Millisecond {
						fmt.Fprintln(out, "hung")
						os.Exit(3)
					}
				}
			}
		}()
		answer := "ok"
		if m.Run() != 0 {
			answer = "failed"
		}
		close(done)
		fmt.Fprint(out, answer, " ", (used() - began).Milliseconds())
		if id == 0 {
			for _, k := range reached() {
				fmt.Fprint(out, " ", k)
			}
		}
		fmt.Fprintln(out)
	}
	os.Exit(0)
}

// used is the time of the processor so far.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// reached are the places that were asked while no fault was planted, since it was called last.
func reached() (ids []int) {
	for id := range seen {
		if seen[id].Load() {
			ids = append(ids, id)
			seen[id].Store(false)
		}
	}
	return ids
}

func On(id int) bool {
	if recording {
		seen[id].Store(true)
	}
	return id == active
}

// Off is by how much a constant is off.
func Off(id, by int) int {
	if On(id) {
		return by
	}
	return 0
}

func Text(id int, text string) string {
	if On(id) {
		return ""
	}
	return text
}

func Pick[T any](id int, was, is func() T) T {
	if On(id) {
		return is()
	}
	return was()
}
`

// driver is added to the tests of a package.
const driver = `package %s

import (
	mutanttesting "testing"

	mutant "%s"
)

func TestMain(m *mutanttesting.M) { mutant.Main(m) }
`

// source is a package that is mutated, without its tests.
type source struct {
	dir, module string // of the module, absolute, and its path
	name        string // below internal
	files       []*file
	fset        *token.FileSet
	pkg         *types.Package
	info        *types.Info
	imports     types.Importer
}

type file struct {
	name, text string // slash-separated from the module's folder
	syntax     *ast.File
}

// load reads a package of a module and looks up its types.
func load(dir, module, name string) (*source, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	s := &source{dir: dir, module: module, name: name, fset: token.NewFileSet()}
	listed, err := goOutput(dir, "list", "-export", "-deps", "-test", "-json=ImportPath,Export,GoFiles", "./internal/"+name)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	var names []string
	for d := json.NewDecoder(bytes.NewReader(listed)); ; {
		var p struct {
			ImportPath, Export string
			GoFiles            []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		exports[p.ImportPath] = p.Export
		if p.ImportPath == module+"/internal/"+name {
			names = p.GoFiles
		}
	}
	var syntax []*ast.File
	for _, n := range names {
		rel := "internal/" + name + "/" + n
		text, err := os.ReadFile(filepath.Join(dir, rel))
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(s.fset, rel, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.files = append(s.files, &file{name: rel, text: string(text), syntax: tree})
		syntax = append(syntax, tree)
	}
	compiled := importer.ForCompiler(s.fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("%s: not among what go list names", path)
		}
		return os.Open(exports[path])
	})
	tree, err := parser.ParseFile(s.fset, "mutant.go", switches, 0)
	if err != nil {
		return nil, err
	}
	planted, err := (&types.Config{Importer: compiled}).Check(s.planted(), s.fset, []*ast.File{tree}, nil)
	if err != nil {
		return nil, err
	}
	s.imports = importers{compiled, planted}
	s.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Implicits: map[ast.Node]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	s.pkg, err = (&types.Config{Importer: s.imports}).Check(module+"/internal/"+name, s.fset, syntax, s.info)
	return s, err
}

// planted is the path of the switches.
func (s *source) planted() string { return s.module + "/internal/mutant" }

// importers know the switches beside what is compiled.
type importers struct {
	types.Importer
	planted *types.Package
}

func (i importers) Import(path string) (*types.Package, error) {
	if path == i.planted.Path() {
		return i.planted, nil
	}
	return i.Importer.Import(path)
}

// rewritten is a file with the switches of its sites, and the sites of each stretch of it that is new.
type rewritten struct {
	text string
	new  []stretch
}

type stretch struct {
	start, end int
	sites      []*site
}

// rewrite plants switches. Sites that stand in one another are rendered inside one another.
func rewrite(f *file, sites []*site, planted string) rewritten {
	sites = slices.Clone(sites)
	slices.SortStableFunc(sites, func(a, b *site) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	var out rewritten
	var part func(start, end int, in []*site, outermost bool) string
	part = func(start, end int, in []*site, outermost bool) string {
		var b strings.Builder
		for at := start; ; {
			k := slices.IndexFunc(in, func(s *site) bool { return s.start >= at && s.end <= end })
			if k < 0 {
				b.WriteString(f.text[at:end])
				return b.String()
			}
			s, rest := in[k], in[k+1:]
			b.WriteString(f.text[at:s.start])
			from := b.Len()
			b.WriteString(s.render(s.id, func(start, end int) string { return part(start, end, rest, false) }))
			at = s.end
			if outermost {
				within := []*site{s}
				for _, r := range rest {
					if r.end <= s.end {
						within = append(within, r)
					}
				}
				out.new = append(out.new, stretch{from, b.Len(), within})
			}
			in = rest
		}
	}
	out.text = part(0, len(f.text), sites, true)
	// On the line of the package's name, so that lines stay where they are.
	head, add := int(f.syntax.Name.End()-f.syntax.FileStart), fmt.Sprintf("; import %q", planted)
	out.text = out.text[:head] + add + out.text[head:]
	for k := range out.new {
		out.new[k].start += len(add)
		out.new[k].end += len(add)
	}
	return out
}

// fitting plants the switches of sites, without those that do not compile: where a type cannot be written, or a constant is due.
func (s *source) fitting(sites []*site) (texts map[string]string, left []*site, err error) {
	left = slices.DeleteFunc(slices.Clone(sites), func(x *site) bool { return x.render == nil })
	for {
		texts = map[string]string{}
		made := map[string]rewritten{}
		var syntax []*ast.File
		fset := token.NewFileSet()
		var wrong []*site
		// An error stands in what is new, or at the end of the function that a new statement makes one without a return.
		blame := func(name string, offset int) (found bool) {
			for _, n := range slices.Backward(made[name].new) {
				if n.start <= offset {
					wrong = append(wrong, n.sites...)
					return true
				}
			}
			return false
		}
		for _, f := range s.files {
			var of []*site
			for _, x := range left {
				if x.file == f {
					of = append(of, x)
				}
			}
			text := f.text
			if len(of) > 0 {
				made[f.name] = rewrite(f, of, s.planted())
				text = made[f.name].text
				texts[f.name] = text
			}
			tree, err := parser.ParseFile(fset, f.name, text, parser.SkipObjectResolution)
			if err != nil {
				return nil, nil, err
			}
			syntax = append(syntax, tree)
		}
		unplaced := error(nil)
		config := types.Config{Importer: s.imports, Error: func(err error) {
			var e types.Error
			if !errors.As(err, &e) {
				unplaced = err
			} else if p := fset.Position(e.Pos); !blame(p.Filename, p.Offset) {
				unplaced = err
			}
		}}
		_, _ = config.Check(s.module+"/internal/"+s.name, fset, syntax, nil) // what is wrong is with blame
		if len(wrong) == 0 {
			return texts, left, unplaced
		}
		left = slices.DeleteFunc(left, func(x *site) bool { return slices.Contains(wrong, x) })
	}
}

// goOutput is what a go command prints.
func goOutput(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, said.Bytes())
	}
	return out, nil
}
