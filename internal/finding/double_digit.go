package finding

import (
	"slices"

	"bulletin/internal/analysis"
)

// double-digit: growth of ten percent or more; where less is better, a fall of as much.
func doubleDigitOne(s *judged) *said {
	if !s.doubleDigit() {
		return nil
	}
	f := s.growing(Highlight)
	switch {
	case s.fewer():
		f.weight = -14
	case s.Growth.Value.Abs().Cmp(thirty) >= 0:
		f.weight = 8
	}
	return f
}

func (s *judged) doubleDigit() bool { return analysis.IsDoubleDigit.Holds(&s.Cell) }

// onItsWay reports whether s is not behind, so that its growth may be praised.
func onItsWay(s *judged) bool { return !behind(&s.Cell) }

// doubleDigitTogether counts those that grow by two digits; the first three tell how much, or all of two or three.
func doubleDigitTogether(t *table) *said {
	up := t.those((*judged).doubleDigit)
	if many := t.those(func(s *judged) bool { return s.doubleDigit() && !s.fewer() }); len(many) <= fewest {
		up = many // a percentage of a few is not worth a sentence, but a count counts everybody
		if !slices.ContainsFunc(up, onItsWay) {
			return nil // who is behind is not praised, and there is nobody else
		}
	}
	what := "同比增幅"
	if t.lower() {
		what = "同比降幅"
	}
	f := t.counted("double-digit", up, Highlight, what, "达到两位数")
	if f != nil && len(up) <= fewest && len(up) < len(t.members) && !slices.ContainsFunc(up, (*judged).untold) {
		f.phrases[0].covers = []string{"tops"}
		if t.lower() {
			f.phrases[0].covers = []string{"bottom"}
		}
		f.phrases[0].text = t.growths(up, "同比"+t.verb(up[0]))
	}
	return f
}
