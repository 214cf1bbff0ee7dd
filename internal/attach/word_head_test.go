package attach

import (
	"bytes"
	"strings"
	"testing"
)

// TestHeadLines: heads break between words, into lines of about one length.
func TestHeadLines(t *testing.T) {
	for _, c := range []struct {
		words string
		room  float64
		want  string
	}{
		{"计量|单位", 3, "计量|单位"}, {"计量|单位", 4, "计量单位"}, {"全市|所需|倍数", 4.5, "全市所需|倍数"}, {"全市|所需|倍数", 2, "全市|所需|倍数"},
		{"后续|月均需|倍数|变化", 7.5, "后续月均需|倍数变化"}, {"较序时", 2, "较序时"},
	} {
		if got := strings.Join(headLines(strings.Split(c.words, "|"), c.room), "|"); got != c.want {
			t.Errorf("%s in %g ems: %s, want %s", c.words, c.room, got, c.want)
		}
	}
}

// TestWordLedger: a ledger lies across, and nothing in it is smaller than nine points; what findings say has no bullets.
func TestWordLedger(t *testing.T) {
	table := `<table class="records"><thead><tr><th>编号<small>立项</small></th><th>督办<wbr>事项</th><th>办理<wbr>结果<small>销号单位和日期</small></th></tr></thead>
<tbody><tr><td>2024-01<small>2024年1—8月</small></td><td>巩固规模以上文旅企业18家，防止退库</td><td>已销号</td></tr></tbody></table>`
	document := func(class, main string) string {
		page := wordPage("a.html", main)
		page.Content = bytes.Replace(page.Content, []byte("<body>"), []byte(`<body class="`+class+`">`), 1)
		return wordXML(t, &WordDocument{Title: "台账", Parts: []Page{page}})
	}
	ledger := document("paper-ledger", table)
	if !strings.Contains(ledger, `w:orient="landscape"`) || strings.Contains(ledger, `w:w="11906" w:h="16838"`) {
		t.Error("the ledger does not lie across")
	}
	if text := document("paper-text", table); strings.Contains(text, `w:orient="landscape"`) {
		t.Error("a small table lies across")
	}
	for _, size := range []string{"10", "11", "12", "13", "14", "15", "16", "17"} {
		if strings.Contains(ledger, `<w:sz w:val="`+size+`"`) {
			t.Errorf("the ledger has text of %s half points", size)
		}
	}
	if strings.Contains(ledger, mayBreak) {
		t.Error("heads keep their places to break")
	}
	main := `<div class="findings"><ul><li>接待游客一项落后。</li></ul></div>`
	if strings.Contains(document("paper-text", main), "w:numPr") || !strings.Contains(document("paper-text", strings.Replace(main, "findings", "text", 1)), "w:numPr") {
		t.Error("findings are not paragraphs, or lists no lists")
	}
}
