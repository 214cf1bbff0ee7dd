package load_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
	"bulletin/internal/schema"
	"bulletin/internal/schema/schematest"
)

// schemaSites are sites without a mistake whose files between them use every key.
var schemaSites = []string{
	"testdata/base", "testdata/good", "../build/testdata/school", "../build/testdata/province", "../build/testdata/single", "../page/testdata/proof",
	"../claim/testdata/blind/sites/weisheng", "../claim/testdata/blind/sites/huanjing", "../claim/testdata/blind/sites/caizheng", "../..",
}

// beyond are what the loader refuses and a schema cannot tell, by code and, where a code is about several things, by the words of
// the message.
var beyond = []struct{ code, text, why string }{
	{"unknown-region", "", "the ids of regions stand in another file"},
	{"unknown-indicator", "", "the ids of indicators stand in another file"},
	{"unknown-edition", "", "the ids of editions are names of folders"},
	{"unknown-period", "", "the months of reports are names of files"},
	{"unknown-part", "", "the parts of an indicator stand in another file"},
	{"unknown-unit", "", "the units that may be responsible stand in another file"},
	{"name-mismatch", "", "the month or year is that of the file's name"},
	{"wrong-year", "", "the year is that of the file's name"},
	{"wrong-order", "", "two dates are compared"},
	{"wrong-from", "", "a change is compared with the target before it"},
	{"wrong-sum", "", "weights are added up"},
	{"overlapping", "", "numbers of a list are compared"},
	{"not-due", "", "an indicator does not apply to a region, by another file"},
	{"not-targeted", "", "an indicator has no target, by another file"},
	{"negative-figure", "", "the indicator, in another file, says whether a figure may be negative"},
	{"no-indicator", "", "one indicator among all groups is wanted"},
	{"missing-region", "", "every county is wanted, by another file"},
	{"no-red-head", "", "the red head stands in another file"},
	{"missing-approval", "", "what a map's number looks like is not told by a pattern; a map in use wants one"},
	{"missing-file", "", "whether a map is there"},
	{"extra-key", "", "keys that exclude each other"},
	{"duplicate-id", "", "ids of a file are compared"},
	{"duplicate-name", "", "names of a file are compared"},
	{"duplicate-code", "", "codes of a file are compared"},
	{"duplicate-tile", "", "places of a file are compared"},
	{"duplicate-key", "", "JSON has no duplicate keys; editors tell them themselves, and entries by the same id are compared"},
	{"alike-names", "", "what two names look like is compared"},
	{"too-many", "", "counted by the loader"},
	{"too-long", "", "the length without the space around a text of several lines"},
	{"bad-character", "", "characters that no text may hold"},
	{"unknown-key", "的其中项没有", "the parts of an indicator stand in another file"},
	{"missing-key", "写了“rank_of”，没有写“rank”", "a key that another key wants"},
	{"missing-key", "没有写明对", "one of several keys is wanted"},
	{"missing-key", "已销号的事项缺少", "a key that a value wants"},
	{"missing-key", "要用“why_not”说明原因", "a key that a value wants"},
	{"missing-key", "写了“part”，没有写“indicator”", "a key that another key wants"},
	{"missing-key", "写了 basis，文件里却没有写明", "a key that a key elsewhere wants"},
	{"missing-key", "缺少 basis（", "a key that a key elsewhere wants"},
	{"out-of-range", "位次是第", "two numbers are compared"},
	{"out-of-range", "behind 应小于 far_behind", "two numbers are compared"},
	{"bad-choice", "", "which of several ids or words is allowed depends on other places"},
	{"bad-figure", "", "how a number is spelled: an editor sees its value only, and takes 1e3, +5, 007 and .5"},
	{"bad-date", "不是日历上的日期", "the length of months"},
	{"bad-date", "年份", "the bounds of years"},
	{"bad-period", "", "the bounds of years and months"},
	{"bad-id", "Windows 的保留名", "names of devices"},
	{"bad-id", "个字符，最多", "the bytes of an id"},
	{"bad-id", "写“true”", "True is true to an editor, and true is an id"},
	{"bad-code", "", "how a code is spelled: an editor reads one without quotes as a number"},
	{"bad-hash", "", "a sum of digits alone is a number to an editor"},
	{"wrong-type", "应是整数", "how a whole number is spelled: 1.0 and 0x10 are whole to an editor"},
	{"wrong-type", "“year”应是年份", "how a year is spelled"},
	{"wrong-type", "应是 true（是）或 false（否）", "True and TRUE are true to an editor"},
	{"no-value", "“indicators”里没有指标", "an empty table of weights"},
	{"no-value", "“counties”里没有", "an empty list"},
	{"explicit-tag", "", "JSON has no tags"},
	{"merge-key", "", "JSON has no merging"},
	{"yaml-syntax", "", "no YAML"},
}

