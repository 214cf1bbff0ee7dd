package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ in, more, want string }{
		{"吉首市材料（2022年上半年）", "", "吉首市材料（2022年上半年）"},
		{`a/b\c:d*e?f"g<h>i|j`, "", "a_b_c_d_e_f_g_h_i_j"},
		{"末尾. .", "", "末尾"},
		{"行\n尾\x00", "", "行_尾_"},
		{".隐藏", "", "_隐藏"},
		{" ...", "", "_"},
		{"..", "-x", "_-x"},
		{"", "", "_"},
		{"con", "", "_con"},
		{"Lpt1.表", "", "_Lpt1.表"},
		{"conx", "", "conx"},
		{strings.Repeat("长", 200), "", strings.Repeat("长", 80)},
		{strings.Repeat("长", 200), "-2022-h1-jishou", strings.Repeat("长", 75) + "-2022-h1-jishou"},
		{strings.Repeat("𠮷", 200), "", strings.Repeat("𠮷", 60)},
	} {
		got := FileName(c.in, 80, c.more)
		if got != c.want {
			t.Errorf("FileName(%q, %q) = %q, want %q", c.in, c.more, got, c.want)
		}
		if err := os.WriteFile(filepath.Join(t.TempDir(), got+".html.docx"), nil, 0o666); err != nil {
			t.Errorf("%q is taken for no name: %v", got, err)
		}
	}
}
