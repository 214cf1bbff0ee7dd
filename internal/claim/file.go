package claim

import "strings"

// Fact is a phrase of a text whose source is on record. Text is as readers see it.
type Fact struct{ Text, Source string }

// File puts on record what is in doubt and lies inside a phrase of facts: such verdicts come back as [Filed], with the
// source of the first fact that has them. What contradicts the data is never filed. used tells of each fact whether its
// phrase stands in a run at all. Neither runs nor verdicts are changed.
func File(runs []Run, verdicts []Verdict, facts []Fact) (filed []Verdict, used []bool) {
	used = make([]bool, len(facts))
	filed = append(filed, verdicts...)
	if len(facts) == 0 {
		return filed, used
	}
	for k := range runs {
		text, starts := joined(&runs[k])
		for f := range facts {
			for _, at := range occurrences(text, facts[f].Text) {
				used[f] = true
				file(filed, k, starts, at, at+len(facts[f].Text), facts[f].Source)
			}
		}
	}
	return filed, used
}

// file files the doubtful verdicts about text[start:end] of a run.
func file(verdicts []Verdict, run int, starts []int, start, end int, source string) {
	for k := range verdicts {
		v := &verdicts[k]
		if v.Run != run || v.Outcome != Doubtful {
			continue
		}
		if at := starts[v.Piece]; start <= at+v.Start && at+v.End <= end {
			v.Outcome, v.Source = Filed, source
		}
	}
}

// joined is the text of a run and where each of its pieces begins.
func joined(r *Run) (text string, starts []int) {
	var b strings.Builder
	for _, p := range r.Pieces {
		starts = append(starts, b.Len())
		b.WriteString(p.Text)
	}
	return b.String(), starts
}

// occurrences are where phrase begins in text, those that overlap too.
func occurrences(text, phrase string) []int {
	var found []int
	if phrase == "" {
		return nil
	}
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return found
		}
		found = append(found, from+at)
		from += at + 1
	}
}
