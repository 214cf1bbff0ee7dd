package broken

import (
	"os"
	"strings"
	"testing"
)

// FuzzText breaks the body of an edition: Markdown, references, directives and claims, in a front matter that is right.
func FuzzText(f *testing.F) {
	const file = "content/2023-h1/edition.md"
	site := base(f)
	head, body, _ := strings.Cut(strings.TrimPrefix(string(site[file].Data), "---\n"), "\n---\n")
	for _, text := range append([]string{body}, texts...) {
		f.Add(text)
	}
	for _, name := range []string{"../build/testdata/school/content/2023-q3/edition.md", "../page/testdata/proof/content/2024-h1/edition.md"} {
		if raw, err := os.ReadFile(name); err == nil {
			_, text, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { holds(t, site, file, []byte("---\n"+head+"\n---\n"+text)) })
}

// texts have each thing that a text can say, whole and broken off.
var texts = []string{
	"{{ 东河 产业投资 }}增长{{ 东河 产业投资 同比 }}。\n", "{{ 产业投资 落后 名单 }}\n", "{{ 原样 12.5亿元 }}{{", "{{}}{{ }}{{{{ }}}}", "{{ " + strings.Repeat("东河 ", 500) + "}}\n",
	"```table\nindicators: [touzi, ruku]\ncolumns: [本期, 同比]\n```\n", "```chart\nkind: ranking\nindicator: touzi\n```\n", "```chart\nkind: &a [*a]\n```\n", "```table\n", "~~~chart\nkind\n~~~\n",
	"```table\nindicators: touzi\n" + strings.Repeat("x: 1\n", 200) + "```\n", "> ```table\n> a: b\n> ```\n", "- ```chart\n  kind: x\n  ```\n",
	"东河县产业投资4.30亿元，完成年度目标的12.8%，同比增长3.5%，居全市第1位。\n", "全市4个县中有3个落后，分别是东河、西湖和南岭。\n",
	"|县|投资|\n|-|-:|\n|东河|4.30|\n|西湖|<|\n|^|1|\n", "|-|\n|-|-|\n||||\n", "表1　产业投资\n|县|投资|\n|-|-|\n|东河|9|\n",
	"![图](a.png)\n", "![](../../../etc/passwd)\n", "[甲](javascript:alert(1)) <b onclick=x> <!-- -->\n", "[^a]\n\n[^a]: [^a]\n", "[a]: b\n[a]: c\n[a][a]\n",
	strings.Repeat("[", 900), strings.Repeat("*a **a ", 300), strings.Repeat("> ", 300) + "a\n", strings.Repeat("- ", 300) + "a\n", strings.Repeat("`a ", 800), strings.Repeat("a <!--", 500),
	"一、\n（一）\n1、\n①\n——\n●●\n", "\u3000\u3000段\n\ttab\n", "a\tb\nc\td\n", "&#0;&#x110000;&amp;amp;\n", "---\na: 1\n---\n", "# \n## {{ 东河 }}\n###### a {#b}\n", "\xff{{\xfe}}\n",
}
