package seal

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// The columns and numbers of an edition's data.csv that are read again. TestPublishedNames in internal/export holds that it writes them.
const (
	indicatorHead, regionHead, yearHead, monthHead        = "指标编号", "地区编号", "年份", "月份"
	measureHead, valueHead, gapHead, statusHead, noteHead = "数据项", "数值", "缺数原因", "数据状态", "备注"
	unitHead                                              = "计量单位"

	yoyName, partName             = "同比", "其中："
	placeName, scoreName          = "位次", "得分"
	upperOfName                   = "参加排名数" // behind the site's own word for the level above, as is its place
	scorePlaceName, tierPlaceName = "计分位次", "类内位次"
)

// What a number is called depends on its indicator.
var (
	valueNames      = []string{"累计数", "期末数", "本期值"} // of a flow, a stock and a rate
	targetNames     = []string{"目标", "控制数"}
	completionNames = []string{"完成率", "占控制数"}
)

// Publication is what is read again of an edition's published data.
type Publication struct {
	Figures map[model.PublishedKey]model.PublishedFigure
	Stood   map[model.PublishedKey]*model.PublishedStanding // of the edition's own month
	Shown   map[string]model.PublishedIndicator
	Status  model.Status // that of most figures of that month
}

// row is a line of the data.
type row struct {
	key           model.PublishedKey
	measure, unit string
	beside        string // of a figure its note, of a completion the word of its state
	status        model.Status
	num           model.Num // missing as not measurable where the data give a reason that no author writes
}

// Figures reads the figures of the published data of an edition, and how they stood in its month, the only one of which the data tell
// more. An error means that the file is not what a build writes.
func Figures(text []byte) (*Publication, error) {
	out := &Publication{Figures: map[model.PublishedKey]model.PublishedFigure{}, Stood: map[model.PublishedKey]*model.PublishedStanding{}, Shown: map[string]model.PublishedIndicator{}}
	err := rows(text, func(r *row) {
		if slices.Contains(valueNames, r.measure) {
			out.Figures[r.key] = model.PublishedFigure{Num: r.num, Status: r.status, Note: r.beside}
		}
		out.show(r)
		out.stand(r)
	})
	if err != nil {
		return nil, err
	}
	count := map[model.Status]int{}
	for key := range out.Stood {
		if f, ok := out.Figures[key]; ok && f.Ok() {
			count[f.Status]++
		}
	}
	for s := model.Estimate; s <= model.Assessed; s++ {
		if count[s] > count[out.Status] {
			out.Status = s
		}
	}
	return out, nil
}

// show takes what a line says of its indicator.
func (p *Publication) show(r *row) {
	i := p.Shown[r.key.Indicator]
	switch {
	case slices.Contains(valueNames, r.measure):
		i.Unit, i.Value = r.unit, r.measure
	case slices.Contains(targetNames, r.measure):
		i.Target = r.measure
	default:
		return
	}
	p.Shown[r.key.Indicator] = i
}

// stand takes what a line says beside a figure.
func (p *Publication) stand(r *row) {
	name, isPart := strings.CutPrefix(r.measure, partName)
	switch {
	case isPart:
		s := p.standing(r.key)
		s.Parts = append(s.Parts, model.PublishedPart{Name: name, Num: r.num})
	case slices.Contains(targetNames, r.measure):
		s := p.standing(r.key)
		if s.Target = r.num; r.num.Gap == model.NotMeasurable {
			s.Target = model.Missing(model.NoTarget)
		}
	case slices.Contains(completionNames, r.measure):
		p.standing(r.key).State = r.beside
	case r.measure == yoyName:
		s := p.standing(r.key)
		s.YoY, s.Given = r.num, r.num.Ok() && r.status != model.NoStatus // a computed one has no status
	case r.measure == placeName:
		p.standing(r.key).Rank = r.place()
	case r.key.Indicator != model.ScoresSubject && strings.HasSuffix(r.measure, placeName):
		p.standing(r.key).UpperRank = r.place()
	case r.key.Indicator != model.ScoresSubject && strings.HasSuffix(r.measure, upperOfName):
		p.standing(r.key).UpperOf = r.place()
	case r.key.Indicator != model.ScoresSubject:
	case r.measure == scoreName:
		p.standing(r.key).Score = r.num
	case r.measure == scorePlaceName:
		p.standing(r.key).ScoreRank = r.place()
	case r.measure == tierPlaceName:
		p.standing(r.key).TierRank = r.place()
	}
}

func (p *Publication) standing(key model.PublishedKey) *model.PublishedStanding {
	s := p.Stood[key]
	if s == nil {
		none := model.Missing(model.NotMeasurable)
		s = &model.PublishedStanding{Target: none, YoY: none, Score: none}
		p.Stood[key] = s
	}
	return s
}

// place is a line's number as a place; 0 for none.
func (r *row) place() int {
	if !r.num.Ok() {
		return 0
	}
	place, err := strconv.Atoi(r.num.Value.String())
	if err != nil {
		return 0
	}
	return place
}

// rows reads the lines of the data; take may not keep one.
func rows(text []byte, take func(*row)) error {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	heads, err := r.Read()
	if err != nil {
		return fmt.Errorf("heads of the published data: %w", err)
	}
	at := map[string]int{}
	for k, head := range heads {
		at[head] = k
	}
	wanted := [8]string{indicatorHead, regionHead, yearHead, monthHead, measureHead, valueHead, gapHead, statusHead}
	most := 0
	for _, head := range wanted {
		k, ok := at[head]
		if !ok {
			return fmt.Errorf("the published data have no column %s", head)
		}
		most = max(most, k)
	}
	var columns [8]int // of those wanted
	for k, head := range wanted {
		columns[k] = at[head]
	}
	notes, noted := at[noteHead]
	units, measured := at[unitHead]
	var read row
	for line := 2; ; line++ {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil || len(fields) <= most {
			return fmt.Errorf("line %d of the published data: %w", line, cmp.Or(err, errors.New("too few fields")))
		}
		in := func(k int) string { return fields[columns[k]] }
		year, yearErr := strconv.Atoi(in(2))
		month, monthErr := strconv.Atoi(in(3))
		if yearErr != nil || monthErr != nil {
			return fmt.Errorf("line %d of the published data has no month", line)
		}
		read = row{
			key:     model.PublishedKey{Indicator: in(0), Region: in(1), Period: model.Period{Year: year, Month: month}},
			measure: in(4), status: model.Statuses[in(7)], num: model.Missing(model.NotMeasurable),
		}
		if value := in(5); value == "" {
			if g, ok := model.WrittenGaps[in(6)]; ok {
				read.num = model.Missing(g)
			}
		} else {
			d, err := model.ParseDecimal(value)
			if err != nil {
				return fmt.Errorf("line %d of the published data: %w", line, err)
			}
			read.num = model.Number(d)
		}
		if noted && notes < len(fields) {
			read.beside = strings.TrimPrefix(fields[notes], "'") // which keeps spreadsheets from reckoning it
		}
		if measured && units < len(fields) {
			read.unit = fields[units]
		}
		take(&read)
	}
}
