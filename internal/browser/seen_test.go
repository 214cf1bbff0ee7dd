package browser

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// What the other tests look for must be found where it is.
func TestSeen(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:">`
	for _, c := range []struct{ name, markup, errors, console, outside string }{
		{"nothing", `<p>文</p>`, "", "", ""},
		{"exception", `<script>throw new Error("坏")</script>`, "坏", "", ""},
		{"rejection", `<script>Promise.reject(new Error("坏"))</script>`, "坏", "", ""},
		{"message", `<script>console.warn("注意", 3)</script>`, "", `warning: 注意 3`, ""},
		{"missing file", `<script src="no.js"></script>`, "no.js", "", ""},
		{"inline script", policy + `<script>document.title = "x"</script>`, "Content Security Policy", "", ""},
		{"inline style", policy + `<p style="color: red">文</p>`, "Content Security Policy", "", ""},
		{"file elsewhere", `<script src="../no.js"></script>`, "no.js", "", "/no.js"},
		{"another machine", `<img alt="" src="http://127.0.0.1:9/x.png">`, "x.png", "", "http://127.0.0.1:9/x.png"},
		{"icon in itself", `<link rel="icon" href="data:,">`, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t)
			url := fixture(t, "page.html", `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>文</title>`+
				`<link rel="icon" href="data:,">`+c.markup)
			tab.Open(url)
			tab.Settle() // a rejection is told after the page has loaded
			seen := tab.Seen()
			expect(t, "errors", seen.Errors, c.errors)
			expect(t, "console", seen.Console, c.console)
			expect(t, "requests outside", seen.Outside(folderOf(url)), c.outside)
			if !slices.Contains(seen.Requests, url) {
				t.Errorf("requests = %q, want %s among them", seen.Requests, url)
			}
		})
	}
}

// expect wants a line that holds part, or no line where part is empty.
func expect(t *testing.T, what string, lines []string, part string) {
	t.Helper()
	got := strings.Join(lines, "\n")
	if part == "" && got != "" || !strings.Contains(got, part) {
		t.Errorf("%s = %q, want %q", what, got, part)
	}
}

func TestOverflowAndAxeFindWhatIsWrong(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Open(fixture(t, "page.html", `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>文</title>
<main><div class="scroll"><svg aria-hidden="true" width="3000" height="10"></svg></div><button></button>
<svg id="wide" aria-hidden="true" width="2000" height="10"></svg></main>`))
	expect(t, "overflow", tab.Overflow(), `id="wide"`)
	violations := tab.Axe()
	if len(violations) != 1 || violations[0].ID != "button-name" {
		t.Errorf("axe = %v, want button-name alone", violations)
	}
}

// verdict is a test that notes how it ends.
type verdict struct {
	testing.TB
	end string
}

func (v *verdict) Helper()      {}
func (v *verdict) Skip(...any)  { v.end = "skip" }
func (v *verdict) Fatal(...any) { v.end = "fail" }

func TestRequire(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		ci   string
		want string
	}{
		{"found", nil, "", ""},
		{"found under CI", nil, "true", ""},
		{"not found", ErrNotFound, "", "skip"},
		{"not found under CI", ErrNotFound, "true", "fail"},
		{"does not start", errors.New("no"), "", "fail"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("CI", c.ci)
			v := &verdict{}
			Require(v, c.err)
			if v.end != c.want {
				t.Errorf("Require(%v) with CI=%s ends with %q, want %q", c.err, c.ci, v.end, c.want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	if _, err := os.Stat("/Applications"); err == nil || os.Getenv("ProgramFiles") != "" {
		t.Skip("browsers stand in fixed places here")
	}
	t.Setenv("PATH", t.TempDir())
	t.Setenv("CHROME_BIN", "")
	if path, err := Find(); !errors.Is(err, ErrNotFound) {
		t.Errorf("Find() with nothing installed = %q, %v, want ErrNotFound", path, err)
	}
	t.Setenv("CHROME_BIN", "no-such-browser")
	if path, err := Find(); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("Find() with a wrong CHROME_BIN = %q, %v, want an error of its own", path, err)
	}
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHROME_BIN", own)
	if path, err := Find(); path != own || err != nil {
		t.Errorf("Find() with CHROME_BIN = %q, %v, want %q", path, err, own)
	}
}

func TestAxeIsTheOneOfTheRecord(t *testing.T) {
	want := testdata(t, "axe.txt")
	if sum := sha256Hex(axe); !strings.Contains(want, "sha256: "+sum) {
		t.Errorf("sha256 of axe.min.js is %s, not that of axe.txt", sum)
	}
}
