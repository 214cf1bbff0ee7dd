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

	"bulletin/internal/model"
)

// The columns and numbers of an edition's data.csv that are read again. TestPublishedNames in internal/export holds that it writes them.
const (
	indicatorHead, regionHead, yearHead, monthHead = "指标编号", "地区编号", "年份", "月份"
	measureHead, valueHead, gapHead, statusHead    = "数据项", "数值", "缺数原因", "数据状态"
)

// valueNames are what a figure itself is called: of a flow, a stock and a rate.
var valueNames = []string{"累计数", "期末数", "本期值"}

// Figures reads the figures of an edition's published data. An error means that the file is not what a build writes.
func Figures(text []byte) (map[model.PublishedKey]model.PublishedFigure, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	heads, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("heads of the published data: %w", err)
	}
	at := map[string]int{}
	for k, head := range heads {
		at[head] = k
	}
	wanted := []string{indicatorHead, regionHead, yearHead, monthHead, measureHead, valueHead, gapHead, statusHead}
	most := 0
	for _, head := range wanted {
		k, ok := at[head]
		if !ok {
			return nil, fmt.Errorf("the published data have no column %s", head)
		}
		most = max(most, k)
	}
	out := map[model.PublishedKey]model.PublishedFigure{}
	for line := 2; ; line++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil || len(row) <= most {
			return nil, fmt.Errorf("line %d of the published data: %w", line, cmp.Or(err, errors.New("too few fields")))
		}
		if !slices.Contains(valueNames, row[at[measureHead]]) {
			continue
		}
		year, yearErr := strconv.Atoi(row[at[yearHead]])
		month, monthErr := strconv.Atoi(row[at[monthHead]])
		if yearErr != nil || monthErr != nil {
			return nil, fmt.Errorf("line %d of the published data has no month", line)
		}
		key := model.PublishedKey{Indicator: row[at[indicatorHead]], Region: row[at[regionHead]], Period: model.Period{Year: year, Month: month}}
		f := model.PublishedFigure{Num: model.Missing(model.NotMeasurable), Status: model.Statuses[row[at[statusHead]]]}
		if value := row[at[valueHead]]; value == "" {
			if g, ok := model.WrittenGaps[row[at[gapHead]]]; ok {
				f.Num = model.Missing(g)
			}
		} else {
			d, err := model.ParseDecimal(value)
			if err != nil {
				return nil, fmt.Errorf("line %d of the published data: %w", line, err)
			}
			f.Num = model.Number(d)
		}
		out[key] = f
	}
}
