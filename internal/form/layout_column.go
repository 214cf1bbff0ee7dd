package form

import "bulletin/internal/model"

// field is what a column holds. Its name stands in a hidden row, so that moved columns still read right.
type field string

// The fields. Those of the form itself have no column.
const (
	fieldID       field = "id"
	fieldNumber   field = "number"
	fieldName     field = "indicator"
	fieldUnit     field = "unit"
	fieldMeasure  field = "measure"
	fieldTarget   field = "target"
	fieldLastYear field = "last-year"
	fieldLast     field = "last"
	fieldValue    field = "value"
	fieldStatus   field = "status"
	fieldYoY      field = "yoy"
	fieldRank     field = "rank"
	fieldRankOf   field = "rank-of"
	fieldNote     field = "note"
	fieldReason   field = "reason"

	fieldFiller  field = "filler"
	fieldChecker field = "checker"
	fieldDate    field = "date"
)

// column is a column of a form, with what the printed column numbers call it (甲、乙 for texts, 1, 2 for figures).
type column struct {
	field field
	head  string
	code  string
	width float64
	input bool
	upper bool // only where a form also asks what the whole is compared with
}

var columns = []column{
	{field: fieldID, width: 14},
	{field: fieldNumber, head: "序号", width: 5},
	{field: fieldName, head: "指标名称", code: "甲", width: 36},
	{field: fieldUnit, head: "计量\n单位", code: "乙", width: 8},
	{field: fieldMeasure, head: "数据\n口径", code: "丙", width: 8},
	{field: fieldTarget, head: "年度目标\n（控制数）", code: "1", width: 10},
	{field: fieldLastYear, head: "上年同期", code: "2", width: 10},
	{field: fieldLast, head: "上月", code: "3", width: 10},
	{field: fieldValue, head: "本期数", code: "4", width: 13, input: true},
	{field: fieldStatus, head: "数据性质", code: "5", width: 10, input: true},
	{field: fieldYoY, head: "同比（%）\n另行给出的才填", code: "6", width: 14, input: true},
	{field: fieldRank, head: "上级\n位次", code: "7", width: 6, input: true, upper: true},
	{field: fieldRankOf, head: "参加\n排名数", code: "8", width: 7, input: true, upper: true},
	{field: fieldNote, head: "备注\n（公布）", code: "丁", width: 22, input: true},
	{field: fieldReason, head: "说明\n（核实理由，不公布）", code: "戊", width: 22, input: true},
}

// columnsFor are the columns of a form.
func columnsFor(upper bool) []column {
	var list []column
	for _, c := range columns {
		if upper || !c.upper {
			list = append(list, c)
		}
	}
	return list
}

// asks reports whether a line asks for a field: a part for its figure alone, the province for no place.
func (l *line) asks(f field) bool {
	switch {
	case l.indicator == nil:
		return false
	case l.part != nil:
		return f == fieldValue
	case f == fieldRank || f == fieldRankOf:
		return l.region.Kind != model.Province
	}
	return true
}

// place is the column of a field, from 1; 0 where the form has none.
func (l *layout) place(f field) int {
	for k, c := range l.columns {
		if c.field == f {
			return k + 1
		}
	}
	return 0
}
