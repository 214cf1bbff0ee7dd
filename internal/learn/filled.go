package learn

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"bulletin/internal/form"
	"bulletin/internal/model"
)

// at is the place of a verdict.
func (b *Book) at(d *Verdict) form.Place {
	return form.Place{File: b.Name, Sheet: d.Sheet, Address: d.cell.address()}
}

// Filled is what a book says of its month, by indicators and regions in the order of the site. data are the bytes that it was read from;
// none where it was read from them before.
func (b *Book) Filled(data []byte) form.Filled {
	if data != nil {
		sum := sha256.Sum256(data)
		b.sum = hex.EncodeToString(sum[:])
	}
	f := form.Filled{File: b.Name, SHA256: b.sum, Period: b.Period, Table: true}
	entries := map[key]*form.Entry{}
	entry := func(d *Verdict) *form.Entry {
		k := key{indicator: d.Indicator, region: d.Region}
		if entries[k] == nil {
			entries[k] = &form.Entry{Indicator: d.Indicator, Region: d.Region}
		}
		return entries[k]
	}
	for _, s := range b.sheets {
		for _, d := range s.verdicts {
			if d.Standing == Taken {
				b.enter(entry(d), d)
			}
		}
		for _, d := range s.gaps {
			if d.Value != "" && d.Standing != Ignored && d.Indicator.AppliesTo(d.Region) {
				b.enter(entry(d), d)
			}
		}
	}
	for _, e := range entries {
		slices.SortFunc(e.Parts, func(x, y form.PartInput) int { return partIndex(e.Indicator, x.Part) - partIndex(e.Indicator, y.Part) })
		f.Entries = append(f.Entries, *e)
		if !slices.Contains(f.Regions, e.Region) {
			f.Regions = append(f.Regions, e.Region)
		}
	}
	slices.SortFunc(f.Entries, func(x, y form.Entry) int {
		if x.Indicator != y.Indicator {
			return x.Indicator.Index - y.Indicator.Index
		}
		return x.Region.Index - y.Region.Index
	})
	slices.SortFunc(f.Regions, func(x, y *model.Region) int { return x.Index - y.Index })
	return f
}

// enter puts a number or the word of a gap into an entry.
func (b *Book) enter(e *form.Entry, d *Verdict) {
	input := form.Input{Text: d.Value, At: b.at(d)}
	switch {
	case d.Part != nil:
		e.Parts = append(e.Parts, form.PartInput{Part: d.Part, Value: input})
	case d.Measure == "yoy":
		e.YoY = input
	default:
		e.Value = input
	}
	if b.reason != "" && d.cell.numeric() { // kept only where a rule asks for one
		e.Reason = form.Input{Text: b.reason, At: input.At}
	}
}

func partIndex(i *model.Indicator, p *model.Part) int {
	return slices.IndexFunc(i.Parts, func(q model.Part) bool { return q.ID == p.ID })
}
