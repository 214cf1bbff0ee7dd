package verify

import (
	"reflect"
	"testing"

	"bulletin/internal/fingerprint"
)

// TestChangesApart: parts of a line that only their style sets apart, as the title and the subtitle of a chart, are told apart; what runs on
// in a sentence runs on. The digest is that of the line.
func TestChangesApart(t *testing.T) {
	read := func(text string) *fingerprint.Content {
		t.Helper()
		c, err := fingerprint.Read("x.html", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	was := read(`<h2>图</h2><figcaption><b>三县达序时</b><span>占年度任务的比重（%）</span></figcaption><p><span>第3期</span><span>2021年8月9日</span></p><p>完成<b>12</b>家<span>，较快</span></p>`)
	now := read(`<h2>图</h2><figcaption><b>四县达序时</b><span>占年度任务的比重（%）</span></figcaption><p><span>第4期</span><span>2021年8月9日</span></p><p>完成<b>13</b>家<span>，较快</span></p>`)
	var words [][]string
	for _, c := range changes(was, now) {
		words = append(words, c.Old, c.New)
	}
	if wanted := [][]string{
		{"三县达序时　占年度任务的比重（%）", "第3期　2021年8月9日", "完成12家，较快"}, {"四县达序时　占年度任务的比重（%）", "第4期　2021年8月9日", "完成13家，较快"},
	}; !reflect.DeepEqual(words, wanted) {
		t.Errorf("%q, want %q", words, wanted)
	}
	if read(`<figcaption><b>三县达序时</b><span>占年度任务的比重（%）</span></figcaption>`).Says() != read(`<figcaption><b>三县达序时</b>占年度任务的比重（%）</figcaption>`).Says() {
		t.Error("the digest is another one")
	}
}