// reasonBeyond is why a schema does not tell what the loader says of a file, or empty. Of two values under one key an editor sees one.
func reasonBeyond(d diag.Diagnostic, all []diag.Diagnostic) string {
	if slices.ContainsFunc(all, func(other diag.Diagnostic) bool { return other.Code == "duplicate-key" }) {
		return "JSON has no duplicate keys"
	}
	for _, b := range beyond {
		if b.code == d.Code && strings.Contains(d.String(), b.text) {
			return b.why
		}
	}
	return ""
}

// authored is a file that has a schema, in the site it belongs to.
type authored struct {
	site, name string
	kind       load.FileShape
	front      []byte // the YAML
	rest       []byte // what follows it in a text
}

func (a *authored) whole(front []byte) []byte {
	if !a.kind.Front {
		return front
	}
	return slices.Concat([]byte("---\n"), front, a.rest)
}

var sitesRead = map[string]fstest.MapFS{}

// siteFiles are the data and content of a site, in memory.
func siteFiles(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	if files, ok := sitesRead[root]; ok {
		return files
	}
	files := fstest.MapFS{}
	for _, part := range []string{"data", "content"} {
		err := fs.WalkDir(os.DirFS(root), part, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(path.Join(root, name))
			files[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sitesRead[root] = files
	return files
}

func authoredFiles(t *testing.T) []authored {
	t.Helper()
	var list []authored
	for _, root := range schemaSites {
		files := siteFiles(t, root)
		names := make([]string, 0, len(files))
		for name := range files {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			for _, kind := range load.Kinds() {
				if !kind.Has(name) {
					continue
				}
				a := authored{site: root, name: name, kind: kind, front: files[name].Data}
				if kind.Front {
					text, found := bytes.CutPrefix(a.front, []byte("---\n"))
					at := bytes.Index(text, []byte("\n---\n"))
					if !found || at < 0 {
						continue // no front matter
					}
					a.front, a.rest = text[:at+1], text[at+1:]
				}
				if said := refusedBy(t, a, a.front); len(said) > 0 {
					t.Fatalf("%s/%s has mistakes: %s", root, name, said[0])
				}
				list = append(list, a)
			}
		}
	}
	return list
}

func schemasOf(t *testing.T) map[string]*schematest.Schema {
	t.Helper()
	all := map[string]*schematest.Schema{}
	for _, kind := range load.Shapes(chart.Usual()) {
		s, err := schematest.Text(kind.Name+".json", schema.One(kind))
		if err != nil {
			t.Fatalf("%s: %v", kind.Name, err)
		}
		all[kind.Name] = s
	}
	return all
}

// TestSchemasTakeSites: the files of all sites fit their schemas, and every schema is held against one at least.
func TestSchemasTakeSites(t *testing.T) {
	schemas := schemasOf(t)
	held := map[string]int{}
	for _, a := range authoredFiles(t) {
		held[a.kind.Name]++
		if err := schemas[a.kind.Name].Validate(documentOf(t, a.front)); err != nil {
			t.Errorf("%s/%s: %v", a.site, a.name, err)
		}
	}
	for name := range schemas {
		if held[name] == 0 {
			t.Errorf("no file is held against %s", name)
		}
	}
	t.Logf("files by schema: %v", held)
}

// refusedBy are the errors of the loader in a file of a site once it has other content.
func refusedBy(t *testing.T, a authored, front []byte) []diag.Diagnostic {
	t.Helper()
	files := fstest.MapFS{}
	for name, file := range siteFiles(t, a.site) {
		files[name] = file
	}
	files[a.name] = &fstest.MapFile{Data: a.whole(front)}
	diags := &diag.List{}
	s, err := load.Site(files, chart.Usual(), diags)
	if err != nil {
		t.Fatal(err)
	}
	if a.kind.Name == "imports" {
		if _, err := load.Imports(files, s, diags); err != nil {
			t.Fatal(err)
		}
	}
	var own []diag.Diagnostic
	for _, d := range diags.Sorted() {
		if d.File == a.name && d.Severity == diag.Error {
			own = append(own, d)
		}
	}
	return own
}

const mutations = 1000

// TestSchemasAgree: what the loader takes, a schema takes; what it refuses, a schema refuses, but for what stands in beyond.
func TestSchemasAgree(t *testing.T) {
	longtest.Skip(t)
	schemas := schemasOf(t)
	files := authoredFiles(t)
	kinds := load.Kinds()
	random := rand.New(rand.NewPCG(20221015, 7))
	used := map[string]int{}
	took, refused, more := 0, 0, 0
	for n := range mutations {
		kind := kinds[random.IntN(len(kinds))].Name
		own := slices.DeleteFunc(slices.Clone(files), func(a authored) bool { return a.kind.Name != kind })
		a := own[random.IntN(len(own))]
		root := parsed(t, a.front)
		what := mutate(random, root)
		front, err := yaml.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		said := refusedBy(t, a, front)
		wrong := schemas[a.kind.Name].Validate(documentOf(t, front))
		switch {
		case len(said) == 0 && wrong == nil:
			took++
		case len(said) > 0 && wrong != nil:
			refused++
		case len(said) == 0:
			t.Errorf("%d %s/%s (%s): the loader takes it, the schema says %v", n, a.site, a.name, what, wrong)
		default:
			more++
			why := ""
			for _, d := range said {
				if why = reasonBeyond(d, said); why == "" {
					t.Errorf("%d %s/%s (%s): the schema takes it, the loader says %s", n, a.site, a.name, what, d)
				}
			}
			used[said[0].Code]++
		}
	}
	t.Logf("%d mutated files: both take %d, both refuse %d, beyond a schema %d %v", mutations, took, refused, more, used)
	if took < mutations/20 || refused < mutations/4 {
		t.Error("the mutations are of too few kinds")
	}
}

// parsed is the root of a text that the loader takes.
func parsed(t *testing.T, text []byte) *yaml.Node {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document.Content[0]
}

// documentOf is what an editor makes of a text: YAML 1.2's core schema.
func documentOf(t *testing.T, text []byte) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil || len(document.Content) == 0 {
		return nil
	}
	return coreOf(document.Content[0])
}

var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreOther = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

func coreOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return coreOf(n.Alias)
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for k, c := range n.Content {
			list[k] = coreOf(c)
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for k := 0; k+1 < len(n.Content); k += 2 {
			m[n.Content[k].Value] = coreOf(n.Content[k+1])
		}
		return m
	}
	plain := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0
	switch {
	case !plain:
		return n.Value
	case slices.Contains([]string{"", "~", "null", "Null", "NULL"}, n.Value):
		return nil
	case slices.Contains([]string{"true", "True", "TRUE"}, n.Value):
		return true
	case slices.Contains([]string{"false", "False", "FALSE"}, n.Value):
		return false
	case coreInt.MatchString(n.Value), coreFloat.MatchString(n.Value):
		return json.Number(plainNumber(n.Value))
	case coreOther.MatchString(n.Value):
		return json.Number("16")
	}
	return n.Value
}

// plainNumber is a number of YAML as JSON writes it.
func plainNumber(text string) string {
	text, sign := strings.TrimPrefix(text, "+"), ""
	if rest, found := strings.CutPrefix(text, "-"); found {
		text, sign = rest, "-"
	}
	whole, rest := text, ""
	if at := strings.IndexAny(text, ".eE"); at >= 0 {
		whole, rest = text[:at], text[at:]
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if strings.HasPrefix(rest, ".") && (len(rest) == 1 || rest[1] == 'e' || rest[1] == 'E') {
		rest = ".0" + rest[1:]
	}
	return sign + whole + rest
}
