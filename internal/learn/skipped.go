package learn

import (
	"fmt"
	"strings"

	"bulletin/internal/form"
)

// skipped is a hint for what the mapping, or a hidden sheet, leaves out: how many numbers that would be figures, and by which text.
func (b *Book) skipped(k int, s *sheet) []form.Fault {
	if why := b.Sheets[k].Skipped; why != "" {
		if len(s.verdicts) == 0 || why == hiddenSheet { // see unseen
			return nil
		}
		return []form.Fault{{At: form.Place{File: b.Name, Sheet: s.grid.Name}, Class: form.Hint, Code: "skipped-figures",
			Text: fmt.Sprintf("这张表没有读：%s，里面有 %d 个数", why, len(s.verdicts)), Fix: "确是不要的，不必处理"}}
	}
	count := map[string]int{}
	var order []string
	var first *Verdict
	for _, d := range s.verdicts {
		if d.skippedBy == "" || d.meant != "figure" {
			continue
		}
		if count[d.skippedBy]++; count[d.skippedBy] == 1 {
			order = append(order, d.skippedBy)
		}
		if first == nil {
			first = d
		}
	}
	if first == nil {
		return nil
	}
	var parts []string
	for _, text := range order {
		parts = append(parts, fmt.Sprintf("%s %d 个", text, count[text]))
	}
	return []form.Fault{{At: b.at(first), Class: form.Hint, Code: "skipped-figures", Value: first.Text,
		Text: "照映射没有取的数：" + strings.Join(parts, "，"), Fix: "确是不要的，不必处理；要取的，改" + b.mappingFile() + "里写的 skip"}}
}

// mappingFile is where the mapping stands, as messages name it.
func (b *Book) mappingFile() string {
	if b.Mapping == nil || b.Mapping.File == "" {
		return "映射"
	}
	return " " + b.Mapping.File + " "
}

// skipped is a text of the mapping that leaves a number out, as messages quote it.
func (x *context) skippedBy() string {
	for _, h := range x.used {
		if h.meaning.cue&skipped != 0 {
			return "“" + shown(clean(h.value.Text)) + "”"
		}
	}
	return "skip"
}

// hiddenSkip is what messages call numbers in hidden rows and columns.
const hiddenSkip = "隐藏的行或列"
