package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bulletin/internal/delimited"
	"bulletin/internal/fingerprint"
)

// judge is a tab in which files are read as verify.html reads them.
func judge(t *testing.T) func(name string, content []byte) (says string, lines func() []string) {
	t.Helper()
	words, err := json.Marshal(fingerprint.Words)
	if err != nil {
		t.Fatal(err)
	}
	tab := open(t)
	tab.Open(fixture(t, "judge.html", `<!DOCTYPE html><meta charset="utf-8"><script src="assets/fingerprint.js"></script>`))
	return func(name string, content []byte) (string, func() []string) {
		t.Helper()
		got := Eval[struct{ Says, Sum string }](tab, fmt.Sprintf(`(() => { const b = Uint8Array.from(atob(%q), (c) => c.charCodeAt(0)), f = window.bulletinFingerprint, c = f.read(%q, b, %s);
			window.lines = c.lines.concat(c.hidden); return { Says: f.says(c), Sum: f.sha256(b) }; })()`, base64.StdEncoding.EncodeToString(content), name, words))
		if got.Sum != sha256Hex(string(content)) {
			t.Errorf("%s: SHA-256 %s in the browser", name, got.Sum)
		}
		return got.Says, func() []string { return Eval[[]string](tab, "window.lines") }
	}
}

func read(t *testing.T, name string, content []byte) *fingerprint.Content {
	t.Helper()
	c, err := fingerprint.Read(name, content)
	if err != nil || c == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return c
}

// firstOther is the first line in which two lists differ.
func firstOther(a, b []string) string {
	for k := range max(len(a), len(b)) {
		if k >= len(a) || k >= len(b) || a[k] != b[k] {
			return fmt.Sprintf("line %d:\n%.300q\n%.300q", k, a[min(k, len(a)):min(k+2, len(a))], b[min(k, len(b)):min(k+2, len(b))])
		}
	}
	return "no line, so a script"
}

// TestFingerprintAgrees: Go and the browser make the same lines of files of a site; the sweep looks at all files of three.
func TestFingerprintAgrees(t *testing.T) {
	swept(t, "saved")
	t.Parallel()
	agree(t, 6, "sample")
}

// agree looks at every so many files of sites.
func agree(t *testing.T, step int, sites ...string) {
	inBrowser, files := judge(t), 0
	for _, site := range sites {
		folder, _ := buildSite(t, site)
		pages, err := filesOf(folder, ".html")
		if err != nil {
			t.Fatal(err)
		}
		for k := 0; k < len(pages); k += step {
			name := pages[k]
			content, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			files++
			own := read(t, name, content)
			if says, lines := inBrowser(name, content); says != own.Says() {
				t.Errorf("%s: the browser reads something else: %s", name, firstOther(append(own.Lines, own.Hidden...), lines()))
			}
		}
	}
	t.Logf("%d files agree", files)
	if files*step < 100 {
		t.Errorf("%d files", files)
	}
}

var oneSaved = flag.String("saved", "", "the one page of the sample that TestSavedPages looks at")

// A saving makes other bytes of a page that say the same.
type saving struct {
	name, ending string
	save         func(text string) []byte
}

var (
	tag        = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>`)
	quoted     = regexp.MustCompile(`(\s[a-z-]+)="([^"'<>&]*)"`)
	scripts    = regexp.MustCompile(`(?s)<script\b.*?</script>`)
	unscripted = func(change func(string) string) func(string) []byte { // outside scripts, styles and drawings' names
		return func(text string) []byte {
			var out strings.Builder
			last := 0
			for _, at := range scripts.FindAllStringIndex(text, -1) {
				out.WriteString(change(text[last:at[0]]) + text[at[0]:at[1]])
				last = at[1]
			}
			return []byte(out.String() + change(text[last:]))
		}
	}
)

func replacing(pairs ...string) func(string) []byte {
	return func(text string) []byte { return []byte(strings.NewReplacer(pairs...).Replace(text)) }
}

