package seal

import (
	"os"
	"testing"
)

// FuzzFigures: published data are read or refused, and each figure that is read has a month as it was written.
func FuzzFigures(f *testing.F) {
	whole, err := os.ReadFile("../check/testdata/unexplained-change/revised/content/2023-q1/published.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-9])
	const heads = "指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态\n"
	for _, text := range []string{"", "\ufeff", heads, heads + "a,b,2023,3,累计数,1e9,,\n", heads + "a,b,-1,99,期末数,,未报送,快报\n", heads + "\"a\nb\",\",\",9999999999999999999,3,本期值,1,,\n", heads + "a\n", heads + "\"", "数值," + heads} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		figures, err := Figures(text)
		if err != nil && figures != nil {
			t.Error("figures of what is refused")
		}
	})
}

// FuzzFolded: a code as it was read is itself a code, and the same one.
func FuzzFolded(f *testing.F) {
	for _, typed := range []string{"7KQ2-MXB4-8TRE-W9NC", "７ＫＱ２－ＭＸＢ４－８ＴＲＥ－Ｗ９ＮＣ", " 7kq2 mxb4　8tre—w9nc", "0KQ2-MXB4-8TRE-W9NC", "ſ\u0130KQ2MXB48TREW9N", "\xff"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if code := Folded(typed); code != "" && (len(code) != 19 || Folded(code) != code) {
			t.Errorf("Folded(%q) = %q, and that %q", typed, code, Folded(code))
		}
	})
}
