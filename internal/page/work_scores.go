package page

import (
	"slices"
	"strconv"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Scores is the page of the counties' scores, where the site configures them: ranks, and the whole calculation.
type Scores struct {
	Frame
	Finding string
	Rules   []string       // how points come about, with the site's own numbers
	Table   *table.Table   // by rank
	Tiers   []*table.Table // by rank within each tier
	Items   []ScoreSheet
	Left    string // what the page does not list, or empty
}

// ScoreSheet is the calculation of one county's score.
type ScoreSheet struct {
	ID, Name, Href string
	Finding        string
	Table          *table.Table
}

// pointsDecimals are those of points and of weights that were spread.
const pointsDecimals = 2

// scoresPages has one page, or none where the site does not score.
func (ed *edition) scoresPages() []Page {
	if ed.site.Scores == nil || len(ed.site.Counties()) == 0 {
		return nil
	}
	e := ed.view.Edition
	return []Page{{Path: address.Scores(e), Name: "计分排名", Kind: worksKind, data: func(of *Page, _ *diag.List) any {
		ed := ed.from(of)
		p := &Scores{}
		p.Frame = ed.frame(of, "计分排名", address.Scores)
		p.Crumbs = append(p.Crumbs, Link{Text: "计分排名"})
		scores := analysis.Scores(ed.view)
		order := byRank(scores, func(s *analysis.Score) int { return s.Rank })
		p.Finding, p.Rules = ed.scoresFinding(order), ed.scoreRules()
		p.Table = ed.scoreTable("t_scores", "计分排名", order, false)
		for k := range ed.site.Scores.Tiers {
			p.Tiers = append(p.Tiers, ed.tierTable(k, scores))
		}
		for k := range scores {
			if k >= ed.site.Limits.TableRows {
				p.Left = "计算过程列出前" + format.Members(k, ed.site.Words) + "，其余未列。"
				break
			}
			p.Items = append(p.Items, ed.scoreSheet(&scores[k]))
		}
		return p
	}}}
}

// byRank orders scores by a rank; those without one come last. Ties keep the author's order.
func byRank(scores []analysis.Score, rank func(*analysis.Score) int) []*analysis.Score {
	out := make([]*analysis.Score, len(scores))
	for k := range scores {
		out[k] = &scores[k]
	}
	slices.SortStableFunc(out, func(a, b *analysis.Score) int {
		x, y := rank(a), rank(b)
		if x == 0 || y == 0 {
			return y - x
		}
		return x - y
	})
	return out
}

// scoresFinding names the first and the last with their totals, and the distance between them.
func (ed *edition) scoresFinding(order []*analysis.Score) string {
	ranked := order[:0:0]
	for _, s := range order {
		if s.Rank > 0 {
			ranked = append(ranked, s)
		}
	}
	n := len(ranked)
	if n == 0 {
		return "本期没有可以计分的" + ed.site.Words.Member + "。"
	}
	full := fullMarks(ed.site)
	high, low := ranked[0].Total.Value, ranked[n-1].Total.Value
	if n == 1 {
		return ranked[0].Region.Name + "得" + format.Decimal(high, pointsDecimals) + "分，" + full + "。"
	}
	if high.Equal(low) {
		return format.Members(n, ed.site.Words) + "得分相同，均为" + format.Decimal(high, pointsDecimals) + "分，" + full + "。"
	}
	return ed.ends(ranked, ranked[0].Rank) + "得分最高，为" + format.Decimal(high, pointsDecimals) + "分；" +
		ed.ends(ranked, ranked[n-1].Rank) + "最低，为" + format.Decimal(low, pointsDecimals) + "分，相差" +
		format.Decimal(high.Sub(low), pointsDecimals) + "分；" + full + "。"
}

// ends names who has a rank; of many their number.
func (ed *edition) ends(ranked []*analysis.Score, rank int) string {
	var names []string
	for _, s := range ranked {
		if s.Rank == rank {
			names = append(names, s.Region.Name)
		}
	}
	if len(names) > named {
		return format.Members(len(names), ed.site.Words)
	}
	return format.List(names)
}

// fullMarks is what all scores add up to at a completion of a hundred percent; a cap above that lets a score pass it.
func fullMarks(site *model.Site) string {
	word := "满分"
	for _, i := range site.Indicators {
		if i.Cap != nil && i.Cap.Cmp(model.Int(100)) > 0 {
			word = "权重合计"
		}
	}
	if site.Scores.Cap.Cmp(model.Int(100)) > 0 {
		word = "权重合计"
	}
	if word == "权重合计" && len(site.Scores.Beside) > 0 { // the weights of those that count add up to less
		word = "分值合计"
	}
	return word + site.Scores.Total.String() + "分"
}

func (ed *edition) scoreRules() []string {
	s := ed.site.Scores
	rules := []string{
		"得分为各项指标得分之和，" + fullMarks(ed.site) + "；一项指标的得分＝本项分值×计入的完成率。",
		"计入的完成率为完成率，不超过上限：没有单独规定的，上限为" + s.Cap.String() + "%；累计数为负的按零计。越低越好的指标，按目标与累计之比计。",
		"应报未报的按零计；没有目标、不承担、本期不报或数据保密的指标不计，其权重按比例分摊到该" + ed.site.Words.Member + "的其他指标，所以各" + ed.site.Words.Member + "分值相同。",
		"位次按未修约的得分排列，得分相同的并列。",
	}
	if len(s.Beside) > 0 {
		rules = slices.Insert(rules, 3, ed.besideRule())
	}
	return rules
}

// besideRule says which indicators of the scores are not counted in the edition's month, and how many points go to the others.
func (ed *edition) besideRule() string {
	var names []string
	var points model.Decimal
	for _, w := range ed.site.Scores.Beside {
		names = append(names, w.Indicator.Name+"（"+w.Points.String()+"分）")
		points = points.Add(w.Points)
	}
	return "本期不在统计期间的指标有" + format.List(names) + "，不计分；其权重共" + points.String() + "分按比例分摊到其他指标，所以本项分值大于权重。"
}

// scoreTable lists counties by rank, among all or within a tier.
func (ed *edition) scoreTable(id, caption string, order []*analysis.Score, tier bool) *table.Table {
	b := &table.Builder{Table: table.Table{ID: id, Caption: caption}}
	b.Table.Columns = []table.Column{{Head: "位次", Kind: table.Label}, {Head: ed.site.Words.Member, Kind: table.Text}, {Head: "得分", Unit: "分", Kind: table.Number},
		{Head: "较上期", Unit: "分", Kind: table.Number}, {Head: "位次变化", Kind: table.Label}}
	parted := !tier && len(ed.site.Scores.Tiers) > 0
	if parted {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: "类别", Kind: table.Label}, table.Column{Head: "类内位次", Kind: table.Label})
	}
	limit := ed.site.Limits.TableRows
	for n, s := range order {
		if n >= limit {
			b.Table.Left = "本表列出前" + format.Members(limit, ed.site.Words) + "。"
			break
		}
		rank, tied, change := s.Rank, s.Tied, s.Change
		if tier {
			rank, tied, change = s.TierRank, s.TierTied, s.TierChange
		}
		name := table.Plain(s.Region.Name).Linked("#" + address.ScoreID(s.Region))
		cells := append(b.Cells(), placeCell(b, rank, tied), name, b.Number(s.Total, pointsDecimals),
			b.Number(s.Gain, pointsDecimals).Signed(), wonCell(b, change))
		if parted {
			cells = append(cells, table.Plain(s.Tier.Name), placeCell(b, s.TierRank, s.TierTied))
		}
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: cells})
	}
	return b.Finish()
}

