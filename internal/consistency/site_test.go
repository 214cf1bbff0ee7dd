package consistency

import (
	"math/big"
	"strconv"
)

// site is a generated site with all its numbers.
type site struct {
	seed                 uint64
	whole, member, upper string // the site's words
	unit                 string // the measure word of members
	regions              []*region
	indicators           []*indicator
	year, month          int
	earlier              int    // the month of an earlier edition of the year, or 0
	lastYear             bool   // there is a report of the same month of last year
	lastDecember         bool   // and one of all of last year
	behind, far          string // thresholds as written, in percentage points or percent of the path, or empty
	tiles, allCharts     bool
	idle                 *region   // one that has done nothing, or nil
	rules                []ruleRef // what the bulletin's text asks for
	then                 bool      // it is the earlier edition
	style                style
}

// style is how the site's numbers are to be printed; nil is not said.
type style struct {
	grouped            bool
	completion, growth *int
}

type regionKind int

const (
	prefecture regionKind = iota
	county
	zone
	direct
	province
)

type region struct {
	id, name, short string
	kind            regionKind
}

type indicator struct {
	id, name, short, unit string
	decimals              int
	measure               string // flow, stock, rate
	lower, signed         bool
	targeted, wholeOnly   bool
	notFor                map[*region]bool
	target                map[*region]figure
	now, before, last     map[*region]figure // of this month, of the earlier edition's and of last year's same month
	december              map[*region]figure // of all of last year
}

// figure is a number in units of the indicator's last decimal, or a gap.
type figure struct {
	n   int64
	gap string // the author's word, or empty
	yoy string // a given 同比, or empty
}

// ruleRef is a selection by rule in the bulletin's text.
type ruleRef struct {
	code      string // what stands before it
	indicator *indicator
	rule      string
}

func (s *site) of(kind regionKind) []*region {
	var out []*region
	for _, r := range s.regions {
		if r.kind == kind {
			out = append(out, r)
		}
	}
	return out
}

// applies reports whether an indicator is due from a region.
func (i *indicator) applies(r *region) bool {
	switch {
	case r.kind == province:
		return false
	case i.wholeOnly:
		return r.kind == prefecture
	}
	return !i.notFor[r]
}

// rat is a number exactly.
func (i *indicator) rat(n int64) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(i.decimals)), nil))
}

// written is a number as an author writes it.
func (i *indicator) written(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	if i.decimals == 0 {
		return sign + s
	}
	for len(s) <= i.decimals {
		s = "0" + s
	}
	return sign + s[:len(s)-i.decimals] + "." + s[len(s)-i.decimals:]
}

// editionID is the folder of the main edition, earlierID that of the one before.
func (s *site) editionID() string { return strconv.Itoa(s.year) + "-m" + strconv.Itoa(s.month) }
func (s *site) earlierID() string { return strconv.Itoa(s.year) + "-m" + strconv.Itoa(s.earlier) }
