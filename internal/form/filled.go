package form

import "bulletin/internal/model"

// Place is a cell of a file that came in.
type Place struct {
	File    string // as the user named it, without folders
	Sheet   string // empty for text
	Address string // E12; empty for the whole sheet or file
}

// String is how messages name a place: 吉首市.xlsx “填报” E12.
func (p Place) String() string {
	s := p.File
	if p.Sheet != "" {
		s += " “" + p.Sheet + "”"
	}
	if p.Address != "" {
		s += " " + p.Address
	}
	return s
}

// Filled is what one form, or one table of another layout, says of one month.
type Filled struct {
	File    string
	SHA256  string // of the file, in hexadecimal
	Period  model.Period
	Regions []*model.Region // whom it speaks for
	Filler  string          // 填报人
	Checker string          // 审核人
	Date    string          // 填报日期, 2022-08-03
	Table   bool            // it is no form of ours, so it has no column for reasons
	Entries []Entry

	form *filledForm // nil where it is no form of ours
}

// Entry is what a file says of one indicator of one region.
type Entry struct {
	Indicator *model.Indicator
	Region    *model.Region
	Value     Input // a plain decimal in the indicator's unit, or the word of a gap
	Parts     []PartInput
	Status    Input
	YoY       Input // a given 同比
	Rank      Input // 上级位次
	RankOf    Input
	Note      Input // 备注, published
	Reason    Input // 说明: why what a rule doubts is right; never published
	Source    Input
}

// PartInput is what a file says of a part (其中).
type PartInput struct {
	Part  *model.Part
	Value Input
}

// Input is what stands in one cell that was filled. Without a place nothing was said, and what the report has stays; with
// one and without text it was said to be empty.
type Input struct {
	Text string
	At   Place
}

// Said reports whether the file says anything, be it that there is nothing.
func (i Input) Said() bool { return i.At != Place{} }

// Class is how grave a fault is.
type Class uint8

// The classes (审核关系).
const (
	MustMend Class = iota // 必改: the import is refused
	Verify                // 核实: passes with a reason in 说明
	Hint                  // 提示
)

// Fault is something wrong with what came in.
type Fault struct {
	At        Place
	Class     Class
	Code      string // as of package diag
	Text, Fix string // Chinese, without final marks
	Value     string // what stands in the cell, as it was filled
}
