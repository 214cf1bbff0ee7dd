package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestSealedAttach: a single file of a sealed edition is made of what was published, whatever the data say now.
func TestSealedAttach(t *testing.T) {
	s := newSealing(t)
	s.mustBuild()
	attached := func(names ...string) string {
		t.Helper()
		r, err := Attach(AttachOptions{Site: s.files(), Names: append([]string{"q1"}, names...), Sealed: s.out, Forms: []string{"docx"}, Static: true})
		if err != nil || r.Errors > 0 || len(r.Files) != 1 {
			t.Fatal(err, r)
		}
		return string(r.Files[0].Forms[0].Content)
	}
	whole, one := attached(), attached("jia")
	record := s.seal("q1")
	if got := attached(); got != whole {
		t.Error("the pack is another one once the edition is sealed")
	}
	s.site["data/reports/2024-03.yaml"] = report("2024-03", 9, 4)
	made, err := Correct(CorrectOptions{Site: s.files(), Reason: "漏报", All: true, Date: model.Date{Year: 2024, Month: 5, Day: 1}})
	if err != nil || len(made.Files) != 1 {
		t.Fatal(err, made)
	}
	s.site[made.Files[0].Path] = string(made.Files[0].Content)
	s.site["layouts/assets/sheet.css"] = "p { color: red }\n"
	if got := attached("jia"); got != one {
		t.Error("the data changed, and so did a file of the sealed edition")
	}
	if !strings.Contains(one, record.Seal.Code) {
		t.Error("the file does not bear the code")
	}
	os.Remove(filepath.Join(s.out, "q1", "counties", "jia.html"))
	r, err := Attach(AttachOptions{Site: s.files(), Names: []string{"q1", "jia"}, Sealed: s.out})
	if err != nil || r.Errors != 1 || !slices.ContainsFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Code == "sealed-missing" }) {
		t.Errorf("a page is gone: %v, %+v", err, r)
	}
}

// TestSealTargets: targets that are sealed come under the seal once, and a later change is an error until it stands among the changes.
func TestSealTargets(t *testing.T) {
	s := newSealing(t)
	sealed := func() *TargetsRecord {
		t.Helper()
		r, err := SealTargets(TargetsOptions{Site: s.files(), Year: 2024, Date: model.Date{Year: 2024, Month: 2, Day: 1}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Files {
			s.site[f.Path] = string(f.Content)
		}
		return r
	}
	if r := sealed(); r.Sealed != 12 || r.Fresh != 12 || len(r.Files) != 1 {
		t.Errorf("sealed %+v", r)
	}
	if r := sealed(); r.Sealed != 12 || r.Fresh != 0 || len(r.Files) != 0 {
		t.Errorf("a second time: %+v", r)
	}
	s.mustBuild()
	was := s.site["data/targets/2024.yaml"]
	s.site["data/targets/2024.yaml"] = strings.Replace(was, "jia: 10", "jia: 11", 1)
	r := s.build(Options{})
	if r.Errors != 1 || r.Diags[0].Code != "sealed-target" || r.Diags[0].Line != 5 || !strings.Contains(r.Diags[0].Text, "10家，现在是11家") {
		t.Errorf("a target changed: %v", r.Diags)
	}
	s.site["data/targets/2024.yaml"] = was + "changes:\n  - {indicator: hetong, region: jia, from: 10, to: 11, date: 2024-05-01, reason: 州政府调整}\n"
	s.mustBuild()
	_, err := SealTargets(TargetsOptions{Site: s.files(), Year: 2031})
	if err == nil {
		t.Error("a year without targets was sealed")
	}
}

// withData lets builds write files of data.
func (s *sealing) withData() *sealing {
	s.site["data/site.yaml"] = "title: 示例通报\nissuer: 示例局\n"
	return s
}
