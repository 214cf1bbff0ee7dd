package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// reading is a way to understand a number: what words lead to it, and what it then is.
type reading struct {
	name    string           // 上年同期, 与全省之差; empty for what the measure is called
	measure *measure.Measure // what a reference prints, or nil
	kinds   kinds
	needs   []cue // a word of each has to be said
	takes   cue   // words that may be said besides
	bars    cue   // words with which it is something else
	signed  bool  // 下降3.2% is −3.2%
	ofBases bool  // it is of what something is compared with
	grouped bool  // it is about several regions together
	hint    bool  // it is only thought of where nothing is said, and contradicts nothing
	sums    bool  // percentages of several regions add up
	when    func(q *query) bool
	of      func(q *query) []measure.Quantity // what it may be: exactly, and as readers compute it from what is printed
}

// kinds are the kinds of numbers that a reading takes.
type kinds uint16

const (
	inAmount  kinds = 1 << amount
	inPercent kinds = 1 << percent
	inPoints  kinds = 1 << points
	inTimes   kinds = 1 << times
)

// silent are the words that say nothing of what a number is.
const silent = filler | and | each | only | about | moreThan | lessThan | nearly | part | respectively | pronoun | others | future | alien | outside | except | amountNoun

// turning are the words of change.
const turning = up | down | flat | better | worse

// fit is how well the words of a frame lead to a reading.
type fit uint8

const (
	unfit fit = iota
	loose     // the words do not say so, and do not say otherwise
	firm      // they say so, and every one of them is accounted for
)

// fits is how the words said lead to the reading.
func (r *reading) fits(q *query) fit {
	if r.kinds&(1<<q.number.kind) == 0 || q.said&r.bars != 0 || r.when != nil && !r.when(q) {
		return unfit
	}
	all := r.takes
	for _, c := range r.needs {
		if q.said&c == 0 {
			return unfit
		}
		all |= c
	}
	if left := q.said &^ (silent | all); left != 0 || r.hint {
		return loose
	}
	return firm
}

// hasBase reports whether the frame compares with a region, a period or an indicator.
func hasBases(q *query) bool   { return len(q.bases) > 0 && !q.isBases }
func isOfBases(q *query) bool  { return len(q.bases) > 0 && !q.number.ofWhole() }
func isOfPeriod(q *query) bool { return q.base != nil && q.isBases }
func hasBasePeriod(q *query) bool {
	return q.base != nil && !q.isBases && (q.number.kind != points || q.first <= 1)
}
func hasBaseTopics(q *query) bool { return len(q.baseTopics) > 0 }
func noBase(q *query) bool        { return len(q.bases) == 0 && q.base == nil && len(q.baseTopics) == 0 }
func isRate(q *query) bool        { return q.indicator.Measure == model.Rate }

