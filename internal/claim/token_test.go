package claim

import (
	"strings"
	"testing"
)

// TestTokens: names before words, long before short, and numbers with their units.
func TestTokens(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct{ text, want string }{
		{"吉首市技术合同成交额1.16亿元", "region:吉首市 topic:技术合同成交额 number:1.16亿元"},
		{"主要指标", "word:主要 word:指标"},
		{"2022年1—6月，", "period:2022年1—6月 mark:，"},
		{"7月31日", "number:7月31日"},
		{"截至6月末", "word:截至 period:6月末"},
		{"第24届", "plain:第24届"},
		{"如图1所示", "plain:如 plain:图1所示"},
		{"居第3位", "word:居 number:第3位"},
		{"八县市", "number:八县市"},
		{"300多家", "number:300多家"},
		{"63%~68%", "number:63%~68%"},
		{"四成五", "number:四成五"},
		{"三分之一", "number:三分之一"},
		{"负2家", "number:负2家"},
		{"《2022年吉首市方案》", "plain:《2022年吉首市方案》"},
		{"研发投入监测填报数", "topic:研发投入监测填报数"},
		{"低于序时11.4个百分点", "word:低于 word:序时 number:11.4个百分点"},
		{"湘西高新技术产业开发区", "region:湘西高新技术产业开发区"},
	} {
		s := scanner{lexicon: d.checker.lex, text: test.text}
		s.scan(0, len(test.text))
		var got []string
		for _, tok := range s.tokens {
			kind := map[tokenKind]string{plain: "plain", region: "region", indicators: "topic", parts: "part", word: "word", figure: "number", period: "period"}[tok.kind]
			if kind == "" {
				kind = "mark"
			}
			got = append(got, kind+":"+test.text[tok.start:tok.end])
		}
		if joined := strings.Join(got, " "); joined != test.want {
			t.Errorf("scan(%s) = %s, want %s", test.text, joined, test.want)
		}
	}
}

// TestNumbers: values, units and what the words beside a number make of it.
func TestNumbers(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct {
		text, value, unit string
		kind              numberKind
		around            approximation
	}{
		{"38.6%", "38.6", "%", percent, exact},
		{"300余家", "300", "家", amount, more},
		{"2.3倍", "2.3", "倍", times, exact},
		{"11.4百分点", "11.4", "个百分点", points, exact},
		{"3年", "3", "年", idle, exact},
		{"2022Q1", "2022", "", idle, exact},
		{"50%左右", "50", "%", percent, roughly},
		{"6个县市", "6", "个县市", counted, exact},
		{"1.2.3", "1.2", "", idle, exact},
		{"-3.6%", "-3.6", "%", percent, exact},
	} {
		n, _ := d.checker.lex.number(test.text)
		if n.unit != test.unit || n.kind != test.kind || n.around != test.around || n.kind != idle && n.value.String() != test.value {
			t.Errorf("number(%s) = %s %q kind %d, around %d; want %s %q %d, %d", test.text, n.value, n.unit, n.kind, n.around, test.value, test.unit, test.kind, test.around)
		}
	}
}

// TestAliases: the ways to write a name.
func TestAliases(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct {
		word, want string // ids; "" for no indicator
		weak       bool
	}{
		{"技术合同成交额", "jishu-hetong", false},
		{"技术合同", "hetong-xiangshu jishu-hetong", true},
		{"成交额", "", false}, // a part of a name is none
		{"社会研发投入", "", false},
		{"研发投入", "yanfa-kaohe yanfa-jiance yanfa-qiangdu", true},
		{"研发投入监测数", "yanfa-jiance", false},
		{"占产业投资", "touzi-bizhong", false},
		{"成果登记", "chengguo-dengji", false},
		{"企业", "", false},
	} {
		var ids []string
		e := d.checker.lex.entries[test.word]
		if e != nil {
			for _, i := range e.indicators {
				ids = append(ids, i.ID)
			}
		}
		if got := strings.Join(ids, " "); got != test.want || e != nil && e.weak != test.weak {
			t.Errorf("%s means %q, want %q (weak %v)", test.word, got, test.want, test.weak)
		}
	}
}

// TestFold: digits, letters and signs have one width, and marks of thousands and spaces around numbers are gone.
func TestFold(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"完成３８．６％", "完成38.6%"},
		{"1,234,567元", "1234567元"},
		{"１，２３４人", "1234人"},
		{"增长 4.8 %", "增长4.8%"},
		{"3 5", "3 5"},
		{"1,23", "1,23"},
	} {
		f := fold(test.text, nil)
		if f.text != test.want {
			t.Errorf("fold(%q) = %q, want %q", test.text, f.text, test.want)
		}
	}
}
