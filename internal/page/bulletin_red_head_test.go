package page

import (
	"strings"
	"testing"
)

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
