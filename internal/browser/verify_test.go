package browser

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bulletin/internal/build"
	"bulletin/internal/fingerprint"
	"bulletin/internal/longtest"
	"bulletin/internal/model"
	"bulletin/internal/seal"
	"bulletin/internal/verify"
)

// sealedFolder is a site that was built, sealed and built again, in a folder.
func sealedFolder(t *testing.T) (public, id string) {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../build/testdata/single")); err != nil {
		t.Fatal(err)
	}
	public = filepath.Join(root, "public")
	o := build.Options{Site: os.DirFS(root), Out: public}
	if _, err := build.Build(o); err != nil {
		t.Fatal(err)
	}
	editions, _ := filepath.Glob(filepath.Join(root, "content", "*", "edition.md"))
	id = filepath.Base(filepath.Dir(editions[len(editions)-1]))
	record, err := build.Seal(build.SealOptions{Options: o, Edition: id, Reason: "发布", Date: model.Date{Year: 2024, Month: 8, Day: 1}, Says: func(path string, content []byte) string {
		says, _ := fingerprint.Says(path, string(content))
		return says
	}})
	if err != nil || record.Errors > 0 {
		t.Fatal(err, record)
	}
	for _, f := range record.Files {
		if err := os.WriteFile(filepath.Join(root, f.Path), f.Content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if r, err := build.Build(o); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	return public, id
}

// TestVerifyPage: verify.html gives the verdicts of the program, from a folder and from a server, and shows them to who chooses a file.
func TestVerifyPage(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	public, id := sealedFolder(t)
	text, err := os.ReadFile(filepath.Join(public, verify.DataPath))
	if err != nil {
		t.Fatal(err)
	}
	known, err := verify.ReadScript(text)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filesOf(filepath.Join(public, id), ".html")
	if err != nil {
		t.Fatal(err)
	}
	words := map[verify.Verdict]string{verify.Identical: "identical", verify.Saved: "saved", verify.Different: "different", verify.Unreadable: "unreadable"}
	for _, at := range []string{address(t, public) + "/", serve(t, public)} {
		tab := open(t)
		tab.Open(at + "verify.html")
		quiet(t, tab, at)
		judged := 0
		for _, name := range pages {
			content, err := os.ReadFile(filepath.Join(public, id, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range [][]byte{content, bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")), bytes.Replace(content, []byte("核验码"), []byte("核验号"), 1), bytes.Replace(content, []byte("</h1>"), []byte("9</h1>"), 1)} {
				want := known.File("received.html", file, nil)
				got := Eval[string](tab, fmt.Sprintf(`bulletinVerify("received.html", Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).verdict`, base64.StdEncoding.EncodeToString(file)))
				if judged++; got != words[want.Verdict] {
					t.Errorf("%s: %s in the browser, %s here", name, got, words[want.Verdict])
				}
			}
		}
		t.Logf("%s: %d verdicts agree", at[:7], judged)
		said := Eval[string](tab, `(() => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array([60, 112, 62, 49])], "x.html")); const i = document.getElementById("verify-files"); i.files = d.files; i.dispatchEvent(new Event("change"));
			return new Promise((done) => setTimeout(() => done(document.getElementById("verify-results").textContent), 500)); })()`)
		if !strings.Contains(said, "不是封存的文件") || !strings.Contains(said, "SHA-256 "+sha256Hex("<p>1")) {
			t.Errorf("%s says %q", at, said)
		}
		namedByCode(t, tab, known)
	}
}

// namedByCode: a code that is typed names its edition in the browser as it does here, in any of the forms that people type.
func namedByCode(t *testing.T, tab *Tab, known *verify.Known) {
	t.Helper()
	code := known.Editions[0].Code
	for _, typed := range []string{
		code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " — "), "核验码：" + code, "７ＫＱ２－ＭＸＢ４－８ＴＲＥ－Ｗ９ＮＣ",
		"7KQ2-MXB4-8TRE-W9NC", "7KQ2", code + "2", "0KQ2-MXB4-8TRE-W9NC", "1", "通报", "", "<b>",
	} {
		want := seal.Folded(typed)
		got := Eval[string](tab, fmt.Sprintf(`(() => { const f = bulletinFolded(%q); return f !== null && f.length === 19 ? f : ""; })()`, typed))
		if got != want {
			t.Errorf("%q is %q in the browser, %q here", typed, got, want)
		}
		said := Eval[string](tab, fmt.Sprintf(`(() => { const i = document.getElementById("verify-code"); i.value = %q; i.dispatchEvent(new Event("input")); return document.getElementById("verify-named").textContent; })()`, typed))
		e, revision := known.Named(want)
		switch {
		case e != nil && !strings.Contains(said, e.Title+"（"+e.Label+"）第"+strconv.Itoa(revision)+"版，"+e.Date+"封存"):
			t.Errorf("%q: says %q of %s", typed, said, e.ID)
		case e == nil && want != "" && !strings.Contains(said, "不是哪一期的"):
			t.Errorf("%q: says %q of a code of nobody", typed, said)
		case strings.ContainsAny(typed, "01通<") && !strings.Contains(said, "16个字母和数字"):
			t.Errorf("%q: says %q", typed, said)
		case len(typed) < 5 && strings.Trim(typed, seal.Signs) == "" && said != "":
			t.Errorf("%q, not whole yet: says %q", typed, said)
		}
	}
}

// TestVerifyPlaces: of re-savings of a page with a digit changed, and of changes of other kinds, verify.html tells the same page, the same
// verdict and the same places as the program, in a folder where the sealed page is chosen along.
func TestVerifyPlaces(t *testing.T) {
	swept(t, "verify")
	t.Parallel()
	verifyPlaces(t, 1, false)
}

// sweepVerify does the same with four pages, from a server, too, which reads the sealed pages by itself; and with files of which only the
// bytes are compared.
func sweepVerify(t *testing.T) {
	t.Run("places", func(t *testing.T) { verifyPlaces(t, 4, true) })
	t.Run("printed", verifyPrinted)
}

func verifyPlaces(t *testing.T, of int, served bool) {
	public, id := sealedFolder(t)
	text, err := os.ReadFile(filepath.Join(public, verify.DataPath))
	if err != nil {
		t.Fatal(err)
	}
	known, err := verify.ReadScript(text)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filesOf(filepath.Join(public, id), ".html")
	if err != nil {
		t.Fatal(err)
	}
	sealed := func(name string) []byte {
		content, _ := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
		return content
	}
	type one struct {
		name, how string
		content   []byte
	}
	var files []one
	looked := []string{pages[0], pages[len(pages)/3], pages[2*len(pages)/3], pages[len(pages)-1]}[:of]
	for k, page := range looked {
		content := sealed(id + "/" + page)
		for n, s := range savings {
			saved := s.save(string(content))
			places := shown.FindAllIndex(saved, -1)
			if len(places) == 0 {
				continue
			}
			at := places[(n+k)%len(places)][0]
			changed := bytes.Clone(saved)
			changed[at] = '0' + (changed[at]-'0'+1)%10
			name := filepath.Base(page)
			if n%5 == 4 {
				name = "收到的通报" + s.ending
			}
			files = append(files, one{name, s.name, changed})
		}
		files = append(files,
			one{filepath.Base(page), "a row more", bytes.Replace(content, []byte("<tr>"), []byte("<tr><td>甲<td>1<tr>"), 1)},
			one{filepath.Base(page), "a banner", bytes.Replace(content, []byte("<main"), []byte("<p>外部邮件</p><main"), 1)},
			one{filepath.Base(page), "another heading", bytes.Replace(content, []byte("</h1>"), []byte("1</h1>"), 1)})
	}
	from := []string{address(t, public) + "/"}
	if served {
		from = append(from, serve(t, public))
	}
	for k, at := range from {
		tab := open(t)
		tab.Open(at + "verify.html")
		quiet(t, tab, at)
		if k == 0 { // a page in a folder hands over nothing
			first := files[0]
			if n := Eval[int](tab, fmt.Sprintf(`bulletinLocate(%q, Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).then((r) => (r.places || []).length)`, first.name, base64.StdEncoding.EncodeToString(first.content))); n != 0 {
				t.Errorf("%d places without the sealed page", n)
			}
			for _, page := range looked {
				if v := Eval[string](tab, fmt.Sprintf(`bulletinVerify(%q, Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).verdict`, filepath.Base(page), base64.StdEncoding.EncodeToString(sealed(id+"/"+page)))); v != "identical" {
					t.Errorf("%s: %s", page, v)
				}
			}
		}
		agreed, placed := 0, 0
		for _, f := range files {
			want := known.File(f.name, f.content, sealed)
			got := Eval[struct {
				Verdict string
				File    []any
				Places  []string
			}](tab, fmt.Sprintf(`bulletinLocate(%q, Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).then((r) => ({ Verdict: r.verdict, Places: r.places || [], File: (r.notes.filter((n) => /^比对的是/.test(n))) }))`,
				f.name, base64.StdEncoding.EncodeToString(f.content)))
			if (got.Verdict == "different") != (want.Verdict == verify.Different) || want.Sealed == nil || len(got.File) != 1 || !strings.HasSuffix(fmt.Sprint(got.File[0]), " "+want.Sealed.Path) {
				t.Errorf("%s, %s: %s, %v in the browser; %v, %+v here", f.name, f.how, got.Verdict, got.File, want.Verdict, want.Sealed)
				continue
			}
			if told := tellChanges(want.Changes); !slices.Equal(told, got.Places) {
				t.Errorf("%s, %s: the browser says\n%q, the program\n%q", f.name, f.how, got.Places, told)
				continue
			}
			agreed, placed = agreed+1, placed+len(got.Places)
		}
		t.Logf("%s: of %d files with a digit or more changed, %d have the same verdict and the same %d places as in the program", at[:7], len(files), agreed, placed)
		if len(files) < 15*of {
			t.Errorf("%d files", len(files))
		}
	}
}

// tellChanges are places as the program tells them.
func tellChanges(changes []verify.Change) (told []string) {
	short := func(words []string) string {
		text := []rune(strings.Join(words, "　"))
		if len(text) > 120 {
			return string(text[:120]) + fmt.Sprintf("…（共 %d 字）", len(text))
		}
		return string(text)
	}
	for k, c := range changes {
		if k == 20 {
			return append(told, fmt.Sprintf("另有 %d 处不同", len(changes)-k))
		}
		at := c.Where
		if at != "" {
			at += "："
		}
		switch {
		case len(c.Old) == 0:
			at += "多出“" + short(c.New) + "”"
		case len(c.New) == 0:
			at += "缺少“" + short(c.Old) + "”"
		default:
			at += "“" + short(c.Old) + "”变成了“" + short(c.New) + "”"
		}
		told = append(told, at)
	}
	return told
}

// verifyPrinted: a PDF that was printed again, or that another program wrote again, and a Word document of other bytes are told the
// edition that their code names, and that nothing proves them; by the program and by verify.html alike.
func verifyPrinted(t *testing.T) {
	public, id := sealedFolder(t)
	text, err := os.ReadFile(filepath.Join(public, verify.DataPath))
	if err != nil {
		t.Fatal(err)
	}
	known, err := verify.ReadScript(text)
	if err != nil {
		t.Fatal(err)
	}
	at := address(t, public) + "/"
	tab := open(t)
	tab.Open(at + id + "/index.html")
	tab.Settle()
	got, err := chromedp.Call(tab.ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		t.Fatal(err)
	}
	printed, err := base64.StdEncoding.DecodeString(string(got.Data))
	if err != nil {
		printed = []byte(got.Data)
	}
	code := known.Editions[0].Code
	files := map[string][]byte{"again.pdf": printed, "cut.pdf": printed[:len(printed)*9/10]}
	if program, err := exec.LookPath("pdftocairo"); err == nil {
		from, to := filepath.Join(t.TempDir(), "a.pdf"), filepath.Join(t.TempDir(), "b.pdf")
		if err := os.WriteFile(from, printed, 0o666); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(program, "-pdf", from, to).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if files["gateway.pdf"], err = os.ReadFile(to); err != nil {
			t.Fatal(err)
		}
	}
	var word bytes.Buffer
	z := zip.NewWriter(&word)
	w, _ := z.Create("word/document.xml")
	fmt.Fprintf(w, `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>核验码 %s</w:t></w:r><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>`, code[:7], code[7:])
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	files["other.docx"] = word.Bytes()
	tab.Open(at + "verify.html")
	tab.Settle()
	for name, content := range files {
		r := known.File(name, content, nil)
		if r.Verdict != verify.Different || r.Code != code || r.Edition == nil || r.Edition.ID != id || r.Bytes != strings.HasSuffix(name, ".pdf") {
			t.Errorf("%s (%d bytes): %v, code %q, edition %v", name, len(content), r.Verdict, r.Code, r.Edition)
		}
		said := Eval[string](tab, fmt.Sprintf(`bulletinLocate(%q, Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).then((r) => [r.verdict, r.edition && r.edition.id, ...r.notes].join(" "))`, name, base64.StdEncoding.EncodeToString(content)))
		if !strings.HasPrefix(said, "different "+id+" ") || !strings.Contains(said, "核验码是 "+code+"，只表明自称是哪一期，不证明内容") || !strings.Contains(said, "内容没有得到证明") {
			t.Errorf("%s in the browser: %s", name, said)
		}
	}
	none := bytes.ReplaceAll(printed, []byte("beginbf"), []byte("beginxx"))
	if r := known.File("none.pdf", none[:len(none)/3], nil); r.Code != "" || r.Edition != nil {
		t.Errorf("a third of the file names %v", r.Edition)
	}
	t.Logf("%d files of other bytes name %s in the program and in the browser", len(files), code)
}
