package claim

import (
	"strings"

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
	parted  bool  // it is of a part (其中), where one is spoken of
	when    func(q *query) bool
	of      func(q *query) []measure.Quantity // what it may be: exactly, and as readers compute it from what is printed
}

// endsGap is what the gap between the first and the last is called.
const endsGap = "首末差"

// placeGap is what the gap to a place is called where that is not known.
const placeGap = "与所比位次之差"

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
	return !sinceEnds(q) && q.base != nil && !q.isBases && (q.number.kind != points || q.first <= 1 || q.indicator.Measure != model.Flow)
}
func hasBaseTopics(q *query) bool { return len(q.baseTopics) > 0 }
func noBase(q *query) bool {
	return len(q.bases) == 0 && q.base == nil && len(q.baseTopics) == 0 && q.basePlace == nil
}
func isRate(q *query) bool { return q.indicator.Measure == model.Rate }

// readings are all ways to understand a number; of those that the words lead to equally well, the first goes first.
var readings = []*reading{
	// What is said of a change.
	{measure: measure.Growth, kinds: inPercent | inPoints | inAmount, needs: []cue{yoy | turning | growthNoun | fallNoun | to | doubleDigit | negative}, takes: yoy | turning | growthNoun | fallNoun | to | newly | lastYear | than, bars: from | share | pace | target | rest, signed: true, when: growthFits, of: growths},
	{name: "增长倍数", kinds: inTimes, needs: []cue{up}, takes: yoy | growthNoun | lastYear, bars: monthly, signed: true, when: noBase, of: growthTimes},
	{name: "比上年同期", kinds: inTimes, needs: []cue{lastYear | yoy}, bars: monthly | up | down, of: ratio(measure.Value, measure.LastYear)},
	{name: "较基期的增减", kinds: inPercent, needs: []cue{turning | above | below}, takes: than | yearStart, signed: true, when: hasBasePeriod, of: changeSince},
	{name: "较基期的增减", kinds: inAmount, needs: []cue{turning | newly | above | below}, takes: than | yearStart, signed: true, when: hasBasePeriod, of: differenceSince(measure.Value)},
	{name: "首末差较基期的变化", kinds: inPoints | inAmount, needs: []cue{turning}, takes: than | spread | complete | growthNoun | highest | lowest, signed: true, when: sinceEnds, of: spreadsSince},
	{name: "与基期之差", kinds: inPoints, needs: []cue{turning | above | below | spread}, takes: than | yearStart | complete | growthNoun | yoy | pace | from | to | rest | target | spread, signed: true, when: hasBasePeriod, of: pointsSince},
	{measure: measure.Increase, kinds: inAmount, needs: []cue{turning | newly | above | below}, takes: yoy | lastYear | than | to, bars: target | pace | share | rest | from, signed: true, when: isChange, of: increases},
	{measure: measure.Increase, kinds: inAmount, needs: []cue{gain}, takes: yoy | lastYear | highest | lowest, bars: target | pace | share | rest | from | turning, signed: true, when: isIncrement, of: increases},
	{name: "上年同期", kinds: inAmount | inPercent | inPoints, needs: []cue{from}, takes: yoy | lastYear | turning | to | growthNoun | fallNoun | complete | share | yearStart, bars: spread, signed: true, of: levelsBefore},
	{name: "同比之差", kinds: inPoints, needs: []cue{turning | above | below}, takes: yoy | lastYear | growthNoun | complete | than | to | spread, bars: pace | target | rest, signed: true, when: noBase, of: pointsSinceLastYear},

	// What is said of the target and of time.
	{measure: measure.Lead, kinds: inPoints | inPercent, needs: []cue{pace}, takes: than | turning | above | below | rest | spread | complete | over | flat | target | arrears, signed: true, of: one(measure.Lead), when: isLead},
	{name: "与序时进度之比", kinds: inPercent | inTimes, needs: []cue{pace}, takes: above | below | complete, when: isRound, of: ofProgress},
	{name: "序时进度", kinds: inPercent, needs: []cue{pace}, takes: above | below | complete | target, of: progress},
	{measure: measure.Completion, kinds: inPercent | inTimes, needs: []cue{complete | target | half | over}, takes: share | to | done | half | over | up | forecast, bars: pace | rest | from | growthNoun, when: notOver, of: completions},
	{name: "超额", kinds: inPercent | inPoints, needs: []cue{over | exceeded}, takes: above | turning | target | complete | done, bars: pace | yoy | growthNoun, when: aboutTarget, of: overBy},
	{name: "与目标之差", kinds: inPercent | inPoints | inAmount, needs: []cue{below | above | turning | over | exceeded}, takes: target | complete | than, bars: pace | yoy | growthNoun | rest | must | spread, signed: true, when: aboutTarget, of: overTarget},
	{name: "距目标", kinds: inPercent | inPoints | inAmount, needs: []cue{rest | spread | must}, takes: below | above | turning | over | exceeded | target | complete | than | must, bars: pace | yoy | growthNoun, when: aboutTarget, of: gapsToTarget},
	{name: "距过半", kinds: inAmount | inPoints, needs: []cue{half, rest | spread | below | arrears}, takes: complete | target, of: gapsToHalf},
	{measure: measure.Target, kinds: inAmount | inPercent, needs: []cue{target}, takes: above | below | complete | to | over | must | share | rest, bars: from, of: targets},
	{name: "原目标", kinds: inAmount | inPercent, needs: []cue{target, from}, takes: to, of: signedTargets},
	{measure: measure.Arrears, kinds: inAmount, needs: []cue{arrears | pace}, takes: pace | below | rest | target, bars: above | over | up, of: one(measure.Arrears)},
	{name: "超序时", kinds: inAmount, needs: []cue{pace, above | over | turning}, takes: target, bars: below | down, of: beyondTime},
	{measure: measure.Arrears, kinds: inAmount, needs: []cue{rest}, bars: target, of: one(measure.Arrears)}, // 完成83.3%，只差0.4公里: against time
	{measure: measure.Rest, kinds: inAmount, needs: []cue{rest | must | target}, takes: rest | target | complete | pace, when: restFits, of: rests},
	{measure: measure.Needed, kinds: inAmount, needs: []cue{monthly}, takes: must | complete | target | rest, bars: yoy | lastYear, when: isAhead, of: needed},
	{measure: measure.Pace, kinds: inAmount, needs: []cue{monthly}, takes: complete, bars: must | yoy | lastYear, of: paces},
	{measure: measure.Effort, kinds: inTimes, needs: []cue{monthly}, takes: must | complete | target, of: one(measure.Effort)},
	{measure: measure.Forecast, kinds: inAmount | inPercent, needs: []cue{forecast | future}, takes: complete | to | target, of: forecasts},

	// What is said beside other regions and indicators.
	{name: "之差", kinds: inPoints | inAmount, needs: []cue{above | below | turning | than | spread | rest}, takes: average | growthNoun | fallNoun | complete | yoy | target | spread | flat | highest | lowest, bars: pace | from, signed: true, when: hasBases, of: againstRegions},
	{name: placeGap, kinds: inPoints | inAmount, needs: []cue{above | below | turning | than | spread | rest}, takes: growthNoun | fallNoun | complete | yoy | spread | flat, bars: pace | from | target, signed: true, when: hasBasePlace, of: againstPlace},
	{name: "所比地区的数", ofBases: true, kinds: inAmount | inPercent, needs: []cue{above | below | than | flat}, takes: average | growthNoun | complete | yoy | turning, when: isOfBases, of: levelsOfBases},
	{name: "所比时期的数", ofBases: true, kinds: inAmount | inPercent, needs: []cue{above | below | than | turning | share}, takes: growthNoun | complete | yoy | yearStart, bars: from, signed: true, when: isOfPeriod, of: levelsOfPeriod},
	{name: "之比", sums: true, kinds: inTimes | inPercent, needs: []cue{filler | than | flat | share | above}, takes: average | complete | target | flat | up | growthNoun | share | moreThan | lessThan, bars: pace | yoy, when: hasBases, of: ratiosToRegions},
	{name: "与其他指标之差", kinds: inPoints | inAmount, needs: []cue{above | below | turning | than | spread}, takes: growthNoun | complete | yoy | average, signed: true, when: hasBaseTopics, of: againstIndicators},
	{name: "占比", sums: true, parted: true, kinds: inPercent, needs: []cue{share | flat}, takes: complete | sum | target | arrears | to | average, bars: pace | yoy | up | down | gain, when: isShare, of: shares},
	{name: endsGap, kinds: inPoints | inAmount | inTimes, needs: []cue{spread, highest | lowest}, takes: growthNoun | complete | highest | lowest | spread | above | below | yoy, of: spreads},
	{name: "与前面那个数之比", kinds: inPercent | inTimes, takes: complete | flat | share | than | over, sums: true, when: isOfLast, of: ofLast},
	{measure: measure.Completion, kinds: inPercent, hint: true, when: isBare, of: completions},
	{measure: measure.Growth, kinds: inPercent, hint: true, when: isBare, of: growths},
	{name: excess.Name, kinds: inPoints, needs: []cue{above | below | turning}, takes: share | target | than | average, signed: true, when: besideBasis, of: one(excess)},
	{name: shareGap.Name, kinds: inPoints, needs: []cue{share, above | below | turning}, takes: complete | target | than, signed: true, when: ofShares, of: one(shareGap)},
	{name: "占比之差", sums: true, kinds: inPoints, needs: []cue{share, turning | above | below}, takes: yoy | lastYear | than | to, signed: true, of: shareChanges},
	{name: "增量占比", sums: true, kinds: inPercent, needs: []cue{share, gain | up}, takes: complete | sum | yoy | lastYear, of: sharesOfGain},
	{name: "拉动", kinds: inPoints, needs: []cue{gain}, takes: up | down | share | growthNoun | fallNoun | yoy, bars: pace | target | rest, signed: true, of: pulls},
	{name: "基期占比", sums: true, kinds: inPercent, needs: []cue{share | than | flat}, takes: complete | sum | turning, when: isToPeriod, of: shareOfPeriod},
	{name: "与基期之比", kinds: inTimes, needs: []cue{than | filler}, takes: monthly | average | complete | up, when: hasBasePeriod, of: ratioToPeriod},
	{name: "两地之差", kinds: inPoints | inAmount, needs: []cue{spread}, takes: growthNoun | complete | yoy | only | from | to | lastYear, when: isPair, grouped: true, of: pairDifference},
	{name: "两个时期之差", kinds: inPoints | inAmount, needs: []cue{turning}, takes: spread | growthNoun | complete, bars: yoy | lastYear, signed: true, when: twoPeriods, of: changeBetweenPeriods},
	{name: "两个时期之差", kinds: inPoints | inAmount, needs: []cue{spread | rest}, takes: growthNoun | complete | yoy, when: twoPeriods, of: betweenPeriods},
	{name: "平均", kinds: inAmount | inPercent, needs: []cue{average}, takes: complete | growthNoun | yoy | above | below, grouped: true, of: averages},

	{name: "前面两个数之差", kinds: inAmount | inPoints, needs: []cue{spread}, takes: rest, when: afterTwo, of: betweenNumbers},

	// What stands by itself.
	{name: "上年同期", kinds: inAmount, needs: []cue{lastYear | yoy}, takes: complete, bars: turning | from | above | below | than | gain, measure: measure.LastYear, of: lastYears(measure.Value)},
	{name: "上年同期", kinds: inPercent | inPoints, needs: []cue{lastYear}, takes: complete | growthNoun | turning, bars: from, signed: true, of: lastYearPercents},
	{measure: measure.Value, kinds: inAmount, parted: true, needs: []cue{rest}, when: isLower, of: values}, // 还剩1873亩 of what should go
	{measure: measure.Value, kinds: inAmount | inPercent, parted: true, takes: complete | to | sum | forecast | over | done | newly | rank | highest | lowest | half | atZero | share, bars: from | lastYear | yoy | growthNoun | pace | monthly | arrears | rest | spread | target, when: valueFits, of: values},
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

// isAhead reports whether the words do not speak of the months that are over: 前9个月月均.
func isAhead(q *query) bool { return !q.elapsed || q.said&must != 0 }

// restFits reports whether the words speak of what is left, and not of how far the figure is above or below the target.
func restFits(q *query) bool { return q.said&(rest|must) != 0 || q.said&(above|below|turning) == 0 }

// aboutTarget reports whether the words speak of a target, by name or because something is exceeded or lacking.
func aboutTarget(q *query) bool {
	return noBase(q) && (q.first <= 1 || q.indicator.Measure != model.Flow) && (q.said&(target|over|exceeded|done) != 0 || q.told&target != 0 && q.said&(yoy|lastYear|growthNoun) == 0 || q.said&rest != 0 && !twoPeriods(q))
}

// valueFits reports whether a number can be the figure itself: an amount, or a percentage where the indicator is one. 规上工业增加值
// 增长5.3% is the figure of 规上工业增加值增速.
func valueFits(q *query) bool {
	if q.said&turning != 0 && q.said&to == 0 && !(q.rate && q.number.kind == percent) && !isGain(q.indicator) {
		return false
	}
	if q.said&gain != 0 && !isGain(q.indicator) {
		return false // 增量为67.84万人次
	}
	return q.number.kind == amount || q.indicator.Unit == "%"
}

// notOver reports whether a percentage is not said to be what goes beyond the target: 超额10.0%.
func notOver(q *query) bool { return q.own&over == 0 || q.number.kind != percent }

// isIncrement reports whether the words call the number an increase, 增量为3亿元, and do not say what it moves, 拉动投资3亿元.
func isIncrement(q *query) bool { return q.said&amountNoun != 0 && noBase(q) }

// isGain reports whether an indicator is an increase by its name, 高新技术企业净增数: 净增32家 is its figure.
func isGain(i *model.Indicator) bool {
	for _, word := range []string{"净增", "新增", "增量", "增加额"} {
		if strings.Contains(i.Name, word) || strings.Contains(i.Short, word) {
			return true
		}
	}
	return false
}
