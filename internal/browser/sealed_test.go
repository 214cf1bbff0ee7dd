package browser

import (
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// TestSealed looks at the sample as it stands: sealed pages tell what later editions say of them and lead to them, and the half-year
// tells what was corrected and revised. It is on a screen and on a phone.
func TestSealed(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "sealed")
	checkLinks(t, folder)
	root := address(t, folder) + "/"
	tab := open(t)
	for _, test := range []struct{ page, notice, next string }{
		{"2021/index.html", "本期公布以后，修订2个数，见2022年一季度“更正和修订”", "下一期：2022年一季度"},
		{"2022-q1/index.html", "本期公布以后，更正4个数，修订2个数，见2022年上半年“更正和修订”", "下一期：2022年上半年"},
		{"2022-q1/counties/longshan.html", "本期公布以后，更正4个数，修订2个数，见2022年上半年“更正和修订”", ""},
		{"2022-h1/index.html", "", ""},
		{"index.html", "", ""},
		{"verify.html", "", ""},
	} {
		tab.Size(1366, 768)
		tab.Open(root + test.page)
		if test.notice != "" {
			tab.WaitFor(`document.querySelector(".later-notices") !== null`)
		}
		if got := Eval[string](tab, `Array.from(document.querySelectorAll(".later-notices a")).map((a) => a.textContent).join("；")`); got != test.notice {
			t.Errorf("%s tells “%s”, want “%s”", test.page, got, test.notice)
		}
		if got := Eval[string](tab, `document.querySelector("main").textContent`); !strings.Contains(got, test.next) {
			t.Errorf("%s does not lead to %s", test.page, test.next)
		}
		checkFit(t, tab, test.page, "1366")
		tab.Size(390, 844)
		tab.Settle()
		checkFit(t, tab, test.page, "390")
		quiet(t, tab, root)
	}
	tab.Open(root + "2022-q1/index.html")
	tab.WaitFor(`document.querySelector(".later-notices a") !== null`)
	led := Eval[string](tab, `document.querySelector(".later-notices a").href`)
	tab.Open(led)
	if got := Eval[int](tab, `document.querySelectorAll("section[aria-labelledby=revisions] tbody tr").length`); got != 6 || !strings.HasSuffix(led, "/2022-h1/index.html#revisions") {
		t.Errorf("%s tells %d figures, want 6", led, got)
	}
}
