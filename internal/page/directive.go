package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
)

// directive is a fenced block that a text may hold.
type directive struct {
	name string
	keys []key
	make func(q *request) []Block
}

// key is a key of a directive. takes reports what is not among its values; nil where it names something of the site,
// which the maker looks up, or takes any text.
type key struct {
	name  string
	takes func(q *request, e *model.Entry)
}

// directives are all directives. Each has a file of its name.
var directives = []directive{
	{"table", []key{{"indicators", nil}, {"indicator", nil}, {"region", nil}, {"columns", nil}, {"rows", nil}, {"order", nil}, {"title", nil}},
		(*request).table},
	{"chart", []key{{"kind", oneOf("unknown-chart", "这种图", chartWords)}, {"indicator", nil}, {"region", nil}}, (*request).chart},
	{"figure", []key{{"indicator", nil}, {"region", nil}, {"measure", nil}, {"items", nil}, {"label", nil}, {"note", nil}}, (*request).figure},
	{"findings", []key{{"section", oneOf("unknown-section", "这一类发现", toneWords)}, {"kinds", oneOf("unknown-kind", "这种发现", ruleWords)},
		{"indicator", nil}, {"region", nil}, {"limit", integer(1)}}, (*request).findings},
	{"redblack", []key{{"indicator", nil}, {"top", integer(0)}, {"bottom", integer(0)}}, (*request).redblack},
}

// DirectiveNames are the names of fenced blocks that are directives.
func DirectiveNames() []string {
	var names []string
	for _, d := range directives {
		names = append(names, d.name)
	}
	return names
}

// directive makes what a fenced block asks for. An empty result means a mistake, or nothing to draw.
func (ed *edition) directive(asked *prose.Directive, diags *diag.List) []Block {
	q := &request{ed: ed, Directive: asked, diags: diags}
	for _, d := range directives {
		if d.name == asked.Name {
			q.known(d.keys)
			return d.make(q)
		}
	}
	return nil // the parser knows no other names
}

// request reads a directive's entries and reports its mistakes.
type request struct {
	*prose.Directive
	ed     *edition
	diags  *diag.List
	failed bool
}

func (q *request) fail(pos diag.Pos, code, fix, format string, args ...any) {
	q.failed = true
	q.diags.Error(pos, code, fix, format, args...)
}

// known reports keys that the directive has not, and values that a key does not take.
func (q *request) known(keys []key) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	for n := range q.Entries {
		e := &q.Entries[n]
		switch k := slices.Index(names, e.Key); {
		case k < 0:
			q.fail(e.KeyPos, "unknown-key", suggest(e.Key, names, names), "%s 指令没有“%s”这一项", q.Name, e.Key)
		case keys[k].takes != nil:
			keys[k].takes(q, e)
		}
	}
}

// oneOf takes the words of a list; listed are those of them that a message offers.
func oneOf(code, what string, words func() (all, listed []string)) func(*request, *model.Entry) {
	return func(q *request, e *model.Entry) {
		all, listed := words()
		for _, word := range e.Values {
			if !slices.Contains(all, word) {
				q.fail(e.Pos, code, suggest(word, all, listed), "没有“%s”%s", word, what)
			}
		}
	}
}

// integer takes a whole number that is not below least.
func integer(least int) func(*request, *model.Entry) {
	return func(q *request, e *model.Entry) {
		if e.List || len(e.Values) != 1 { // whoever reads it says so
			return
		}
		if n, err := strconv.Atoi(e.Values[0]); err != nil || n < least {
			q.fail(e.Pos, "wrong-type", fmt.Sprintf("写 %[1]d 或 %[1]d 以上的整数", least), "“%s”应是整数，这里是“%s”", e.Key, e.Values[0])
		}
	}
}

// number is the whole number of a key, which integer has looked at; usual where it is not written.
func (q *request) number(key string, usual int) int {
	if q.Get(key) == nil {
		return usual
	}
	word, _ := q.one(key, true)
	n, _ := strconv.Atoi(word)
	return n
}

// suggest names the nearest of the words that may be written or, where none is near, those that are listed.
func suggest(word string, words, listed []string) string {
	if fix := diag.Suggest(word, words); fix != "" {
		return fix
	}
	return "可写 " + strings.Join(listed, "、")
}

