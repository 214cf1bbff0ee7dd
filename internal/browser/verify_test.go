package browser

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/fingerprint"
	"bulletin/internal/model"
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
		for _, page := range pages {
			content, err := os.ReadFile(filepath.Join(public, id, page))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range [][]byte{content, bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")), bytes.Replace(content, []byte("核验码"), []byte("核验号"), 1), bytes.Replace(content, []byte("</h1>"), []byte("9</h1>"), 1)} {
				want := known.File("received.html", file, nil)
				got := Eval[string](tab, fmt.Sprintf(`bulletinVerify("received.html", Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))).verdict`, base64.StdEncoding.EncodeToString(file)))
				if judged++; got != words[want.Verdict] {
					t.Errorf("%s: %s in the browser, %s here", page, got, words[want.Verdict])
				}
			}
		}
		t.Logf("%s: %d verdicts agree", at[:7], judged)
		said := Eval[string](tab, `(() => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array([60, 112, 62, 49])], "x.html")); const i = document.getElementById("verify-files"); i.files = d.files; i.dispatchEvent(new Event("change"));
			return new Promise((done) => setTimeout(() => done(document.getElementById("verify-results").textContent), 500)); })()`)
		if !strings.Contains(said, "不是封存的文件") || !strings.Contains(said, "SHA-256 "+sha256Hex("<p>1")) {
			t.Errorf("%s says %q", at, said)
		}
	}
}
