package claim

import (
	"strings"
	"testing"
)

// TestHeadsOfColumns: what a head says of its column: unit, indicators, whom it is about, a sum, nothing; units are taken from its end one after
// another.
func TestHeadsOfColumns(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	r := d.block("", "").reader
	heading := *r
	heading.lexicon = r.checker.heads()
	g := &grid{reader: r, heading: &heading}
	for _, c := range []struct{ text, want string }{ // unit | indicators | regions | what else
		{"技术合同成交额（亿元）", "亿元|jishu-hetong||"}, {"技术合同成交额/亿元", "亿元|jishu-hetong||"}, {"技术合同成交额，亿元", "亿元|jishu-hetong||"}, {"技术合同成交额", "|jishu-hetong||"}, {"一、技术合同成交额（亿元）", "亿元|jishu-hetong||"}, {"技术合同成交额（单位：亿元）", "亿元|jishu-hetong||"},
		{"吉首市", "||jishou|"}, {"吉首市（%）", "%||jishou|"}, {"合计", "|||total"}, {"序号", "|||idle"}, {"同比（%）", "%|||said"}, {"同比%", "%|||said"}, {"同比，%", "%|||said"}, {"同比（个百分点）", "个百分点|||said"}, {"亿元", "亿元|||"}, {"单位：亿元", "亿元|||"}, {"单位：亿元、%", "亿元|||"}, {"单位：%、亿元", "亿元|||"}, {"", "|||"},
		{"成交额（同比）（%）", "%|||doubt second"}, {"技术合同成交额（同比）", "|jishu-hetong||second"}, {"技术合同成交额（同比）（%）", "%|jishu-hetong||second"}, {"技术合同成交额（亿元）（同比）", "亿元|jishu-hetong||second"}, {"莫名其妙的东西", "|||doubt"}, {strings.Repeat("技", 101), "|||doubt"},
	} {
		h := g.headOf(c.text)
		var ids, regions, more []string
		for _, i := range h.indicators {
			ids = append(ids, i.ID)
		}
		for _, r := range h.regions {
			regions = append(regions, r.ID)
		}
		for _, w := range []struct {
			is   bool
			word string
		}{{h.total, "total"}, {h.idle, "idle"}, {h.doubt != "", "doubt"}, {h.second != nil, "second"}, {h.said&^silent != 0, "said"}} {
			if w.is {
				more = append(more, w.word)
			}
		}
		if got := h.unit + "|" + strings.Join(ids, " ") + "|" + strings.Join(regions, " ") + "|" + strings.Join(more, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
