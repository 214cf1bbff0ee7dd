package check

import (
	"fmt"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// doubt warns of a figure that may be right, unless its author has said why it is.
func (r *row) doubt(f *model.Figure, code, fix, format string, args ...any) {
	r.doubtAt(r.report.Pos(f), f, code, fix, format, args...)
}

func (r *review) doubtAt(pos diag.Pos, f *model.Figure, code, fix, format string, args ...any) {
	if answer, answered := r.answered(f, code); answered {
		r.Silence(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Code: code, Text: fmt.Sprintf(format, args...)}, answer)
	} else {
		r.Warning(pos, code, fix, format, args...)
	}
}

// unlessNoted warns of what may be right, unless a note beside it, or a reason, says why it is.
func (r *review) unlessNoted(pos diag.Pos, note, code, fix, format string, args ...any) {
	if note == "" {
		r.Warning(pos, code, fix, format, args...)
		return
	}
	r.Silence(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Code: code, Text: fmt.Sprintf(format, args...)}, "已写明："+note)
}

// answered is what the author of a figure that a rule doubts says for it, and whether the author of a figure that a rule doubts has said why it is right: for those who make the
// bulletin, under the rule's code, or for its readers, in a note. It is asked last of all: an answer to what the rule
// would not have said is idle.
func (r *review) answered(f *model.Figure, code string) (answer string, answered bool) {
	if e := f.Explanation(code); e != nil {
		r.used[e] = true
		return "已在 explained 中说明：" + e.Reason, true
	}
	if note := f.Note(); note != "" && r.rule(code).answer == byNote {
		return "已在 note 中说明：" + note, true
	}
	return "", false
}

// rule is the one of a code, or nil.
func (r *review) rule(code string) *rule {
	for k := range r.rules {
		if r.rules[k].name == code {
			return &r.rules[k]
		}
	}
	return nil
}

// explanations visits those of all figures; k is the number of the report.
func (r *review) explanations(visit func(k int, pos diag.Pos, e *model.Explanation)) {
	regions := r.site.Regions
	if r.site.Province != nil {
		regions = append(regions[:len(regions):len(regions)], r.site.Province)
	}
	for k, report := range r.reports {
		for _, i := range r.site.Indicators {
			for _, region := range regions {
				f := report.Figure(i, region)
				if f.More == nil {
					continue
				}
				for n := range f.More.Explained {
					e := &f.More.Explained[n]
					visit(k, diag.Pos{File: report.File, Line: int(e.Line), Col: int(e.Col)}, e)
				}
			}
		}
	}
}
