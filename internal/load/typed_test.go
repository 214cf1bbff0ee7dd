package load

import "testing"

func TestTypedCell(t *testing.T) {
	for _, test := range []struct{ in, plain, how string }{
		{"12.30", "12.30", ""},
		{"-3.5", "-3.5", ""},
		{" 12.3 ", "12.3", "前后有空格"},
		{"12.3\u00a0", "12.3", "前后有空格"},
		{"\ufeff0\u3000", "0", "前后有空格"},
		{"１２．３", "12.3", "用了全角字符"},
		{"－１２", "-12", "用了全角字符"},
		{"−12", "-12", "用了全角字符"},
		{"1,234", "1234", "用了千分位分隔符"},
		{"-1,234,567.80", "-1234567.80", "用了千分位分隔符"},
		{"+5", "5", "前面写了加号"},
	} {
		if plain, how, ok := Typed(test.in); plain != test.plain || how != test.how || !ok {
			t.Errorf("Typed(%q) = %q, %q, %v; want %q, %q, true", test.in, plain, how, ok, test.plain, test.how)
		}
	}
	for _, in := range []string{"", " ", "1，234", "1,23", "0,123", "12,34,567", "12.5亿元", "约12", "—12", "–12", "1 234", "007", "12。5",
		"1.2.3", "1e3", "38.6%", "+-5", "--5", "12.123456789", "1234567890123456789", "十二", "未报送", "12ー5", "１２ー５", "ー12"} {
		if plain, _, ok := Typed(in); ok {
			t.Errorf("Typed(%q) = %q, want a person to decide", in, plain)
		}
	}
}

func TestMistypedCell(t *testing.T) {
	for _, test := range []struct{ in, what, fix string }{
		{"未上报", "“未上报”不是数", "写“未报送”"},
		{"未设目标", "这里不能写“未设目标”", NoFigure},
		{"约12", "“约12”不是确定的数", "只写一个确定的数，说明写在“备注”里"},
		{"12.5亿元", "“12.5亿元”带了“万”“亿”之类的单位", "换算成指标的单位，只写数字"},
		{"1，234", "“1，234”用了千分位分隔符", "写 1234；小数点打成逗号的，写 1.234"},
		{"1,23", "“1,23”里有逗号", "小数点写“.”，不用千分位逗号"},
		{"—", "“—”不是数", NoFigure},
		{"", "是空的", NoFigure},
		{"38.6%", "“38.6%”带了百分号", "写 38.6"},
	} {
		if what, fix := Mistyped(test.in, NoFigure); what != test.what || fix != test.fix {
			t.Errorf("Mistyped(%q) = %q, %q; want %q, %q", test.in, what, fix, test.what, test.fix)
		}
	}
}
