package page

import (
	"strings"
	"testing"
)

func TestPaperOf(t *testing.T) {
	for path, want := range map[string]string{
		"2022-h1/index.html": "text", "2022-h1/counties/jishou.html": "text", "2022-h1/indicators/board.html": "text",
		"2022-h1/sheets/jishou.html": "sheet", "2022-h1/orders/_53f7.html": "order", "2022-h1/board.html": "board",
		"2022-h1/board-behind.html": "board", "2022-h1/ledger.html": "ledger", "2022-h1/schedule.html": "work",
		"sheets/index.html": "text", // an edition of that name
	} {
		if got := paperOf(path); got != want {
			t.Errorf("paperOf(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestRedHead(t *testing.T) {
	for _, c := range []struct {
		mark, number string
		size         int // 0: none
	}{
		{"", "", 0}, {"某局文件", "", 0}, {"", "某发〔2022〕1号", 0},
		{"某局文件", "某发〔2022〕1号", 50}, {"湘西州科学技术局文件", "州科发〔2022〕1号", 44}, {strings.Repeat("长", 300), "1号", 22},
	} {
		got := redHead(c.mark, c.number)
		if (got == nil) != (c.size == 0) || got != nil && (got.Size != c.size || got.Mark != c.mark || got.Number != c.number) {
			t.Errorf("redHead(%.20q, %q) = %+v, want size %d", c.mark, c.number, got, c.size)
		}
	}
}
