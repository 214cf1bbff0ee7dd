package prose

import (
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// A fragment is a text as a clerk pastes it, from the program behind the bar of its name, with what readers should see of it, one
// demand a line:
//
//	has X          the HTML, without its attributes or with them, holds X
//	not X          the HTML does not hold X
//	text X         the text that is seen holds X; paragraphs, lines, items and cells stand apart in it
//	apart A | B    A and B are both seen, not in one line
//	told           something is said of the text
//	quiet          nothing is said
//	or-told        whatever is said of the text excuses what comes of it
//	known X        it does not come right, because of X; it is counted as wrong
//
// ⟦00a0⟧ is the character of that code.
type fragment struct {
	name, text string
	demands    []string
}

var coded = regexp.MustCompile(`⟦([0-9a-f]{4})⟧`)

func fragments(t *testing.T, name string) (list []fragment) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	decoded := coded.ReplaceAllStringFunc(string(data), func(s string) string {
		code, err := strconv.ParseUint(coded.FindStringSubmatch(s)[1], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		return string(rune(code))
	})
	for _, one := range strings.Split("\n"+decoded, "\n=== ")[1:] {
		head, rest, _ := strings.Cut(one, "\n")
		text, demands, found := strings.Cut(rest, "\n---\n")
		if !found {
			t.Fatalf("%s: %s has no demands", name, head)
		}
		list = append(list, fragment{head, text + "\n", strings.Split(strings.TrimSuffix(demands, "\n"), "\n")})
	}
	return list
}

var (
	attribute = regexp.MustCompile(`(<[a-z0-9]+)[^>]*>`)
	standing  = regexp.MustCompile(`(?i)<br[^>]*>|</?(?:p|li|ul|ol|dl|dt|dd|h\d|tr|th|td|table|pre|blockquote|div|section|hr)\b[^>]*>`)
)

// seenText is what readers see of HTML, a paragraph, an item, a cell a line. Line ends of a pre stand.
func seenText(markup string) string {
	markup = regexp.MustCompile(`(?s)<pre.*?</pre>`).ReplaceAllStringFunc(markup, func(s string) string { return strings.ReplaceAll(s, "\n", "<br>") })
	var b strings.Builder
	for _, line := range strings.Split(standing.ReplaceAllString(strings.ReplaceAll(markup, "\n", " "), "\n"), "\n") {
		line = html.UnescapeString(anyTag.ReplaceAllString(line, ""))
		b.WriteString(strings.Join(strings.Fields(line), " ") + "\n")
	}
	return b.String()
}

// failing lists the demands that do not hold.
func (f *fragment) failing(markup string, messages []string) (wrong []string, known bool) {
	seen, bare := seenText(markup), attribute.ReplaceAllString(markup, "$1>")
	told, excused := len(messages) > 0, false
	for _, demand := range f.demands {
		kind, what, _ := strings.Cut(demand, " ")
		holds := false
		switch kind {
		case "has":
			holds = strings.Contains(markup, what) || strings.Contains(bare, what)
		case "not":
			holds = !strings.Contains(markup, what)
		case "text":
			holds = strings.Contains(seen, what)
		case "apart":
			a, b, _ := strings.Cut(what, " | ")
			holds = strings.Contains(seen, a) && strings.Contains(seen, b)
			for _, line := range strings.Split(seen, "\n") {
				holds = holds && !(strings.Contains(line, a) && strings.Contains(line, b))
			}
		case "told":
			holds = told
		case "quiet":
			holds = !told
		case "known":
			known, holds = true, true
		case "or-told":
			excused, holds = told, true
		default:
			wrong = append(wrong, "no demand: "+demand)
		}
		if !holds {
			wrong = append(wrong, demand)
		}
	}
	if excused {
		wrong = nil
	}
	return wrong, known
}

// comes is what a reader sees of an edition's text, and what is said of it in reading the file and in reading the text.
func comes(t *testing.T, text string) (string, []string) {
	t.Helper()
	base := os.DirFS("../build/testdata/cases/base")
	files := fstest.MapFS{}
	if err := fs.WalkDir(base, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(base, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	const file = "content/2022-h1/edition.md"
	files[file] = &fstest.MapFile{Data: []byte("---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n" + text)}
	var diags diag.List
	site, err := load.Site(files, model.Charts{}, &diags)
	if err != nil {
		t.Fatal(err)
	}
	var markup strings.Builder
	if site != nil && len(site.Editions) == 1 && site.Editions[0].Body != nil {
		for _, block := range newParser().Parse(site.Editions[0].Body, Options{Prefix: "s"}, &diags).Blocks {
			if d := block.Directive; d != nil {
				fmt.Fprintf(&markup, "<pre>%s</pre>", html.EscapeString(d.Name))
			}
			markup.Write(block.HTML)
		}
	}
	var messages []string
	for _, d := range diags.Sorted() {
		if d.Pos.File == file {
			messages = append(messages, d.String())
		}
	}
	return markup.String(), messages
}

// TestFresh holds what comes of fragments that were written before anybody who wrote them had read the parser: one half was mended
// by, the other was run once and then kept.
func TestFresh(t *testing.T) {
	names, err := filepath.Glob("testdata/fresh/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no fragments: ", err)
	}
	for _, name := range names {
		list, right := fragments(t, name), 0
		for _, f := range list {
			markup, messages := comes(t, f.text)
			wrong, known := f.failing(markup, messages)
			switch {
			case known && len(wrong) == 0:
				t.Errorf("%s comes right: it is known no longer", f.name)
			case known:
				continue
			case len(wrong) > 0:
				t.Errorf("%s: %s\n%s\n%s%s", f.name, strings.Join(wrong, "; "), f.text, markup, strings.Join(messages, "\n"))
				continue
			}
			right++
		}
		t.Logf("%s: %d of %d", name, right, len(list))
	}
}