// readings are all ways to understand a number; of those that the words lead to equally well, the first goes first.
var readings = []*reading{
	// What is said of a change.
	{measure: measure.Growth, kinds: inPercent | inPoints | inAmount, needs: []cue{yoy | turning | growthNoun | fallNoun | to | doubleDigit | negative}, takes: yoy | turning | growthNoun | fallNoun | to | newly | lastYear | than, bars: from | share | pace | target | rest, signed: true, when: growthFits, of: growths},
	{name: "增长倍数", kinds: inTimes, needs: []cue{up}, takes: yoy | growthNoun | lastYear, bars: monthly, signed: true, when: noBase, of: growthTimes},
	{name: "比上年同期", kinds: inTimes, needs: []cue{lastYear | yoy}, bars: monthly | up | down, of: ratio(measure.Value, measure.LastYear)},
	{name: "较基期增减", kinds: inPercent, needs: []cue{turning | above | below}, takes: than | yearStart, signed: true, when: hasBasePeriod, of: changeSince},
	{name: "较基期增减", kinds: inAmount, needs: []cue{turning | newly | above | below}, takes: than | yearStart, signed: true, when: hasBasePeriod, of: differenceSince(measure.Value)},
	{name: "较基期之差", kinds: inPoints, needs: []cue{turning | above | below | spread}, takes: than | yearStart | complete | growthNoun | yoy | pace | from | to | rest | target | spread, signed: true, when: hasBasePeriod, of: pointsSince},
	{measure: measure.Increase, kinds: inAmount, needs: []cue{turning | newly | above | below}, takes: yoy | lastYear | than | to, bars: target | pace | share | rest | from, signed: true, when: isChange, of: increases},
	{name: "上年同期", kinds: inAmount | inPercent | inPoints, needs: []cue{from}, takes: yoy | lastYear | turning | to | growthNoun | fallNoun | complete | share | yearStart, bars: spread, signed: true, of: levelsBefore},
	{name: "同比之差", kinds: inPoints, needs: []cue{turning | above | below}, takes: yoy | lastYear | growthNoun | complete | than | to | spread, bars: pace | target | rest, signed: true, when: noBase, of: pointsSinceLastYear},

	// What is said of the target and of time.
	{measure: measure.Lead, kinds: inPoints | inPercent, needs: []cue{pace}, takes: than | turning | above | below | rest | spread | complete | over | flat | target | arrears, signed: true, of: one(measure.Lead), when: isLead},
	{name: "与序时进度之比", kinds: inPercent | inTimes, needs: []cue{pace}, takes: above | below | complete, when: isRound, of: ofProgress},
	{name: "序时进度", kinds: inPercent, needs: []cue{pace}, takes: above | below | complete | target, of: progress},
	{measure: measure.Completion, kinds: inPercent | inTimes, needs: []cue{complete | target | half | over}, takes: share | to | done | half | over | up | forecast, bars: pace | rest | from | growthNoun, of: completions},
	{name: "超额", kinds: inPercent | inPoints, needs: []cue{over | exceeded}, takes: above | turning | target | complete | done, bars: pace | yoy | growthNoun, when: aboutTarget, of: overBy},
	{name: "与目标之差", kinds: inPercent | inPoints | inAmount, needs: []cue{below | above | turning | over | exceeded}, takes: target | complete | than, bars: pace | yoy | growthNoun | rest | must | spread, signed: true, when: aboutTarget, of: overTarget},
	{name: "距目标", kinds: inPercent | inPoints | inAmount, needs: []cue{rest | spread | must}, takes: below | above | turning | over | exceeded | target | complete | than | must, bars: pace | yoy | growthNoun, when: aboutTarget, of: gapsToTarget},
	{measure: measure.Target, kinds: inAmount | inPercent, needs: []cue{target}, takes: above | below | complete | to | over | must | share, bars: from, of: targets},
	{name: "原目标", kinds: inAmount | inPercent, needs: []cue{target, from}, takes: to, of: signedTargets},
	{measure: measure.Arrears, kinds: inAmount, needs: []cue{arrears | pace}, takes: pace | below | rest | above | target, of: one(measure.Arrears)},
	{measure: measure.Rest, kinds: inAmount, needs: []cue{rest | must | target}, takes: rest | target | complete | pace, when: restFits, of: rests},
	{measure: measure.Needed, kinds: inAmount, needs: []cue{monthly}, takes: must | complete | target | rest, of: one(measure.Needed)},
	{measure: measure.Pace, kinds: inAmount, needs: []cue{monthly}, takes: complete, bars: must, of: paces},
	{measure: measure.Effort, kinds: inTimes, needs: []cue{monthly}, takes: must | complete | target, of: one(measure.Effort)},
	{measure: measure.Forecast, kinds: inAmount | inPercent, needs: []cue{forecast | future}, takes: complete | to | target, of: forecasts},

	// What is said beside other regions and indicators.
	{name: "之差", kinds: inPoints | inAmount, needs: []cue{above | below | turning | than | spread | rest}, takes: average | growthNoun | fallNoun | complete | yoy | target | spread | flat | highest | lowest, bars: pace | from, signed: true, when: hasBases, of: againstRegions},
	{name: "所比地区的数", ofBases: true, kinds: inAmount | inPercent, needs: []cue{above | below | than | flat}, takes: average | growthNoun | complete | yoy | turning, when: isOfBases, of: levelsOfBases},
	{name: "所比时期的数", ofBases: true, kinds: inAmount | inPercent, needs: []cue{above | below | than | turning | share}, takes: growthNoun | complete | yoy | yearStart, bars: from, signed: true, when: isOfPeriod, of: levelsOfPeriod},
	{name: "之比", sums: true, kinds: inTimes | inPercent, needs: []cue{filler | than | flat | share | above}, takes: average | complete | target | flat | up | growthNoun | share | moreThan | lessThan, bars: pace | yoy, when: hasBases, of: ratiosToRegions},
	{name: "与其他指标之差", kinds: inPoints | inAmount, needs: []cue{above | below | turning | than | spread}, takes: growthNoun | complete | yoy | average, signed: true, when: hasBaseTopics, of: againstIndicators},
	{name: "占比", sums: true, kinds: inPercent, needs: []cue{share | flat}, takes: complete | sum | target | arrears | to | average, bars: pace | yoy | up | down | gain, when: isShare, of: shares},
	{name: "首末差", kinds: inPoints | inAmount | inTimes, needs: []cue{spread, highest | lowest}, takes: growthNoun | complete | highest | lowest | spread | above | below | yoy, of: spreads},
	{name: "与前一个数之比", kinds: inPercent | inTimes, takes: complete | flat | share | than | over, sums: true, when: isOfLast, of: ofLast},
	{measure: measure.Completion, kinds: inPercent, hint: true, when: isBare, of: completions},
	{measure: measure.Growth, kinds: inPercent, hint: true, when: isBare, of: growths},
	{name: excess.Name, kinds: inPoints, needs: []cue{above | below | turning}, takes: share | target | than | average, signed: true, when: besideBasis, of: one(excess)},
	{name: shareGap.Name, kinds: inPoints, needs: []cue{share, above | below | turning}, takes: complete | target | than, signed: true, when: ofShares, of: one(shareGap)},
	{name: "占比之差", kinds: inPoints, needs: []cue{share, turning | above | below}, takes: yoy | lastYear | than | to, signed: true, of: shareChanges},
	{name: "增量占比", sums: true, kinds: inPercent, needs: []cue{share, gain | up}, takes: complete | sum | yoy | lastYear, of: sharesOfGain},
	{name: "基期占比", sums: true, kinds: inPercent, needs: []cue{share | than | flat}, takes: complete | sum | turning, when: isToPeriod, of: shareOfPeriod},
	{name: "与基期之比", kinds: inTimes, needs: []cue{than | filler}, takes: monthly | average | complete | up, when: hasBasePeriod, of: ratioToPeriod},
	{name: "两地之差", kinds: inPoints | inAmount, needs: []cue{spread}, takes: growthNoun | complete | yoy | only | from | to | lastYear, when: isPair, grouped: true, of: pairDifference},
	{name: "两个时期之差", kinds: inPoints | inAmount, needs: []cue{turning}, takes: spread | growthNoun | complete, bars: yoy | lastYear, signed: true, when: twoPeriods, of: changeBetweenPeriods},
	{name: "两个时期之差", kinds: inPoints | inAmount, needs: []cue{spread | rest}, takes: growthNoun | complete | yoy, when: twoPeriods, of: betweenPeriods},
	{name: "平均", kinds: inAmount | inPercent, needs: []cue{average}, takes: complete | growthNoun | yoy | above | below, grouped: true, of: averages},

	{name: "前两数之差", kinds: inAmount | inPoints, needs: []cue{spread}, takes: rest, when: afterTwo, of: betweenNumbers},

	// What stands by itself.
	{name: "上年同期", kinds: inAmount, needs: []cue{lastYear | yoy}, takes: complete, bars: turning | from | above | below | than, measure: measure.LastYear, of: lastYears(measure.Value)},
	{name: "上年同期", kinds: inPercent | inPoints, needs: []cue{lastYear}, takes: complete | growthNoun | turning, bars: from, signed: true, of: lastYearPercents},
	{measure: measure.Value, kinds: inAmount, needs: []cue{rest}, when: isLower, of: values}, // 还剩1873亩 of what should go
	{measure: measure.Value, kinds: inAmount | inPercent, takes: complete | to | sum | forecast | over | done | newly | rank | highest | lowest | half | atZero | share, bars: from | lastYear | yoy | growthNoun | pace | monthly | arrears | rest | spread | target, when: valueFits, of: values},
}

