package load

import (
	"regexp"

	"bulletin/internal/model"
)

func sourceFile(p model.Period) string { return "data/sources/" + p.String() + ".yaml" }

// readSources reads one data/sources/2022-07.yaml, which import writes.
func (l *loader) readSources(s *model.Sources) error {
	r, root, err := l.yaml(s.File)
	if root == nil {
		return err
	}
	r.mapping(root, "来源", []field{
		{"period", true, "月份，如 2022-07，与文件名相同", r.monthIn(s.Period)},
		{"sources", true, "收进报表的文件，一个一条", func(v value) { r.list(v, func(v value) { r.oneSource(v, s) }) }},
	})
	return nil
}

func (r *reader) oneSource(v value, s *model.Sources) {
	var one model.Source
	ok := r.mapping(v.Node, "来源", []field{
		{"file", true, "文件名", r.line(&one.File)},
		{"sha256", true, "文件的 SHA-256 校验值", r.hash(&one.SHA256)},
		{"filler", false, "填表人", r.line(&one.Filler)},
		{"checker", false, "审核人", r.line(&one.Checker)},
		{"date", false, "填表日期", r.date(&one.Date)},
		{"cells", false, "收进多少个数", r.integer(&one.Cells, 0, 999_999)},
	})
	if ok {
		s.Files = append(s.Files, one)
	}
}

var hashText = regexp.MustCompile(`^[0-9a-f]{64}$`)

// hash reads a SHA-256 into dst.
func (r *reader) hash(dst *string) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(hashText.String(), "写 64 位小写十六进制数")
			return
		}
		if !r.scalar(v, "校验值") {
			return
		}
		if !hashText.MatchString(v.Value) {
			r.errorf(r.pos(v.Node), "bad-hash", "写 64 位小写十六进制数；不知道的，删去这一条", "“%s”不是 SHA-256 校验值", shown(v.Value))
			return
		}
		*dst = v.Value
	}
}
