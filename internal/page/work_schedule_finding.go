package page

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// named is how many are named in a sentence; of a longer list its length is told.
const named = 8

// scheduleFinding says how many tasks have each prospect, and which ask for the most.
func (ed *edition) scheduleFinding(plans []plan) (string, []Count) {
	var all tally
	var most []*task
	zeros := 0
	for k := range plans {
		all.add(plans[k].own)
		zeros += len(plans[k].zero)
		for n := range plans[k].most {
			most = append(most, &plans[k].most[n])
		}
	}
	if all.total == 0 {
		return "本年度没有按月累计的年度目标，不倒排工期。", nil
	}
	counts := all.counts()
	text := ed.whose() + strconv.Itoa(all.total) + "项任务" + among(counts, "项", func(word string) string {
		n, of := zeros, all.n[willNotBe]+all.n[isUnmet]
		zero := format.Verdict(analysis.IsAtZero, &model.Indicator{}, ed.yearOver())
		switch {
		case n == 0 || word != format.Outlook(analysis.WillNot) && word != format.StateWord(analysis.Unmet):
			return ""
		case n == 1 && of == 1:
			return zero
		case n == of:
			return "均" + zero
		}
		return "其中" + strconv.Itoa(n) + "项" + zero
	})
	if ed.yearOver() {
		text = strconv.Itoa(ed.view.Edition.Period.Year) + "年已结束，" + text
	}
	if names := ed.extremes(most); names != "" {
		text += "；" + names
	}
	return text + "。", counts
}

// among says how many have each prospect: 中，能完成3个，可能完成2个, or 均能完成 where all have one. Aside is what stands
// in brackets behind it, or empty.
func among(counts []Count, unit string, aside func(word string) string) string {
	bracketed := func(word string) string {
		if text := aside(word); text != "" {
			return "（" + text + "）"
		}
		return ""
	}
	if len(counts) == 1 && counts[0].N == 1 {
		return counts[0].Word + bracketed(counts[0].Word)
	}
	if len(counts) == 1 {
		return "均" + counts[0].Word + bracketed(counts[0].Word)
	}
	words := make([]string, len(counts))
	for k, c := range counts {
		words[k] = c.Word + strconv.Itoa(c.N) + unit + bracketed(c.Word)
	}
	return "中，" + strings.Join(words, "，")
}

// whose says whose tasks are counted: 各县市, or 全校 where nobody is below it.
func (ed *edition) whose() string {
	if len(ed.site.Counties()) == 0 {
		return ed.site.Words.Whole
	}
	return "各" + ed.site.Words.Member
}

// counter is the members' measure word: 个, 所.
func (ed *edition) counter() string { return format.Counter(ed.site.Words) }

// mostTimes is the multiple from which on its size says nothing.
var mostTimes = model.Int(100)

// mostNamed is how many tasks extremes names at most.
const mostNamed = 3

// byNeed are the tasks that ask for something, in the order in which extremes names them.
func (ed *edition) byNeed(tasks []*task) []*task {
	wanted := func(t *task) bool { return t.effort.Level > analysis.PresentPace && t.effort.Ratio.Ok() }
	if ed.yearOver() {
		wanted = func(t *task) bool { return analysis.IsDone.Fails(&t.cell) }
	}
	list := slices.DeleteFunc(slices.Clone(tasks), func(t *task) bool { return !wanted(t) })
	slices.SortStableFunc(list, ed.needs)
	return list
}

// needs compares tasks by what they ask for, the most first.
func (ed *edition) needs(a, b *task) int {
	if ed.yearOver() {
		return analysis.ByCompletion(&a.cell, &b.cell)
	}
	return b.effort.Ratio.Value.Cmp(a.effort.Ratio.Value)
}

// extremes names up to three tasks that need the highest multiple of their present pace; of a year that is over those with
// the lowest completion, nothing done among them. Equal ones are named together or not at all. Of each indicator, one more
// task than are named is enough to tell.
func (ed *edition) extremes(tasks []*task) string {
	lead := "后续月均与目前月均之比最高的"
	if ed.yearOver() {
		lead = "完成率最低的"
	}
	list := ed.byNeed(tasks)
	n := min(mostNamed, len(list))
	for n > 0 && n < len(list) && ed.needs(list[n-1], list[n]) == 0 {
		n--
	}
	if n == 0 {
		return ""
	}
	words := make([]string, n)
	for k, t := range list[:n] {
		words[k] = ed.taskName(t) + ed.needed(t)
	}
	if n > 1 {
		return lead + "依次是" + format.List(words)
	}
	return lead + "是" + words[0]
}

// needed is what a task of byNeed asks for: 6.81倍 or, of a year that is over, how far it came.
func (ed *edition) needed(t *task) string {
	switch {
	case ed.yearOver():
		return format.Completion(t.cell.Completion)
	case t.effort.Ratio.Value.Cmp(mostTimes) > 0:
		return mostTimes.String() + "倍以上"
	}
	return format.Decimal(t.effort.Ratio.Value, effortDecimals) + "倍"
}

// taskName is 保靖县技术合同成交额; the whole's own tasks need no name before them.
func (ed *edition) taskName(t *task) string {
	if t.cell.Region.Kind == model.Prefecture {
		return t.cell.Indicator.Short
	}
	return t.cell.Region.Name + t.cell.Indicator.Short
}

// planFinding says how many counties have each prospect on one indicator, and names those with the worst. It is empty
// where no county has the task.
func (ed *edition) planFinding(p *plan) string {
	tasks := ed.counted(p.tasks)
	if len(ed.site.Counties()) == 0 || len(tasks) == 0 {
		return ""
	}
	own := ed.tallyOf(tasks)
	return format.Members(len(tasks), ed.site.Words) +
		among(own.counts(), ed.counter(), func(word string) string {
			return ed.namesOf(tasks, word, func(t *task) string { return t.cell.Region.Name })
		}) + "。"
}

// countyFinding says how many of one region's tasks have each prospect, and names those with the worst. Names of indicators
// have brackets of their own, so that they stand behind.
func (ed *edition) countyFinding(tasks []*task) string {
	own := ed.tallyOf(tasks)
	counts := own.counts()
	text := strconv.Itoa(len(tasks)) + "项任务" + among(counts, "项", func(string) string { return "" })
	var parts []string
	for _, c := range counts {
		if names := ed.namesOf(tasks, c.Word, func(t *task) string { return t.cell.Indicator.Short }); names != "" {
			parts = append(parts, c.Word+"的是"+names)
		}
	}
	if len(parts) > 0 && len(counts) > 1 {
		text += "；" + strings.Join(parts, "，")
	}
	return text + "。"
}

// namesOf lists the tasks that will not be done or were not, where word is the word for them; it is empty for others and
// for too many.
func (ed *edition) namesOf(tasks []*task, word string, name func(*task) string) string {
	var names []string
	for _, t := range tasks {
		if p := ed.prospect(t); p >= willNotBe && prospects[p-isDone].word == word {
			names = append(names, name(t))
		}
	}
	if len(names) > named {
		return ""
	}
	return format.List(names)
}