func isToPeriod(q *query) bool { return q.base != nil }

// growthFits reports whether a number of such a kind can be a growth of the indicator: a rate changes in points or in its unit.
func growthFits(q *query) bool {
	if !noBase(q) && q.said&to == 0 || q.said&(above|below) != 0 && q.said&(yoy|growthNoun) == 0 {
		return false
	}
	if q.said&flat != 0 && q.said&(up|down|yoy|growthNoun|fallNoun) == 0 && !q.number.value.IsZero() {
		return false // 相当于全部投资的19.2%
	}
	if all := q.said | q.told; q.said&to != 0 && all&(growthNoun|fallNoun|yoy) == 0 && (all&complete != 0 || q.told&turning == 0) {
		return false // 完成率由72.3%下滑到59.5%
	}
	switch q.number.kind {
	case percent:
		return true
	case points:
		return isRate(q)
	}
	return isRate(q) && q.number.unit == q.indicator.Unit
}

// isChange reports whether the words speak of a change, and not of more or less than something that is not named.
func isChange(q *query) bool {
	return noBase(q) && (q.said&(above|below) == 0 || q.said&(yoy|lastYear) != 0)
}

// restFits reports whether the words speak of what is left, and not of how far the figure is above or below the target.
func restFits(q *query) bool { return q.said&(rest|must) != 0 || q.said&(above|below|turning) == 0 }

