package claim

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// paragraph is one of a county's page.
const paragraph = "吉首市研发投入监测填报数5350万元，完成21.4%，低于序时28.6个百分点，欠账7150万元，为全州最多。要完成全年任务，后六个月月均须填报3275万元，" +
	"是上半年月均的3.7倍。技术合同成交额1.16亿元，完成38.6%，同比下降4.8%，居县市第6位；科技型中小企业入库71家，同比增长36.5%，数量居各县市之首。"

func BenchmarkParagraph(b *testing.B) {
	d := openSite(b, ".", "2022-h1")
	b.ReportAllocs()
	for b.Loop() {
		d.check("", paragraph)
	}
	perCharacter(b, paragraph)
}

// BenchmarkLength checks paragraphs of a length, and of twice and four times as much: of many sentences, and of one.
func BenchmarkLength(b *testing.B) {
	d := openSite(b, ".", "2022-h1")
	for _, kind := range []struct{ name, text string }{
		{"sentences", paragraph},
		{"sentence", strings.NewReplacer("。", "，", "；", "，").Replace(paragraph)},
	} {
		for _, n := range []int{10, 20, 40} {
			text := strings.Repeat(kind.text, n)
			b.Run(fmt.Sprintf("%s/%d", kind.name, utf8.RuneCountInString(text)), func(b *testing.B) {
				for b.Loop() {
					d.check("", text)
				}
				perCharacter(b, text)
			})
		}
	}
}

// perCharacter tells how long a character takes.
func perCharacter(b *testing.B, text string) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(utf8.RuneCountInString(text)), "ns/character")
}

func BenchmarkLexicon(b *testing.B) {
	d := openSite(b, "internal/build/testdata/school", "2023-q3")
	b.ReportAllocs()
	for b.Loop() {
		newLexicon(d.site)
	}
}
