package claim

import "bulletin/internal/measure"

// checkOver notes that a number that is said to be above the target is the whole completion: 超额完成350.0% of what is 350.0% done.
func (b *block) checkOver(f *frame, s *subject, n *number) {
	if f.cues&over == 0 || n.kind != percent {
		return
	}
	for _, i := range s.indicators {
		for _, v := range s.views {
			for _, r := range s.regions {
				q := query{reader: b.reader, number: n, view: v, region: r, indicator: i}
				if n.compare(q.of(measure.Completion), 0) == agrees {
					s.unsure("这是完成率，超额的数要减去100%")
				}
			}
		}
	}
}

// twiceNegative tells of a negative number right behind a word of falling, 下降-3.6%, whose sign says it again.
func (b *block) twiceNegative(f *frame, found *evidence) bool {
	if found == nil || !b.tokens[f.at].num.value.IsNeg() {
		return false
	}
	k := f.at - 1
	for k > f.first && b.tokens[k].is(filler) {
		k--
	}
	if k < f.first || !b.tokens[k].is(down|below) || b.tokens[k].is(fallNoun|up|above) {
		return false
	}
	b.say(b.tokens[k].start, b.tokens[f.at].end, Verdict{Outcome: Contradicts, Number: true, Evidence: b.evidence(found), read: true,
		Text: "“" + b.original(k, k) + "”后面的数又带负号，数据是" + written(found.quantity) + "（" + b.called(found) + "）", Fix: "去掉负号，或去掉“" + b.original(k, k) + "”"})
	return true
}
