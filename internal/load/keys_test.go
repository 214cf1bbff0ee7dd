package load

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestIndicatorKeys: each key of an indicator is explained in the manual, used in testdata/good and mistaken in a folder of
// testdata/bad.
func TestIndicatorKeys(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/indicators.md")
	if err != nil {
		t.Fatal(err)
	}
	section := string(manual)
	good, err := os.ReadFile("testdata/good/data/indicators.yaml")
	if err != nil {
		t.Fatal(err)
	}
	mistaken := mistakenKeys(t, "data/indicators.yaml")
	var answer said
	keys := (&indicatorReader{reader: &reader{}}).keys(&model.Indicator{}, &answer)
	for _, key := range keys {
		if !strings.Contains(section, "`"+key.key+"`") {
			t.Errorf("the manual does not explain %s", key.key)
		}
		if !uses(string(good), key.key) {
			t.Errorf("testdata/good does not use %s", key.key)
		}
		if !mistaken[key.key] {
			t.Errorf("no folder of testdata/bad is about %s", key.key)
		}
	}
}

var (
	keyed   = regexp.MustCompile(`([a-z_]+):`)
	placed  = regexp.MustCompile(`(?m)^([^:\s]+):(\d+):(\d+): `)
	quoting = regexp.MustCompile(`“([a-z_]+)(?:: …)?”`)
)

func uses(text, key string) bool {
	for _, m := range keyed.FindAllStringSubmatch(text, -1) {
		if m[1] == key {
			return true
		}
	}
	return false
}

// mistakenKeys are the keys of a file that the diagnostics of testdata/bad name, or stand at.
func mistakenKeys(t *testing.T, file string) map[string]bool {
	t.Helper()
	wants, err := filepath.Glob("testdata/bad/*/want.txt")
	if err != nil || len(wants) == 0 {
		t.Fatal("no cases", err)
	}
	found := map[string]bool{}
	for _, name := range wants {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(filepath.Join(filepath.Dir(name), file))
		if err != nil {
			continue // the mistake is in another file
		}
		lines := strings.Split(string(source), "\n")
		for _, line := range strings.Split(string(want), "\n") {
			m := placed.FindStringSubmatch(line)
			if m == nil || m[1] != file {
				continue
			}
			row, _ := strconv.Atoi(m[2])
			column, _ := strconv.Atoi(m[3])
			found[keyAt(lines, row, column)] = true
			for _, q := range quoting.FindAllStringSubmatch(line, -1) {
				found[q[1]] = true
			}
		}
	}
	return found
}

// keyAt is the key that stands at a place, or before it in its line.
func keyAt(lines []string, row, column int) string {
	if row > len(lines) {
		return ""
	}
	runes := []rune(lines[row-1])
	before, behind := string(runes[:min(len(runes), column-1)]), string(runes[min(len(runes), column-1):])
	if at := keyed.FindStringSubmatchIndex(behind); at != nil && at[0] == 0 {
		return behind[at[2]:at[3]]
	}
	if all := keyed.FindAllStringSubmatch(before, -1); len(all) > 0 {
		return all[len(all)-1][1]
	}
	return ""
}

// manualKeys are the manual's pages of keys: the files of testdata/good that a section's table must cover.
var manualKeys = []struct{ page, section, files string }{
	{"site", "全部项目", "data/site.yaml"},
	{"regions", "全部项目", "data/regions.yaml"},
	{"indicators", "全部项目", "data/indicators.yaml"},
	{"targets", "全部项目", "data/targets/*.yaml"},
	{"reports", "全部项目", "data/reports/*.yaml"},
	{"records", "节点的全部项目", "data/milestones/*.yaml"},
	{"records", "台账的全部项目", "data/actions/*.yaml"},
	{"records", "活动的全部项目", "data/events/*.yaml"},
	{"records", "来源的全部项目", "data/sources/*.yaml"},
	{"import", "全部项目", "data/imports/*.yaml"},
	{"edition", "全部项目", "content/*/edition.md"},
}

