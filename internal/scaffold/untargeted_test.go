package scaffold

import (
	"strings"
	"testing"
)

// TestUntargeted: of indicators that are to have targets and have none it is told; those that are said to have none are left out.
func TestUntargeted(t *testing.T) {
	for answers, want := range map[string]string{
		"schools.yaml": "体质健康合格率 近视率 课后服务参加人数 教师培训人次", "quarterly.yaml": "", "untargeted.yaml": "",
	} {
		p := answered(t, answers)
		p.Files(day)
		if got := strings.Join(p.Untargeted(), " "); got != want {
			t.Errorf("%s: %s, want %s", answers, got, want)
		}
	}
}
