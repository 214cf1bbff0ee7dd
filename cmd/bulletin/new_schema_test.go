package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNewSchema: what new makes names a schema that is there, be the site new or old; schemas are renewed, settings are left.
func TestNewSchema(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "站点")
	if code, out, errs := call(whole(folder)...); code != exitClean || !strings.Contains(out, ".schema 等 15 个文件") {
		t.Fatalf("new site = %d, %q, %q", code, out, errs)
	}
	if code, out, _ := call("new", "edition", "2022-q3", "-C", folder, "--date", "2022-10-20"); code != exitClean || strings.Contains(out, ".schema") {
		t.Errorf("new edition = %d, %q", code, out)
	}
	named := 0
	for _, part := range []string{"data", "content"} {
		err := filepath.WalkDir(filepath.Join(folder, part), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			first := strings.TrimPrefix(string(text), "---\n")
			first, _, _ = strings.Cut(first, "\n")
			path, found := strings.CutPrefix(first, "# yaml-language-server: $schema=")
			if !found {
				t.Errorf("%s begins with %q", name, first)
				return err
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(name), path)); err != nil {
				t.Errorf("%s names a schema that is not there: %v", name, err)
			}
			named++
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if named < 9 {
		t.Errorf("%d files name a schema", named)
	}
	if code, out, errs := call("check", "-C", folder); code != exitClean {
		t.Errorf("check = %d, %q, %q", code, out, errs)
	}
	schema, settings := filepath.Join(folder, ".schema", "site.json"), filepath.Join(folder, ".vscode", "settings.json")
	for _, name := range []string{schema, settings} {
		if err := os.WriteFile(name, []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, _ := call("new", "schema", "-C", folder); code != exitClean || !strings.Contains(out, "新写 0 个，覆盖 1 个，未变 12 个") {
		t.Errorf("new schema = %d, %q", code, out)
	}
	if text, _ := os.ReadFile(settings); string(text) != "{}" {
		t.Errorf("the settings are %q", text)
	}
	if text, _ := os.ReadFile(schema); !strings.Contains(string(text), "站点总设置") {
		t.Errorf("the schema is %q", text)
	}
	if code, _, errs := call("new", "schema", "-C", t.TempDir()); code != exitFailure || !strings.Contains(errs, "不是站点文件夹") {
		t.Errorf("new schema of no site = %d, %q", code, errs)
	}
}
