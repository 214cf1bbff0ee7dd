package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/longtest"
	"bulletin/internal/seal/sealtest"
)

// sites are the sites that tests build: this repository's own and those of testdata.
var sites = []string{"../..", "testdata/school", "testdata/single", "testdata/province"}

func mustBuild(t *testing.T, site fs.FS, out string) *Result {
	t.Helper()
	return mustBuildOf(t, Options{Site: site, Out: out})
}

// mustBuildOf builds what nothing is wrong with.
func mustBuildOf(t *testing.T, o Options) *Result {
	t.Helper()
	result, err := Build(o)
	if err != nil {
		t.Fatal(err)
	}
	if result.Errors > 0 {
		for _, d := range result.Diags {
			t.Error(d)
		}
		t.FailNow()
	}
	return result
}

// TestSites: each site builds without a warning, and a second build writes nothing.
func TestSites(t *testing.T) {
	for _, site := range sites {
		t.Run(filepath.Base(site), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			as := Options{Site: os.DirFS(site), Out: out, Sealed: filepath.Join(site, "public")}
			result := mustBuildOf(t, as)
			for _, d := range result.Diags {
				t.Errorf("warning: %s", d)
			}
			if result.Pages == 0 || result.Charts == 0 || result.Output.Written < result.Pages {
				t.Errorf("result is %+v", result)
			}
			again := mustBuildOf(t, as)
			if again.Output.Written != 0 || again.Output.Removed != 0 {
				t.Errorf("the second build wrote %d and removed %d files", again.Output.Written, again.Output.Removed)
			}
		})
	}
}

// hash is the checksum of every name and byte under dir.
func hash(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		fmt.Fprintf(h, "%s %d\n%s", name, len(content), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// TestSameBytes builds the sample in processes with other time zones, locales, numbers of processors and
// paths; their outputs must not differ in a byte.
func TestSameBytes(t *testing.T) {
	longtest.Skip(t)
	if out := os.Getenv("BUILD_SAME_BYTES"); out != "" {
		mustBuild(t, os.DirFS(os.Getenv("BUILD_SAME_BYTES_SITE")), out)
		return
	}
	want := ""
	for k, env := range [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Shanghai", "LANG=zh_CN.GBK", "GOMAXPROCS=7", "GODEBUG=randomhashseed=1"},
		{"TZ=America/St_Johns", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=2"},
	} {
		dir := filepath.Join(t.TempDir(), strings.Repeat("路径 ", k+1)+"末") // no name ends with a space on Windows
		site := filepath.Join(dir, "site")
		if err := sealtest.Copy(site, "../..", "data", "content"); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestSameBytes$")
		cmd.Env = append(append(os.Environ(), env...), "BUILD_SAME_BYTES="+filepath.Join(dir, "public"), "BUILD_SAME_BYTES_SITE="+site)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		got := hash(t, filepath.Join(dir, "public"))
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%v: the bytes differ", env)
		}
	}
}

// overlay is a site with some files replaced, of which nothing was published yet, and without the single files that its pages come with: three quarters of a build.
func overlay(t *testing.T, base string, files map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	site := sealtest.Unsealed(os.DirFS(base))
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && slices.Contains([]string{".git", "public", "internal", "cmd"}, name) {
			return fs.SkipDir // of the sample's folder, which is the repository
		}
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(site, name)
		out[name] = &fstest.MapFile{Data: withoutAttachments(name, content)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

// attaches is the setting by which a build makes single files.
var attaches = regexp.MustCompile(`(?m)^attachments: .*$`)

// withoutAttachments is a file of a site that makes no single files; its lines stay where they are.
func withoutAttachments(name string, content []byte) []byte {
	if name == "data/site.yaml" {
		return attaches.ReplaceAll(content, []byte("# no single files"))
	}
	return content
}

// TestNothingWritten: mistakes of every stage leave the former site as it was.
func TestNothingWritten(t *testing.T) {
	base := "testdata/single"
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, os.DirFS(base), out)
	before := hash(t, out)
	edition := ""
	entries, err := os.ReadDir(filepath.Join(base, "content"))
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	edition = entries[0].Name()
	text, err := os.ReadFile(filepath.Join(base, "content", edition, "edition.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, file, content, code string
	}{
		{"data", "data/site.yaml", "title: [", "yaml"},
		{"layout", "layouts/home.html", `{{define "main"}}{{.Nothing}}{{end}}`, "unknown-field"},
		{"text", "content/" + edition + "/edition.md", string(text) + "\n<b>x</b>\n", "raw-html"},
		{"directive", "content/" + edition + "/edition.md", string(text) + "\n```chart\nkind: rankin\n```\n", "unknown-chart"},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := Build(Options{Site: overlay(t, base, map[string]string{test.file: test.content}), Out: out})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, d := range result.Diags {
				found = found || d.File == test.file && strings.Contains(d.Code, test.code) && d.Line > 0
			}
			if !found {
				t.Errorf("said %v, want %s in %s", result.Diags, test.code, test.file)
			}
			if hash(t, out) != before {
				t.Error("the site changed")
			}
		})
	}
}

// TestStages: mistakes in data, layouts and texts are told in one run.
func TestStages(t *testing.T) {
	const base, text = "testdata/golden/figures", "content/2022-h1/counties/jia.md"
	files := map[string]string{
		"data/site.yaml":    "title: x\nissuer: y\ntitel: x\n",
		"layouts/home.html": `{{define "main"}}{{.Nothing}}{{end}}`,
		text:                "<b>x</b>\n",
	}
	result, err := Build(Options{Site: overlay(t, base, files)})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, d := range result.Diags {
		told[d.File] = true
	}
	for file := range files {
		if !told[file] {
			t.Errorf("nothing is said of %s: %v", file, result.Diags)
		}
	}
}

// TestHostileNames: markup in every name, label and note arrives as text.
func TestHostileNames(t *testing.T) {
	base := "testdata/province"
	evil := `</script><script>alert(1)</script>{b}"'&`
	site := overlay(t, base, nil).(fstest.MapFS)
	for name, f := range site {
		if strings.HasPrefix(name, "data/") && (strings.HasSuffix(name, "regions.yaml") || strings.HasSuffix(name, "indicators.yaml") || strings.HasSuffix(name, "site.yaml")) {
			f.Data = []byte(poison(string(f.Data), evil))
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, site, out)
	pages, err := filepath.Glob(filepath.Join(out, "*", "*", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "<script>alert") || strings.Contains(string(content), "</script><script>alert") {
			t.Fatalf("%s holds the script", filepath.Base(page))
		}
		if !strings.Contains(string(content), "alert(1)") {
			t.Errorf("%s lost the name", filepath.Base(page))
		}
	}
}

// poison adds evil to the values of names and texts in YAML.
func poison(yaml, evil string) string {
	quoted := `'` + strings.ReplaceAll(evil, `'`, `''`) + `'`
	var lines []string
	for _, line := range strings.Split(yaml, "\n") {
		key, value, found := strings.Cut(line, ": ")
		switch strings.TrimLeft(key, " -") {
		case "name", "short", "title", "definition", "reporting", "contact", "issuer", "marking", "unit":
			if found && !strings.HasPrefix(value, "{") {
				line = key + ": " + quoted
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
