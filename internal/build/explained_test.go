package build

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestUnpublished: why a figure is right in the eyes of those who make the bulletin, and who filled it in, is in no
// file that a build writes and in no single file.
func TestUnpublished(t *testing.T) {
	const reason, filler = "独山子口径说明", "钟离填报"
	site := copied(t, "testdata/single")
	report := string(site["data/reports/2024-06.yaml"].Data)
	for _, line := range []string{"qingshi: 13.02", "qingshi: {value: 1294, note: 两家鞋服企业减产}", "qingshi: 0.0", "qingshi: 95.6", "qingshi: 19"} {
		value := strings.Trim(strings.TrimPrefix(line, "qingshi: "), "{}")
		value = strings.TrimPrefix(value, "value: ")
		explained := strings.Replace(report, line+"\n", "qingshi: {value: "+value+", explained: {jump: "+reason+"}}\n", 1)
		if explained == report {
			t.Fatalf("the report has no line %q", line)
		}
		report = explained
	}
	site["data/reports/2024-06.yaml"] = &fstest.MapFile{Data: []byte(report)}
	site["data/sources/2024-06.yaml"] = &fstest.MapFile{Data: []byte("period: 2024-06\nsources:\n  - {file: " + filler + ".xlsx, sha256: " +
		strings.Repeat("0", 64) + ", filler: " + filler + ", checker: " + filler + "}\n")}
	site["data/site.yaml"].Data = append(site["data/site.yaml"].Data, "attachments: {whole: live, regions: static}\n"...)

	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, site, out)
	names, notes := 0, 0
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(out, name))
		names++
		notes += bytes.Count(content, []byte("两家鞋服企业减产"))
		silent(t, name, content, reason, filler)
		return err
	})
	if err != nil || notes == 0 {
		t.Fatalf("the note, which is published, is in none of %d files: %v", names, err)
	}
	attached, err := Attach(AttachOptions{Site: site, All: true, Forms: []string{"docx"}})
	if err != nil || len(attached.Files) == 0 {
		t.Fatal(attached, err)
	}
	for _, file := range attached.Files {
		for _, form := range file.Forms {
			silent(t, file.Name+form.Ending, form.Content, reason, filler)
		}
	}
	proved, _, err := Proof(site, "")
	if err != nil || proved == nil {
		t.Fatal("no proof sheet", err)
	}
	silent(t, "the proof sheet", proved.HTML, reason, filler)
}

// silent fails where a file holds one of texts, packed or not.
func silent(t *testing.T, name string, content []byte, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if bytes.Contains(content, []byte(text)) || strings.Contains(name, text) {
			t.Errorf("%s holds %s", name, text)
		}
	}
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return
	}
	for _, part := range packed.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		inner, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		silent(t, name+"/"+part.Name, inner, texts...)
	}
}
