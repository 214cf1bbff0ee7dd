package build

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/revision"
	"bulletin/internal/source"
)

// CorrectOptions say why figures that were published are other ones.
type CorrectOptions struct {
	Site        fs.FS
	Reason, Who string // Who may be empty; Reason may be [DraftReason], or empty: what has to be explained is listed, and nothing is written
	Date        model.Date
	Today       model.Date // zero: whatever day it is
	Late        bool       // an entry is dated as late as what it follows, where Date is earlier; else that is refused

	Names []string // of regions, indicators and months: only their figures are entered; none: all
	All   bool     // where none is named, one reason is given for figures of several matters

	// Only says which figures are entered, by the ids of indicator and region; nil: all.
	Only func(indicator, region string, p model.Period) bool
}

// DraftReason stands where a reason is still to be written; the check asks for it.
var DraftReason = model.Placeholder("更正的原因")

// Corrected is a record with what its entries are about: 保靖县2022年1—6月研发投入 832万元改为912万元.
type Corrected struct {
	Record
	Entries []string
}

// mostCorrections is how large a file of corrections may be, in bytes.
const mostCorrections = 4 << 20

// Correct writes an entry for each figure that is another one than was published without anything that says why; where entries lead part of
// the way, it goes on from the last. There are none where all is explained.
func Correct(o CorrectOptions) (*Corrected, error) {
	diags := &diag.List{}
	out := &Corrected{}
	site, err := load.Site(o.Site, chart.Usual(), diags)
	if err != nil {
		return nil, err
	}
	if !diags.HasErrors() {
		err = out.enter(o, site, diags)
	}
	if err != nil {
		return nil, err
	}
	if out.Mistakes = mistakes(diags); out.Errors > 0 {
		out.Files = nil
	}
	return out, nil
}

func (out *Corrected) enter(o CorrectOptions, site *model.Site, diags *diag.List) error {
	byYear := map[int][][]string{}
	var years []int
	changes, err := named(site, slices.DeleteFunc(unexplained(site), func(c revision.Change) bool {
		return o.Only != nil && !o.Only(c.Indicator.ID, c.Region.ID, c.Period)
	}), o.Names)
	if err != nil {
		return err
	}
	for _, c := range changes {
		out.Entries = append(out.Entries, site.Called(c.Region)+format.Period(c.Period)+format.ItemName(c.Indicator, c.Item)+"："+format.ItemNum(c.Indicator, c.Item, c.Entered())+"改为"+format.ItemNum(c.Indicator, c.Item, c.Is))
	}
	switch {
	case o.Reason == "":
		return nil
	case len(o.Names) == 0 && !o.All && matters(changes) > 1:
		return &SeveralError{out.Entries}
	}
	for _, c := range changes {
		date := o.Date
		after, what := entered(&c)
		if err := dated(date, o.Today, after, what); err != nil && !o.Late {
			return err
		} else if date.Compare(after) < 0 {
			date = after
		}
		year := c.Period.Year
		if byYear[year] == nil {
			years = append(years, year)
		}
		lines := []string{
			"date: " + date.String(), "indicator: " + c.Indicator.ID, "region: " + c.Region.ID, "period: " + c.Period.String(),
		}
		if c.Item != model.ItemValue {
			lines = append(lines, "item: "+c.Item)
		}
		lines = append(lines, "old: "+written(c.Entered()), "new: "+written(c.Is), "reason: "+load.Scalar(o.Reason))
		if o.Who != "" {
			lines = append(lines, "who: "+load.Scalar(o.Who))
		}
		byYear[year] = append(byYear[year], lines)
	}
	for _, year := range years {
		name := "data/corrections/" + strconv.Itoa(year) + ".yaml"
		text, err := source.Read(o.Site, name, mostCorrections)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		content, ok := load.AppendCorrections(text, year, byYear[year])
		if !ok {
			diags.Error(diag.Pos{File: name}, "corrections-form", "把 corrections 写成文件末尾的列表，每条以“- ”开头，再运行一次；或者手工写上", "不知道往哪里添写更正")
			continue
		}
		out.Files = append(out.Files, RecordFile{name, content})
	}
	return nil
}

// entered is what an entry comes after: the seal of the edition that published the figure, and the entry before it.
func entered(c *revision.Change) (after model.Date, what string) {
	if was := c.In.Last(); was != nil {
		after, what = was.Seal.Date, "“"+c.In.Label+"”"+sealedWord(was.Seal.Revision)
	}
	if n := len(c.Entries); n > 0 && c.Entries[n-1].Date.Compare(after) > 0 {
		after, what = c.Entries[n-1].Date, "这个数的上一条更正"
	}
	return after, what
}

// unexplained are the figures that are other ones without anything that says why, each once, against what was published of it last.
func unexplained(site *model.Site) []revision.Change {
	var out []revision.Change
	seen := map[revision.Key]bool{}
	add := func(changes []revision.Change) {
		for _, c := range changes {
			if c.Kind == revision.Unexplained && !seen[c.Key()] {
				seen[c.Key()] = true
				out = append(out, c)
			}
		}
	}
	for k := len(site.Editions) - 1; k >= 0; k-- {
		add(revision.Told(site, site.Editions[k]))
	}
	for k := len(site.Editions) - 1; k >= 0; k-- {
		add(revision.Since(site, site.Editions[k]))
	}
	return out
}

// written is a figure as a report has it.
func written(n model.Num) string {
	if !n.Ok() {
		return format.Gap(n.Gap)
	}
	return n.Value.String()
}
