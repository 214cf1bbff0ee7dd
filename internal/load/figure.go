package load

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/model"
)

// noNumber is what to do where an optional number is missing.
const noNumber = "没有数就删去这一项"

// decimal reads a plain number; absent is the advice where it is something else for lack of one.
func (r *reader) decimal(v value, absent string) (model.Decimal, bool) {
	if r.sketching() {
		r.drawNumber(nil)
		return model.Decimal{}, false
	}
	if !r.scalar(v, "数") {
		return model.Decimal{}, false
	}
	if v.Style&quoted == 0 {
		if d, ok := plainDecimal(v.Value); ok {
			return d, true
		}
	}
	text, fix := mistyped(v.Value, v.Style&quoted != 0, absent)
	old, new := "", ""
	if sure(v.Value) {
		old, new = exact(v.Node, fix)
	}
	r.offer(r.pos(v.Node), old, new, "bad-figure", fix, "“%s”%s", shown(v.Value), text)
	return model.Decimal{}, false
}

// num reads a figure or one of the words for a gap.
func (r *reader) num(v value, gaps []word[model.Gap], absent string) (model.Num, bool) {
	if r.sketching() {
		r.drawNumber(texts(gaps))
		return model.Num{}, false
	}
	if v.Kind == yaml.ScalarNode && v.Style&yaml.TaggedStyle == 0 {
		for _, g := range gaps {
			if v.Value == g.text {
				return model.Missing(g.mean), true
			}
		}
		if _, written := model.WrittenGaps[v.Value]; written {
			r.errorf(r.pos(v.Node), "bad-gap", "可写 "+strings.Join(texts(gaps), "、"), "这里不能写“%s”", v.Value)
			return model.Num{}, false
		}
		if near := nearGap(v.Value, gaps); near != "" {
			r.errorf(r.pos(v.Node), "bad-figure", "写“"+near+"”", "“%s”不是数", shown(v.Value))
			return model.Num{}, false
		}
	}
	d, ok := r.decimal(v, absent)
	return model.Number(d), ok
}

func texts[T any](words []word[T]) []string {
	all := make([]string, len(words))
	for k, w := range words {
		all[k] = w.text
	}
	return all
}

// plainDecimal reads [-]digits[.digits] within the model's limits.
func plainDecimal(s string) (d model.Decimal, ok bool) {
	if !isPlain(s) {
		return d, false
	}
	d, err := model.ParseDecimal(s)
	return d, err == nil
}

