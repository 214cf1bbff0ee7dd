package fingerprint

import (
	"strings"
	"testing"
)

// FuzzSays: whatever a file is, it is read to its end or refused, the same each time; a page with other line ends says the same.
func FuzzSays(f *testing.F) {
	names := []string{"a.html", "a.htm", "a.mht", "a.mhtml", "a.docx", "a.csv", "a.json", "a.txt", "a"}
	f.Add(uint8(0), original)
	f.Add(uint8(2), "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B1=A8=\r\n</p>\r\n--b--\r\n")
	f.Add(uint8(2), "Content-Type: multipart/related; boundary=\"\"\r\n\r\n--\r\n"+strings.Repeat("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n", 100))
	for k, text := range []string{
		"<table><tr><td>" + strings.Repeat("<table><tr><td>", 300), strings.Repeat("<b>", 2000), strings.Repeat("<p>a<svg>", 500), "<script>" + strings.Repeat("<!--<script>", 300), "<template><template>", "<p hidden>a<p>b",
		"\ufeff<html><head><meta charset=gbk></head>\xb1\xa8", "\xff\xfe<\x00p\x00>\x00", "<svg><foreignObject><p><svg><title><p>", "<a href=\"javascript:&#0;\">x</a>", "PK\x03\x04", "a,\"b\n", "{\"a\": 1", "",
	} {
		f.Add(uint8(0), text)
		f.Add(uint8(k), text)
	}
	f.Fuzz(func(t *testing.T, kind uint8, content string) {
		name := names[int(kind)%len(names)]
		says, err := Says(name, content)
		if again, err2 := Says(name, content); again != says || (err == nil) != (err2 == nil) {
			t.Errorf("%q and then %q", says, again)
		}
		if err != nil && says != "" {
			t.Errorf("a digest of what is refused: %v", err)
		}
		if err == nil && name == "a.html" && !strings.ContainsAny(content, "\r\x00") && !Same(says, digest(t, name, strings.ReplaceAll(content, "\n", "\r\n"))) {
			t.Errorf("other line ends say something else")
		}
	})
}