func (ed *edition) tierTable(k int, scores []analysis.Score) *table.Table {
	tier := &ed.site.Scores.Tiers[k]
	order := byRank(scores, func(s *analysis.Score) int { return s.TierRank })
	order = slices.DeleteFunc(order, func(s *analysis.Score) bool { return s.Tier != tier })
	return ed.scoreTable("t_tier_"+strconv.Itoa(k+1), tier.Name+"排名", order, true)
}

// placeCell is a rank, or a dash where there is none.
func placeCell(b *table.Builder, rank int, tied bool) table.Cell {
	if rank == 0 {
		return b.Gap(model.NoRank)
	}
	cell := table.Plain(strconv.Itoa(rank))
	cell.Sort = cell.Text
	if tied {
		cell.Text += "（并列）"
	}
	return cell
}

// wonCell is the places won or lost, as tables of indicators show them.
func wonCell(b *table.Builder, change model.Num) table.Cell {
	return b.Change(&analysis.Cell{Place: analysis.Place{Change: change}})
}

func (ed *edition) scoreSheet(s *analysis.Score) ScoreSheet {
	out := ScoreSheet{ID: address.ScoreID(s.Region), Name: s.Region.Name, Href: ed.at.County(s.Region)}
	out.Finding = ed.scoreSentence(s)
	out.Table = ed.scoreItems(s)
	return out
}

