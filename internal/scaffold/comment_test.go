package scaffold

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/model"
)

var reference = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// TestComments: what comments teach can be done: settings are switched on, references are moved into the text.
func TestComments(t *testing.T) {
	files := laid(answered(t, "environment.yaml").Files(day))
	settings := string(files["data/site.yaml"].Data)
	above, below, found := strings.Cut(settings, "去掉行首的 #。\n")
	if !found {
		t.Fatalf("site.yaml teaches nothing:\n%s", settings)
	}
	files["data/site.yaml"] = &fstest.MapFile{Data: []byte(above + "\n" + strings.ReplaceAll("\n"+below, "\n# ", "\n"))}
	const edition = "content/2022-q3/edition.md"
	text := string(files[edition].Data)
	taught := reference.FindAllString(text, -1)
	if len(taught) < 6 {
		t.Errorf("edition.md teaches %q", taught)
	}
	text = strings.Replace(text, "# recipients:", "recipients:", 1)
	files[edition] = &fstest.MapFile{Data: []byte(text + "\n" + strings.Join(taught, "\n\n") + "\n")}
	built(t, files)
	s := read(t, files)
	if s.Marking == "" || s.RedHead != "东川市生态环境局文件" || s.Scores == nil || s.Attach.Whole != model.AttachedStatic || len(s.Editions[0].Recipients) != 2 {
		t.Errorf("the settings that site.yaml teaches are %+v", s)
	}
}

// TestOwnReferences: the same of a new edition of the repository's own site.
func TestOwnReferences(t *testing.T) {
	own := os.DirFS("../..")
	issue, _ := NewIssue("2022-06")
	issue.ID = "2022-06"
	file := editionFile(read(t, own), issue, day)
	for _, want := range []string{"recipients: [各县市人民政府", "{{ 吉首市 研发投入（监测数） 完成率 }}", "title: 全州科技投入指标完成情况\n"} {
		if !strings.Contains(string(file.Content), want) {
			t.Errorf("the edition lacks %q:\n%s", want, file.Content)
		}
	}
}
