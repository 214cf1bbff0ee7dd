package scaffold

import (
	"bulletin/internal/model"
)

// ledger is the file of a year's matters (督办台账), none yet.
func ledger(s *model.Site, year int) File {
	var w writer
	w.f(`# %d年督办台账。一事一号，各年不重号；销号须写 result、closed_by、closed_on。
# 往年没有办结的事项留在往年的文件里继续更新，各期台账都会列出，不要抄到这里。
# 拟新的事项：bulletin check --propose，核对后粘贴到下面，并删去“[]”。写法：
#   - number: "%d-01"
#     opened: 立项的期次编号
#     region: %s
#     indicator: %s
#     matter: 要办什么，数写成引用，如 {{ 完成率 }}
#     unit: 责任单位
#     deadline: %d-09-30
#     state: 新增              # 新增、推进中、逾期、已销号
`, year, year, memberOf(s), firstIndicator(s), year)
	w.carried(s, year)
	w.f("year: %d\nactions: []\n", year)
	return w.file(yearPath("actions", year))
}

// carried lists what years before left open, for the reader of the file: the ledger carries over by itself.
func (w *writer) carried(s *model.Site, year int) {
	heading := false
	for y := year - carriedYears; y < year; y++ {
		for _, a := range s.Actions[y] {
			if a.State == model.ActionClosed || a.Region == nil {
				continue
			}
			if !heading {
				w.f("#\n# 往年未办结的：\n")
				heading = true
			}
			w.f("#   %s　%s（data/actions/%d.yaml，时限 %s）\n", c(a.Number), c(a.Region.Name), y, a.Deadline)
		}
	}
}

// carriedYears is how far back open matters are looked for.
const carriedYears = 10

// Open counts the matters that years before left open.
func Open(s *model.Site, year int) (n int) {
	for y := year - carriedYears; y < year; y++ {
		for _, a := range s.Actions[y] {
			if a.State != model.ActionClosed {
				n++
			}
		}
	}
	return n
}

func memberOf(s *model.Site) string { return s.Regions[min(1, len(s.Regions)-1)].ID }

// calendar is the file of a year's milestones (工作节点), none yet.
func calendar(s *model.Site, year int) File {
	var w writer
	w.f(`# %d年工作节点：批次、报统、督导、考核的时限。办结后填 done。写法：
#   - id: niandu-mubiao
#     title: 年度目标任务签字上报
#     start: %d-01-10          # 可省略
#     due: %d-01-31
#     who: 由谁办
#     indicators: [%s]         # 可省略
year: %d
milestones: []
`, year, year, year, firstIndicator(s), year)
	return w.file(yearPath("milestones", year))
}

// events is the file of a year's events, none yet.
func events(s *model.Site, year int) File {
	var w writer
	w.f(`# %d年活动和荣誉。写法：
#   - {title: 名称, date: %d-06-26, kind: 活动, place: 地点, host: 主办单位, people: 300, text: 一句话}
year: %d
events: []
`, year, year, year)
	return w.file(yearPath("events", year))
}
