package claim

import (
	"slices"
	"strconv"
	"strings"
)

// agree tells that the statement is borne out.
func (j *juror) agree(f *setFinding) {
	evidence := j.counted(f)
	for _, k := range j.numbers() {
		j.say(j.tokens[k].start, j.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
	}
	at := j.said.at
	if len(j.said.numbers) == 0 {
		j.say(j.tokens[at[0]].start, j.tokens[at[1]].end, Verdict{Outcome: Agrees, Evidence: evidence})
	}
}

// counted says of how many, and of whom, the statement is true.
func (j *juror) counted(f *setFinding) string {
	text := "“" + j.said.name + "”的是" + strconv.Itoa(len(f.yes)) + "个"
	if n := len(f.yes); n > 0 && n <= 8 {
		text += "：" + strings.Join(f.yes, "、")
	}
	return text + "（" + f.of + "，" + periodName(f.view) + "）"
}

// accuse tells what is wrong in the reading that fits best: the one with the fewest faults.
func (j *juror) accuse(list []setFinding) {
	best := &list[0]
	for k := range list {
		if more := len(list[k].yes) - len(best.yes); j.how == theseOf && j.listed != nil && more != 0 { // the meaning by which it is true of most
			if more > 0 {
				best = &list[k]
			}
		} else if len(list[k].faults) < len(best.faults) {
			best = &list[k]
		}
	}
	evidence := j.counted(best)
	for _, fault := range best.faults {
		typed := j.original(fault.first, fault.last)
		v := Verdict{Outcome: Contradicts, Number: fault.number, Evidence: evidence, view: best.view}
		switch {
		case fault.number && fault.first == j.count:
			v.Text = "写的是“" + typed + "”，数据中" + evidence
			v.Fix = j.otherNumber(list)
		case fault.facts != "":
			v.Text, v.Fix = "“"+typed+"”与数据不符，数据中"+evidence+"；"+fault.facts, "核对数据，改名单"
		case j.how == exactOf && fault.mild:
			v.Text, v.Fix = "列出的名单与数据不符，数据中"+evidence, "核对数据，改名单"
		default:
			v.Text, v.Fix = "“"+typed+"”与数据不符，数据中"+evidence, "改“"+typed+"”一词，或核对数据"
		}
		if j.subject.doubt != "" || fault.mild {
			v.Outcome, v.Fix = Doubtful, doubtFix
			if j.subject.doubt != "" {
				v.Text += "；" + j.subject.doubt
			}
		}
		j.say(j.tokens[fault.first].start, j.tokens[fault.last].end, v)
	}
	for _, k := range j.numbers() {
		if !slices.ContainsFunc(best.faults, func(f fault) bool { return f.first == k }) {
			j.say(j.tokens[k].start, j.tokens[k].end, Verdict{Outcome: Agrees, Number: true, Evidence: evidence})
		}
	}
}

// otherNumber is what to write in place of a number, where every reading says the same.
func (j *juror) otherNumber(list []setFinding) string {
	n := len(list[0].yes)
	for k := range list {
		if len(list[k].yes) != n || list[k].open > 0 {
			return "核对数据，改文稿中的数"
		}
	}
	if n == 0 {
		return "核对数据，改这句话"
	}
	return "改成" + strconv.Itoa(n) + j.tokens[j.count].num.unit
}
