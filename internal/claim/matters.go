package claim

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// matterCounts are the numbers of matters in the ledger, by the words beside a number.
var matterCounts = []struct {
	words []string
	of    func(m *analysis.Matter) bool
}{
	{[]string{"尚未销号", "未销号", "没有销号"}, func(m *analysis.Matter) bool { return m.State != model.ActionClosed }},
	{[]string{"已销号", "已经销号"}, func(m *analysis.Matter) bool { return m.State == model.ActionClosed }},
	{[]string{"转为逾期"}, (*analysis.Matter).Lapsed},
	{[]string{"逾期"}, func(m *analysis.Matter) bool { return m.State == model.ActionOverdue }},
	{[]string{"推进中", "正在推进"}, func(m *analysis.Matter) bool { return m.State == model.ActionOngoing }},
	{[]string{"新增"}, (*analysis.Matter).Added},
	{[]string{"销号"}, (*analysis.Matter).Closed},
	{nil, func(*analysis.Matter) bool { return true }},
}

// matters holds the numbers of matters of the ledger, 台账共有督办事项14项，其中12项尚未销号, where the sentence speaks of them.
func (b *block) matters(cl *clause, taken map[int]bool) bool {
	if !slices.ContainsFunc(b.tokens[cl.first:cl.end], isMatterCount) {
		return false
	}
	if !ofLedger(b.text.text[b.tokens[b.sentenceStart(cl.first)].start:b.tokens[cl.end-1].end]) {
		return false
	}
	found := false
	from := cl.first
	for k := cl.first; k < cl.end; k++ {
		t := &b.tokens[k]
		if !isMatterCount(*t) {
			continue
		}
		found, taken[k] = true, true
		b.matterCount(k, b.text.text[b.tokens[from].start:t.start], b.text.text[t.end:b.tokens[cl.end-1].end])
		from = k
	}
	return found
}

func ofLedger(text string) bool {
	return strings.Contains(text, "督办事项") || strings.Contains(text, "督办台账") || strings.Contains(text, "台账共有")
}

// isMatterCount reports whether a token may count matters.
func isMatterCount(t token) bool {
	return t.kind == figure && t.printed == nil && t.num.kind == amount && (t.num.unit == "项" || t.num.unit == "件" || t.num.unit == "个")
}

// matterCount holds the number at k against the matters that the words beside it speak of.
func (b *block) matterCount(k int, before, behind string) {
	has := func(w string) bool { return strings.Contains(behind, w) || strings.Contains(before, w) }
	for _, c := range matterCounts {
		if c.words != nil && !slices.ContainsFunc(c.words, has) {
			continue
		}
		n := 0
		all := analysis.Ledger(b.site, b.view.Edition)
		for m := range all {
			if c.of(&all[m]) {
				n++
			}
		}
		v := Verdict{Number: true, Outcome: Agrees, Evidence: "台账中" + strings.Join(c.words[:min(1, len(c.words))], "") + "的督办事项：" + strconv.Itoa(n) + "项"}
		if b.numberAt(k) != n {
			v.Outcome, v.Text, v.Fix = Doubtful, "“"+b.original(k, k)+"”没有数据支持；最接近的是"+v.Evidence, doubtFix
		}
		b.say(b.tokens[k].start, b.tokens[k].end, v)
		return
	}
}
