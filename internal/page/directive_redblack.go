package page

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// RedBlack is the first and the last of the counties (红黑榜). It shames people, so that a page has one only where
// its author asks for it.
type RedBlack struct {
	Title      string
	Red, Black []RedBlackEntry // each from its end: the best first, the worst first
	Note       string          // what the places rest on
}

// RedBlackEntry is one county with its place and its numbers.
type RedBlackEntry struct {
	Link
	Place   string // 第1位
	Numbers string // 完成率118.3%，2.13亿元
}

// usualEnds is how many a list holds where the directive does not say.
const usualEnds = 3

// contender is a county that has a place.
type contender struct {
	region  *model.Region
	rank    int
	tied    bool
	behind  int // how many are ranked behind it
	numbers string
}

// redblack lists the first and the last by score or, where an indicator is named, by their places on it.
func (q *request) redblack() []Block {
	top, bottom := q.number("top", usualEnds), q.number("bottom", usualEnds)
	if top+bottom == 0 && !q.failed {
		q.fail(q.Pos, "empty-lists", "改写 top 或 bottom，或删去这个指令", "红榜和黑榜都不列，什么也不出现")
	}
	title, note, all := q.contenders()
	if q.failed {
		return nil
	}
	out := &RedBlack{Title: title, Note: note}
	var both []string
	for k := range all {
		c := &all[k]
		red, black := c.rank <= top, c.behind < bottom
		if red && black {
			both = append(both, c.region.Name)
		}
		if red {
			out.Red = append(out.Red, q.entry(c))
		}
	}
	for k := len(all) - 1; k >= 0; k-- {
		if all[k].behind < bottom {
			out.Black = append(out.Black, q.entry(&all[k]))
		}
	}
	if len(both) > 0 {
		q.fail(q.Pos, "both-lists", "减少 top 或 bottom", "有位次的只有%s，%s既在红榜又在黑榜",
			format.Members(len(all), q.ed.site.Words), format.List(both))
		return nil
	}
	return []Block{{RedBlack: out}}
}

func (q *request) entry(c *contender) RedBlackEntry {
	place := "第" + strconv.Itoa(c.rank) + "位"
	if c.tied {
		place += "（并列）"
	}
	return RedBlackEntry{Link: Link{Href: q.ed.at.County(c.region), Text: c.region.Name}, Place: place, Numbers: c.numbers}
}

// contenders are the counties with a place, the first first.
func (q *request) contenders() (title, note string, all []contender) {
	if q.Get("indicator") != nil {
		if i := q.indicatorNamed(q.one("indicator", true)); i != nil {
			return q.byIndicator(i)
		}
		return "", "", nil
	}
	if q.ed.site.Scores == nil {
		if !q.failed {
			q.fail(q.Pos, "no-ranking", "加上“indicator: …”，或在 data/site.yaml 里设置 scores", "本站没有计分，红黑榜没有排位的依据")
		}
		return "", "", nil
	}
	scores := analysis.Scores(q.ed.view)
	for _, s := range byRank(scores, func(s *analysis.Score) int { return s.Rank }) {
		if s.Rank > 0 {
			all = append(all, contender{region: s.Region, rank: s.Rank, tied: s.Tied, numbers: format.Decimal(s.Total.Value, pointsDecimals) + "分"})
		}
	}
	return q.ranked("红黑榜", "按得分排列，"+fullMarks(q.ed.site)+"。", all, q.Pos)
}

func (q *request) byIndicator(i *model.Indicator) (title, note string, all []contender) {
	pos := q.Get("indicator").Pos
	if i.Scope != model.AllRegions {
		q.fail(pos, "no-members", "改换指标", "%s没有各%s的数，不能排红黑榜", i.Name, q.ed.site.Words.Member)
		return "", "", nil
	}
	for _, c := range q.ed.view.Ranking(i) {
		if c.Place.Rank == 0 {
			continue
		}
		numbers := format.Value(i, c.Value.Value)
		switch short := format.LimitPhrase(&c); {
		case short != "":
			numbers += "，" + short
		case format.ByValue(i):
			numbers = format.Beside(&c)
		case c.Completion.Ok():
			numbers = "完成率" + format.Completion(c.Completion) + "，" + numbers
		}
		all = append(all, contender{region: c.Region, rank: c.Place.Rank, tied: c.Place.Tied, numbers: numbers})
	}
	by := "完成率"
	switch {
	case !i.Targeted:
		by = "数值"
	case i.Better == model.Lower:
		by = "占年度控制数的份额从低到高"
	case format.ByValue(i):
		by = "与年度目标之比"
	}
	return q.ranked(i.Name+"红黑榜", "按"+by+"排列。", all, pos)
}

// ranked counts who stands behind whom; nobody with a place is the author's mistake.
func (q *request) ranked(title, note string, all []contender, pos diag.Pos) (string, string, []contender) {
	if len(all) == 0 && !q.failed {
		q.fail(pos, "no-ranking", "改换指标或删去这个指令", "本期没有一个%s有位次，不能排红黑榜", q.ed.site.Words.Member)
	}
	for k := len(all) - 1; k >= 0; k-- {
		switch {
		case k+1 == len(all):
		case all[k].rank == all[k+1].rank:
			all[k].behind = all[k+1].behind
		default:
			all[k].behind = len(all) - k - 1
		}
	}
	return title, note, all
}
