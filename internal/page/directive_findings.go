package page

import (
	"slices"
	"strconv"

	"bulletin/internal/finding"
)

// tones are the sections that a text may ask for.
var tones = []struct {
	word string
	tone finding.Tone
}{{"亮点", finding.Highlight}, {"短板", finding.Shortfall}, {"其他", finding.Notice}}

// findings are the statements that a text asks for, under the names of the indicators' groups.
func (q *request) findings() []Block {
	query := finding.Query{Tones: q.tones(), Rules: q.kinds(), Limit: q.limit()}
	if q.Get("indicator") != nil {
		query.Indicator = q.indicatorNamed(q.one("indicator", true))
	}
	if q.Get("region") != nil {
		query.Region = q.regionNamed(q.one("region", true))
	}
	if q.failed {
		return nil
	}
	e := q.ed.editor(q.diags)
	query.Hide = e.hide
	groups := e.groups(query)
	if len(groups) == 0 {
		q.diags.Warning(q.Pos, "empty-findings", "改换条件或删去这个指令", "本期没有这样的发现，页面上不出现")
		return nil
	}
	return []Block{{Groups: groups}}
}

func (q *request) tones() []finding.Tone {
	if q.Get("section") == nil {
		return nil
	}
	word, pos := q.one("section", true)
	var words []string
	for _, t := range tones {
		if t.word == word {
			return []finding.Tone{t.tone}
		}
		words = append(words, t.word)
	}
	if word != "" {
		q.fail(pos, "unknown-section", suggest(word, words, words), "没有“%s”这一类发现", word)
	}
	return nil
}

// kinds are the rules named, by name or by label.
func (q *request) kinds() []string {
	e := q.Get("kinds")
	if e == nil {
		return nil
	}
	var names, all, labels []string
	for _, r := range finding.Rules {
		all, labels = append(all, r.Name, r.Label), append(labels, r.Label)
	}
	for _, word := range e.Values {
		k := slices.IndexFunc(finding.Rules, func(r *finding.Rule) bool { return r.Name == word || r.Label == word })
		if k < 0 {
			q.fail(e.Pos, "unknown-kind", suggest(word, all, labels), "没有“%s”这种发现", word)
			continue
		}
		names = append(names, finding.Rules[k].Name)
	}
	return names
}

func (q *request) limit() int {
	if q.Get("limit") == nil {
		return 0
	}
	word, pos := q.one("limit", true)
	n, err := strconv.Atoi(word)
	if word != "" && (err != nil || n < 1) {
		q.fail(pos, "wrong-type", "写 1 以上的整数", "“limit”应是整数，这里是“%s”", word)
		return 0
	}
	return n
}
