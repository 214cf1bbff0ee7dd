package build

import (
	"io/fs"
	"slices"
	"strconv"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
	"bulletin/internal/site"
)

// TargetsOptions say the targets of which year are sealed.
type TargetsOptions struct {
	Site   fs.FS
	Year   int
	Reason string // may be empty
	Date   model.Date
	Today  model.Date // zero: whatever day it is
}

// TargetsRecord is the seal of a year's targets: one file, or none where nothing changed since they were sealed.
type TargetsRecord struct {
	Mistakes
	Files         []RecordFile
	Sealed, Fresh int // how many targets are under the seal, and how many of them were not before
}

// UnknownYearError says that a year has no targets.
type UnknownYearError struct {
	Year  int
	Known []int
}

func (e *UnknownYearError) Error() string { return "seal: no targets of " + strconv.Itoa(e.Year) }

// SealTargets seals the targets of a year as they were signed. Where they were sealed before, those that were set since come under the
// seal; what was sealed cannot have changed, or the site has an error. It writes nothing.
func SealTargets(o TargetsOptions) (*TargetsRecord, error) {
	diags := &diag.List{}
	record := &TargetsRecord{}
	opened, err := site.Open(o.Site, diags)
	if err == nil && opened != nil {
		err = record.seal(o, opened)
	}
	if err != nil {
		return nil, err
	}
	record.Mistakes = mistakes(diags)
	return record, nil
}

func (r *TargetsRecord) seal(o TargetsOptions, opened *site.Site) error {
	t := opened.Model.Targets[o.Year]
	if t == nil {
		var known []int
		for year := range opened.Model.Targets {
			known = append(known, year)
		}
		slices.Sort(known)
		return &UnknownYearError{o.Year, known}
	}
	values := seal.Signed(opened.Model, t)
	r.Sealed, r.Fresh = len(values), len(values)
	if t.Seal != nil {
		r.Fresh -= len(t.Seal.Values)
	}
	if r.Fresh > 0 {
		after, what := t.SignedOn, "目标下达的日期"
		if t.Seal != nil && t.Seal.Date.Compare(after) > 0 {
			after, what = t.Seal.Date, "上一次封存"
		}
		if err := dated(o.Date, o.Today, after, what); err != nil {
			return err
		}
		r.Files = []RecordFile{{seal.TargetsPath(o.Year), seal.MarshalTargets(o.Year, &model.TargetsSeal{Date: o.Date, Reason: o.Reason, Values: values})}}
	}
	return nil
}
