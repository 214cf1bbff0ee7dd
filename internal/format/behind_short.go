package format

import "strconv"

// BehindShort is Behind as short as a column's head: 落后; 未达进度 where some are limits, 未完成 or 未达要求 when the year is over. What is
// counted are flows: a rate that is 未达标 has no progress to be behind.
func BehindShort(limits, yearEnd bool) string {
	switch {
	case limits && yearEnd:
		return "未达要求"
	case limits:
		return "未达进度"
	case yearEnd:
		return "未完成"
	}
	return "落后"
}

// BehindCount says in a tile how many are behind: 落后4项, 无落后.
func BehindCount(behind int, limits, yearEnd bool) string {
	some, none := "落后"+strconv.Itoa(behind)+"项", "无落后"
	switch {
	case limits && yearEnd:
		some, none = strconv.Itoa(behind)+"项未达", "均达要求"
	case limits:
		some, none = strconv.Itoa(behind)+"项未达", "均达进度"
	case yearEnd:
		some, none = strconv.Itoa(behind)+"项未完成", "均已完成"
	}
	if behind == 0 {
		return none
	}
	return some
}
