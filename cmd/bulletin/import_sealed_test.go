package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx/xlsxtest"
)

// TestImportSealed: a form that changes a figure of a sealed edition is taken in with the entry of a correction, whose reason the check
// asks for; once it is written there is nothing more to say.
func TestImportSealed(t *testing.T) {
	september := model.Period{Year: 2023, Month: 9}
	d := deskOf(t, "../../internal/build/testdata/school", september, september)
	if code, _, stderr := call("build", "-C", d.root); code != exitClean {
		t.Fatal(stderr)
	}
	if code, _, stderr := call("seal", "-C", d.root, "2023-q3", "--reason", "印发"); code != exitClean {
		t.Fatal(stderr)
	}
	name := schools[0]
	at := cellsOf(t, d.forms[name].Content)
	cells := map[string]string{at["#sign unit"]: "赵敏", at["#sign last-year"]: "钱进", at["#sign status"]: "2024-01-05"}
	changed, again := "", model.Decimal{}
	for _, i := range d.site.Indicators {
		for _, g := range d.site.Regions {
			f := d.site.Reports[september].Figure(i, g)
			if g.Name != name || !i.AppliesTo(g) {
				continue
			}
			text := "未报送"
			if f.Ok() {
				text = f.Value.String()
			}
			if changed == "" && f.Ok() && i.Measure == model.Flow && len(i.Parts) == 0 && f.More == nil && !i.AddsUp {
				changed, text, again = i.ID, f.Value.Add(model.Int(1)).String(), f.Value.Add(model.Int(2))
			}
			cells[at[i.ID+" value"]] = text
			for k := range i.Parts {
				if n, ok := f.Item(i, i.Parts[k].ID); ok && n.Ok() {
					cells[at[i.ID+"/"+i.Parts[k].ID+" value"]] = n.Value.String()
				}
			}
		}
	}
	delete(cells, "")
	data, err := xlsxtest.Set(d.forms[name].Content, "填报", cells)
	if err != nil {
		t.Fatal(err)
	}
	d.put(name+".xlsx", data)
	code, stdout, stderr := call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "以下各数已经封存公布，一并写下更正") || !strings.Contains(stdout, "data/corrections/2023.yaml 里的 reason 等着写更正的原因") {
		t.Fatalf("changed %s: import = %d, %s\n%s", changed, code, stdout, stderr)
	}
	file := filepath.Join(d.root, "data", "corrections", "2023.yaml")
	text, err := os.ReadFile(file)
	if err != nil || strings.Count(string(text), "- date:") != 1 || !strings.Contains(string(text), "indicator: "+changed) {
		t.Fatalf("%v\n%s", err, text)
	}
	code, _, stderr = call("check", "-C", d.root)
	if code != exitMistakes || !strings.Contains(stderr, "错误[unfinished]") || strings.Contains(stderr, "unexplained-change") || strings.Contains(stderr, "idle-correction") {
		t.Errorf("check = %d, %s", code, stderr)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), "（待补：更正的原因）", "漏报一处", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr = call("check", "-C", d.root); strings.Contains(stderr, "unfinished") || strings.Contains(stderr, "unexplained-change") || code == exitFailure {
		t.Errorf("check = %d, %s", code, stderr)
	}
	code, stdout, stderr = call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "没有改动") {
		t.Errorf("a second time: %d, %s\n%s", code, stdout, stderr)
	}

	// Corrected once more on the same day: the entry goes on from the first.
	cells[at[changed+" value"]] = again.String()
	if data, err = xlsxtest.Set(d.forms[name].Content, "填报", cells); err != nil {
		t.Fatal(err)
	}
	d.put(name+".xlsx", data)
	code, stdout, stderr = call("import", "-C", d.root, "--yes", d.inbox)
	if code != exitClean || !strings.Contains(stdout, "一并写下更正") {
		t.Fatalf("corrected again: %d, %s\n%s", code, stdout, stderr)
	}
	if text, err = os.ReadFile(file); err != nil || !strings.Contains(string(text), "old: "+again.Sub(model.Int(1)).String()+"\n    new: "+again.String()+"\n") {
		t.Errorf("%v\n%s", err, text)
	}
	if code, _, stderr := call("check", "-C", d.root); !strings.Contains(stderr, "错误[unfinished]") || strings.Contains(stderr, "unexplained-change") || strings.Contains(stderr, "idle-correction") {
		t.Errorf("check = %d, %s", code, stderr)
	}
}