// aboutTarget reports whether the words speak of a target, by name or because something is exceeded or lacking.
func aboutTarget(q *query) bool {
	return noBase(q) && (q.said&(target|over|exceeded|done) != 0 || q.told&target != 0 && q.said&(yoy|lastYear|growthNoun) == 0 || q.said&rest != 0 && !twoPeriods(q))
}

// valueFits reports whether a number can be the figure itself: an amount, or a percentage where the indicator is one. 规上工业增加值
// 增长5.3% is the figure of 规上工业增加值增速.
func valueFits(q *query) bool {
	if q.said&turning != 0 && q.said&to == 0 && !(q.rate && q.number.kind == percent) && !isGain(q.indicator) {
		return false
	}
	return q.number.kind == amount || q.indicator.Unit == "%"
}

// isGain reports whether an indicator is an increase by its name, 高新技术企业净增数: 净增32家 is its figure.
func isGain(i *model.Indicator) bool {
	for _, word := range []string{"净增", "新增", "增量", "增加额"} {
		if strings.Contains(i.Name, word) || strings.Contains(i.Short, word) {
			return true
		}
	}
	return false
}

// one is a reading that is a measure of the cell.
func one(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		if q.first > 1 {
			return nil
		}
		return []measure.Quantity{q.of(m)}
	}
}

func progress(q *query) []measure.Quantity {
	return []measure.Quantity{{Num: model.Number(q.view.Progress), Unit: "%", Places: 1}}
}

func values(q *query) []measure.Quantity {
	if q.part != nil && q.part.of == q.indicator {
		return []measure.Quantity{q.component()}
	}
	return []measure.Quantity{q.value(q.view)}
}

func growths(q *query) []measure.Quantity {
	if q.first > 1 {
		return []measure.Quantity{q.growthAlone()}
	}
	if q.rate && q.number.kind == percent {
		return []measure.Quantity{q.value(q.view)}
	}
	out := []measure.Quantity{q.of(measure.Growth)}
	if isRate(q) && q.number.kind == percent { // a rate that fell by so many percent of itself
		out = append(out, percentOf(q.of(measure.Increase), q.of(measure.LastYear)))
	}
	return out
}

func growthTimes(q *query) []measure.Quantity {
	return []measure.Quantity{quotient(q.of(measure.Growth), measure.Quantity{Num: model.Number(model.Int(100))})}
}

func ratio(a, b *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity { return []measure.Quantity{quotient(q.of(a), q.of(b))} }
}

func increases(q *query) []measure.Quantity {
	if q.first > 1 {
		var out []measure.Quantity
		if past := q.lastYear(); past != nil {
			out = difference(q.value(q.view), q.value(past))
		}
		if before := q.viewOf(model.Period{Year: q.view.Edition.Period.Year, Month: q.first - 1}); before != nil && q.indicator.Measure != model.Flow {
			out = append(out, difference(q.value(q.view), q.value(before))...) // 6月份新增 of what stands at a date
		}
		return out
	}
	out := append([]measure.Quantity{q.of(measure.Increase)}, difference(q.of(measure.Value), q.of(measure.LastYear))...)
	if q.said&newly != 0 || q.said&(yoy|lastYear|than) == 0 { // since the year began
		if v := q.yearEnd(); v != nil && q.indicator.Measure != model.Flow {
			out = append(out, difference(q.value(q.view), q.value(v))...)
		}
	}
	return out
}

func changeSince(q *query) []measure.Quantity {
	a, b := q.value(q.view), q.ofBase(measure.Value)
	return []measure.Quantity{percentOf(minus(a, b), b)}
}

func differenceSince(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		return difference(q.of(m), q.ofBase(m))
	}
}

