package seal

import (
	"bytes"
	"strconv"

	"bulletin/internal/model"
)

// TargetsEnding is what the name of a year's seal of targets ends in: data/targets/2022.seal.yaml.
const TargetsEnding = ".seal.yaml"

// TargetsPath is where the seal of the targets of a year is, from the site's root.
func TargetsPath(year int) string { return "data/targets/" + strconv.Itoa(year) + TargetsEnding }

// MarshalTargets is the file of a seal of targets: by indicator and region, in the order of s.
func MarshalTargets(year int, s *model.TargetsSeal) []byte {
	var b bytes.Buffer
	b.WriteString("# 目标封存记录，由 bulletin seal targets 写成，不要手工修改。要调整目标，写在目标文件的 changes 中。\n")
	b.WriteString("year: " + strconv.Itoa(year) + "\ndate: " + s.Date.String() + "\n")
	if s.Reason != "" {
		b.WriteString("reason: " + quoted(s.Reason) + "\n")
	}
	b.WriteString("values:\n")
	last := ""
	for k := range s.Values {
		v := &s.Values[k]
		if v.Indicator != last {
			b.WriteString("  " + key(v.Indicator) + ":\n")
			last = v.Indicator
		}
		value := "保密"
		if v.Num.Ok() {
			value = v.Num.Value.String()
		}
		b.WriteString("    " + key(v.Region) + ": " + value + "\n")
	}
	return closed(b.Bytes())
}

// Signed are the targets of a year as they stand, for a seal: those that were written, but for 未设目标, which may still be set.
func Signed(site *model.Site, t *model.Targets) []model.SealedTarget {
	var out []model.SealedTarget
	for _, i := range site.Indicators {
		for _, r := range site.Regions {
			if v := t.Signed(i, r); v.Given && (v.Ok() || v.Gap == model.Confidential) {
				out = append(out, model.SealedTarget{Indicator: i.ID, Region: r.ID, Num: v.Num, Line: int(v.Line), Col: int(v.Col)})
			}
		}
	}
	return out
}
