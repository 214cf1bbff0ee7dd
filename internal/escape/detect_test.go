package escape

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestDetects: each oracle finds what was spoilt, and nothing where nothing was.
func TestDetects(t *testing.T) {
	m := Marked{3, 14}
	mark := Mark(m.Field, m.Payload)
	said := `<img src=x onerror=trip("` + mark + `")>`
	wrote := func(Marked) string { return said }
	const head = `<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><main id="main">`
	page := func(body string) string { return head + body + "</main></body></html>" }
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(said)
	tame := Tame(said)
	pages := func(hostile, tame string) func() Faults {
		return func() Faults { return ComparePages(page(hostile), page(tame), wrote, Seen{}) }
	}
	held := func(hostile string) func() Faults {
		return func() Faults { return HoldText(page(hostile), page("<p>x</p>"), Seen{}) }
	}
	packed := func(hostile, tame string) func() Faults {
		return func() Faults { return CompareParts(zipped(t, hostile), zipped(t, tame), wrote, Seen{}) }
	}
	documents := func(hostile string) func() Faults {
		return func() Faults { return HoldParts(zipped(t, hostile), zipped(t, "<w><t>x</t></w>"), Seen{}) }
	}
	sheets := func(hostile string) func() Faults {
		return func() Faults { return CompareCSV(hostile, "a,b\n", wrote, Seen{}) }
	}
	scripts := func(hostile string) func() Faults {
		return func() Faults { return CompareScripts(hostile, `x("`+tame+`");`, wrote, Seen{}) }
	}
	for _, c := range []struct {
		name  string
		judge func() Faults
		found bool
	}{
		{"a text", pages("<p>"+escaped+"</p>", "<p>"+tame+"</p>"), false},
		{"a text that is not escaped", pages("<p>"+said+"</p>", "<p>"+tame+"</p>"), true},
		{"a text that is escaped twice", pages("<p>"+strings.ReplaceAll(escaped, "&", "&amp;")+"</p>", "<p>"+tame+"</p>"), true},
		{"an attribute", pages(`<p title="`+escaped+`">x</p>`, `<p title="`+tame+`">x</p>`), false},
		{"an attribute that ends too early", pages(`<p title="" onclick="x">x</p>`, `<p title="x">x</p>`), true},
		{"an attribute that is not quoted", pages(`<p title=`+said+`>x</p>`, `<p title=`+tame+`>x</p>`), true},
		{"a class", pages(`<p class="warning">x</p>`, `<p class="x">x</p>`), true},
		{"an address", pages(`<a href="javascript:trip(1)">x</a>`, `<a href="x.html">x</a>`), true},
		{"an element that ends too early", pages(`<p>x</p></main><p>y</p>`, `<p>x</p><p>y</p>`), true},
		{"a remark", pages(`<p><!--x</p><p>y</p>`, `<p>x</p><p>y</p>`), true},
		{"a style", func() Faults {
			return ComparePages(strings.Replace(page("x"), "p{}", "p{}*{}", 1), page("x"), wrote, Seen{})
		}, true},
		{"data", pages(`<script type="application/json">"`+strings.ReplaceAll(strings.ReplaceAll(said, `"`, `\"`), "<", `\u003c`)+`"</script>`, `<script type="application/json">"x"</script>`), false},
		{"data that end too early", pages(`<script type="application/json">"</script><b>"</script>`, `<script type="application/json">"x"</script>`), true},
		{"data that are none", pages(`<script type="application/json">"`+said+`"</script>`, `<script type="application/json">"x"</script>`), true},
		{"a text in a script", pages(`<script>x("`+mark+`")</script>`, `<script>x("`+mark[:9]+`a")</script>`), true},
		{"a drawing", pages(`<svg><text>x</text><script>1</script></svg>`, `<svg><text>x</text></svg>`), true},
		{"a handler in a drawing", pages(`<svg><text onclick="1">x</text></svg>`, `<svg><text>x</text></svg>`), true},

		{"Markdown", held(`<p><em>x</em> <a href="https://example.org/">y</a></p>`), false},
		{"Markdown with markup", held(`<p>` + said + `</p>`), true},
		{"Markdown with a script", held(`<script>1</script>`), true},
		{"Markdown that leads to a script", held(`<p><a href="java&#9;script:1">x</a></p>`), true},
		{"Markdown that leads to data", held(`<p><a href="data:text/html,x">x</a></p>`), true},
		{"Markdown with a picture from elsewhere", held(`<figure><img src="http://trip.invalid/x.png"></figure>`), true},
		{"Markdown with a handler", held(`<p onclick="1">x</p>`), true},
		{"Markdown with a style", held(`<p style="x">x</p>`), true},

		{"a workbook", packed("<c><v>"+escaped+"</v></c>", "<c><v>"+tame+"</v></c>"), false},
		{"a workbook that is not escaped", packed("<c><v>"+said+"</v></c>", "<c><v>"+tame+"</v></c>"), true},
		{"a workbook with a formula", packed("<c><f>1+1</f></c>", "<c><v>x</v></c>"), true},
		{"a workbook with another formula", packed("<c><f>1+2</f></c>", "<c><f>1+1</f></c>"), true},
		{"a workbook that is escaped twice", packed("<c><v>"+strings.ReplaceAll(escaped, "&", "&amp;")+"</v></c>", "<c><v>"+tame+"</v></c>"), true},
		{"a document with a field", packed(`<p><r/><fldSimple instr="DDE"/></p>`, "<p><r/></p>"), true},
		{"a document that leads elsewhere", packed(`<r Target="http://trip.invalid/" TargetMode="External"/>`, `<r Target="x"/>`), true},
		{"a document with a declaration", packed(`<!DOCTYPE x><c/>`, `<c/>`), true},
		{"a document whose links are followed", documents(`<r Target="https://example.org/" TargetMode="External"/>`), false},
		{"a document whose links are scripts", documents(`<r Target="javascript:1" TargetMode="External"/>`), true},
		{"a document of broken XML", documents("<w><t>x</w>"), true},

		{"CSV", sheets("\"'=1+1\",-3.5\n"), false},
		{"CSV with a formula", sheets("=1+1,b\n"), true},
		{"CSV with a formula behind a blank", sheets("\"\u3000\u200b@x\",b\n"), true},
		{"CSV with a formula behind a tab", sheets("\"\t=1\",b\n"), true},
		{"CSV with one field more", sheets("a,b,c\n"), true},
		{"CSV with one row more", sheets("a,b\nc,d\n"), true},

		{"a file of searches", scripts(`x("` + strings.ReplaceAll(said, `"`, `\"`) + `");`), false},
		{"a file of searches with a call", scripts(`x("a");trip("` + mark + `");`), true},
		{"a file of searches with escapes of scripts", scripts(`x("\x41` + mark + `");`), true},

		{"lines", func() Faults { return Steered("错误\t[x] “a\ufffd”\n") }, false},
		{"a sequence of the terminal", func() Faults { return Steered("a\x1b[31mb") }, true},
		{"a sequence of eight bits", func() Faults { return Steered("a\u009b31m") }, true},
		{"a carriage return", func() Faults { return Steered("a\rb") }, true},
		{"a text that is turned round", func() Faults { return Steered("a\u202eb") }, true},
		{"bytes", func() Faults { return Steered("a\xffb") }, true},
		{"JSON", func() Faults { return Documented(`{"a": "\u001b"}`) }, false},
		{"JSON with a control", func() Faults { return Documented("{\"a\": \"\u009b\"}") }, true},
		{"no JSON", func() Faults { return Documented(`{"a": "}`) }, true},
		{"a comparison in Markdown", func() Faults { return Unmarked(`- \*` + mark + `\* &lt;b&gt;`) }, false},
		{"a comparison in Markdown that is not escaped", func() Faults { return Unmarked("- *" + mark + "*") }, true},
		{"a comparison in Markdown with markup", func() Faults { return Unmarked("- <b>" + mark) }, true},
	} {
		if faults := c.judge(); c.found != (len(faults) > 0) {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
}

func zipped(t *testing.T, part string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("part.xml")
	if err == nil {
		_, err = f.Write([]byte(part))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestMarks: marks are found wherever they stand, and tell their field and payload.
func TestMarks(t *testing.T) {
	payloads, err := Payloads()
	if err != nil {
		t.Fatal(err)
	}
	if len(payloads) < 200 {
		t.Errorf("only %d payloads", len(payloads))
	}
	for _, p := range payloads {
		want := Marked{p.Number * 3, p.Number}
		text := p.With(Mark(want.Field, want.Payload))
		found := false
		marks(text, func(m Marked, _ int) { found = found || m == want })
		if !found {
			t.Errorf("no mark in %.80q", text)
		}
		if tame := Tame(text); len([]rune(tame)) != len([]rune(text)) || strings.ContainsAny(tame, "<>&\"'`=+-@{}[]()|\\\x00\x1b") {
			t.Errorf("%.80q is tame as %.80q", text, tame)
		}
	}
}
