package model

import "strings"

// peoples stand in the names of autonomous places and of 民族乡, and are often left out: 麻岭 for 麻岭苗族自治县.
var peoples = strings.Fields("土家族 苗族 侗族 瑶族 壮族 布依族 彝族 回族 藏族 满族 蒙古族 蒙古 畲族 黎族 傣族 白族 哈尼族 佤族 拉祜族 傈僳族 纳西族 仡佬族 水族 羌族 土族 撒拉族 朝鲜族 达斡尔族 仫佬族 毛南族 京族 景颇族 布朗族 各族 裕固族 东乡族 保安族 哈萨克 哈萨克族 维吾尔 柯尔克孜 塔吉克 锡伯族 鄂温克族 鄂伦春 鄂伦春族 赫哲族 德昂族 阿昌族 普米族 怒族 基诺族 独龙族 门巴族 珞巴族 乌孜别克族 塔塔尔族 俄罗斯族 高山族 塔吉克族 维吾尔族 柯尔克孜族")

// CutPeoples is what stands before the peoples that end a name: 麻岭 of 麻岭苗族; the name itself where none do.
func CutPeoples(name string) string {
	for found := true; found; {
		found = false
		for _, p := range peoples {
			if cut, is := strings.CutSuffix(name, p); is && cut != "" {
				name, found = cut, true
			}
		}
	}
	return name
}

// CutPeoplesTown is the name of a 民族乡 without its peoples and its level: 大石门坎 of 大石门坎彝族回族乡. ok is false for another name.
func CutPeoplesTown(name string) (bare string, ok bool) {
	core, ok := strings.CutSuffix(name, "乡")
	if !ok {
		return "", false
	}
	if bare, ok = strings.CutSuffix(core, "民族"); !ok {
		bare = CutPeoples(core)
	}
	return bare, bare != core && len([]rune(bare)) >= 2
}
