package finding

import (
	"regexp"
	"strings"
	"testing"
)

// sounds are the words by which a reader tells good from bad, of tasks and of limits. They know nothing of tones.
var sounds = []struct {
	lower     bool
	good, bad *regexp.Regexp
}{
	{
		false,
		regexp.MustCompile(`高于|快于|达到|超额|完成年度目标(?:$|，)|完成率|持平|增长|增加|提高|首位|第\d+位|进位|已经过半|可完成`),
		regexp.MustCompile(`低于|落后|未|只|下降|减少|末位|降幅|收窄|扩大|难以|为零|还差|转为|退位|比年度目标[少低]|−|（共`),
	},
	{
		true,
		regexp.MustCompile(`控制数[少低]|持平|低于|控制在|可望|下降|减少|降幅|首位|第\d+位|进位`),
		regexp.MustCompile(`超|高于|增长|增加|提高|末位|增幅|收窄|扩大|退位|未报送|（共`),
	},
}

var (
	beside     = regexp.MustCompile(`^(?:增速|同比变动|完成率)|第`)
	placesWon  = regexp.MustCompile(`上升\d+位`)
	placesLost = regexp.MustCompile(`下降\d+位`)
)

// turn says what is wrong with the 但 of a sentence about an indicator, lower where less is better; empty for nothing.
func turn(text string, lower bool) string {
	text = placesLost.ReplaceAllString(placesWon.ReplaceAllString(text, "进位"), "退位")
	before, after, found := strings.Cut(strings.TrimSuffix(text, "。"), "，但")
	if !found {
		return ""
	}
	after, _, _ = strings.Cut(after, "；")
	before = before[strings.LastIndex(before, "；")+1:]
	for _, s := range sounds {
		if s.lower != lower {
			continue
		}
		if !s.good.MatchString(before) {
			return "nothing good before 但"
		}
		if !s.bad.MatchString(after) {
			return "nothing bad behind 但"
		}
		for _, part := range strings.Split(after, "，") {
			// a fall and what it is compared with stand together, and so do a completion and its verdict
			if s.good.MatchString(part) && !s.bad.MatchString(part) && !beside.MatchString(part) {
				return "good behind 但: " + part
			}
		}
	}
	return ""
}

func TestTurn(t *testing.T) {
	for _, test := range []struct {
		text  string
		lower bool
		want  string
	}{
		{"合同额9.43亿元，高于序时进度9.9个百分点，但同比下降3.2%。", false, ""},
		{"合同额9.43亿元，低于序时进度9.9个百分点，但同比下降3.2%。", false, "nothing good before 但"},
		{"合同额9.43亿元，高于序时进度9.9个百分点，但同比增长3.2%。", false, "nothing bad behind 但"},
		{"合同额9.43亿元，高于序时进度9.9个百分点，但同比下降3.2%，达到年度目标。", false, "good behind 但: 达到年度目标"},
		{"合同额9.43亿元，比上期上升2位，但同比下降3.2%。", false, ""},
		{"事故5起，比年度控制数少2起，但同比增长25.0%。", true, ""},
		{"事故5起，超出序时进度0.1个百分点，但同比增长25.0%。", true, "nothing good before 但"},
		{"事故5起，比年度控制数少2起，但同比下降25.0%。", true, "nothing bad behind 但"},
	} {
		if got := turn(test.text, test.lower); got != test.want {
			t.Errorf("turn(%s) = %q, want %q", test.text, got, test.want)
		}
	}
}