func isPlain(s string) bool {
	whole, fraction, pointed := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !digits(whole) || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if pointed && (!digits(fraction) || len(fraction) > model.MaxFraction) {
		return false
	}
	return len(whole)+len(fraction) <= model.MaxDigits
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// instead are the words that people write where there is no figure, and the gap that they mean.
var instead = map[string]string{
	"未上报": "未报送", "未报": "未报送", "没报": "未报送", "暂无": "未报送", "待报": "未报送", "缺": "未报送", "缺报": "未报送",
	"迟报": "未报送", "漏报": "未报送", "未填报": "未报送", "无数据": "未报送", "不涉及": "不适用", "不参与": "不适用", "不考核": "不适用",
	"N/A": "不适用", "n/a": "不适用", "NA": "不适用", "无目标": "未设目标", "未下达": "未设目标", "未定": "未设目标", "不设": "未设目标",
	"未设": "未设目标", "涉密": "保密", "不公布": "保密", "不公开": "保密", "机密": "保密",
}

// nearGap is the gap that text was meant to be, if it is one of those allowed.
func nearGap(text string, gaps []word[model.Gap]) string {
	meant := instead[text]
	for _, g := range gaps {
		if g.text == meant {
			return meant
		}
	}
	return ""
}

// form is a way of writing a number that is not ours: what is wrong with it and, where the number can be
// told, how to write it.
type form struct {
	match *regexp.Regexp
	text  string
	fix   string
	plain func(string) string // nil: the number cannot be told
}

// askGap stands for the advice of the file's kind where there is no number.
const askGap = "gap"

var forms = []form{
	{regexp.MustCompile(`^$`), "是空的", askGap, nil},
	{regexp.MustCompile(`^(-+|—+|–+|－+|/+|\\+|\*+|\.{2,}|…+|无|没有|空|空白|\?+|？+|~|null|NULL)$`), "不是数", askGap, nil},
	{regexp.MustCompile(`^(?i)[-+]?\.?(nan|inf|infinity)$`), "不是数", askGap, nil},
	{regexp.MustCompile(`^[零〇○OoＯ]$`), "不是数", "写 0", nil},
	{regexp.MustCompile(`^[-+]?[0-9]{1,3}([,，'’ 　][0-9]{3})+(\.[0-9]+)?$`), "用了千分位分隔符", "", only},
	{regexp.MustCompile(`^[-+]?[0-9]+[,，][0-9]+$`), "里有逗号", "小数点写“.”，不用千分位逗号", nil},
	{regexp.MustCompile(`^[-+]?[0-9]+(_[0-9]+)+(\.[0-9]+)?$`), "里有下划线", "", only},
	{regexp.MustCompile(`^[-+]?0[xXoObB][0-9a-fA-F_]+$`), "不是十进制数", "写成十进制数", nil},
	{regexp.MustCompile(`^[-+]?[0-9]*\.?[0-9]+\.?[eE][-+]?[0-9]+$`), "用了科学记数法", "写成普通的数，如 1000", nil},
	{regexp.MustCompile(`^[-+]?[0-9.]+\s*[%％]$`), "带了百分号", "", only},
	{regexp.MustCompile(`^[-+]?[0-9.]+\s*‰$`), "带了千分号", "换算成指标的单位，只写数字", nil},
	{regexp.MustCompile(`^[-+]?[0-9.]*[0-9][0-9.]*[OoＯlI][0-9.OoＯlI]*$|^[-+]?[OoＯlI]+[0-9.]+$`), "里有字母，像是把 0 打成了 O，或者把 1 打成了 l", "用数字键重新输入", nil},
	{regexp.MustCompile(`^[-+]?[0-9.]+\s*[十百千万亿]+[\p{Han}]*$`), "带了“万”“亿”之类的单位", "换算成指标的单位，只写数字", nil},
	{regexp.MustCompile(`^[-+]?[0-9.]+\s*[\p{Han}A-Za-z/²³]+$`), "带了单位", "", only},
	{regexp.MustCompile(`^[¥￥$]\s*[0-9.,]+$`), "带了货币符号", "只写数字", nil},
	{regexp.MustCompile(`^\+[0-9.]+$`), "前面不写加号", "", only},
	{regexp.MustCompile(`^[−–—－﹣][0-9.]+$`), "的负号不是半角", "", negative},
	{regexp.MustCompile(`^-?0[0-9]+(\.[0-9]+)?$`), "前面多了 0", "", only},
	{regexp.MustCompile(`^-?\.[0-9]+$`), "缺少小数点前的 0", "", leading},
	{regexp.MustCompile(`^-?[0-9]+\.$`), "的小数点后面没有数字", "", only},
	{regexp.MustCompile(`^[(（][0-9.]+[)）]$`), "用了括号", "负数写成 -12.3 的样子", nil},
	{regexp.MustCompile(`^(约|近|超|超过|逾|大约|>|<|≥|≤|＞|＜|~|～).*[0-9]`), "不是确定的数", "只写一个确定的数，说明写在 note 里", nil},
	{regexp.MustCompile(`^[0-9.]+\s*(-|—|~|～|至|到)\s*[0-9.]+$`), "是一个范围", "只写一个确定的数，说明写在 note 里", nil},
	{regexp.MustCompile(`^[零〇一二三四五六七八九十百千万亿两点]+$`), "是汉字数字", "用阿拉伯数字写", nil},
	{regexp.MustCompile(`：`), "里的冒号是全角的", "改成半角冒号，后面空一格", nil},
	{regexp.MustCompile(`^[0-9]+(\.[0-9]+){2,}$`), "有不止一个小数点", "只留一个小数点", nil},
	{regexp.MustCompile(`^[0-9]+[。．·][0-9]+$`), "的小数点不是半角", "", dotted},
}

// minTail is how many digits a number of binary arithmetic has behind its point at least.
const minTail = 12

// tail is what binary arithmetic leaves behind a number: zeros or nines in a row before the last digits.
var tail = regexp.MustCompile(`^(-?[0-9]+\.[0-9]*?)(0{5,}|9{5,})[0-9]{1,3}$`)

// shortened is a number without such a tail; empty where it has none.
func shortened(text string) string {
	m := tail.FindStringSubmatch(text)
	if m == nil || len(text)-strings.IndexByte(text, '.') <= minTail || len(m[1])-strings.IndexByte(m[1], '.')-1 > model.MaxFraction {
		return ""
	}
	digits := []byte(m[1])
	if m[2][0] == '9' {
		k := len(digits) - 1
		for ; k >= 0 && (digits[k] == '9' || digits[k] == '.'); k-- {
			if digits[k] == '9' {
				digits[k] = '0'
			}
		}
		if k < 0 || digits[k] == '-' {
			return "" // 9.99…: rare, and told without a proposal
		}
		digits[k]++
	}
	return strings.TrimSuffix(strings.TrimRight(string(digits), "0"), ".")
}

// mistyped says what is wrong with a figure that is not a plain number, and what to write.
func mistyped(text string, inQuotes bool, absent string) (what, fix string) {
	trimmed := strings.TrimSpace(text)
	if isPlain(trimmed) {
		if inQuotes {
			return "加了引号，成了文字", "写 " + trimmed
		}
		if trimmed != text {
			return "前后有全角空格或不换行空格", "写 " + trimmed
		}
		return "超出了程序能算的大小", "检查单位"
	}
	if fraction, tooLong := length(trimmed); tooLong {
		if len(fraction) > model.MaxFraction {
			if short := shortened(trimmed); short != "" {
				return "的小数太长，像是从表格软件带来的尾数", "写 " + short
			}
			return "的小数太长，最多 8 位", "四舍五入后再填"
		}
		return "的位数太多，最多 18 位", "检查是否多打了数字，单位是否写对"
	}
	half := narrow(trimmed)
	if half != trimmed {
		if isPlain(half) {
			return "用了全角字符", "写 " + half
		}
		trimmed = half
	}
	for _, f := range forms {
		if !f.match.MatchString(trimmed) {
			continue
		}
		if f.plain != nil {
			if plain := f.plain(trimmed); isPlain(plain) {
				return f.text, "写 " + plain
			}
		}
		switch f.fix {
		case askGap:
			return f.text, absent
		case "":
			return f.text, "只写数字，如 12.30"
		}
		return f.text, f.fix
	}
	return "不是数", "写 12.30 这样的数；" + absent
}

// length reports whether a number has too many digits, and its digits after the point.
func length(text string) (fraction string, tooLong bool) {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !digits(whole) || fraction != "" && !digits(fraction) {
		return "", false
	}
	return fraction, len(fraction) > model.MaxFraction || len(whole)+len(fraction) > model.MaxDigits
}

// narrow replaces full-width digits, point, sign and percent by those of ASCII.
func narrow(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９', c == '．', c == '％', c == '－', c == '＋', c == '，':
			return c - 0xfee0
		}
		return c
	}, text)
}

