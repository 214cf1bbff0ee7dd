package proof

import (
	"fmt"
	"strings"
)

// running is the rule of style for what stands at the head of each sheet of paper. Every character is escaped.
func running(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "\\%06x", r)
	}
	return `@page { @top-left { content: "` + b.String() + `"; font: 8pt/1.3 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "SimHei", sans-serif; color: #565656; text-align: left; vertical-align: bottom; padding-bottom: 5mm; } }` + "\n"
}
