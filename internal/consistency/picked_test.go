package consistency

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/reference"
)

// pickedWords are what authors say of the members that a rule picks, and what is false of each of them; the rules that say
// nothing of a state have none. Words that the checker does not read may be said too.
var pickedWords = []struct {
	rule         string
	fine, denied []string
}{
	{"未破零", []string{"尚未破零", "未破零", "仍为零", "落后序时"}, []string{"超额完成年度目标", "已破零", "完成年度目标"}},
	{"落后", []string{"落后序时", "落后序时进度", "低于序时进度", "未达到序时进度"}, []string{"达到序时进度", "超额完成年度目标"}},
	{"滞后", []string{"严重落后序时", "滞后", "落后序时进度"}, []string{"达到序时进度"}},
	{"达序时", []string{"达到序时进度", "达到序时", "达序时"}, []string{"落后序时"}},
	{"超额", []string{"超额完成", "超额完成年度目标", "完成年度目标", "过半"}, []string{"尚未破零", "未完成年度目标"}},
	{"已完成", []string{"完成年度目标", "已完成年度任务", "完成全年任务"}, []string{"未完成年度目标", "尚未破零"}},
	{"未完成", []string{"未完成年度目标", "尚未完成年度目标"}, []string{"超额完成年度目标", "完成年度目标"}},
	{"过半", []string{"过半", "完成率过半", "已过半"}, []string{"尚未破零"}},
	{"未过半", []string{"未过半", "完成率未过半", "不到一半"}, []string{"已过半"}},
	{"超序时", []string{"超出序时进度", "超序时进度", "超过序时进度"}, nil},
	{"超限", []string{"超出年度控制数", "超过控制数", "超限"}, nil},
	{"已达标", []string{"达标", "已达标", "达到年度目标"}, []string{"未达标"}},
	{"未达标", []string{"未达标", "尚未达标", "未达到年度目标"}, []string{"已达标", "达到年度目标"}},
	{"未报送", []string{"未报送", "尚未报送", "没有报送"}, []string{"均已报送"}},
	{"增长", []string{"同比增长", "实现同比增长", "正增长"}, []string{"同比下降"}},
	{"下降", []string{"同比下降", "负增长"}, []string{"同比增长"}},
	{"累计=0", []string{"为零", "仍为零"}, nil},
	{"完成率≥60%", []string{"完成率超过50%", "完成率在50%以上"}, []string{"完成率低于50%"}},
	{"同比>0", []string{"同比增长"}, []string{"同比下降"}},
	{"前3", []string{"居前三位", "居前列", "领先"}, nil},
	{"后3", []string{"居后三位", "居后列", "垫底"}, nil},
	{"全部", []string{"均有任务"}, nil},
}

// pickedFrames are sentences about what a reference picks: N the indicator, R the reference, W the words.
var pickedFrames = []string{"NRW。", "N有RW。", "RW。", "NR均W。", "R都W。", "N，RW。", "NW的有R。", "NW的是R。", "NR等W。", "全整体N中，RW。", "NR（R）W。", "NR，均W。", "截至目前，N仍有RW。"}

// wholes are said of all whom a rule picks, where it is the only one.
var wholes = []string{"N只有RW。", "N仅RW。"}

// TestPicked: whatever a rule picks, the words of the rule behind or in front of the reference never contradict it, and words
// that say the opposite do.
func TestPicked(t *testing.T) {
	const sites = 10
	met, denied := map[string]int{}, map[string]int{}
	for seed := range uint64(sites) {
		ground, err := newGround(generate(seed))
		if err != nil {
			t.Fatal(err)
		}
		p := picker{T: t, ground: ground, met: met, denied: denied}
		for _, i := range ground.site.Indicators {
			if i.Scope != model.AllRegions {
				continue
			}
			for k := range pickedWords {
				p.rule(i, k)
			}
		}
	}
	for k := range pickedWords {
		w := &pickedWords[k]
		if met[w.rule] == 0 {
			t.Errorf("no site has members of %s", w.rule)
		}
		if len(w.denied) > 0 && denied[w.rule] == 0 {
			t.Errorf("nothing denies %s", w.rule)
		}
	}
}

