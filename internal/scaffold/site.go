package scaffold

import (
	"fmt"

	"bulletin/internal/load"
	"bulletin/internal/model"
)

// Files are those of the new site, made today.
func (p *Plan) Files(today model.Date) []File {
	s := p.Site
	year := p.First.Period.Year
	files := []File{p.settings(), p.regions(), p.indicators()}
	for _, y := range p.years {
		files = append(files, p.yearTargets(y))
	}
	files = append(files,
		File{load.ReportFile(p.First.Period), load.EmptyReport(s, p.First.Period)},
		ledger(s, year), calendar(s, year), events(s, year),
		editionFile(s, p.First, p.Day(today)),
	)
	return append(files, p.around()...)
}

func (p *Plan) settings() File {
	s := p.Site
	var w writer
	w.f("# 站点总设置。改动后整个网站都会变，请两人核对。各项的意思见编写手册“site.yaml”一节。\n")
	w.pair("", "title", s.Title)
	w.pair("", "issuer", s.Issuer)
	w.f(`contacts: hide              # show 时页面显示联系人；hide 不显示

# 下面各项不写也可以；要用时去掉行首的 #。
# marking: 内部资料 注意保存        # 每页注明
# red_head: {issuer_mark: %s}      # 打印时的红头
# attachments: {whole: static}     # 生成网页时把每期也做成一个文件
# thresholds:
#   far_behind: 20%%              # 比序时进度应完成的少20%%及以上为“滞后”；写 10 就是10个百分点
#   behind: 0                   # 低于序时不超过多少仍算“达序时”
# scores:                       # 计分排名
#   indicators: {%s: 100}        # 指标编号: 权重，合计等于 total
#   total: 100
`, c(q(s.Issuer+"文件")), firstIndicator(s))
	return w.file("data/site.yaml")
}

func firstIndicator(s *model.Site) string {
	for _, i := range s.Indicators {
		if i.Targeted && i.Scope == model.AllRegions {
			return i.ID
		}
	}
	return "zhibiao"
}

func (p *Plan) regions() File {
	s := p.Site
	var w writer
	w.f("# 单位。书写顺序就是各表的排列顺序。编号（id）是网页的文件名，定下后不要改。\n")
	w.f("words:                      # 本站的称呼\n  whole: %s\n  member: %s\n", q(s.Words.Whole), q(s.Words.Member))
	w.pair("  ", "upper", s.Words.Upper)
	w.pair("  ", "counter", s.Words.Counter)
	if s.Words.Counter == "" {
		w.f("  # counter: 个               # %s的量词\n", c(s.Words.Member))
	}
	w.pair("  ", "sheet", s.Words.Sheet)
	if s.Words.Sheet == "" {
		w.f("  # sheet: 一地一单           # 一页材料的名称，不写时按成员的称呼起名\n")
	}
	w.f(`
# units:                      # 除各单位的 bureau 外，可以作督办责任单位的
#   - 财政局
`)
	w.f("\nprefecture:                 # 整体：通报所讲的全部范围\n")
	w.region("  ", "  ", s.Whole())
	if s.Province != nil {
		w.f("\nprovince:                   # 上一级：只用来比较\n")
		w.region("  ", "  ", s.Province)
	}
	for _, list := range []struct {
		key, what string
		kind      model.RegionKind
	}{
		{"counties", "成员：参加排名，每个一页", model.County},
		{"zones", "园区：有自己的页面，不参加排名", model.Zone},
		{"direct", "直属单位：只在表中占一行", model.Direct},
	} {
		w.members(s, list.key, list.what, list.kind)
	}
	w.f(`
# 每个单位还可以写：
#   bureau: 责任单位的名称
#   tile: [2, 3]              # 方块图中的位置：先列后行，从左上角的 1 数起
#   team: [{name: 姓名, role: 职务, phone: "电话", since: 2022-03-01}]   # 只在 contacts: show 时显示
`)
	return w.file("data/regions.yaml")
}

func (w *writer) members(s *model.Site, key, what string, kind model.RegionKind) {
	heading := false
	for _, g := range s.Regions {
		if g.Kind != kind {
			continue
		}
		if !heading {
			w.f("\n%s:%*s# %s\n", key, 27-len(key), "", what)
			heading = true
		}
		w.region("  - ", "    ", g)
	}
}

func (w *writer) region(first, indent string, g *model.Region) {
	w.f("%sid: %s\n%sname: %s\n", first, g.ID, indent, q(g.Name))
	w.pair(indent, "short", g.Short)
	if g.Code != "" {
		w.f("%scode: \"%s\"\n", indent, g.Code)
	}
	w.pair(indent, "bureau", g.Bureau)
}

// yearTargets is the file of the targets of a year that were told.
func (p *Plan) yearTargets(year int) File {
	t := p.targets[year]
	t.SetBy, t.SignedOn = p.setBy, p.signedOn
	if t.SetBy == "" {
		t.SetBy = p.due("", "下达目标的单位")
	}
	if t.SignedOn.Year != year && t.SignedOn.Year != year-1 {
		t.SignedOn, t.Unsigned = model.Date{}, unsigned
		p.Missing++
	}
	return targetsFile(p.Site, t, nil)
}

// path of a file that is named by its year.
func yearPath(folder string, year int) string { return fmt.Sprintf("data/%s/%d.yaml", folder, year) }
