package build

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// smallText is the text of a small site that is written anew.
const smallText = "content/2024-h1/edition.md"

// bits are pieces of Markdown, plain ones and such as make deep, wide, long or broken texts of themselves.
var bits = []string{
	"增长较快", "全校", "3", "a", " ", " ", "\n", "\n", "\n\n", "\n\n", "\\", "&amp;", "&#0;", "：", "。", "|", "\t", "    ",
	"> ", ">", "- ", "* ", "+ ", "1. ", "99) ", "# ", "###### ", "===\n", "---\n", "***\n", "```\n", "```table\n", "~~~\n",
	"*", "**", "***", "_", "__", "~~", "`", "``", "[", "](", ")", "[a]", "[a]: b\n", "[^a]", "[^a]: b\n", "![", "<", "<b>", "<!--", "-->",
	"{{", "}}", "{{ 原样 3 }}", "|a|b|\n|-|-|\n|c|d|\n", "|-|-|\n", "|-|", "http://x.cn", "<http://x.cn>", "  \n", "\u3000", "😀", "\u0300",
	"• ", "o\t", "1、", "（一）", "①", "——", "表1　a\n", "表：a\n", "单位：家\n", "|a|<|\n|^|b|\n|-|-|\n|^|<|\n", "a\tb\nc\td\n", "<br>", "｛｛", "［", "＊＊",
}

// hostileText is a text of bits, some of them many times or around each other.
func hostileText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(30) {
		bit := bits[random.IntN(len(bits))]
		switch random.IntN(12) {
		case 0:
			b.WriteString(strings.Repeat(bit, 1<<random.IntN(10)))
		case 1: // a staircase of lists or quotations
			for k := range 1 << random.IntN(7) {
				b.WriteString(strings.Repeat("  ", k) + bit + "a\n")
			}
		case 2:
			n := 1 << random.IntN(6)
			b.WriteString(strings.Repeat(bit+"a", n) + strings.Repeat(bit, n))
		default:
			b.WriteString(bit)
		}
	}
	return b.String()
}

// deepest are texts at the bounds of what is accepted, by what they are made of.
func deepest() map[string]string {
	list, quote, emphasis := "", "", strings.Repeat("*_", 8)+"a"+strings.Repeat("_*", 8)
	for k := range 16 {
		list += strings.Repeat("  ", k) + "- a\n"
		quote += strings.Repeat("> ", k+1) + "a\n>\n"
	}
	return map[string]string{
		"lists": list, "quotations": quote, "emphasis": emphasis,
		"paragraph": strings.Repeat("文", 10_900), "columns": strings.Repeat("|a", 60) + "|\n" + strings.Repeat("|-", 60) + "|\n" + strings.Repeat("|b", 60) + "|\n",
		"rows": "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 4900), "headings": strings.Repeat("# a\n", 2000), "notes": strings.Repeat("[^a] ", 480) + "\n\n[^a]: b\n",
		"items": strings.Repeat("- a\n", 3000), "bullets": strings.Repeat("• a\n", 3000), "numbers": strings.Repeat("1、a\n", 3000), "tabs": strings.Repeat("a\tb\n", 3000),
		"joined": "|a|b|\n|-|-|\n|c|<|\n" + strings.Repeat("|^|^|\n", 4000), "code": "```\n" + strings.Repeat("a\n", 3000) + "```\n",
	}
}

// textsTried is how many random texts TestAccepted tries beside the deepest ones; the checks of a submission try 100.
var textsTried = flag.Int("texts", 12, "")

// TestAccepted: what check accepts, build and attach accept too, in every form; and what check refuses, it refuses with a place.
func TestAccepted(t *testing.T) {
	site := "testdata/single"
	head, err := os.ReadFile(site + "/" + smallText)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(head), "---\n")
	front, _, _ := strings.Cut(rest, "---\n")
	texts := deepest()
	for seed := range uint64(*textsTried) {
		texts[fmt.Sprint("seed ", seed)] = hostileText(rand.New(rand.NewPCG(seed, 7)))
	}
	accepted := 0
	for name, text := range texts {
		files := overlay(t, site, map[string]string{smallText: "---\n" + front + "---\n" + text})
		checked, err := Build(Options{Site: files})
		if err != nil {
			t.Errorf("%s: check fails: %v\n%.400q", name, err, text)
			continue
		}
		if checked.Errors > 0 {
			for _, d := range checked.Diags {
				if d.More == 0 && d.Line == 0 {
					t.Errorf("%s: no place: %s", name, d)
				}
			}
			if !strings.HasPrefix(name, "seed") {
				t.Errorf("%s is refused: %s", name, checked.Diags[0])
			}
			continue
		}
		accepted++
		built, err := Build(Options{Site: files, Out: t.TempDir()})
		if err != nil || built.Errors > 0 {
			t.Errorf("%s: check accepts what build does not: %v\n%.400q", name, err, text)
		}
		result, err := Attach(AttachOptions{Site: files, Whole: true, Forms: []string{"pdf", "docx"}})
		if err != nil || result.Errors > 0 || len(result.Files) == 0 {
			t.Errorf("%s: check accepts what attach does not: %v\n%.400q", name, err, text)
		}
	}
	t.Logf("%d of %d texts are accepted", accepted, len(texts))
	if accepted < len(texts)/4 {
		t.Errorf("only %d of %d texts are accepted: the others prove nothing", accepted, len(texts))
	}
}
