package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bulletin/internal/build"
)

// TestEditionData: a whole edition as one file, opened alone, saves the table of its data as it stands beside its pages.
func TestEditionData(t *testing.T) {
	t.Parallel()
	const site = "../build/testdata/single"
	out := t.TempDir()
	if r, err := build.Build(build.Options{Site: os.DirFS(site), Out: filepath.Join(out, "public")}); err != nil || r.Errors > 0 {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(out, "public", "2024-h1", "data", "data.csv"))
	if err != nil {
		t.Fatal(err)
	}
	tab := open(t)
	saved := tab.Downloads()
	tab.Open(alone(t, attached(t, "single", build.AttachOptions{Whole: true, Static: true})))
	press(tab, "[data-embedded] button")
	name, got := saved.Next()
	if name != "2024-h1-data.csv" || !bytes.Equal(got, want) {
		t.Errorf("%s of %d bytes, want %d", name, len(got), len(want))
	}
	text := Eval[string](tab, `document.querySelector("[data-embedded]").textContent.replace(/\s+/g, "")`)
	if text != "本文件带有本期全部数据保存为CSV已保存到下载文件夹" {
		t.Errorf("the place says %s", text)
	}
}
