package export

import (
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// resource is a table of the package: a file with its schema.
type resource struct {
	File
	name, title string
	description string
	schema      *schema
	rows        func(add func(fields ...string))

	sum []byte // once it is written
}

// csv writes the rows as the CSV of a package: UTF-8 without a byte order mark, English heads, lines that end in CR LF.
func (r *resource) csv(w *writer) {
	s := r.schema
	line := func(fields ...string) {
		for k, field := range fields {
			if k > 0 {
				w.raw(",")
			}
			w.raw(field)
		}
		w.raw("\r\n")
		w.ended()
	}
	heads := make([]string, len(s.Fields))
	for k := range s.Fields {
		heads[k] = s.Fields[k].Name
	}
	line(heads...)
	r.rows(line)
}

// resources are a table of figures for each subject, then what their ids mean.
func (d *Data) resources() []resource {
	var out []resource
	shared := d.figureSchema()
	for _, s := range d.Subjects {
		name := strings.TrimPrefix(s.ID, "_")
		if s.Indicator == nil {
			name = "summary-" + name
		}
		out = append(out, resource{
			File: File{Name: indicatorsDir + fileOf(s), Indicator: s.Indicator}, rows: d.figures(s),
			name: "figures-" + name, title: s.Name, description: subjectText(s), schema: shared,
		})
	}
	out = append(out, d.indicatorList(), d.regionList(), d.measureList())
	if len(d.milestones()) > 0 {
		out = append(out, d.milestoneList())
	}
	return out
}

// fileOf is the file of a subject's rows. No id begins with an underscore.
func fileOf(s *Subject) string { return s.ID + ".csv" }

func subjectText(s *Subject) string {
	if s.Indicator != nil {
		return model.Finished(s.Indicator.Definition)
	}
	return "按多项指标汇总的数"
}

// figures are the rows of a subject. A number that cannot be had is the code of its gap.
func (d *Data) figures(s *Subject) func(add func(...string)) {
	return func(add func(...string)) {
		units, periods := map[string]string{}, map[model.Period]string{}
		fields := make([]string, len(d.figureSchema().Fields))
		for k := range s.Rows {
			r := &s.Rows[k]
			if _, known := units[r.Unit]; !known {
				units[r.Unit] = plainField(r.Unit)
			}
			if periods[r.Period] == "" {
				periods[r.Period] = r.Period.String()
			}
			value := r.Text()
			if !r.Ok() {
				value = gapOf(r.Gap).Code
			}
			fields = append(fields[:0], s.ID, r.Region.ID, periods[r.Period], r.Measure.ID, value, units[r.Unit], statusCode(r.Status), plainField(r.beside()), plainField(r.Source))
			add(fields...)
		}
	}
}

func (d *Data) indicatorList() resource {
	s := indicatorSchema()
	return resource{name: "indicators", title: "指标", description: "各张数表中指标编号的含义；下划线开头的不是单项指标", schema: s, File: File{Name: "indicators.csv"},
		rows: func(add func(...string)) {
			for _, sub := range d.Subjects {
				i := sub.Indicator
				if i == nil {
					add(sub.ID, plainField(sub.Name), "", "", "", "", "", "", "", "")
					continue
				}
				add(i.ID, plainField(i.Name), plainField(i.Short), plainField(i.Group.Name), plainField(i.Unit), strconv.Itoa(i.Decimals),
					measureCodes[i.Measure], betterCodes[i.Better], plainField(model.Finished(i.Definition)), plainField(model.Finished(i.Department)))
			}
		},
	}
}

var (
	measureCodes = map[model.Measure]string{model.Flow: "flow", model.Stock: "stock", model.Rate: "rate"}
	betterCodes  = map[model.Better]string{model.Higher: "higher", model.Lower: "lower", model.Neither: "neutral"}
	kindCodes    = map[model.RegionKind]string{
		model.Prefecture: "whole", model.County: "member", model.Zone: "zone", model.Direct: "direct", model.Province: "upper",
	}
)

func (d *Data) regionList() resource {
	s := regionSchema()
	return resource{name: "regions", title: "地区", description: "各张数表中地区编号的含义", schema: s, File: File{Name: "regions.csv"},
		rows: func(add func(...string)) {
			for _, r := range d.Regions {
				add(r.ID, plainField(r.Name), plainField(r.Short), plainField(r.Code), kindCodes[r.Kind])
			}
		},
	}
}

func (d *Data) measureList() resource {
	s := measureSchema()
	return resource{name: "measures", title: "数据项", description: "各张数表中数据项编号的含义和算法", schema: s, File: File{Name: "measures.csv"},
		rows: func(add func(...string)) {
			for _, m := range d.Measures {
				n := d.whole(m)
				add(m.ID, plainField(n.Name), plainField(n.Definition))
			}
		},
	}
}

// period is what the edition's figures are of, in words.
func (d *Data) period() string { return format.Period(d.View.Edition.Period) }
