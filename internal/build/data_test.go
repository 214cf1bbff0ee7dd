package build

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/sitegen"
)

// builtWith builds the site of one region with more settings.
func builtWith(t *testing.T, settings string) fs.FS {
	t.Helper()
	const base = "testdata/single"
	site, err := os.ReadFile(filepath.Join(base, "data", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, overlay(t, base, map[string]string{"data/site.yaml": string(site) + "\n" + settings}), out)
	return os.DirFS(out)
}

func read(t *testing.T, folder fs.FS, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestBuildData: the data of an edition stand beside its pages, its page leads to each file, and they are in the record of
// files; the edition as one file holds data.csv, byte for byte.
func TestBuildData(t *testing.T) {
	folder := builtWith(t, "attachments: {whole: static}\n")
	page, sums := string(read(t, folder, "2024-h1/index.html")), string(read(t, folder, "SHA256SUMS"))
	for _, name := range []string{"data.csv", "data.xlsx", "data.json", "datapackage.json", "indicators/jiuye.csv"} {
		if !strings.Contains(page, `<a href="data/`+name+`" download>`) {
			t.Errorf("the page does not lead to %s", name)
		}
		if len(read(t, folder, "2024-h1/data/"+name)) == 0 || !strings.Contains(sums, "2024-h1/data/"+name) {
			t.Errorf("%s is empty, or not in the record", name)
		}
	}
	if !regexp.MustCompile(`data\.csv</a> <span>[0-9]+ KB</span>`).MatchString(page) {
		t.Error("the page does not tell the size")
	}
	single := read(t, folder, "2024-h1/files/2024-h1.html")
	if bytes.Contains(single, []byte("/data/")) || !bytes.Contains(single, []byte("本文件带有本期全部数据")) {
		t.Error("the single file leads to files, or does not tell of its data")
	}
	found := regexp.MustCompile(`(?s)<script type=application/octet-stream id=edition-data data-name=2024-h1-data\.csv data-columns>([^<]*)</script>`).FindSubmatch(single)
	if found == nil {
		t.Fatal("the single file has no data")
	}
	packed, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(string(found[1]), "\n", ""))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if want := read(t, folder, "2024-h1/data/data.csv"); err != nil || rowsOf(string(content)) != string(want) {
		t.Error("the data in the single file differ", err)
	}
}

// rowsOf is a file of its columns, as the script of the page makes it: a field without anything is the one above it.
func rowsOf(packed string) string {
	var rows [][]string
	for _, column := range strings.Split(packed, "\x1e") {
		above := ""
		for k, field := range strings.Split(column, "\x1f") {
			if field != "" {
				above = strings.TrimPrefix(field, "\x1d")
			}
			if k == len(rows) {
				rows = append(rows, nil)
			}
			rows[k] = append(rows[k], above)
		}
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, ",") + "\r\n")
	}
	return b.String()
}

// TestBuildNoData: a site may have no files of data.
func TestBuildNoData(t *testing.T) {
	folder := builtWith(t, "attachments: {whole: static}\ndata: none\n")
	if files, err := fs.Glob(folder, "*/data/*"); err != nil || len(files) > 0 {
		t.Errorf("files %q, %v", files, err)
	}
	if page := string(read(t, folder, "2024-h1/index.html")); strings.Contains(page, "data/data.csv") || strings.Contains(page, `href="#data"`) {
		t.Error("the page leads to data")
	}
	if single := read(t, folder, "2024-h1/files/2024-h1.html"); bytes.Contains(single, []byte("octet-stream")) || bytes.Contains(single, []byte("本文件带有")) {
		t.Error("the single file holds data")
	}
}

// TestBuildTooLarge: a site with more figures than files of data are made of builds without them.
func TestBuildTooLarge(t *testing.T) {
	dir := t.TempDir()
	if err := sitegen.Write(dir, sitegen.Size{Regions: model.MostCells / 2, Indicators: 2, Reports: 2}); err != nil {
		t.Fatal(err)
	}
	opened, err := site.Open(os.DirFS(dir), &diag.List{})
	if err != nil || opened == nil {
		t.Fatal("no site", err)
	}
	m := &maker{Site: opened, diags: &diag.List{}}
	if data, err := m.data(m.Model.Editions, nil); err != nil || data != nil {
		t.Errorf("%d editions with data, %v", len(data), err)
	}
}
