package page

// Callout is one or a few big numbers that stand in a text.
type Callout struct {
	Items []CalloutItem
	Note  string // under the numbers, or empty
}

// CalloutItem is a number with its words. All are plain text.
type CalloutItem struct {
	Label  string // 吉首市研发投入完成率
	Number string // 38.6, 第3位, or the word of a gap
	Unit   string // %, 亿元, or empty
	Href   string // the row that the number stands in
	Source string // where it is from
}
