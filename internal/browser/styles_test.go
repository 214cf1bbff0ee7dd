package browser

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/layouts"
)

// TestStyles: a browser reads in the style sheets that are published, which are lean, what it reads in those that are written.
func TestStyles(t *testing.T) {
	t.Parallel()
	folder, _ := buildSite(t, "single")
	styles, err := fs.Glob(layouts.Files, "assets/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatal(styles, err)
	}
	tab := open(t)
	tab.Open(address(t, folder) + "/index.html")
	for _, name := range styles {
		made, err := filepath.Glob(filepath.Join(strings.NewReplacer("[", `\[`).Replace(folder), strings.TrimSuffix(name, ".css")+".*.css"))
		if path.Base(name) == "verify.css" { // of sites with sealed editions
			continue
		}
		if err != nil || len(made) != 1 {
			t.Fatalf("%s is published as %v: %v", path.Base(name), made, err)
		}
		published, err := os.ReadFile(made[0])
		if err != nil {
			t.Fatal(err)
		}
		written, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := json.Marshal([]string{string(written), string(published)})
		if err != nil {
			t.Fatal(err)
		}
		read := Eval[[]string](tab, string(texts)+`.map((text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return Array.from(sheet.cssRules, (rule) => rule.cssText).join("\n").replace(/([,:]) /g, "$1"); })`) // of values that it does not know yet, it keeps these blanks
		if read[0] == "" || read[0] != read[1] {
			k := 0
			for k < min(len(read[0]), len(read[1])) && read[0][k] == read[1][k] {
				k++
			}
			t.Errorf("%s is read as …%.60s… as it is written, as …%.60s… as it is published", name, read[0][max(0, k-20):], read[1][max(0, k-20):])
		}
	}
}
