package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFiguresOfMatters: where a page lists matters that an earlier edition opened, it says whose figures their words tell.
func TestFiguresOfMatters(t *testing.T) {
	out := t.TempDir()
	mustBuild(t, overlay(t, "../..", nil), out)
	for page, says := range map[string]bool{
		"2022-q1/index.html": false, "2022-h1/index.html": true, "2022-q1/sheets/baojing.html": false, "2022-h1/sheets/baojing.html": true, "2022-h1/sheets/yongshun.html": false,
	} {
		content, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "事项中的数是立项时的数") != says {
			t.Errorf("%s: says it: %v", page, !says)
		}
	}
}

// TestRecipients: to whom a bulletin goes stands between its head and its text, with a colon (GB/T 9704-2012, 7.3.2).
func TestRecipients(t *testing.T) {
	out := t.TempDir()
	mustBuild(t, os.DirFS("testdata/school"), out)
	page, err := os.ReadFile(filepath.Join(out, "2023-q3", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	head, text, found := strings.Cut(string(page), `<p class="recipients">各中小学、幼儿园：</p>`)
	if !found || !strings.Contains(head, `class="meta"`) || strings.Contains(head, `class="finding"`) || !strings.Contains(text, `class="finding"`) {
		t.Error("各中小学、幼儿园： does not stand between the head and the text")
	}
}

// TestWordHead: pages of a Word document bear the issuer and the bulletin, as printed pages do.
func TestWordHead(t *testing.T) {
	r, err := Attach(AttachOptions{Site: os.DirFS("testdata/school"), Static: true, Forms: []string{"docx"}})
	if err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	forms := r.Files[0].Forms
	head := unzipped(t, forms[len(forms)-1].Content)["word/header1.xml"]
	if want := "青禾区教育局　全区教育工作季度通报（2023年前三季度）"; !strings.Contains(head, want) {
		t.Errorf("the head lacks %s: %s", want, head)
	}
}
