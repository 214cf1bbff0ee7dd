package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// estimate: a figure that carries a claim is only expected.
func estimateOne(s *judged) *said {
	if s.Figure.Status != model.Estimate {
		return nil
	}
	c := phrase{slot: slotCause, key: "estimate", text: plain("为预计数")}
	switch {
	case s.Value.Ok() && (s.State != analysis.NoState || s.doubleDigit()):
		return &said{evidence: s.cites(mValue), phrases: []phrase{s.figure(), c}}
	case s.Growth.Ok() && s.doubleDigit():
		return s.growing(Notice)
	}
	return nil
}