// scoreSentence is a county's total with its rank, and what costs it most.
func (ed *edition) scoreSentence(s *analysis.Score) string {
	if s.Rank == 0 {
		return "没有可以计分的指标。"
	}
	text := "得" + format.Decimal(s.Total.Value, pointsDecimals) + "分，居第" + strconv.Itoa(s.Rank) + "位"
	if s.Tied {
		text += "（并列）"
	}
	if s.Tier != nil {
		text += "，" + s.Tier.Name + "第" + strconv.Itoa(s.TierRank) + "位"
	}
	var worst *analysis.ScoreItem
	var most model.Decimal
	for k := range s.Items {
		item := &s.Items[k]
		if lost := item.Share.Sub(item.Points.Value); item.Points.Ok() && lost.Cmp(most) > 0 {
			worst, most = item, lost
		}
	}
	if worst != nil {
		text += "；失分最多的是" + worst.Cell.Indicator.Short + "，失" + format.Decimal(most, pointsDecimals) + "分"
	}
	return text + "。"
}

// scoreItems is the whole calculation: an indicator a row, and the sum.
func (ed *edition) scoreItems(s *analysis.Score) *table.Table {
	b := &table.Builder{Table: table.Table{ID: "t_score_" + ident(s.Region.ID), Caption: s.Region.Name + "计分过程"}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label}, {Head: "权重", Unit: "分", Kind: table.Number},
		{Head: "本项分值", Unit: "分", Kind: table.Number}, {Head: "年度目标", Kind: table.Number}, {Head: format.ValuesHead(scored(s)), Kind: table.Number},
		{Head: "完成率", Unit: "%", Kind: table.Number}, {Head: "上限", Unit: "%", Kind: table.Number}, {Head: "计入", Unit: "%", Kind: table.Number},
		{Head: "得分", Unit: "分", Kind: table.Number}, {Head: "备注", Kind: table.Remark}}
	var weights, shares model.Decimal
	places := 0
	for k := range s.Items {
		item := &s.Items[k]
		weights, shares = weights.Add(item.Weight), shares.Add(item.Share)
		places = max(places, written(item.Weight))
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: ed.scoreRow(b, item)})
	}
	blank := table.Plain("")
	sum := []table.Cell{table.Plain("合计"), blank, b.Number(model.Number(weights), places), b.Number(model.Number(shares), pointsDecimals),
		blank, blank, blank, blank, blank, b.Number(s.Total, pointsDecimals), blank}
	b.Table.Foot = []table.Row{{Class: "whole", Cells: sum}}
	return b.Finish()
}

// scored are the indicators of a calculation.
func scored(s *analysis.Score) []*model.Indicator {
	out := make([]*model.Indicator, len(s.Items))
	for k := range s.Items {
		out[k] = s.Items[k].Indicator
	}
	return out
}

// written is how many digits after the point a number of the author's has, at most those of points.
func written(d model.Decimal) int {
	places := 0
	for places < pointsDecimals && !model.Round(d, places).Equal(d) {
		places++
	}
	return places
}

// scoredCompletion is the completion that a score is made of, without a bar.
func scoredCompletion(b *table.Builder, c *analysis.Cell) table.Cell {
	cell := b.Completion(c, model.Decimal{})
	cell.Bar = nil
	return cell
}

func (ed *edition) scoreRow(b *table.Builder, item *analysis.ScoreItem) []table.Cell {
	c := &item.Cell
	i := item.Indicator
	name := table.Plain(i.Name).Linked(ed.at.Indicator(i))
	cells := append(b.Cells(), name, table.Plain(i.Unit), b.Number(model.Number(item.Weight), written(item.Weight)))
	if item.Points.Ok() {
		cells = append(cells, b.Number(model.Number(item.Share), pointsDecimals))
	} else {
		cells = append(cells, uncountedCell(b))
	}
	done := scoredCompletion(b, c)
	cells = append(cells, b.Amount(i, c.Target, i.Decimals), b.Figure(c, i.Decimals), done,
		b.Number(model.Number(item.Cap), written(item.Cap)))
	if !item.Points.Ok() {
		return append(cells, uncountedCell(b), uncountedCell(b), table.Plain("不计"))
	}
	places := format.CompletionPlaces(i)
	if done.Figure && !item.Capped { // it is the completion
		places = max(places, done.Digits)
	}
	cells = append(cells, b.Number(item.Counted, places), b.Number(item.Points, pointsDecimals))
	switch {
	case c.Value.Gap == model.NotReported:
		return append(cells, table.Plain("按零计"))
	case item.Capped:
		return append(cells, table.Plain("按上限计"))
	case i.Better == model.Lower:
		return append(cells, table.Plain("目标÷累计"))
	}
	return append(cells, table.Plain(""))
}

// uncountedCell is a dash of an indicator that does not count in the county.
func uncountedCell(b *table.Builder) table.Cell {
	return b.Dash("该项不计，权重分摊到其他指标")
}
