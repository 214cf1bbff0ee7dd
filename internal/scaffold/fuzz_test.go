package scaffold

import (
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// FuzzAnswers: answers either have an error that is told, or make a site that loads without one.
func FuzzAnswers(f *testing.F) {
	for _, name := range []string{"environment.yaml", "schools.yaml", "counties.yaml"} {
		raw, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("标题: '#'\n发布单位: '- '\n首期: 2022-07\n单位: [{名称: '\"', 类别: 整体}, '{{'}]\n指标: [{名称: 'null', 计量单位: '%', 其中项: '0、'}]\n"))
	f.Fuzz(func(t *testing.T, raw []byte) { sound(t, raw) })
}

// sound reports whether answers make a site, which must load.
func sound(t *testing.T, raw []byte) bool {
	t.Helper()
	diags := &diag.List{}
	p := NewPlan(load.ReadAnswers("答案.yaml", raw, diags), diags)
	if diags.HasErrors() {
		return false
	}
	found := &diag.List{}
	if _, err := load.Site(laid(p.Files(day)), model.Charts{}, found); err != nil || found.HasErrors() {
		t.Errorf("the site of\n%s\ndoes not load: %v\n%s", raw, err, printed(found))
	}
	return true
}

// mixture is what TestMixed puts into answers.
var mixture = []string{
	"名称", "简称", "类别: 整体", "类别: 上级", "编号: null", "编号: a", "否", "是", "比率", "时点数", "只有整体", "乙区", "\"", "'", ": ", " #", "\n", "、", "，", "{", "}", "[", "]", "0", "-1", "null", "~", "{{", "<", "（", "）", "\u3000", "\u00a0", "\t", "é", "😀", "2022", "未设目标",
}

// TestMixed: seeds with pieces put in, taken out and repeated, the same each time.
func TestMixed(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	made := 0
	for _, name := range []string{"environment.yaml", "schools.yaml", "counties.yaml"} {
		seed, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			runes := []rune(string(seed))
			for range 1 + random.IntN(2) {
				at := random.IntN(len(runes))
				end := min(len(runes), at+random.IntN(4))
				runes = slices.Concat(runes[:at], []rune(mixture[random.IntN(len(mixture))]), runes[end:])
			}
			if sound(t, []byte(string(runes))) {
				made++
			}
		}
	}
	if made < 20 {
		t.Errorf("only %d of 300 mixtures make a site", made)
	}
}
