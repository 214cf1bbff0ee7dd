package consistency

import (
	"regexp"
	"strings"
	"testing"
)

// slips are what no clerk would write, in whatever sentence: of findings, of titles, of first sentences.
var slips = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"均 twice", re(`(?:^|[^平月])均(?:[^，；。（）]{0,11}[^，；。（）平月])?均`)},
	{"均 of one", re(`(?:^|[^\d.])1(?:项次|项|个|所|家)[^，；。中各]{0,12}均`)},
	{"words said twice", re(`但但|同比同比|为为|且且|的的|完成完成|落后落后|全全|各各|年度年度`)},
	{"doubled marks", re(`[，。；、：]{2}|^[，。；、]|（[，、]|、[）。]`)},
	{"empty brackets", re(`（）|“”`)},
	{"a list without an end", re(`、$|但$|，其中$`)},
	{"counted over all, and then the whole", re(`其中\d+项次有进度要求`)},
	{"项次 of indicators", re(`项指标[^；。]*项次`)},
	{"a change of no size", re(`(?:增长|下降|提高|降低|扩大|收窄|高于|低于|超出|增加|减少)[^，；。\d]*0(?:\.0+)?(?:%|个百分点|个千分点|[^\d.])`)},
	{"a place won of none", re(`(?:上升|下降)0位`)},
	{"a growth that nobody reads", re(`同比(?:分别|均)?(?:增长|下降)[^，；。倍]*\d{4,}\.\d%`)},
	{"a fall of more than all", re(`同比下降(?:10[1-9]|1[1-9]\d|[2-9]\d\d)\.\d%`)},
	{"a sign after a word for it", re(`(?:增长|下降|提高|高于序时进度|低于序时进度|超出序时进度|控制数少|超年度控制数)−`)},
	{"minus nothing", re(`−0(?:\.0+)?(?:%|[^\d.])`)},
	{"a gap in a sentence", re(`<nil>|NaN|%!|[^\d月]—`)},
	{"the last of those that are done", re(`(?:[^未]完成年度目标|达到年度目标|控制在[^，；。]*以内)，(?:居|并列)全.末位`)},
	{"a limit that is completed", re(`完成年度控制数`)},
	{"old words", re(`全年目标|全年任务|不合序时|按期|攻坚|加力`)},
	{"full marks and half ones", re(`[,;:!?()]`)},
}

// slipsIn are the names of the slips of a sentence.
func slipsIn(text, unit string) []string {
	var out []string
	for _, s := range slips {
		if s.pattern.MatchString(text) {
			out = append(out, s.name)
		}
	}
	if sameAfterEach(text) {
		out = append(out, "分别 of what is the same")
	}
	for _, other := range []string{"个", "所", "家"} {
		if other != unit && regexp.MustCompile(`\d`+other+`(?:县市|学校|乡镇|落后|未|达到|超|同比)`).MatchString(text) {
			out = append(out, "another measure word")
		}
	}
	return out
}

var afterEach = re(`分别[^，；。]*`)

// sameAfterEach reports whether 分别 lists one thing again and again.
func sameAfterEach(text string) bool {
	for _, part := range afterEach.FindAllString(text, -1) {
		list := strings.Split(part[max(0, strings.IndexAny(part, "0123456789−")):], "、")
		same := len(list) > 1
		for _, item := range list {
			same = same && item == list[0]
		}
		if same {
			return true
		}
	}
	return false
}

// slip keeps what no clerk would write.
func (r *reader) slip(at, text string) {
	if strings.HasPrefix(at, "counts") || strings.HasPrefix(at, "fact") || strings.HasPrefix(at, "rule") || strings.HasPrefix(at, "desc") {
		return
	}
	for _, name := range slipsIn(text, r.o.site.unit) {
		r.problem("slip: "+name, text, "it", "nothing of the kind")
	}
}

// TestSlips: each is found in a sentence that has it, and not in one that has not.
func TestSlips(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"两项均有8个县市均落后序时。", "均 twice"},
		{"1项有进度要求的指标均落后序时。", "均 of one"},
		{"8个县市13项指标，其中88项次有进度要求。", "counted over all, and then the whole"},
		{"13项指标中8项次落后序时。", "项次 of indicators"},
		{"甲县、乙县分别完成80.0%、80.0%。", "分别 of what is the same"},
		{"8所县市落后序时。", "another measure word"},
		{"同比增长0.0%。", "a change of no size"},
		{"同比增长3176.3%。", "a growth that nobody reads"},
		{"同比下降131.5%。", "a fall of more than all"},
		{"超额完成年度目标，居全州末位。", "the last of those that are done"},
		{"低于序时进度−3.0个百分点。", "a sign after a word for it"},
		{"甲县、乙县分别完成80.0%、80.1%；8个县市均落后序时，其中1个尚未破零。", ""},
		{"11项指标均落后序时。", ""},
		{"占全州的20.0%，同比下降100.0%，增速高于全省平均10.0个百分点。", ""},
	} {
		got := strings.Join(slipsIn(test.text, "个"), ", ")
		if !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("slips of %s: %q, want %q", test.text, got, test.want)
		}
	}
}
