package learn

import (
	"fmt"
	"strings"

	"bulletin/internal/load"
)

// YAML is the mapping as a file, with comments that say how to go on. source names the workbook.
func (p *Proposal) YAML() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 由“%s”得出的导入映射，核对后可以修改。写的都是表里的文字，不是单元格地址。\n", plainText(shown(p.Name)))
	b.WriteString("# captions 左边是表头、行名里的文字，右边是含义；站点认识的地区、指标名称不用写。各项的写法见手册“导入映射”。\n")
	if p.Mapping.Learned.Year != 0 {
		fmt.Fprintf(&b, "learned: %s\n", p.Mapping.Learned)
	}
	b.WriteString("\nsheets:\n")
	if len(p.Mapping.Sheets) == 0 {
		b.WriteString("  - sheet: \"*\"\n")
	}
	for k, s := range p.Mapping.Sheets {
		writeSheet(&b, s, p.unknown[k], p.offers[k])
	}
	return []byte(b.String())
}

func writeSheet(b *strings.Builder, s load.ImportSheet, unknown []asked, offers []offered) {
	fmt.Fprintf(b, "  - sheet: %s\n", quote(s.Sheet))
	if s.Skip {
		b.WriteString("    skip: true\n")
	}
	if s.Indicator != nil {
		fmt.Fprintf(b, "    indicator: %s\n", s.Indicator.ID)
	}
	if s.Region != nil {
		fmt.Fprintf(b, "    region: %s\n", s.Region.ID)
	}
	if s.Unit != "" {
		fmt.Fprintf(b, "    unit: %s\n", quote(s.Unit))
	}
	var ofTexts []string
	for _, o := range offers {
		says := fmt.Sprintf("%s  # %s写这一行，有 %d 个数等着", o.line, plainText(o.about), o.numbers)
		if o.text == "" {
			fmt.Fprintf(b, "    # %s\n", says)
		} else {
			ofTexts = append(ofTexts, quote(o.text)+": "+says)
		}
	}
	if len(s.Captions) > 0 {
		b.WriteString("    captions:\n")
	}
	for _, c := range s.Captions {
		fmt.Fprintf(b, "      %s: %s\n", quote(c.Text), captionText(c))
	}
	if len(unknown)+len(ofTexts) > 0 {
		b.WriteString("    # 下面的文字不认识，或者分不清，写明以前这个文件不收。每个选一行，去掉行首的 #：\n")
		if len(s.Captions) == 0 {
			b.WriteString("    # captions:\n")
		}
	}
	for _, line := range ofTexts {
		fmt.Fprintf(b, "      # %s\n", line)
	}
	for _, o := range unknown {
		for _, choice := range o.choices() {
			fmt.Fprintf(b, "      # %s\n", choice)
		}
	}
}

// choices are what an author may write about a text, each with what comes of it.
func (o asked) choices() []string {
	text := quote(o.text)
	var list []string
	if o.near != "" {
		list = append(list, fmt.Sprintf("%s 像是“%s”写错了：改正表里的字，再认一次", text, plainText(o.near)))
	}
	if o.near == "" && o.like != nil {
		list = append(list, fmt.Sprintf("%s: {indicator: %s}  # 像是“%s”：是的，含它的 %d 个数照这项指标取", text, o.like.ID, plainText(o.like.Name), o.numbers))
	}
	switch {
	case o.place:
		list = append(list, fmt.Sprintf("%s: {region: 编号}  # 是站点里的一个单位的，写它的编号，有 %d 个数等着", text, o.numbers))
	case o.grouping:
		list = append(list, fmt.Sprintf("%s: group  # 只是分组的名称，含它的 %d 个数照旁边的文字取", text, o.numbers))
	}
	more := "；要取的写明是什么，如 {indicator: 编号}"
	if o.grouping || o.place {
		more = ""
	}
	return append(list, fmt.Sprintf("%s: skip  # 含它的 %d 个数都不要%s", text, o.numbers, more))
}

// captionText is the right side of a caption: one word where that is enough.
func captionText(c load.Caption) string {
	if c.Indicator == nil && c.Region == nil && c.Unit == "" {
		return c.Measure
	}
	var list []string
	if c.Indicator != nil {
		list = append(list, "indicator: "+c.Indicator.ID)
	}
	if c.Part != nil {
		list = append(list, "part: "+c.Part.ID)
	}
	if c.Region != nil {
		list = append(list, "region: "+c.Region.ID)
	}
	if c.Measure != "" {
		list = append(list, "measure: "+c.Measure)
	}
	if c.Unit != "" {
		list = append(list, "unit: "+quote(c.Unit))
	}
	return "{" + strings.Join(list, ", ") + "}"
}

// quote is a text in double quotes as YAML reads it, on one line.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plainText(s)) + `"`
}

// plainText is a text without what a file of the site may not hold.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f, r >= 0xfff0 && r <= 0xffff, load.Unprintable(string(r)) != "":
			return ' '
		}
		return r
	}, s)
}