// basis are the measures that points may be differences of, by the words said: what was spoken of, or any.
func (q *query) basis() []*measure.Measure {
	switch c := q.said | q.told; {
	case isRate(q) && (q.rate || q.said&(growthNoun|fallNoun|complete) == 0):
		return []*measure.Measure{measure.Value}
	case q.said&pace != 0:
		return []*measure.Measure{measure.Lead}
	case q.isGap():
		return []*measure.Measure{measure.Lead, measure.Completion}
	case q.said&(growthNoun|fallNoun) != 0:
		return []*measure.Measure{measure.Growth}
	case q.said&complete != 0:
		return []*measure.Measure{measure.Completion}
	case c&(growthNoun|up|down) != 0 && c&complete == 0:
		return []*measure.Measure{measure.Growth, measure.Completion}
	}
	return []*measure.Measure{measure.Completion, measure.Growth}
}

// isGap reports whether the words speak of how much is left, or lacking, and how that changed: 余量比上期收窄.
func (q *query) isGap() bool {
	return q.base != nil && q.said&(rest|spread) != 0 && q.said&(growthNoun|fallNoun|complete|yoy) == 0
}

func pointsSince(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, m := range q.basis() {
		out = append(out, difference(q.of(m), q.ofBase(m))...)
	}
	return out
}

func pointsSinceLastYear(q *query) []measure.Quantity {
	past := q.lastYear()
	if past == nil {
		return nil
	}
	var out []measure.Quantity
	for _, m := range q.basis() {
		out = append(out, difference(q.of(m), q.at(past, m))...)
	}
	return out
}

// levelsBefore are what stands behind 由: the same months of last year, the end of last year, the year's edition before.
func levelsBefore(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind != amount && !isRate(q) {
		list = q.basis()
	}
	var out []measure.Quantity
	if q.said&share != 0 {
		for _, p := range q.past() {
			then := *q
			then.view, then.first, then.base = p.view, p.first, nil
			out = append(out, shares(&then)...)
		}
		return out
	}
	if q.base != nil {
		for _, m := range list {
			out = append(out, q.ofBase(m))
		}
		return out
	}
	for _, p := range q.past() {
		for _, m := range list {
			out = append(out, q.during(p, m))
		}
	}
	return out
}

// past are the periods that a number may have been of before: the same months of last year, the end of last year, the year's edition
// before, and those that the sentence names.
func (q *query) past() []months {
	var out []months
	for _, v := range []*analysis.View{q.lastYear(), q.yearEnd(), q.previous()} {
		if v != nil {
			out = append(out, months{view: v})
		}
	}
	return append(out, q.named...)
}

func completions(q *query) []measure.Quantity {
	if q.number.kind == times {
		return []measure.Quantity{quotient(q.of(measure.Value), q.of(measure.Target))}
	}
	if q.first > 1 {
		return []measure.Quantity{percentOf(q.value(q.view), q.of(measure.Target)), q.of(measure.Completion)}
	}
	return []measure.Quantity{q.of(measure.Completion)}
}

// overBy is how far a completion is above 100%.
func overBy(q *query) []measure.Quantity {
	c := q.of(measure.Completion)
	if !c.Ok() {
		return nil
	}
	c.Value = c.Value.Sub(model.Int(100))
	return []measure.Quantity{inUnitOf(c, q.number)}
}

// overTarget are how far the figure is above the target, in whichever unit.
func overTarget(q *query) []measure.Quantity {
	var out []measure.Quantity
	if isRate(q) || q.number.kind == amount {
		out = difference(q.of(measure.Value), q.of(measure.Target))
	}
	if q.number.kind != amount {
		out = append(out, overBy(q)...)
	}
	return out
}

// gapsToTarget are the same without a sign: 距目标还差2.3个百分点.
func gapsToTarget(q *query) []measure.Quantity {
	out := overTarget(q)
	for k := range out {
		out[k] = absolute(out[k])
	}
	return out
}

func targets(q *query) []measure.Quantity {
	return append([]measure.Quantity{q.of(measure.Target)}, signedTargets(q)...)
}

// signedTargets are the targets before they were changed.
func signedTargets(q *query) []measure.Quantity {
	return []measure.Quantity{measure.InUnit(q.indicator, q.cell().Signed.Num, q.indicator.Decimals)}
}

func rests(q *query) []measure.Quantity {
	out := []measure.Quantity{q.of(measure.Rest)}
	if q.said&pace != 0 {
		out = append(out, q.of(measure.Arrears))
	}
	return out
}

