package render

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

func TestRunning(t *testing.T) {
	site := &model.Site{
		Title: "通报", Issuer: `某"局\`, Marking: "内部</style>资料", Sample: true,
	}
	for _, test := range []struct {
		edition *model.Edition
		code    string
		want    string
	}{
		{nil, "", `--running: "某\000022局\00005c　通报"; --revision: "";`},
		{&model.Edition{ID: "2022-h1", Title: "通报", Issuer: "某局", Label: "上半年", Issue: "第2期"}, "ABCD-EFGH",
			`--running: "某局　通报（上半年）　第2期"; --revision: "第1版　核验码 ABCD-EFGH";`},
		{&model.Edition{ID: "2023", Title: strings.Repeat("长", 500), Issuer: "某\n局", Label: "年"}, "",
			`--running: "某\00000a局　` + strings.Repeat("长", longestRunning-1) + `…（年）"; --revision: "";`},
	} {
		h := &html{}
		h.running(site, test.edition, test.code)
		want := `:root { --sample: "示例数据，不得引用"; --caution: "内部\00003c/style\00003e资料　示例数据，不得引用"; ` + test.want + " }\n"
		if got := string(h.b); got != want {
			t.Errorf("running() =\n%s\nwant\n%s", got, want)
		}
	}
}

func TestRunningOfPlainSite(t *testing.T) {
	h := &html{}
	h.running(&model.Site{Title: "通报", Issuer: "某局"}, nil, "")
	if got, want := string(h.b), ":root { --sample: \"\"; --caution: \"\"; --running: \"某局　通报\"; --revision: \"\"; }\n"; got != want {
		t.Errorf("running() = %q, want %q", got, want)
	}
}
