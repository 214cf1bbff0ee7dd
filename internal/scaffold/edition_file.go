package scaffold

import (
	"fmt"
	"path"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// editionFile is an edition's text: front matter with what may be written there, and the skeleton of a bulletin.
func editionFile(s *model.Site, issue Issue, on model.Date) File {
	var w writer
	w.front(s, issue, on)
	w.f("%s，%s各项工作情况如下。\n\n## 一、指标完成情况\n", plainLabel(issue), escaped(s.Words.Whole))
	for k, g := range s.Groups {
		w.f("\n### （%s）%s\n\n```table\nindicators: [%s]\ntitle: %s\n```\n",
			ordinal(k+1), escaped(g.Name), strings.Join(indicatorIDs(g), ", "), q(tableTitle(s, g)))
	}
	w.f(`
## 二、存在问题

（待写：哪些指标、哪些单位落后，原因是什么。）

## 三、下步安排

1. （待写：谁，什么时候以前，办成什么。）
`)
	return w.file(path.Join("content", issue.ID, "edition.md"))
}

func (w *writer) front(s *model.Site, issue Issue, on model.Date) {
	w.f(`---
label: %s
period: %s
date: %s              # 印发日期
# issue: 第1期                  # 期号；没有的不写
%s# highlights:                   # 要点，最多六条；不写时由程序按数据得出
#   - %s完成{{ %s %s }}。
# facts:                        # 数据里没有的话和它的出处
#   - {text: 争取上级资金2.1亿元, source: 某局〔%d〕18号文}
#
# 正文怎样写：
#   数写成引用，由程序从报表中取，报表一改就跟着变：
#     {{ %s }}　{{ %s 同比 }}　{{ %s %s 完成率 }}
#   名单也可以：{{ %s 落后 }}　{{ %s 前3 带数 }}　{{ %s 未报送 }}
#   表和图单独成段，前后各一行三个反引号：
#     table　加一行　indicator: %s      （各单位一张表）
#     chart　加两行　kind: ranking、indicator: %s
#     findings　加一行　section: 短板    （按规则得出的短板）
#   各单位的情况分析写在本文件夹的 counties/单位编号.md，各指标的写在 indicators/指标编号.md。
---
`, q(issue.Label), issue.Period, on, recipients(s), sampleName(s), sampleName(s), sampleMeasure(s), issue.Period.Year,
		sampleName(s), sampleName(s), memberName(s), sampleName(s), sampleName(s), sampleName(s), sampleName(s), sampleID(s), sampleID(s))
}

// recipients are those of the newest edition, or how they are written.
func recipients(s *model.Site) string {
	if n := len(s.Editions); n > 0 && len(s.Editions[n-1].Recipients) > 0 {
		return "recipients: " + flow(s.Editions[n-1].Recipients) + "    # 主送，照上一期\n"
	}
	return "# recipients: [各" + c(s.Words.Member) + ", 有关单位]    # 主送\n"
}

// memberName is a member as references name it.
func memberName(s *model.Site) string {
	if len(s.Regions) > 1 {
		return c(s.Regions[1].Name)
	}
	return c(s.Words.Whole)
}

// sample is an indicator to show references with: one that members have targets of, if there is any.
func sample(s *model.Site) *model.Indicator {
	for _, i := range s.Indicators {
		if i.Targeted && i.Scope == model.AllRegions && i.Measure == model.Flow && i.Better == model.Higher {
			return i
		}
	}
	return s.Indicators[0]
}

func sampleID(s *model.Site) string { return sample(s).ID }

func sampleName(s *model.Site) string { return c(called(sample(s))) }

func sampleMeasure(s *model.Site) string {
	if sample(s).Targeted {
		return "完成率"
	}
	return "同比"
}

// plainLabel is the label without what would begin a list in Markdown.
func plainLabel(issue Issue) string { return escaped(issue.Label) }

// tableTitle tells the tables of an edition's groups apart.
func tableTitle(s *model.Site, g *model.Group) string {
	title := s.Words.Whole + strings.TrimSuffix(g.Name, "指标") + "指标完成情况"
	if what, _ := load.LineFault(title); what != "" {
		return "指标完成情况"
	}
	return title
}

func indicatorIDs(g *model.Group) []string {
	ids := make([]string, len(g.Indicators))
	for k, i := range g.Indicators {
		ids[k] = i.ID
	}
	return ids
}

// markdownSigns are the characters that mean something to Markdown or to references.
const markdownSigns = "\\`*_{}[]()<>#+-.!|~&^:\"'=$@"

// escaped is a text as Markdown shows it, sign by sign.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range load.Remark(text) {
		if strings.ContainsRune(markdownSigns, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// ordinal is a number from 1 in Chinese, as headings count.
func ordinal(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	case n < 100:
		return digits[n/10] + "十" + digits[n%10]
	}
	return fmt.Sprint(n)
}