func forecasts(q *query) []measure.Quantity {
	if q.number.kind == percent {
		return []measure.Quantity{q.of(measure.ForecastCompletion)}
	}
	return []measure.Quantity{q.of(measure.Forecast), q.of(measure.Seasonal), q.of(measure.Target)}
}

func againstRegions(q *query) []measure.Quantity {
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value}
	switch {
	case q.said&(growthNoun|fallNoun) != 0:
		list = []*measure.Measure{measure.Growth}
	case q.number.kind == points && !isRate(q):
		list = q.basis()
	}
	if q.said&target != 0 {
		list = append(list, measure.Target)
	}
	for _, r := range q.bases {
		for _, m := range list {
			out = append(out, difference(q.of(m), q.elsewhere(r, m))...)
		}
		switch {
		case q.number.kind != points || q.first > 1:
		case r.Kind == model.Prefecture:
			out = append(out, q.of(measure.VsWhole))
		case r.Kind == model.Province:
			out = append(out, q.of(measure.VsUpper))
		}
	}
	return out
}

// levelsOfBases are the numbers of those that something is compared with: 高于全省8.5%的平均水平.
func levelsOfBases(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, r := range q.bases {
		switch {
		case q.number.kind == amount || isRate(q):
			out = append(out, q.elsewhere(r, measure.Value))
		default:
			out = append(out, q.elsewhere(r, measure.Growth), q.elsewhere(r, measure.Completion))
		}
	}
	return out
}

func ratiosToRegions(q *query) []measure.Quantity {
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value, measure.Target, measure.Completion}
	if q.said&(growthNoun|fallNoun) != 0 || q.told&(growthNoun|fallNoun) != 0 {
		list = append(list, measure.Growth)
	}
	for _, r := range q.bases {
		for _, m := range list {
			if m == measure.Completion && q.number.kind == percent && (q.said|q.told)&complete == 0 {
				continue
			}
			a, b := q.of(m), q.elsewhere(r, m)
			if q.number.kind == percent {
				out = append(out, percentOf(a, b))
			} else {
				out = append(out, quotient(a, b))
				if q.said&up != 0 {
					out = append(out, quotient(minus(a, b), b))
				}
			}
		}
	}
	return out
}

func againstIndicators(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, i := range q.baseTopics {
		other := *q
		other.indicator = i
		list := q.basis()
		if q.number.kind == amount {
			list = []*measure.Measure{measure.Value}
		}
		for _, m := range list {
			out = append(out, difference(q.of(m), other.of(m))...)
		}
		if isRate(q) && i.Measure == model.Rate {
			out = append(out, difference(q.of(measure.Value), other.of(measure.Value))...)
		}
	}
	return out
}

// shares are parts of the whole, of a sum of the members, of another region or of another indicator.
func shares(q *query) []measure.Quantity {
	m := measure.Value
	switch {
	case q.said&arrears != 0:
		m = measure.Arrears
	case q.said&target != 0:
		m = measure.Target
	}
	own := q.at(q.view, m)
	if q.region == q.site.Whole() && len(q.bases) == 0 && len(q.baseTopics) == 0 && q.part == nil {
		return nil // of what it does not say
	}
	if q.part != nil {
		return []measure.Quantity{percentOf(q.component(), own)}
	}
	var out []measure.Quantity
	for _, i := range q.baseTopics {
		other := *q
		other.indicator = i
		out = append(out, percentOf(own, other.at(q.view, m)))
	}
	if len(q.baseTopics) > 0 {
		return out
	}
	if len(q.bases) == 0 {
		out = append(out, q.of(measure.Completion), q.of(measure.TargetShare)) // 占年度控制数的, perhaps said before
	}
	for _, r := range q.bases {
		out = append(out, percentOf(own, q.elsewhere(r, m)))
		if r == q.site.Whole() {
			out = append(out, q.of(sharesOf(m)))
		}
	}
	if len(q.bases) == 0 {
		out = append(out, percentOf(own, q.elsewhere(q.site.Whole(), m)), q.of(measure.Share), q.of(measure.TargetShare))
	}
	out = append(out, percentOf(own, q.overMembers(m)))
	if m == measure.Value && q.told&(gain|newly|up|down) != 0 {
		out = append(out, sharesOfGain(q)...)
	}
	if m == measure.Value && q.told&target != 0 { // 从任务轻重看，…只占4.9%
		other := *q
		other.said |= target
		out = append(out, shares(&other)...)
	}
	return out
}

