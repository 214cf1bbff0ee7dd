package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// severalZeros weighs less than what it is made of: the statements about each indicator come first.
const severalZeros = 64

// zeros are the indicators at which a member is still at zero.
type zeros struct {
	region     *model.Region
	indicators []*model.Indicator
}

// zeroTwice is a finding about members at zero in the same two indicators or more, those that most of them share; nil
// where fewer than two members are.
func zeroTwice(v *analysis.View, tables map[*model.Region][]*model.Indicator) *Finding {
	var all []zeros
	for _, r := range v.Site.Counties() {
		if list := tables[r]; len(list) > 1 {
			all = append(all, zeros{r, list})
		}
	}
	var best []*model.Indicator
	var who []*model.Region
	for _, z := range all {
		var share []*model.Region
		for _, other := range all {
			if other.holds(z.indicators) {
				share = append(share, other.region)
			}
		}
		if len(share) > len(who) {
			best, who = z.indicators, share
		}
	}
	if len(who) < 2 || len(best) > mostUnited {
		return nil
	}
	return zeroFinding(v, best, who)
}

func (z *zeros) holds(list []*model.Indicator) bool {
	for _, i := range list {
		if !slices.Contains(z.indicators, i) {
			return false
		}
	}
	return true
}

func zeroFinding(v *analysis.View, list []*model.Indicator, who []*model.Region) *Finding {
	f := &Finding{ID: "at-zero", Rule: "at-zero", Tone: Shortfall, Weight: severalZeros}
	subjects := make([]Text, len(list))
	for k, i := range list {
		subjects[k] = plain(short(i))
		for _, r := range who {
			f.Evidence = append(f.Evidence, Evidence{Indicator: i, Region: r, Measure: mValue})
		}
	}
	m := &summary{view: v, indicator: list[0]}
	cells := make([]*judged, len(who))
	for k, r := range who {
		cells[k] = m.cellOf(r)
	}
	text := join(listed(subjects), plain(items(len(list))+"，"))
	if len(who) == len(v.Site.Counties()) {
		f.Text = join(text, plain(format.Members(len(who), v.Site.Words)+"均"+m.zero()))
	} else {
		f.Text = join(text, m.some(cells, mValue), plain("均"+m.zero()))
	}
	return f
}
