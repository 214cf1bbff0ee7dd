package page

import (
	"slices"

	"bulletin/internal/finding"
)

// tones are the sections that a text may ask for.
var tones = []struct {
	word string
	tone finding.Tone
}{{"亮点", finding.Highlight}, {"短板", finding.Shortfall}, {"其他", finding.Notice}}

// findings are the statements that a text asks for, under the names of the indicators' groups.
func (q *request) findings() []Block {
	query := finding.Query{Tones: q.tones(), Rules: q.kinds(), Limit: q.number("limit", 0)}
	if q.Get("indicator") != nil {
		query.Indicator = q.indicatorNamed(q.one("indicator", true))
	}
	if q.Get("region") != nil {
		query.Region = q.regionNamed(q.one("region", true))
	}
	if q.failed {
		return nil
	}
	e := q.ed.editor(file(q.ed.view.Edition.Body), q.diags)
	query.Hide = e.hide
	groups := e.groups(query)
	if len(groups) == 0 {
		q.diags.Warning(q.Pos, "empty-findings", "改换条件或删去这个指令", "本期没有这样的发现，页面上不出现")
		return nil
	}
	return []Block{{Groups: groups}}
}

// toneWords are the words of the sections.
func toneWords() (words, listed []string) {
	for _, t := range tones {
		words = append(words, t.word)
	}
	return words, words
}

// formerLabels are labels that rules had once; texts may hold them.
var formerLabels = []struct{ label, rule string }{
	{"完成全年任务", "met"},
}

// ruleWords are the rules' names and labels, also the former; a message offers the labels.
func ruleWords() (words, listed []string) {
	for _, f := range formerLabels {
		words = append(words, f.label)
	}
	for _, r := range finding.Rules {
		words, listed = append(words, r.Name, r.Label), append(listed, r.Label)
	}
	return words, listed
}

func (q *request) tones() []finding.Tone {
	if q.Get("section") == nil {
		return nil
	}
	word, _ := q.one("section", true)
	for _, t := range tones {
		if t.word == word {
			return []finding.Tone{t.tone}
		}
	}
	return nil
}

// kinds are the names of the rules that are asked for, by name or by label.
func (q *request) kinds() []string {
	e := q.Get("kinds")
	if e == nil {
		return nil
	}
	var names []string
	for _, r := range finding.Rules {
		if slices.Contains(e.Values, r.Name) || slices.Contains(e.Values, r.Label) {
			names = append(names, r.Name)
		}
	}
	for _, f := range formerLabels {
		if slices.Contains(e.Values, f.label) {
			names = append(names, f.rule)
		}
	}
	return names
}