// sharesOf is the measure of a region's part of the sum of a measure.
func sharesOf(m *measure.Measure) *measure.Measure {
	if m == measure.Target {
		return measure.TargetShare
	}
	return measure.Share
}

// spreads are how far the first of the members is from the last.
func spreads(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points && !isRate(q) {
		list = q.basis()
	}
	var out []measure.Quantity
	for _, among := range [][]*model.Region{q.site.Counties(), zoned(q.site)} {
		for _, m := range list {
			low, high := q.ends(m, among)
			switch {
			case !low.Ok():
			case q.number.kind == times:
				out = append(out, quotient(high, low))
			default:
				out = append(out, difference(high, low)...)
			}
		}
	}
	if q.number.kind == points {
		out = append(out, q.of(measure.Spread))
	}
	return out
}

func averages(q *query) []measure.Quantity {
	m := measure.Value
	switch {
	case q.number.kind != percent || isRate(q):
	case q.said&growthNoun != 0 || q.said&(up|down) != 0:
		m = measure.Growth
	default:
		m = measure.Completion
	}
	switch {
	case len(q.group) > 1:
		return []measure.Quantity{q.mean(m, q.group)}
	case q.region.Kind == model.Province:
		return []measure.Quantity{q.of(m)}
	}
	return []measure.Quantity{q.mean(m, q.site.Counties()), q.of(m)}
}

func lastYears(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		if q.first > 1 {
			if past := q.lastYear(); past != nil {
				return []measure.Quantity{q.value(past)}
			}
			return nil
		}
		out := []measure.Quantity{q.of(measure.LastYear)}
		if v := q.yearEnd(); v != nil && q.said&lastYear == 0 { // 比去年的9321万美元: perhaps of the whole year
			out = append(out, q.at(v, m))
		}
		return out
	}
}

func lastYearPercents(q *query) []measure.Quantity {
	if isRate(q) && q.number.kind == percent {
		return []measure.Quantity{q.of(measure.LastYear)}
	}
	past := q.lastYear()
	if past == nil {
		return nil
	}
	return []measure.Quantity{q.at(past, measure.Growth), q.at(past, measure.Completion)}
}

// isPair reports whether two regions are compared with each other: 两县增幅相差13.7个百分点.
func isPair(q *query) bool { return len(q.group) == 2 && q.base == nil }

func pairDifference(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	switch {
	case q.said&(growthNoun|fallNoun) != 0:
		list = []*measure.Measure{measure.Growth}
	case q.number.kind == points && !isRate(q):
		list = q.basis()
	}
	periods := []months{{q.view, q.first}}
	if q.said&from != 0 {
		periods = q.past()
	}
	var out []measure.Quantity
	for _, p := range periods {
		then := *q
		then.view, then.first = p.view, p.first
		for _, m := range list {
			for _, d := range difference(then.elsewhere(q.group[0], m), then.elsewhere(q.group[1], m)) {
				out = append(out, absolute(d))
			}
		}
	}
	return out
}

// shareChanges are by how many points a region's share has changed since last year, or since the period named.
func shareChanges(q *query) []measure.Quantity {
	before := months{view: q.lastYear()}
	if q.base != nil {
		before = *q.base
	}
	var out []measure.Quantity
	if q.base == nil && q.said&target == 0 {
		c := q.cell()
		out = difference(q.of(measure.Share), q.shareLastYear(q.view, c))
	}
	if before.view == nil {
		return out
	}
	then := *q
	then.view, then.first, then.base = before.view, before.first, nil
	now := *q
	now.base = nil
	a, b := shares(&now), shares(&then)
	for k := range min(len(a), len(b)) {
		out = append(out, difference(a[k], b[k])...)
	}
	return out
}

func shareOfPeriod(q *query) []measure.Quantity {
	return []measure.Quantity{percentOf(q.of(measure.Value), q.ofBase(measure.Value))}
}

// ratioToPeriod is a multiple of another period's figure, or of its monthly average.
func ratioToPeriod(q *query) []measure.Quantity {
	a, b := q.of(measure.Value), q.ofBase(measure.Value)
	if q.said&(monthly|average) != 0 || q.told&monthly != 0 {
		a, b = q.perMonth(a, q.view, q.first), q.perMonth(b, q.base.view, q.base.first)
	}
	out := []measure.Quantity{quotient(a, b)}
	if q.told&monthly != 0 && q.told&must != 0 { // 下半年月均须…，是上半年月均的1.2倍
		out = append(out, quotient(q.of(measure.Needed), b))
	}
	if q.said&up != 0 {
		out = append(out, quotient(minus(a, b), b))
	}
	return out
}

