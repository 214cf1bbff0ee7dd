package load

import (
	"regexp"
	"strconv"
	"strings"

	"bulletin/internal/diag"
)

// yamlMessages says in Chinese what the parser means, by a part of its message.
var yamlMessages = []struct{ part, text, fix string }{
	{"found character that cannot start any token", "值不能以这个字符开头", "把值放进双引号里"},
	{"mapping values are not allowed", "这一行不该有冒号，或缩进不对", "含有“: ”的文字要加双引号；检查缩进和上一行"},
	{"could not find expected ':'", "这里缺少冒号", "写成“项目: 值”，冒号用半角，后面空一格"},
	{"did not find expected key", "缩进或结构不对", "同级的项目对齐，列表的“-”对齐"},
	{"did not find expected '-' indicator", "列表中混入了别的写法，或缩进不对", "列表每一项以“- ”开头并对齐"},
	{"did not find expected ',' or ']'", "方括号里缺少逗号，或没有收尾的“]”", "用半角逗号隔开，补上“]”"},
	{"did not find expected ',' or '}'", "花括号里缺少逗号，或没有收尾的“}”", "用半角逗号隔开，补上“}”"},
	{"found unexpected end of stream", "引号或括号没有收尾", "补上收尾的引号或括号"},
	{"found unknown escape character", "双引号里的“\\”后面不能是这个字符", "写成“\\\\”，或改用单引号"},
	{"block sequence entries are not allowed", "这里不能写列表项", "“-”另起一行并缩进"},
	{"did not find expected alphabetic or numeric character", "“&”或“*”后面缺少名称", "这是文字就加双引号"},
	{"unknown anchor", "引用了没有定义的名称", "以“*”开头的文字要加双引号"},
	{"found a tab character", "这里不能用制表符", "改用空格"},
	{"exceeded max depth", "嵌套太深", "对照样例检查括号和缩进"},
	{"document start", "“---”之前的内容不完整，或开头的写法不对", "对照样例检查这一行"},
	{"block scalar", "“|”或“>”后面的写法不对", "“|”后面直接换行，文字另起一行并缩进"},
	{"undefined tag handle", "“!”开头的写法不认识", "这是文字就加双引号"},
	{"tag", "“!”开头的写法不认识", "这是文字就加双引号"},
	{"directive", "“%”开头的写法不认识", "这是文字就加双引号"},
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

// syntax turns an error of the YAML parser into a diagnostic at the best place that is known.
func (r *reader) syntax(text []byte, err error) {
	message := err.Error()
	pos := diag.Pos{File: r.file, Line: r.before + 1}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1])
		pos.Line = r.before + line
	}
	for _, m := range yamlMessages {
		if strings.Contains(message, m.part) {
			r.errorf(pos, "yaml-syntax", m.fix, "%s", m.text)
			return
		}
	}
	r.errorf(pos, "yaml-syntax", "对照样例检查这一行和上一行", "YAML 写法有误（%s）", shown(strings.TrimPrefix(message, "yaml: ")))
}
