package analysis_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// A cell is judged here and worded in format. The tables below say who else may do what, and why.

// printers may ask a completion or a lead for its number and digits.
var printers = map[string]string{
	"internal/format":  "words it",
	"internal/measure": "is the table of numbers that a text may quote",
	"internal/table":   "builds the cells of tables",
}

// plotters may ask a completion for its place on an axis.
var plotters = map[string]string{
	"internal/chart": "draws it",
}

// judges may compare states.
var judges = map[string]string{
	"internal/analysis": "decides them",
	"internal/format":   "has a word for each",
	"internal/chart":    "has a colour for each",
}

// wordings may write verdicts out.
var wordings = map[string]string{
	"internal/format":    "is where they stand",
	"internal/claim":     "reads what authors write, in many words",
	"internal/reference": "reads the conditions that authors write",
	"internal/load":      "reads the gaps that authors write",
	"internal/model":     "names the gaps that authors write",
}

// namings are files that write the same words of other things.
var namings = map[string]string{
	"internal/chart/gantt.go":    "is of milestones, which are done or not",
	"internal/finding/rule.go":   "names rules",
	"internal/learn/word.go":     "reads the heads of other people's tables",
	"internal/export/measure.go": "gives ids to the words of states",
}

// states are the names of what a cell's state may be.
var states = []string{"Over", "Met", "OnPace", "Behind", "FarBehind", "Unmet", "AtZero", "Exceeded", "Reached", "Short"}

// verdictWords are the words of the table of format, those for mixed sets, and of states. The verbs of a 同比 and 并列 are
// no verdicts.
func verdictWords() []string {
	words := map[string]bool{
		format.Behind(true, false): true, format.Behind(true, true): true, format.OnPace(true, false): true, format.OnPace(true, true): true,
	}
	for _, p := range analysis.Predicates {
		if p.Needs == analysis.OfGrown || p == analysis.IsTied {
			continue
		}
		for _, m := range []model.Measure{model.Flow, model.Stock, model.Rate} {
			for _, b := range []model.Better{model.Higher, model.Lower} {
				for _, end := range []bool{false, true} {
					words[format.Verdict(p, &model.Indicator{Measure: m, Better: b}, end)] = true
				}
			}
		}
	}
	for s := analysis.Over; s <= analysis.Short; s++ {
		words[format.StateWord(s)] = true
	}
	return slices.Sorted(maps.Keys(words))
}

// offences are where a file does what only others may.
type offences struct {
	prints, plots, compares, words []string // positions, with what stands there
}

func (o *offences) of(set *token.FileSet, f *ast.File, words []string) {
	name := importedAs(f, "bulletin/internal/analysis")
	at := func(n ast.Node, what string) string { return fmt.Sprintf("%s: %s", set.Position(n.Pos()), what) }
	compared := func(e ast.Expr) {
		s, ok := e.(*ast.SelectorExpr)
		if !ok || name == "" {
			return
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Name == name && slices.Contains(states, s.Sel.Name) {
			o.compares = append(o.compares, at(s, s.Sel.Name))
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) == 0 && name != "" {
				switch s.Sel.Name {
				case "Print":
					o.prints = append(o.prints, at(n, "Print"))
				case "Plot":
					o.plots = append(o.plots, at(n, "Plot"))
				}
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				compared(n.X)
				compared(n.Y)
			}
		case *ast.CaseClause:
			for _, e := range n.List {
				compared(e)
			}
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && says(text, words) {
				o.words = append(o.words, at(n, n.Value))
			}
		}
		return true
	})
}

// says reports whether a text is a verdict's word, or has one of those that are long enough to mean nothing else.
func says(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return text == w || utf8.RuneCountInString(w) >= 4 && strings.Contains(text, w)
	})
}

func importedAs(f *ast.File, pkg string) string {
	for _, i := range f.Imports {
		if i.Path.Value != strconv.Quote(pkg) {
			continue
		}
		if i.Name != nil {
			return i.Name.Name
		}
		return path.Base(pkg)
	}
	return ""
}

// TestOffences: the reader of the module sees what it is to see, and nothing else.
func TestOffences(t *testing.T) {
	for _, test := range []struct {
		name, imports, body             string
		prints, plots, compares, wordly int
	}{
		{"prints", `"bulletin/internal/analysis"`, `_, _ = c.Completion.Print()`, 1, 0, 0, 0},
		{"prints in another world", `"fmt"`, `c.Print()`, 0, 0, 0, 0},
		{"prints something", `"bulletin/internal/analysis"`, `c.Print(1)`, 0, 0, 0, 0},
		{"plots", `"bulletin/internal/analysis"`, `_ = c.Completion.Plot()`, 0, 1, 0, 0},
		{"compares", `"bulletin/internal/analysis"`, `_ = c.State == analysis.AtZero || analysis.Met != c.State`, 0, 0, 2, 0},
		{"compares by another name", `a "bulletin/internal/analysis"`, `_ = c.State == a.AtZero`, 0, 0, 1, 0},
		{"switches", `"bulletin/internal/analysis"`, "switch c.State {\ncase analysis.Over, analysis.Short:\n}", 0, 0, 2, 0},
		{"asks whether there is a state", `"bulletin/internal/analysis"`, `_ = c.State == analysis.NoState`, 0, 0, 0, 0},
		{"counts", `"bulletin/internal/analysis"`, `_ = t.Count(analysis.Over)`, 0, 0, 0, 0},
		{"words", `"fmt"`, "_ = \"落后序时\" + `均尚未破零，` + \"超额\"", 0, 0, 0, 3},
		{"words of other things", `"fmt"`, `_ = "同比增长" + "并列" + "超额部分" + "序时进度"`, 0, 0, 0, 0},
	} {
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, "x.go", "package x\nimport "+test.imports+"\nfunc f() {\n"+test.body+"\n}\n", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		var o offences
		o.of(set, f, verdictWords())
		if len(o.prints) != test.prints || len(o.plots) != test.plots || len(o.compares) != test.compares || len(o.words) != test.wordly {
			t.Errorf("%s: %v, want %d, %d, %d, %d", test.name, o, test.prints, test.plots, test.compares, test.wordly)
		}
	}
}

// TestPolicy reads the module: nobody else prints, draws, compares or words what a cell is.
func TestPolicy(t *testing.T) {
	root, words := os.DirFS("../.."), verdictWords()
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || path.Dir(name) == "internal/analysis" {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		var o offences
		o.of(set, f, words)
		in := path.Dir(name)
		refuse(t, printers[in], o.prints)
		refuse(t, plotters[in], o.plots)
		refuse(t, judges[in], o.compares)
		refuse(t, wordings[in]+namings[name], o.words)
		if namings[name] != "" && len(o.words) == 0 {
			t.Errorf("%s writes no verdicts: it needs no line in namings", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// refuse fails for each place, unless there is a reason.
func refuse(t *testing.T, reason string, places []string) {
	for _, p := range places {
		if reason == "" {
			t.Errorf("%s: only for those in the tables above", p)
		}
	}
}
