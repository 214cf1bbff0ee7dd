package learn

import "strings"

// abridged are the short words of official language with what they stand for: names that differ by them alone are one.
var abridged = []struct{ short, long string }{
	{"规上", "规模以上"},
	{"规下", "规模以下"},
	{"限上", "限额以上"},
	{"限下", "限额以下"},
	{"高企", "高新技术企业"},
	{"固投", "固定资产投资"},
	{"社消零", "社会消费品零售"},
	{"社零", "社会消费品零售"},
	{"技改", "技术改造"},
	{"民投", "民间投资"},
	{"医保", "医疗保险"},
	{"社保", "社会保险"},
	{"低保", "最低生活保障"},
	{"卫健", "卫生健康"},
	{"慢病", "慢性病"},
	{"公积金", "住房公积金"},
	{"危改", "危房改造"},
	{"棚改", "棚户区改造"},
	{"农机", "农业机械"},
	{"水保", "水土保持"},
	{"高标田", "高标准农田"},
	{"非遗", "非物质文化遗产"},
	{"义教", "义务教育"},
}

var abridgedLetters, unabridged = func() (letters string, r *strings.Replacer) {
	var list []string
	for _, a := range abridged { // the long form first: 住房公积金 holds its short one
		list = append(list, a.long, a.long, a.short, a.long)
		letters += a.short + a.long
	}
	return letters, strings.NewReplacer(list...)
}()
