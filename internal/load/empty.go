package load

import (
	"fmt"
	"strings"

	"bulletin/internal/model"
)

// EmptyReport is the file of a report in which every indicator that is due is 未报送 for all regions, with the names and units as
// comments. The site needs its words, regions, groups and indicators.
func EmptyReport(s *model.Site, p model.Period) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s累计数。一行一个数；没有报的写“未报送”，不要写0，也不要空着。\n", spanOf(p))
	fmt.Fprintf(&b, "# 用 bulletin form %s 发表、bulletin import 收表，不必在这里打字；要手工填的，写成\n", p)
	fmt.Fprintf(&b, "#   指标编号:\n#     %s: 12.30\n#     %s: 未报送\n", s.Whole().ID, memberID(s.At(p)))
	if s.Province != nil {
		fmt.Fprintf(&b, "# %s的数也写在同一处，只用于比较，如 %s: {value: 不适用, yoy: 12.7}。\n", Remark(s.Words.Upper), s.Province.ID)
	}
	fmt.Fprintf(&b, "period: %s\nstatus: 快报           # 预计、快报、初步核算、最终核实、考核认定\n", p)
	fmt.Fprintf(&b, "# released: %s  # 报表发布的日期\n\nvalues:\n", after(p))
	EachIndicator(s, &b, func(i *model.Indicator) string {
		if !i.Due(p) {
			return ""
		}
		return "未报送"
	})
	return []byte(b.String())
}

// EachIndicator writes a line for each indicator, with what stands for all its regions, under the heading of its group.
func EachIndicator(s *model.Site, b *strings.Builder, value func(*model.Indicator) string) {
	for _, g := range s.Groups {
		heading := false
		for _, i := range g.Indicators {
			text := value(i)
			if text == "" {
				continue
			}
			if !heading {
				fmt.Fprintf(b, "\n  # —— %s ——\n", Remark(g.Name))
				heading = true
			}
			fmt.Fprintf(b, "  %s: %s        # %s，%s%s\n", i.ID, text, Remark(or(i.Short, i.Name)), Remark(i.Unit), onlyWhole(s, i))
		}
	}
}

func onlyWhole(s *model.Site, i *model.Indicator) string {
	if i.Scope == model.PrefectureOnly {
		return "；只有" + Remark(s.Words.Whole) + "数"
	}
	return ""
}

func memberID(s *model.Site) string {
	if len(s.Regions) > 1 {
		return s.Regions[1].ID
	}
	return s.Whole().ID
}

// spanOf is the months of a period.
func spanOf(p model.Period) string {
	if p.Month == 1 {
		return fmt.Sprintf("%d年1月", p.Year)
	}
	return fmt.Sprintf("%d年1—%d月", p.Year, p.Month)
}

// after is a likely day on which a report comes out: the twelfth of the next month.
func after(p model.Period) model.Date {
	if p.Month == 12 {
		return model.Date{Year: p.Year + 1, Month: 1, Day: 12}
	}
	return model.Date{Year: p.Year, Month: p.Month + 1, Day: 12}
}

// Remark is text as a comment may hold it: on one line.
func Remark(text string) string { return strings.Join(strings.Fields(text), " ") }
