package build

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/proof"
)

// TestProofTellsAll: what the check finds in texts is on the sheets of the editions, no more and no less, and their counts
// come to those of the check.
func TestProofTellsAll(t *testing.T) {
	spoilt := map[string]string{
		"content/2022-h1/counties/jishou.md":     "吉首市技术合同成交额完成99.9%，同比下降。\n",
		"content/2022-q1/indicators/waizhuan.md": "全州技术合同成交额累计77.77亿元，见{{ 没有的词 }}。\n",
	}
	for k, site := range []fs.FS{overlay(t, "../..", nil), overlay(t, "../..", spoilt), os.DirFS("testdata/golden/figures"), os.DirFS("../claim/testdata/verdicts")} {
		result, err := Build(Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range result.Diags {
			if d.Code == "contradiction" || d.Code == "unsupported" || d.Code == "unknown-word" {
				said = append(said, d.Pos.String())
			}
		}
		var marked []string
		var sum proof.Tally
		for _, name := range editions(t, site) {
			proved, _, err := Proof(site, name)
			if err != nil || proved == nil {
				t.Fatal(proved, err)
			}
			sum.Add(proved.Tally)
			marked = append(marked, pendingIn(&proved.Sheet)...)
		}
		slices.Sort(said)
		slices.Sort(marked)
		if said, marked = slices.Compact(said), slices.Compact(marked); !slices.Equal(said, marked) {
			t.Errorf("the check says\n%s\nthe sheets mark\n%s", strings.Join(said, "\n"), strings.Join(marked, "\n"))
		}
		if result.Texts == nil || *result.Texts != sum {
			t.Errorf("the check counts %v, the sheets %v", result.Texts, &sum)
		}
		if k == 1 && (sum.Numbers[proof.Bound] == 0 || len(said) < 3) {
			t.Errorf("the spoilt sample tells %q", said)
		}
	}
}

// pendingIn are the places of what somebody has to do something about.
func pendingIn(s *proof.Sheet) []string {
	var found []string
	for _, g := range s.Groups {
		for _, text := range g.Texts {
			for _, m := range text.Marks {
				if m.Standing.Pending() {
					found = append(found, m.Pos.String())
				}
			}
			for _, d := range text.Faults {
				found = append(found, d.Pos.String())
			}
		}
	}
	return found
}

func editions(t *testing.T, site fs.FS) []string {
	t.Helper()
	entries, err := fs.ReadDir(site, "content")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestProof: a sheet is the same each time, made of texts with contradictions, of no site with mistakes in its data, and
// of no edition that is not there.
func TestProof(t *testing.T) {
	const single = "testdata/single"
	wrong := overlay(t, single, map[string]string{"content/2024-h1/indicators/jiuye.md": "上半年城镇新增就业1111人。\n"})
	first, _, err := Proof(wrong, "")
	if err != nil || first == nil || first.Tally.Pending() != 1 || first.Edition.ID != "2024-h1" {
		t.Fatalf("%v, %v", first, err)
	}
	if !strings.Contains(string(first.HTML), "1111人") || !strings.Contains(string(first.HTML), "须处理1处") {
		t.Error("the sheet does not tell the contradiction")
	}
	second, _, _ := Proof(wrong, "2024年上半年")
	if !bytes.Equal(first.HTML, second.HTML) {
		t.Error("the second sheet differs")
	}
	for name, content := range map[string]string{"data/site.yaml": "nonsense: 1\n", "data/reports/2024-06.yaml": "period: 2024-06\n"} {
		none, diags, err := Proof(overlay(t, single, map[string]string{name: content}), "")
		if none != nil || len(diags) == 0 || err != nil {
			t.Errorf("%s: %v, %v, %v", name, none, diags, err)
		}
	}
	_, _, err = Proof(os.DirFS(single), "2031")
	if unknown := (*UnknownEditionError)(nil); !errors.As(err, &unknown) || unknown.Known != "2024-h1" {
		t.Errorf("an unknown edition: %v", err)
	}
}

// TestStrict: what nothing supports or nobody has written counts as an error, and nothing else changes.
func TestStrict(t *testing.T) {
	diags := &diag.List{}
	diags.Error(diag.Pos{File: "a"}, "contradiction", "", "甲")
	diags.Warning(diag.Pos{File: "b"}, "unsupported", "", "乙")
	diags.Warning(diag.Pos{File: "c"}, "unbound-number", "", "丙")
	diags.Warning(diag.Pos{File: "d"}, "unfinished", "", "丁")
	m := mistakes(diags)
	m.Strict()
	m.Strict()
	if m.Errors != 3 || m.Warnings != 1 || m.Diags[1].String() != "b: 错误[unsupported]: 乙。" || m.Diags[2].Severity != diag.Warning || m.Diags[3].Severity != diag.Error {
		t.Errorf("%+v", m)
	}
}
