package learn

import (
	"regexp"
	"strings"
)

// unit is a unit of measurement: a base times a power of ten.
type unit struct {
	base  string
	power int
}

// powers are the words for powers of ten, the longer first.
var powers = []struct {
	word  string
	power int
}{
	{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3}, {"百", 2},
}

// bases are the units that tables count in, beside those of the site's own indicators.
var bases = words(`
	元 美元 欧元 港元 家 户 个 项 件 人 人次 名 位 篇 部 册 册次 张 份 吨 公斤 千克 克 亩 公顷 平方米 平方公里 立方米 公里 米 台 套 台套 辆 场 场次 次 处 所
	座 栋 头 只 羽 株 度 千瓦时 千瓦 瓦 兆瓦 天 日 小时 学时 课时 分 倍 起 宗 例 种 条 批 支 队 组 村 镇 间 床 张床位 标准箱 箱 吨标准煤 元/人 人/户 百分点 点 期 门 本 幅 班次 架次 标箱 艘 列 对 双 枚 颗 粒 瓶 盒
`)

// alike are other ways of writing a unit.
var alike = map[string]string{
	"百分比": "%", "百分数": "%", "人民币元": "元", "元人民币": "元", "个百分点": "百分点", "ppt": "百分点", "pct": "百分点", "±%": "%", "+-%": "%", "+%": "%", "%±": "%",
	"台(套)": "台套", "台/套": "台套", "RMB": "元", "家数": "家", "户数": "户", "平米": "平方米", "m2": "平方米", "㎡": "平方米", "公顷数": "公顷", "μg/m3": "微克/立方米", "µg/m3": "微克/立方米", "ug/m3": "微克/立方米", "μg/m³": "微克/立方米", "µg/m³": "微克/立方米", "微克/每立方米": "微克/立方米",
	"mg/m3": "毫克/立方米", "mg/m³": "毫克/立方米", "mg/L": "毫克/升", "kWh": "千瓦时", "KWH": "千瓦时",
}

var compound = regexp.MustCompile(`^(.+)/(.+)$`)

// metric are units that are others times a power of ten.
var metric = map[string]unit{
	"千克": {"克", 3}, "公斤": {"克", 3}, "吨": {"克", 6}, "公里": {"米", 3}, "公顷": {"平方米", 4}, "平方公里": {"平方米", 6}, "千瓦": {"瓦", 3}, "兆瓦": {"瓦", 6}, "标箱": {"标准箱", 0},
}

// unitOf reads a unit; those that differ by a power of ten have one base.
func unitOf(s string) (unit, bool) {
	u, ok := asWritten(s)
	if same, found := metric[u.base]; found {
		u = unit{same.base, u.power + same.power}
	}
	return u, ok
}

// asWritten is a unit with the base that it is written with.
func asWritten(s string) (unit, bool) {
	s = fold(s)
	if other, found := alike[s]; found {
		s = other
	}
	switch s {
	case "%":
		return unit{"%", 0}, true
	case "‰":
		return unit{"%", -1}, true
	case "":
		return unit{}, false
	}
	for _, b := range bases {
		if s == b {
			return unit{s, 0}, true
		}
	}
	for _, p := range powers {
		rest, found := strings.CutPrefix(s, p.word)
		if !found {
			continue
		}
		if other, known := alike[rest]; known {
			rest = other
		}
		for _, b := range bases {
			if rest == b && rest != "%" && rest != "百分点" && rest != "点" {
				return unit{rest, p.power}, true
			}
		}
	}
	if m := compound.FindStringSubmatch(s); m != nil {
		if above, ok := unitOf(m[1]); ok {
			if _, ok := unitOf(m[2]); ok {
				return unit{above.base + "/" + m[2], above.power}, true
			}
		}
	}
	return unit{}, false
}

var betweenUnits = regexp.MustCompile(`[、,;/]|和|及|或`)

// unit reads a unit, one of the site's own among them.
func (l *lexicon) unit(s string) (unit, bool) {
	s = fold(s)
	if other, found := alike[s]; found {
		s = other
	}
	if u, ok := unitOf(s); ok {
		return u, true
	}
	for _, p := range powers {
		if rest, found := strings.CutPrefix(s, p.word); found && l.own[rest] && !strings.ContainsAny(rest, "%‰") {
			return unit{rest, p.power}, true
		}
	}
	return unit{s, 0}, l.own[s]
}

// units reads a list of units: 万元、家、%.
func (l *lexicon) units(s string) ([]unit, bool) {
	if s = strings.TrimSuffix(fold(s), "。"); s == "" || len(s) > 80 {
		return nil, false
	}
	if u, ok := l.unit(s); ok {
		return []unit{u}, true
	}
	var list []unit
	for _, word := range betweenUnits.Split(s, -1) {
		u, ok := l.unit(word)
		if !ok {
			return nil, false
		}
		list = append(list, u)
	}
	return list, true
}

// words are the words of a text.
func words(s string) []string { return strings.Fields(s) }
