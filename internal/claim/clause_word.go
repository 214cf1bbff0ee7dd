package claim

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// period takes the name of a period: what the clause speaks of, or what it is compared with.
func (w *walker) period(k int) {
	t := &w.tokens[k]
	if b := w.before(k); b != nil && b.is(share) {
		w.based, w.bases = true, append(w.bases, nil) // 占全年的: not of a region
		return
	}
	if t.span.month == 12 && t.span.year == 0 && t.span.back == 0 && w.view.Edition.Period.Month != 12 {
		w.cues |= forecast // 全年 is still to come
		return
	}
	views := w.viewsOf(&t.span)
	if b := w.before(k); b != nil && (b.is(than|from|above|below|yoy) || b.is(and) && w.spelled(b) == "与") {
		w.based = true
		if len(views) > 0 {
			w.baseView = views[0]
		}
		if b.is(from) {
			w.cues |= from
		} else {
			w.cues |= than
		}
		if len(views) == 0 {
			w.bases = append(w.bases, nil)
		}
		return
	}
	if k+1 < w.end && w.tokens[k+1].is(monthly) && len(views) > 0 {
		return // 上半年月均
	}
	w.dated, w.fresh = true, true
	w.dark = len(views) == 0
	if !w.dark {
		w.scope.views = views
	}
}

// viewsOf is spanViews, with a year of its own left as it may be meant.
func (w *walker) viewsOf(s *span) []*analysis.View {
	views := w.spanViews(s)
	if s.year != 0 && s.year != w.view.Edition.Period.Year && s.month == 12 && len(views) > 0 {
		return append(views, w.view) // 2021年度的考核数 comes out in 2022
	}
	return views
}

// word takes a cue.
func (w *walker) word(k int) {
	t := &w.tokens[k]
	c := t.entry.cue
	switch {
	case c == filler:
		return
	case c&neutral != 0:
		w.foreign += 2
		return
	case c == target && len(w.topics) == 0 && w.touching(k):
		w.unknownTopic = true
	case c&pronoun != 0:
		w.pronoun()
		return
	case c&others != 0:
		w.subject, w.named = nil, true
		w.crowd = true
	case c == lastYear && !w.beforeNumber(k):
		if v := w.viewOf(w.view.Edition.Period.LastYear()); v != nil {
			w.scope.views, w.dated, w.dark = []*analysis.View{v}, true, false
		} else {
			w.dated, w.dark = true, true
		}
		return
	case c&(over|done) != 0:
		c |= complete | target
	case c&outside != 0 && w.cues&except != 0:
		w.excepted, w.subject = w.subject, nil
		if k+1 == w.end && w.numbers == 0 && len(w.excepted) > 0 {
			w.scope.regions = without(w.site.Counties(), w.excepted) // 除保靖县外，各县市均…
		}
		w.cues &^= except
		return
	case c&respectively != 0:
		w.shareOut(k)
	case c&(up|down) != 0:
		w.cues &^= up | down // the last one counts: 增幅回落
	}
	if c&(up|down|above|below|to) != 0 {
		w.turn = k
	}
	w.cues |= c
	w.said |= c
	if c&statePredicates == 0 && w.foreign > 0 && c&(complete|yoy|pace|arrears|monthly|rest|growthNoun) != 0 {
		w.foreign /= 2
	}
}

// pronoun turns back to the region that the page is about, or that was spoken of.
func (w *walker) pronoun() {
	w.stranger = false
	if w.about.Region != nil {
		w.subject = []*model.Region{w.about.Region}
	} else {
		w.subject = w.scope.regions
	}
	w.scope.regions = w.subject
	w.foreign = 0
}

// beforeNumber reports whether a number stands behind the word at k, with nothing but words between that say nothing.
func (w *walker) beforeNumber(k int) bool {
	for m := k + 1; m < w.end; m++ {
		if t := &w.tokens[m]; !t.is(filler | up | down | only) {
			return t.kind == figure || t.is(about|moreThan|lessThan|above|below)
		}
	}
	return false
}

// isMember reports whether the name is the word for members, 县市, and not that of the whole.
func (w *walker) isMember(t *token) bool { return t.entry.members }

// touching reports whether two or more characters that are not known stand right before the token.
func (w *walker) touching(k int) bool {
	if k <= w.first {
		return false
	}
	t := &w.tokens[k-1]
	return (t.kind == plain || t.is(neutral)) && t.end == w.tokens[k].start && t.end-t.start >= len("合同")
}

// foreignRegion reports whether plain words name a region that the site does not know: 张家界市同期.
func (w *walker) foreignRegion(k int) bool {
	t := &w.tokens[k]
	text := w.text[t.start:t.end]
	count := 0
	for at, r := range text {
		if count >= 2 && count <= 5 && strings.ContainsRune("省市县区州盟旗", r) {
			before, after := text[:at], text[at+utf8.RuneLen(r):]
			last, _ := utf8.DecodeLastRuneInString(before)
			next, _ := utf8.DecodeRuneInString(after)
			return !strings.ContainsRune("各些几个全该本每多两城景辖园社跨驻校市县", last) && !strings.ContainsRune("场级里内长域委属直政县市区教", next)
		}
		if count++; count > 6 {
			return false
		}
	}
	return false
}

// institutions are what the names of firms, schools and the like end with: their numbers are not a region's.
var institutions = []string{"大学", "学院", "公司", "集团", "银行", "医院", "研究院", "研究所", "研究中心", "合作社", "工厂", "产业园", "工业园", "实验室", "经开区", "开发区", "农商行", "海关",
	"机场", "车间", "园区企业", "龙头企业", "专业村", "示范区", "协会", "学会", "平台",
	// and what percentages are of besides the data
	"权重", "分值", "系数", "利率", "税率", "费率", "补助", "补贴", "奖补", "配套"}

// institution reports whether plain words name one.
func (w *walker) institution(k int) bool {
	text := w.spelled(&w.tokens[k])
	for _, name := range institutions {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}