// TestPickedWords: each rule of the language has its words here.
func TestPickedWords(t *testing.T) {
	ground, err := newGround(generate(0))
	if err != nil {
		t.Fatal(err)
	}
	ro := &reference.Roster{Indicator: ground.site.Indicators[0]}
	_, problem := ro.Select("没有这样的词", ground.site)
	if problem == nil {
		t.Fatal("an unknown rule is taken")
	}
	listed := strings.Split(strings.TrimPrefix(problem.Fix, "可写 "), "、")
	if len(listed) < 10 {
		t.Fatalf("the rules are not listed: %s", problem.Fix)
	}
	for _, word := range listed[1:] {
		if !slices.ContainsFunc(pickedWords, func(w struct {
			rule         string
			fine, denied []string
		}) bool {
			return w.rule == word
		}) {
			t.Errorf("no words for the rule %s", word)
		}
	}
}

type picker struct {
	*testing.T
	*ground
	met, denied map[string]int
}

// rule tries the words of a rule on an indicator that it suits.
func (p *picker) rule(i *model.Indicator, k int) {
	w := &pickedWords[k]
	for _, form := range []string{"", "个数", "带数", "分别", "简称"} {
		words := []string{i.ID, w.rule}
		if form != "" {
			words = append(words, form)
		}
		text, figure := p.print(words)
		if figure == nil || len(figure.Picked.Regions) == 0 {
			continue
		}
		p.met[w.rule]++
		frames := pickedFrames
		if !strings.ContainsAny(w.rule, "前后全") {
			frames = slices.Concat(frames, wholes)
		}
		for _, frame := range frames {
			for _, said := range w.fine {
				for _, v := range p.say(i, frame, said, text, figure) {
					if v.Outcome == claim.Contradicts {
						p.Errorf("%s: {{ %s }} as %s in %s: %s", p.site.Title, strings.Join(words, " "), said, frame, v.Text)
					}
				}
			}
		}
		for _, said := range w.denied {
			if i.Better == model.Lower && strings.HasPrefix(said, "超额") {
				continue // of a limit that is good or bad
			}
			found := p.say(i, "NRW。", said, text, figure)
			if slices.ContainsFunc(found, func(v claim.Verdict) bool { return v.Outcome == claim.Contradicts }) {
				p.denied[w.rule]++
			} else if !slices.ContainsFunc(found, func(v claim.Verdict) bool { return v.Outcome == claim.Doubtful }) {
				p.Errorf("%s {{ %s }}%s: nothing is told", i.Name, strings.Join(words, " "), said)
			}
		}
	}
}

// print is what a reference prints and what the checker is told of it; nil where it is a mistake.
func (p *picker) print(words []string) (string, *claim.Figure) {
	v := p.view(p.edition)
	scope := reference.Scope{Site: p.site, View: v, Of: func(e *model.Edition) *analysis.View { return p.view(e) }, At: address.At("x/index.html", p.edition)}
	diags := &diag.List{}
	f := scope.Figures(reference.Defaults{})(words, diag.Pos{}, diags)
	if firstError(diags) != nil || f.Claim == nil {
		return "", nil
	}
	return f.Text, f.Claim
}

// say is what the checker says of a sentence.
func (p *picker) say(i *model.Indicator, frame, words, text string, figure *claim.Figure) []claim.Verdict {
	frame = strings.NewReplacer("N", i.Name, "W", words, "全整体", p.site.Words.Whole).Replace(frame)
	var run claim.Run
	for k, part := range strings.Split(frame, "R") {
		if k > 0 {
			run.Pieces = append(run.Pieces, claim.Piece{Text: text, Figure: figure})
		}
		if part != "" {
			run.Pieces = append(run.Pieces, claim.Piece{Text: part})
		}
	}
	return p.checker.Check(p.view(p.edition), claim.Subject{}, []claim.Run{run})
}