// TestManualKeys: the manual's tables of keys are the keys that the loader knows, file by file, none more and none less. What the
// loader knows it says itself, when every mapping of testdata/good has a key that is none.
func TestManualKeys(t *testing.T) {
	known := knownKeys(t)
	for _, m := range manualKeys {
		page, err := os.ReadFile("../../docs/reference/" + m.page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		_, section, found := strings.Cut(string(page), "\n## "+m.section+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		if !found {
			t.Errorf("%s.md has no section %s", m.page, m.section)
		}
		listed := map[string]bool{}
		for _, row := range regexp.MustCompile("(?m)^\\| `([a-z0-9_.*-]+)` \\|").FindAllStringSubmatch(section, -1) {
			if listed[row[1]] {
				t.Errorf("%s.md lists %s twice", m.page, row[1])
			}
			listed[row[1]] = true
		}
		var wanted []string
		for file, keys := range known {
			if matched, _ := filepath.Match(m.files, file); matched {
				wanted = append(wanted, keys...)
			}
		}
		slices.Sort(wanted)
		for _, key := range slices.Compact(wanted) {
			if !listed[key] {
				t.Errorf("%s.md lacks | `%s` |", m.page, key)
			}
			delete(listed, key)
		}
		for key := range listed {
			t.Errorf("%s.md lists %s, which no file takes", m.page, key)
		}
	}
}

// repeated finds keys under which the same may be written, which the manual says once: kinds of regions, states, parts of a figure.
var repeated = regexp.MustCompile(`^(?:counties|zones|direct|prefecture|province)\.|^(?:palette\.)(?:over|on_pace|behind|far_behind|zero|gap)\.|\.parts\.(?:zhuke|fuke)$`)

// general is the path of a key as the manual writes it.
func general(path string) string {
	return repeated.ReplaceAllStringFunc(path, func(part string) string {
		switch {
		case strings.HasPrefix(part, "palette."):
			return "palette.*."
		case strings.HasPrefix(part, ".parts."):
			return ".parts.*"
		}
		return "*."
	})
}

// strange begins the keys that no mapping knows.
const strange = "qxqxqxqxqxqx"

// knownKeys are the keys of each file of testdata/good, as paths: “*” stands for an id or a name of the author's.
func knownKeys(t *testing.T) map[string][]string {
	t.Helper()
	site := fstest.MapFS{}
	var all []*mapped
	err := fs.WalkDir(os.DirFS("testdata/good"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile("testdata/good/" + name)
		if err != nil {
			return err
		}
		text, rest := string(content), ""
		front := false
		if strings.HasSuffix(name, ".md") {
			if text, rest, front = strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); !front {
				text, rest = string(content), ""
			}
		}
		if front || strings.HasSuffix(name, ".yaml") {
			var root yaml.Node
			if err := yaml.Unmarshal([]byte(text), &root); err != nil {
				return err
			}
			all = append(all, marked(name, &root, len(all))...)
			made, err := yaml.Marshal(&root)
			if err != nil {
				return err
			}
			if content = made; front {
				content = []byte("---\n" + string(made) + "---\n" + rest)
			}
		}
		site[name] = &fstest.MapFile{Data: content, Mode: 0o644}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var diags diag.List
	if _, err := Site(site, model.Charts{}, &diags); err != nil {
		t.Fatal(err)
	}
	var mapping yaml.Node // it is read when a workbook comes in, and not with the site
	if err := yaml.Unmarshal([]byte("sheets: [{sheet: x, captions: {甲: {measure: figure}}}]"), &mapping); err != nil {
		t.Fatal(err)
	}
	all = append(all, marked("data/imports/x.yaml", &mapping, len(all))...)
	text, err := yaml.Marshal(&mapping)
	if err != nil {
		t.Fatal(err)
	}
	ParseImport("data/imports/x.yaml", text, importSite(), &diags)
	said := map[string]string{} // what may be written beside a strange key
	for _, d := range diags.Sorted() {
		if d.Code == "unknown-key" {
			_, key, _ := strings.Cut(d.Text, strange)
			key, _, _ = strings.Cut(key, "”")
			said[key] = d.Fix
		}
	}
	known := map[string][]string{}
	for _, m := range all {
		if keys, isList := strings.CutPrefix(said[m.number], "可写 "); isList {
			m.fixed = true
			for key := range strings.SplitSeq(keys, "、") {
				known[m.file] = append(known[m.file], general(m.path()+key))
			}
		}
	}
	return known
}

// TestManualMeanings: the manual lists the words that a mapping may give a caption, and no other.
func TestManualMeanings(t *testing.T) {
	page, err := os.ReadFile("../../docs/reference/import.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n| 词 | 意思 |")
	table, _, _ = strings.Cut(table, "\n\n")
	var listed []string
	for _, m := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(table, -1) {
		listed = append(listed, m[1])
	}
	want := slices.Clone(CaptionMeasures)
	slices.Sort(want)
	slices.Sort(listed)
	if !slices.Equal(listed, want) {
		t.Errorf("the manual lists %q, want %q", listed, want)
	}
}

// mapped is a mapping of a file.
type mapped struct {
	file, number string
	above        *mapped
	key          string // that it stands under, or below
	fixed        bool   // its keys are words of the loader, not the author's names
}

// path is that of the mapping's keys. What is above a mapping comes before it in the list, and is known already.
func (m *mapped) path() string {
	switch {
	case m.above == nil:
		return ""
	case !m.above.fixed:
		return m.above.path() + "*."
	}
	return m.above.path() + m.key + "."
}

// marked gives every mapping below a node a strange key.
func marked(file string, n *yaml.Node, count int) []*mapped {
	var all []*mapped
	var walk func(n *yaml.Node, above *mapped, key string)
	walk = func(n *yaml.Node, above *mapped, key string) {
		switch n.Kind {
		case yaml.DocumentNode, yaml.SequenceNode:
			for _, c := range n.Content {
				walk(c, above, key)
			}
		case yaml.MappingNode:
			m := &mapped{file: file, number: strconv.Itoa(count + len(all)), above: above, key: key}
			all = append(all, m)
			for k := 0; k+1 < len(n.Content); k += 2 {
				walk(n.Content[k+1], m, n.Content[k].Value)
			}
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: strange + m.number}, &yaml.Node{Kind: yaml.ScalarNode, Value: "1"})
		}
	}
	walk(n, nil, "")
	return all
}