// only keeps the digits, the point and a minus, without zeros in front.
func only(text string) string {
	kept := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c == '.' || c == '-' {
			return c
		}
		return -1
	}, text)
	sign := ""
	if rest, found := strings.CutPrefix(kept, "-"); found {
		sign, kept = "-", rest
	}
	kept = strings.TrimSuffix(kept, ".")
	for len(kept) > 1 && kept[0] == '0' && kept[1] != '.' {
		kept = kept[1:]
	}
	return sign + kept
}

func negative(text string) string { return "-" + only(strings.TrimLeft(text, "−–—－﹣-")) }

func leading(text string) string { return strings.Replace(text, ".", "0.", 1) }

func dotted(text string) string {
	return strings.NewReplacer("。", ".", "．", ".", "·", ".").Replace(text)
}

var (
	wideForm    = regexp.MustCompile(`^[-−－﹣]?[0-9０-９]+([.．。][0-9０-９]+)?$`)
	groupedForm = regexp.MustCompile(`^[-−－﹣]?[0-9]{1,3}([,，][0-9]{3})+\.[0-9]+$|^[-−－﹣]?[0-9]{1,3}([,，][0-9]{3}){2,}$`)
)

// sure reports whether a way of writing can mean one number only. One comma may stand for a point (7,100), a sign of percent or
// a unit for another unit than the indicator's, and a dash for a figure that is not there.
func sure(text string) bool {
	text = strings.TrimSpace(text)
	if half := strings.TrimLeft(narrow(text), "-−﹣"); len(half) > 1 && half[0] == '0' && half[1] >= '0' && half[1] <= '9' {
		return false // 007 may be 0.07
	}
	return wideForm.MatchString(text) || groupedForm.MatchString(text)
}