var savings = []saving{
	{"CRLF", ".html", replacing("\n", "\r\n")},
	{"CR", ".html", replacing("\n", "\r")},
	{"a mark in front", ".html", func(s string) []byte { return []byte("\ufeff" + s) }},
	{"UTF-16", ".html", func(s string) []byte {
		out := []byte{0xff, 0xfe}
		for _, c := range s {
			if c > 0xffff {
				c = 0xfffd
			}
			out = append(out, byte(c), byte(c>>8))
		}
		return out
	}},
	{"GB18030", ".html", func(s string) []byte {
		at := regexp.MustCompile(`charset="?(utf-8)`).FindStringSubmatchIndex(s)
		return gb18030(s[:at[2]] + "gb2312" + s[at[3]:])
	}},
	{"a base", ".html", func(s string) []byte {
		return []byte(strings.Replace(s, "<head>", `<head><base href="http://10.1.2.3/tb/">`, 1))
	}},
	{"a comment in front", ".html", func(s string) []byte {
		return []byte(strings.Replace(s, "<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0020)http://10.1.2.3/tb/a -->", 1))
	}},
	{"metas of a gateway", ".html", func(s string) []byte {
		return []byte(strings.Replace(s, "<head>", "<head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><meta name=\"scanned\" content=\"1\">", 1))
	}},
	{"without scripts", ".html", func(s string) []byte { return scripts.ReplaceAll([]byte(s), nil) }},
	{"without the policy", ".html", func(s string) []byte {
		return regexp.MustCompile(`<meta http-equiv="?Content-Security-Policy"? content="[^"]*">`).ReplaceAll([]byte(s), nil)
	}},
	{"upper case", ".html", unscripted(func(s string) string {
		return tag.ReplaceAllStringFunc(s, func(t string) string {
			p := tag.FindStringSubmatch(t)
			return "<" + p[1] + strings.ToUpper(p[2]) + p[3] + ">"
		})
	})},
	{"single quotes", ".html", unscripted(func(s string) string { return quoted.ReplaceAllString(s, "$1='$2'") })},
	{"attributes turned round", ".html", unscripted(func(s string) string {
		return tag.ReplaceAllStringFunc(s, func(t string) string {
			p := tag.FindStringSubmatch(t)
			list := regexp.MustCompile(`\s[a-zA-Z-]+="[^"]*"`).FindAllString(p[3], -1)
			if strings.Join(list, "") != p[3] {
				return t
			}
			slices.Reverse(list)
			return "<" + p[1] + p[2] + strings.Join(list, "") + ">"
		})
	})},
	{"entities by number", ".html", unscripted(func(s string) string {
		var out strings.Builder
		within := false
		for _, c := range s {
			switch {
			case c == '<' || c == '>':
				within = c == '<'
				out.WriteRune(c)
			case c > 0x7f && !within:
				fmt.Fprintf(&out, "&#%d;", c)
			default:
				out.WriteRune(c)
			}
		}
		return out.String()
	})},
	{"entities in hexadecimal", ".html", unscripted(func(s string) string {
		var out strings.Builder
		for _, c := range s {
			if c > 0x7f {
				fmt.Fprintf(&out, "&#x%X;", c)
			} else {
				out.WriteRune(c)
			}
		}
		return out.String()
	})},
	{"blanks between blocks", ".html", unscripted(func(s string) string {
		return regexp.MustCompile(`</(p|tr|td|th|table|section|h1|h2|li|ul|figure)>`).ReplaceAllString(s, "</$1>\n   \t")
	})},
	{"lines joined", ".html", unscripted(func(s string) string { return strings.ReplaceAll(s, "\n", " ") })},
	{"without end tags", ".html", unscripted(func(s string) string {
		return regexp.MustCompile(`</(tr|td|th|li|tbody|thead|option)>`).ReplaceAllString(s, "")
	})},
	{"styles stripped", ".html", unscripted(func(s string) string {
		return regexp.MustCompile(`(?s)<style.*?</style>|<link rel="stylesheet"[^>]*>`).ReplaceAllString(s, "")
	})},
	{"classes renamed", ".html", unscripted(func(s string) string {
		return regexp.MustCompile(`<(p|td|th|tr|span|section|div) class="(short|n|c|finding|meta|key|opening)"`).ReplaceAllString(s, `<$1 class="m_$2"`)
	})},
}

// chinese are the bytes of characters in GB18030, which this module only reads.
var chinese = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{utf8.RuneError: "\x84\x31\xa4\x37"} // which a script names
	add := func(bytes string) {
		if r, size := utf8.DecodeRuneInString(delimited.GB18030([]byte(bytes))); r != utf8.RuneError && size > 1 && table[r] == "" {
			table[r] = bytes
		}
	}
	for a := 0x81; a <= 0xfe; a++ {
		for b := 0x40; b <= 0xfe; b++ {
			add(string([]byte{byte(a), byte(b)}))
		}
	}
	for a := 0x81; a <= 0x84; a++ {
		for b := 0x30; b <= 0x39; b++ {
			for c := 0x81; c <= 0xfe; c++ {
				for d := 0x30; d <= 0x39; d++ {
					add(string([]byte{byte(a), byte(b), byte(c), byte(d)}))
				}
			}
		}
	}
	return table
})

func gb18030(text string) []byte {
	var out bytes.Buffer
	for _, r := range text {
		if r < utf8.RuneSelf {
			out.WriteByte(byte(r))
		} else {
			out.WriteString(chinese()[r])
		}
	}
	return out.Bytes()
}

// snapshot is the open page as Chromium saves it in one file.
func (tab *Tab) snapshot() []byte {
	tab.t.Helper()
	got, err := chromedp.Call(tab.ctx, page.CaptureSnapshot, page.CaptureSnapshotParams{})
	tab.must("snapshot", err)
	return []byte(got.Data)
}

