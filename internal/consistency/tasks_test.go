package consistency

import (
	"math/big"
	"slices"
	"strconv"
)

// burden is a region's mean part of the targets over all indicators that are parted, also those of which it carries nothing.
type burden struct {
	among int
	mean  *big.Rat // percent
}

// burdens are those of counties and zones. An indicator counts that has parts: targets of two of them or more that add up.
func (o *oracle) burdens() map[*region]burden {
	sums, among := map[*region]*big.Rat{}, 0
	for _, i := range o.site.indicators {
		if !i.targeted || i.lower || i.wholeOnly || i.measure == "rate" {
			continue
		}
		total, parts := new(big.Rat), 0
		var with []*region
		for _, r := range o.site.regions {
			t := o.cells[i][r].target
			if r.kind == prefecture || r.kind == province || !i.applies(r) || t == nil {
				continue
			}
			total.Add(total, t)
			if t.Sign() > 0 && r.kind != direct {
				parts++
				with = append(with, r)
			}
		}
		if parts < 2 {
			continue
		}
		among++
		for _, r := range with {
			if sums[r] == nil {
				sums[r] = new(big.Rat)
			}
			part := new(big.Rat).Quo(o.cells[i][r].target, total)
			sums[r].Add(sums[r], part.Mul(part, hundred))
		}
	}
	out := map[*region]burden{}
	for r, sum := range sums {
		out[r] = burden{among, sum.Quo(sum, big.NewRat(int64(among), 1))}
	}
	return out
}

func taskShare(m *match) {
	burdens := m.o.burdens()
	r := m.regionsIn(m.groups[2])[0]
	l, ok := burdens[r]
	if !ok || !prints(m.groups[4], l.mean) || m.groups[3] != "" && m.groups[3] != strconv.Itoa(l.among) {
		m.fail(m.groups[0], show(l.mean))
		return
	}
	for other, o := range burdens {
		if other.kind != county { // who is not ranked is neither
			continue
		}
		if order := o.mean.Cmp(l.mean); m.groups[1] == "最重" && order > 0 || m.groups[1] == "最轻" && order < 0 {
			m.fail(m.groups[0], other.short+" "+show(o.mean))
		}
	}
}

// matters are the ledger's: up to three of the first county.
func (s *site) matters() []*indicator {
	r := s.of(county)[0]
	list := slices.DeleteFunc(slices.Clone(s.indicators), func(i *indicator) bool { return !i.applies(r) || !i.targeted })
	return list[:min(3, len(list))]
}

func ledgerSize(m *match) { m.equal("matters", m.groups[1], len(m.o.site.matters())) }