// paces are the monthly average of the period, and what is needed a month from now on.
func paces(q *query) []measure.Quantity {
	return []measure.Quantity{q.perMonth(q.of(measure.Value), q.view, q.first)}
}

// levelsOfPeriod are the numbers of the period that something is compared with: 多于一季度的923吨.
func levelsOfPeriod(q *query) []measure.Quantity {
	if q.number.kind == amount || isRate(q) {
		return []measure.Quantity{q.ofBase(measure.Value)}
	}
	return []measure.Quantity{q.ofBase(measure.Growth), q.ofBase(measure.Completion)}
}

// sharesOfGain are parts of what the whole, or all members, grew by.
func sharesOfGain(q *query) []measure.Quantity {
	own := q.of(measure.Increase)
	var out []measure.Quantity
	for _, r := range append([]*model.Region{q.site.Whole()}, q.bases...) {
		out = append(out, percentOf(own, q.elsewhere(r, measure.Increase)))
	}
	return out
}

// twoPeriods reports whether the sentence has named two periods that may be compared with each other.
func twoPeriods(q *query) bool { return len(q.named) >= 2 && noBase(q) }

// betweenPeriods are how far the last two periods named are from each other.
func betweenPeriods(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points {
		list = q.basis()
	}
	n := len(q.named)
	var out []measure.Quantity
	for _, m := range list {
		for _, d := range difference(q.during(q.named[n-1], m), q.during(q.named[n-2], m)) {
			out = append(out, absolute(d))
		}
	}
	return out
}

// changeBetweenPeriods is by how much the last of two periods named is above the one before.
func changeBetweenPeriods(q *query) []measure.Quantity {
	n := len(q.named)
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points {
		list = q.basis()
	}
	for _, m := range list {
		out = append(out, difference(q.during(q.named[n-1], m), q.during(q.named[n-2], m))...)
	}
	return out
}

func isLower(q *query) bool { return q.indicator.Better == model.Lower }

// isShare reports whether a percentage is one of something else: 相当于 needs to say of what.
func isShare(q *query) bool { return q.said&share != 0 || len(q.baseTopics) > 0 }

// afterTwo reports whether the sentence has given two numbers whose difference may be meant: 审查30家、入库26家，差额4家.
func afterTwo(q *query) bool { return len(q.numbers) >= 2 && noBase(q) }

// betweenNumbers is how far the last two numbers of the sentence are from each other.
func betweenNumbers(q *query) []measure.Quantity {
	n := len(q.numbers)
	var out []measure.Quantity
	for _, d := range difference(q.numbers[n-1], q.numbers[n-2]) {
		out = append(out, absolute(d))
	}
	return out
}

// isRound reports whether the number is one of the words, 六成, which no lead is told in.
func isRound(q *query) bool { return q.number.round && noBase(q) }

func isLead(q *query) bool {
	return !q.number.round && noBase(q) && (q.said&spread == 0 || q.said&turning == 0) // 落后幅度扩大3.0个百分点: since when?
}

// ofProgress is the completion as a part of time progress: 不到序时进度的六成.
func ofProgress(q *query) []measure.Quantity {
	whole := measure.Quantity{Num: model.Number(q.view.Progress), Unit: "%", Places: 1}
	if q.number.kind == times {
		return []measure.Quantity{quotient(q.of(measure.Completion), whole)}
	}
	return []measure.Quantity{percentOf(q.of(measure.Completion), whole)}
}

// isOfLast reports whether the number is said to be of the one right before it: 为上年全年2.85亿元的55.6%.
func isOfLast(q *query) bool { return q.ofLast && len(q.numbers) > 0 }

func ofLast(q *query) []measure.Quantity {
	last := q.numbers[len(q.numbers)-1]
	now := *q
	now.view, now.first = q.reader.view, 0
	var out []measure.Quantity
	for _, own := range []measure.Quantity{q.of(measure.Value), now.of(measure.Value)} {
		if q.number.kind == times {
			out = append(out, quotient(own, last))
		} else {
			out = append(out, percentOf(own, last))
		}
	}
	return out
}

// isBare reports whether nothing is said of what a percentage is: 白水县，47.9%.
func isBare(q *query) bool {
	return noBase(q) && q.said&^(silent|highest|lowest|rank|half|over|onPace|pace|above|below) == 0
}
