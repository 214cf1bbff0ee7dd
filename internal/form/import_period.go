package form

import (
	"bulletin/internal/format"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// Expect holds forms against the month that somebody said they are of. A form of another month is a fault at the cell that
// names its month, and none of its figures are compared. Tables of other layouts are left alone.
func Expect(filled []Filled, p model.Period) []Fault {
	var faults []Fault
	for k := range filled {
		if f := &filled[k]; f.form != nil && f.Period != p {
			faults = append(faults, Fault{At: f.form.periodAt, Class: MustMend, Code: "period-differs", Value: periodText(f.Period),
				Text: "这是" + monthText(f.Period) + "的表，这次收的是" + monthText(p), Fix: "用" + monthText(p) + "的表样填写；要收" + monthText(f.Period) + "的，把 --period 写成 " + f.Period.String()})
		}
	}
	return faults
}

// otherMonths gives a hint at forms that are of another month than most that came in with them; of two months with as many
// forms the later one is meant.
func (run *importing) otherMonths() {
	count := map[model.Period]int{}
	var most model.Period
	for k := range run.result.filled {
		if f := &run.result.filled[k]; f.form != nil && !run.mistaken(f) {
			count[f.Period]++
		}
	}
	for p, n := range count {
		if n > count[most] || n == count[most] && p.Compare(most) > 0 {
			most = p
		}
	}
	for k := range run.result.filled {
		if f := &run.result.filled[k]; f.form != nil && f.Period != most && !run.mistaken(f) {
			run.fault(Fault{At: f.form.periodAt, Class: Hint, Code: "other-month", Value: periodText(f.Period),
				Text: fmt.Sprintf("这是%s的表，一起收的有%d份是%s的", monthText(f.Period), count[most], monthText(most)), Fix: "核对是不是发错了表"})
		}
	}
}

// published gives a hint at files that change figures which an edition stands on already.
func (run *importing) published(months []*month) {
	for _, m := range months {
		at := slices.IndexFunc(run.site.Model.Editions, func(e *model.Edition) bool { return e.Period == m.period })
		if at < 0 {
			continue
		}
		label, mend := run.site.Model.Editions[at].Label, "确要更正的，收后重新生成这一期"
		if run.site.Model.Editions[at].Seal != nil {
			mend = "确要更正的，收后写明更正的原因"
		}
		changed := map[string]int{}
		for _, c := range run.result.Changes {
			if c.Period == m.period && c.Had {
				changed[c.At.File]++
			}
		}
		for k := range run.result.filled {
			f := &run.result.filled[k]
			if n := changed[f.File]; n > 0 && f.form != nil && f.Period == m.period {
				run.fault(Fault{At: f.form.periodAt, Class: Hint, Code: "published", Value: periodText(m.period),
					Text: fmt.Sprintf("%s的数已用在“%s”的通报里，这次会改动%d处", monthText(m.period), label, n),
					Fix:  "核对是不是以前的表又发了一次；" + mend})
				delete(changed, f.File)
			}
		}
	}
}

// sortChanges orders changes by months and by whom their files are about, as the site orders regions.
func (run *importing) sortChanges() {
	type of struct {
		period model.Period
		file   string
	}
	place := map[*model.Region]int{}
	for k, g := range everyRegion(run.site.Model) {
		place[g] = k
	}
	first := map[of]int{}
	for _, c := range run.result.Changes {
		key := of{c.Period, c.At.File}
		if k, ok := first[key]; !ok || place[c.Region] < k {
			first[key] = place[c.Region]
		}
	}
	slices.SortStableFunc(run.result.Changes, func(a, b Change) int {
		return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(first[of{a.Period, a.At.File}], first[of{b.Period, b.At.File}]), comparePlaces(a.At, b.At))
	})
}

// NotReported is how many figures of a month a file says are 未报送.
func (i *Imported) NotReported(file string, p model.Period) int {
	n := 0
	for k := range i.filled {
		f := &i.filled[k]
		if f.File != file || f.Period != p {
			continue
		}
		for _, e := range f.Entries {
			if num, ok := num(e.Value.Text); ok && num.Gap == model.NotReported {
				n++
			}
		}
	}
	return n
}

// Answered are the names, without endings, that returned copies of the forms that came in have below the folder for them:
// 2022-07/吉首市. A number may follow: 2022-07/吉首市-2.
func (i *Imported) Answered() []string {
	var names []string
	for k := range i.filled {
		f := &i.filled[k]
		if f.form != nil {
			names = append(names, f.Period.String()+"/"+fileName(f.form.region.Name, ""))
		}
		names = append(names, f.Period.String()+"/"+fileName(strings.TrimSuffix(f.File, path.Ext(f.File)), ""))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Unreported is the word for what [Imported.NotReported] counts.
var Unreported = format.Gap(model.NotReported)