// complete is the open page as "save page as, complete" writes it: the document as scripts left it, addresses of links whole, and what
// it needs in a folder beside it. The dialog itself cannot be reached without a window.
const complete = `(() => { const copy = document.documentElement.cloneNode(true);
	const named = (address) => "./通报_files/" + address.split("/").pop();
	copy.querySelectorAll("a[href]").forEach((a) => a.setAttribute("href", new URL(a.getAttribute("href"), document.baseURI).href));
	copy.querySelectorAll("script[src]").forEach((s) => s.setAttribute("src", named(s.getAttribute("src")) + ".download"));
	copy.querySelectorAll("link[rel=stylesheet]").forEach((s) => s.setAttribute("href", named(s.getAttribute("href"))));
	copy.querySelectorAll("img[src]").forEach((s) => { if (!/^data:/.test(s.getAttribute("src"))) s.setAttribute("src", named(s.getAttribute("src"))); });
	return "<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n" + copy.outerHTML.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'); })()`

// shown is a number as it stands before a tag, in which a digit is changed.
var shown = regexp.MustCompile(`\d\.\d[%倍]?<`)

// TestSavedPages: what browsers, gateways and editors make of sealed pages is judged to say the same, by the program and in the browser; with one digit
// changed it is not.
func TestSavedPages(t *testing.T) {
	swept(t, "saved")
	t.Parallel()
	folder, pages := buildSite(t, "sample")
	all := kinds(t, folder, pages)
	chosen := []string{all[0], all[len(all)/2], all[len(all)-1]}
	if *oneSaved != "" {
		chosen = []string{*oneSaved}
	}
	savedPages(t, folder, chosen, 100)
}

// sweepSaved saves a page of each kind, and a whole edition in one file.
func sweepSaved(t *testing.T) {
	folder, pages := buildSite(t, "sample")
	agree(t, 1, "sample", "school", "province")
	savedPages(t, folder, append(kinds(t, folder, pages), "2022-q1/files/2022-q1.html"), 500)
}

// savedPages holds that saved pages say the same, and others with a changed digit not; so many digits at least.
func savedPages(t *testing.T, folder string, chosen []string, least int) {
	inBrowser, root := judge(t), address(t, folder)+"/"
	tab := open(t)
	same, found, digits := 0, 0, 0
	var slowest time.Duration
	names := map[string]bool{}
	for _, name := range chosen {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		sealed := read(t, name, content)
		check := func(how, ending string, saved []byte) {
			t.Helper()
			names[how] = true
			begun := time.Now()
			got := read(t, "saved"+ending, saved)
			slowest = max(slowest, time.Since(begun))
			if !fingerprint.Same(sealed.Says(), got.Says()) {
				t.Errorf("%s, %s: says something else: %s", name, how, firstOther(sealed.Lines, got.Lines))
				return
			}
			same++
			if says, lines := inBrowser("saved"+ending, saved); says != got.Says() {
				t.Errorf("%s, %s: the browser reads something else: %s", name, how, firstOther(append(got.Lines, got.Hidden...), lines()))
			}
			places := shown.FindAllIndex(saved, -1)
			for k := 0; k < len(places); k += max(1, len(places)/3) {
				changed := bytes.Clone(saved)
				changed[places[k][0]] = '0' + (changed[places[k][0]]-'0'+1)%10
				digits++
				if fingerprint.Same(sealed.Says(), read(t, "changed"+ending, changed).Says()) {
					t.Errorf("%s, %s: a changed digit is not found: %s", name, how, changed[max(0, places[k][0]-60):places[k][1]])
				} else {
					found++
				}
			}
		}
		for _, s := range savings {
			check(s.name, s.ending, s.save(string(content)))
		}
		tab.Open(root + strings.ReplaceAll(name, "%", "%25"))
		tab.Settle()
		check("read and written by Chromium", ".htm", []byte(Eval[string](tab, fmt.Sprintf(`new DOMParser().parseFromString(new TextDecoder().decode(Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))), "text/html").documentElement.outerHTML`, base64.StdEncoding.EncodeToString(content)))))
		check("MHTML of Chromium", ".mhtml", tab.snapshot())
		check("document after scripts", ".html", []byte("<!DOCTYPE html>"+Eval[string](tab, "document.documentElement.outerHTML")))
		if !strings.Contains(name, "/files/") { // of a script within the page it makes another one
			check("document by XMLSerializer", ".html", []byte(Eval[string](tab, "new XMLSerializer().serializeToString(document).replace(/ xmlns=\"http:..www.w3.org.1999.xhtml\"/g, '')")))
		}
		check("saved complete", ".html", []byte(Eval[string](tab, complete)))
		if path.Dir(name) != "." {
			tab.Press("/")
			tab.Settle()
			check("search opened", ".html", []byte("<!DOCTYPE html>"+Eval[string](tab, "document.documentElement.outerHTML")))
		}
		tab.Size(390, 844)
		tab.Open(root + strings.ReplaceAll(name, "%", "%25"))
		tab.Settle()
		check("MHTML of a phone", ".mhtml", tab.snapshot())
		tab.Size(1366, 768)
	}
	t.Logf("%d savings of %d pages: %d the same; %d of %d changed digits found; the slowest file took %v", len(names), len(chosen), same, found, digits, slowest.Round(time.Millisecond))
	if len(names) < 20 || digits < least {
		t.Errorf("%d savings, %d digits", len(names), digits)
	}
}
