package finding

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// agrees reports whether a place among the members says the same as a verdict: the first half of what is good, the second
// half of what is not.
func (s *judged) agrees(tone Tone) bool {
	first := s.Place.Rank*2 <= s.Place.Of
	return first == (tone == Highlight)
}

// stated is a finding about a completion: the figure, the completion, the verdict and a member's place. What the verdict
// implies is not said beside it: who keeps the path is past half in June, and may reach the target.
func (s *judged) stated(tone Tone, verdict phrase) *said {
	verdict.covers = append(verdict.covers, "may")
	if tone == Highlight {
		verdict.covers = append(verdict.covers, "will", "half")
	} else if s.view.Edition.Period.Month == 6 {
		verdict.covers = append(verdict.covers, "half")
	}
	f := &said{
		tone: tone, evidence: s.cites(mValue, mTarget, mCompletion),
		phrases: []phrase{s.figure(), s.ratio(tone), verdict},
	}
	if s.Value.Value.IsNeg() || !s.Completion.Ok() { // less than nothing is no part of a target
		f.phrases = []phrase{s.figure(), verdict}
	}
	if text := format.PlacePhrase(&s.Cell, s.words()); text != "" && s.Region.Kind == model.County && s.agrees(tone) {
		f.evidence = append(f.evidence, s.cites(mPlace)...)
		f.phrases = append(f.phrases, phrase{slot: slotPlace, key: "rank", tone: tone, text: s.link(mPlace, text)})
	}
	return f
}

// group is a finding about members that share a state, or nil where there are none.
func (t *table) group(key string, list []*judged, tone Tone, verdict string) *said {
	if len(list) == 0 {
		return nil
	}
	f := &said{tone: tone, weight: t.many(len(list)) - 10}
	if tone == Highlight {
		f.weight -= 20 // what members do well is news where most of them do
	}
	for _, s := range cited(list) {
		f.evidence = append(f.evidence, s.cites(mValue, mTarget, mCompletion)...)
	}
	f.phrases = []phrase{{
		slot: slotState, key: key, tone: tone,
		text: t.telling(list, tone, verdict), brief: t.briefly(list, verdict),
	}}
	return f
}

// amongMore says 另有 before a count of members where the same holds of more of them, which another clause tells: what is said
// of six must not read as if it held of no others.
func (t *table) amongMore(f *said, told, all []*judged) {
	if f == nil || len(told) <= handful || len(told) == len(all) {
		return
	}
	c := &f.phrases[0]
	c.text, c.brief = join(plain("另有"), c.text), join(plain("另有"), c.brief)
}

// lead is where a flow stands against time progress.
func (s *judged) lead(tone Tone) phrase {
	return phrase{slot: slotState, key: "state", tone: tone, text: s.link(mLead, format.LeadPhrase(&s.Cell))}
}