// one is the single value of a key; required says whether it must be there.
func (q *request) one(key string, required bool) (string, diag.Pos) {
	e := q.Get(key)
	switch {
	case e == nil && required && q.failed: // a misspelt key has been told
		return "", q.Pos
	case e == nil && required:
		q.fail(q.Pos, "missing-key", "加上“"+key+": …”", "%s 指令缺少“%s”", q.Name, key)
		return "", q.Pos
	case e == nil:
		return "", q.Pos
	case e.List || len(e.Values) != 1:
		q.fail(e.Pos, "wrong-type", "只写一个值", "“%s”不能写成列表", key)
		return "", e.Pos
	}
	return e.Values[0], e.Pos
}

// useless reports keys that say nothing beside others.
func (q *request) useless(why string, keys ...string) {
	for _, key := range keys {
		if e := q.Get(key); e != nil {
			q.fail(e.KeyPos, "extra-key", "删去这一项", "%s，不用写 %s", why, key)
		}
	}
}

// indicatorNamed is the indicator of a name or an id; nil for an empty word and after a mistake.
func (q *request) indicatorNamed(word string, pos diag.Pos) *model.Indicator {
	if word == "" {
		return nil
	}
	exact, loose := reference.IndicatorsNamed(q.ed.site, word)
	if len(exact) == 0 {
		exact = loose
	}
	var ids []string
	for _, i := range exact {
		if i.ID == word {
			return q.counted(i, word, pos)
		}
		ids = append(ids, i.ID)
	}
	switch len(exact) {
	case 0:
		var known []string
		for _, i := range q.ed.site.Indicators {
			known = append(known, i.ID, i.Name, i.Short)
		}
		q.fail(pos, "unknown-indicator", diag.Suggest(word, known), "没有指标“%s”", word)
		return nil
	case 1:
		return q.counted(exact[0], word, pos)
	}
	q.fail(pos, "ambiguous-name", "写编号", "几项指标都叫“%s”：%s", word, format.List(ids))
	return nil
}

// counted is an indicator, or nil where it is not counted in the edition's month.
func (q *request) counted(i *model.Indicator, word string, pos diag.Pos) *model.Indicator {
	if i.In(q.ed.view.Edition.Period) {
		return i
	}
	q.fail(pos, "indicator-not-counted", "从这里删去；月份不对的，改 data/indicators.yaml 里的 since、until", "指标“%s”本期没有统计，统计期间：%s", word, format.Term(i))
	return nil
}

// regionNamed is the region of a name or an id; nil for an empty word and after a mistake. The level above has no
// rows of its own.
func (q *request) regionNamed(word string, pos diag.Pos) *model.Region {
	if word == "" {
		return nil
	}
	r, ids := q.regionCalled(word)
	switch {
	case r != nil:
	case len(ids) > 1:
		q.fail(pos, "ambiguous-name", "写编号", "几个地区都叫“%s”：%s", word, format.List(ids))
	default:
		var known []string
		for _, r := range q.ed.site.Regions {
			known = append(known, r.ID, r.Name, r.Short)
		}
		q.fail(pos, "unknown-region", diag.Suggest(word, known), "没有地区“%s”", word)
	}
	return r
}

// regionCalled is the region that word means; nil where it means none or several, whose ids it returns.
func (q *request) regionCalled(word string) (*model.Region, []string) {
	var ids []string
	var found *model.Region
	for _, r := range reference.RegionsNamed(q.ed.site, word) {
		switch {
		case r.Kind == model.Province:
		case r.ID == word:
			return r, nil
		default:
			found = r
			ids = append(ids, r.ID)
		}
	}
	if len(ids) > 1 {
		return nil, ids
	}
	return found, ids
}

// measureNamed is the measure of a name or an id; nil for an empty word and after a mistake.
func (q *request) measureNamed(word string, pos diag.Pos) *measure.Measure {
	m := measure.Named(word, q.ed.site.Words)
	if m == nil && word != "" {
		var words, names []string
		for _, m := range measure.All {
			words, names = append(words, m.Name, m.ID), append(names, m.Name)
		}
		q.fail(pos, "unknown-measure", suggest(word, words, names), "没有数据项“%s”", word)
	}
	return m
}

// title is the author's title, or the usual one.
func (q *request) title(usual string) string {
	if q.Get("title") == nil {
		return usual
	}
	title, _ := q.one("title", true)
	return title
}
