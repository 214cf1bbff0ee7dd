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

// addAll counts tasks.
func (c *classes) addAll(tasks []*task) {
	for _, t := range tasks {
		c.add(t)
	}
}

// scheduleFinding says how many tasks are in each class, and which ask for the most.
func (ed *edition) scheduleFinding(plans []plan) (string, []Count) {
	var tasks []*task
	for k := range plans {
		tasks = append(tasks, ed.counted(plans[k].tasks)...)
	}
	var all classes
	all.addAll(tasks)
	if all.total == 0 {
		return "本年度没有按月累计的年度目标，不倒排工期。", nil
	}
	counts := all.counts()
	text := ed.whose() + strconv.Itoa(all.total) + "项任务" + among(counts, "项", func(word string) string {
		n := zeros(tasks)
		switch {
		case n == 0 || word != effortWord(analysis.Hard):
			return ""
		case n == 1 && all.n[analysis.Hard] == 1:
			return "尚未破零"
		case n == all.n[analysis.Hard]:
			return "均尚未破零"
		}
		return "其中" + strconv.Itoa(n) + "项尚未破零"
	})
	if ed.yearOver() {
		text = strconv.Itoa(ed.view.Edition.Period.Year) + "年已结束，" + text
	}
	if names := ed.extremes(tasks); names != "" {
		text += "；" + names
	}
	return text + "。", counts
}

// among says how many are in each class: 中，按期3个，加力2个, or 均按期 where all are in one. Aside is what stands in
// brackets behind a class, or empty.
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
func (ed *edition) counter() string {
	member := ed.site.Words.Member
	return strings.TrimSuffix(format.Counted(member), member)
}

func zeros(tasks []*task) int {
	n := 0
	for _, t := range tasks {
		if t.effort.Class == analysis.Hard && t.cell.Value.Ok() && t.cell.Value.Value.IsZero() {
			n++
		}
	}
	return n
}

// extremes names up to three tasks that need the highest multiple of their present pace, above what is on time; of a
// year that is over those with the lowest completion. Equal ones are named together or not at all.
func (ed *edition) extremes(tasks []*task) string {
	const most = 3
	lead, unit, places := "后续月均与目前月均之比最高的", "倍", effortDecimals
	score := func(t *task) model.Num { return t.effort.Ratio }
	wanted := func(t *task) bool { return t.effort.Class >= analysis.Push }
	if ed.yearOver() {
		lead, unit, places = "完成率最低的", "%", format.PercentDecimals
		score = func(t *task) model.Num { return t.cell.Completion }
		wanted = (*task).over
	}
	order := slices.Clone(tasks)
	order = slices.DeleteFunc(order, func(t *task) bool { return !wanted(t) || !score(t).Ok() })
	slices.SortStableFunc(order, func(a, b *task) int {
		d := score(b).Value.Cmp(score(a).Value)
		if ed.yearOver() {
			return -d
		}
		return d
	})
	n := min(most, len(order))
	for n > 0 && n < len(order) && score(order[n-1]).Value.Equal(score(order[n]).Value) {
		n--
	}
	if n == 0 {
		return ""
	}
	words := make([]string, n)
	for k, t := range order[:n] {
		words[k] = ed.taskName(t) + format.Decimal(score(t).Value, places) + unit
		if hundred := model.Int(100); t.effort.Ratio.Ok() && t.effort.Ratio.Value.Cmp(hundred) > 0 { // how much above says nothing
			words[k] = ed.taskName(t) + "100倍以上"
		}
	}
	if n > 1 {
		return lead + "依次是" + format.List(words)
	}
	return lead + "是" + words[0]
}

// taskName is 保靖县技术合同成交额; the whole's own tasks need no name before them.
func (ed *edition) taskName(t *task) string {
	if t.cell.Region.Kind == model.Prefecture {
		return t.cell.Indicator.Short
	}
	return t.cell.Region.Name + t.cell.Indicator.Short
}

// planFinding says how many counties are in each class of one indicator, and names the hardest classes. It is empty
// where no county has the task.
func (ed *edition) planFinding(p *plan) string {
	tasks := ed.counted(p.tasks)
	if len(ed.site.Counties()) == 0 || len(tasks) == 0 {
		return ""
	}
	var own classes
	own.addAll(tasks)
	return format.Members(len(tasks), ed.site.Words.Member) +
		among(own.counts(), ed.counter(), func(word string) string {
			return namesOf(tasks, word, func(t *task) string { return t.cell.Region.Name })
		}) + "。"
}

// countyFinding says how many of one region's tasks are in each class, and names the hardest. Names of indicators have
// brackets of their own, so that they stand behind.
func countyFinding(tasks []*task) string {
	var own classes
	own.addAll(tasks)
	counts := own.counts()
	text := strconv.Itoa(len(tasks)) + "项任务" + among(counts, "项", func(string) string { return "" })
	var parts []string
	for _, c := range counts {
		if names := namesOf(tasks, c.Word, func(t *task) string { return t.cell.Indicator.Short }); names != "" {
			parts = append(parts, c.Word+"的是"+names)
		}
	}
	if len(parts) > 0 && len(counts) > 1 {
		text += "；" + strings.Join(parts, "，")
	}
	return text + "。"
}

// namesOf lists the tasks in one of the classes that ask for attention; it is empty for others and for too many.
func namesOf(tasks []*task, word string, name func(*task) string) string {
	var names []string
	for _, t := range tasks {
		hard := t.effort.Class == analysis.Assault || t.effort.Class == analysis.Hard || t.over()
		if hard && classWord(t) == word {
			names = append(names, name(t))
		}
	}
	if len(names) > named {
		return ""
	}
	return format.List(names)
}

// classWord is the word of a task's class; empty where it has no figure.
func classWord(t *task) string {
	if t.over() {
		return unmet
	}
	return effortWord(t.effort.Class)
}

// effortWord is the word of a class; empty for none.
func effortWord(class analysis.EffortClass) string {
	for _, e := range efforts {
		if e.class == class {
			return e.word
		}
	}
	return ""
}
