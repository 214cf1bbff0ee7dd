package claim

import (
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// judgeOpen tells of a number of members, or of names, that only those can bear out who have not reported: 12个落后序时, where it is 11 of
// the 21 who have. It reports whether it is such a statement.
func (j *juror) judgeOpen() bool {
	if j.rest || j.excepted != nil || len(j.said.tests) == 0 {
		return false
	}
	for _, in := range j.fields() {
		for _, one := range j.said.tests {
			f := j.hold(in, one)
			if f.truth != unsure || f.of == "" {
				continue
			}
			switch missing, only := j.missing(in, one); {
			case !only:
			case j.how == someOf && j.count >= 0 && len(j.listed) == 0:
				j.openCount(&f, in, missing)
				return true
			case j.how != someOf && len(j.listed) > 1 && !j.takenUp():
				return j.openNames(&f, missing)
			}
		}
	}
	return false
}

// missing are those of a field of whom the statement leaves open whether it is true; only tells that all of them have not reported.
func (j *juror) missing(in field, one test) (list []*model.Region, only bool) {
	for _, c := range in.cells {
		if one(in.view, c) == unsure {
			if !analysis.IsNotReported.Holds(c) {
				return nil, false
			}
			list = append(list, c.Region)
		}
	}
	return list, len(list) > 0 && len(list) < len(in.cells)
}

func (j *juror) openCount(f *setFinding, in field, missing []*model.Region) {
	have, evidence := len(in.cells)-len(missing), j.counted(f)
	k := j.count
	j.say(j.tokens[k].start, j.tokens[k].end, Verdict{Outcome: Doubtful, Number: true, Evidence: evidence, Fix: doubtFix,
		Text: "写的是“" + j.original(k, k) + "”，已报的" + strconv.Itoa(have) + "个中是" + strconv.Itoa(len(f.yes)) + "个，" + j.missed(missing)})
	for _, m := range j.numbers() {
		if m != k {
			j.say(j.tokens[m].start, j.tokens[m].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
		}
	}
}

// openNames tells of the names of those who have not reported.
func (j *juror) openNames(f *setFinding, missing []*model.Region) bool {
	told := false
	for _, m := range j.listed {
		for _, r := range missing {
			if r == m.region {
				told = true
				j.say(j.tokens[m.token].start, j.tokens[m.token].end, Verdict{Outcome: Doubtful, Evidence: j.counted(f), Fix: doubtFix,
					Text: "“" + j.original(m.token, m.token) + "”没有数据支持，" + j.missed([]*model.Region{r}) + "；数据中" + j.counted(f)})
			}
		}
	}
	return told
}

// missed says who has not reported.
func (j *juror) missed(list []*model.Region) string {
	const most = 5
	var names []string
	for _, r := range list[:min(len(list), most)] {
		names = append(names, j.regionName(r))
	}
	text := strings.Join(names, "、")
	if len(list) > most {
		text += "等" + strconv.Itoa(len(list)) + "个"
	}
	return text + format.Gap(model.NotReported)
}
