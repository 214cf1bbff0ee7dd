package reference

import (
	"regexp"

	"bulletin/internal/diag"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// meaning is one way to read a word.
type meaning struct {
	kind  string
	name  string // what it would be
	apply func()
}

// The kinds of meanings, as messages call them.
const (
	kindRegion    = "地区"
	kindIndicator = "指标"
	kindPeriod    = "期次"
	kindMeasure   = "数据项"
	kindPart      = "其中项"
	kindWording   = "写法"
	kindRule      = "选择条件"
	kindForm      = "列法"
)

// meanings lists every way to read a word. What is only near a name, a part of something or made of several things
// is looked for where nothing is called so.
func (r *reference) meanings(word string) []meaning {
	found := append(r.regions(word), r.wordings(word)...)
	found = append(found, r.selections(word)...)
	if m := measure.Named(word, r.Site.Words); m != nil {
		found = append(found, meaning{kindMeasure, m.Name, func() { r.measure = m }})
	}
	exact, loose := IndicatorsNamed(r.Site, word)
	found = append(found, r.indicators(exact)...)
	found = append(found, r.editions(word)...)
	if len(found) > 0 {
		return found
	}
	if found = r.indicators(loose); len(partsNamed(r.Site, word)) > 0 {
		found = append(found, meaning{kindPart, word, func() { r.part = word }})
	}
	if condition, ok := splitCondition(word); ok && len(found) == 0 {
		found = append(found, meaning{kindRule, word, func() { r.condition(condition) }})
	}
	return append(found, r.month(word)...)
}

func (r *reference) indicators(named []*model.Indicator) []meaning {
	var found []meaning
	for _, i := range named {
		found = append(found, meaning{kindIndicator, i.ID, func() { r.Indicator = i }})
	}
	return found
}

func (r *reference) regions(word string) []meaning {
	var found []meaning
	for _, region := range RegionsNamed(r.Site, word) {
		found = append(found, meaning{kindRegion, region.ID, func() { r.Region = region }})
	}
	return found
}

// editions are the editions that a word names, by id, label or their place before this one.
func (r *reference) editions(word string) []meaning {
	switch word {
	case "上期":
		return []meaning{{kindPeriod, word, func() { r.lookBack() }}}
	case "上年":
		return []meaning{{kindPeriod, word, func() { r.lookAt(r.View.Edition.Period.LastYear()) }}}
	}
	var found []meaning
	for _, e := range r.Site.Editions {
		if e.ID == word || e.Label == word {
			found = append(found, meaning{kindPeriod, e.ID, func() { r.view = r.Of(e) }})
		}
	}
	return found
}

// lookBack turns to the year's previous edition.
func (r *reference) lookBack() {
	before := r.View.Previous
	if before == nil {
		r.fail("no-edition", "改写期次的编号或名称", "本期是当年的第一期，没有上期")
		return
	}
	r.view = r.Of(before)
}

// lookAt turns to a period: to this edition or the last one of that period or, where there is none, to its report.
func (r *reference) lookAt(p model.Period) {
	if p == r.View.Edition.Period {
		r.view = r.View
		return
	}
	var edition *model.Edition
	for _, e := range r.Site.Editions {
		if e.Period == p {
			edition = e
		}
	}
	report := r.Site.Reports[p]
	switch {
	case edition != nil:
	case report == nil:
		r.fail("no-report", "补上 data/reports/"+p.String()+".yaml，或改写期次", "没有%s的报表", p)
		return
	default: // a month without an edition is seen as one that came out on its last day
		edition = &model.Edition{Period: p, Report: report, Date: p.LastDay()}
	}
	r.view = r.Of(edition)
}

var yearMonth = regexp.MustCompile(`^\d{4}-\d{2}$`)

// month is a period by its year and month.
func (r *reference) month(word string) []meaning {
	if !yearMonth.MatchString(word) {
		return nil
	}
	for p := range r.Site.Reports {
		if p.String() == word {
			return []meaning{{kindPeriod, word, func() { r.lookAt(p) }}}
		}
	}
	return nil
}

// wordings are the ways of writing that a word asks for.
func (r *reference) wordings(word string) []meaning {
	set := func(apply func()) []meaning { return []meaning{{kindWording, word, apply}} }
	switch word {
	case "带号":
		return set(func() { r.sign = true })
	case "绝对值":
		return set(func() { r.absolute = true })
	case "只写数":
		return set(func() { r.bare = true })
	}
	if n, ok := placesOf(word); ok {
		return set(func() { r.wording.places = n })
	}
	if measure.Convertible(word) {
		return set(func() { r.unit = word })
	}
	return nil
}

var isYear = regexp.MustCompile(`^(?:19|20)[0-9]{2}$`)

// typedNumber is a number where a name is due.
var typedNumber = regexp.MustCompile(`^[-+−－]?[0-9０-９]+(?:[,，.．][0-9０-９]+)*[%％‰]?$`)

// sinceBefore are words for what changed since the edition or the month before, of which there is no measure.
var sinceBefore = regexp.MustCompile(`^(?:[较比]上(?:期|月|季|季度)|环比)`)

func (r *reference) unknown(word string) {
	fix := diag.Suggest(word, r.known())
	if sinceBefore.MatchString(word) { // 较上级 is another thing
		fix = "没有与上期、上月相比的数据项：差多少写成文字，程序会核对；上期的数写 {{ … 上期 }}"
	}
	if typedNumber.MatchString(word) && !isYear.MatchString(word) {
		fix = "花括号里写数的名称，不写数；确实要照原样印的，写 {{ " + asTyped + " " + word + " }}，或去掉花括号"
		r.fail("unknown-word", fix, "引用里写了数“%s”", word)
		return
	}
	if fix == "" {
		fix = "可写地区、指标、期次的名称或编号，以及数据项，见编写手册"
	}
	r.fail("unknown-word", fix, "引用里的“%s”不是地区、指标、期次或数据项", word)
}

// known are the words that a misspelt one may have meant.
func (r *reference) known() []string {
	var words []string
	for _, m := range measure.All {
		words = append(words, m.Name, m.ID)
	}
	for _, rule := range rules {
		words = append(words, rule.word)
	}
	for _, f := range forms {
		words = append(words, f.word)
	}
	for _, region := range r.Site.Regions {
		words = append(words, region.Name, region.Short, region.ID)
	}
	for _, i := range r.Site.Counted() {
		words = append(words, i.Short, i.Name, i.ID)
		for _, p := range i.Parts {
			words = append(words, p.Name, p.ID)
		}
	}
	return append(words, "带号", "绝对值", "只写数", "简称", "全部", "上期", "上年", asTyped)
}
