package browser

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/seal/sealtest"
)

// TestScores opens the scores, a kind of page that the sample has not.
func TestScores(t *testing.T) {
	swept(t, "schedules")
	t.Parallel()
	lookAtSchedules(t, "scored", "2022-h1/scores.html")
}

// lookAtSchedules opens the schedule, the assessments, the scores or a county: they fit at three widths, are read without
// script, and print without a cut word.
func lookAtSchedules(t *testing.T, site string, pages ...string) {
	t.Helper()
	folder, _ := buildSite(t, site)
	checkLinks(t, folder)
	tab, plain := open(t), open(t)
	plain.Script(false)
	root := address(t, folder) + "/"
	for _, page := range pages {
		checkScripted(t, tab, root, page)
		checkNarrow(t, tab, page)
		checkPlain(t, plain, root, page)
		if wrong := Eval[string](plain, readable); wrong != "" {
			t.Errorf("%s without script: %s", page, wrong)
		}
		for _, v := range tab.Axe() {
			t.Errorf("%s: %s", page, v)
		}
		quiet(t, tab, root)
		checkPaper(t, tab, page)
		tab.Media("print")
		tab.Size(typeArea(t, tab), 900)
		if wrong := Eval[string](tab, cutOnPaper); wrong != "" {
			t.Errorf("%s on paper: %s", page, wrong)
		}
		tab.Media("screen")
	}
}

// readable finds what a page without script does not show: a table without rows, or a chip without its word.
const readable = `(() => {
	const wrong = [];
	const all = (selector) => Array.from(document.querySelectorAll(selector));
	all("table").filter((e) => e.tBodies[0].rows.length === 0 || e.getClientRects().length === 0).forEach((e) => wrong.push("a table without rows"));
	all("[class^=state-], .state").filter((e) => !e.textContent.trim()).forEach((e) => wrong.push("a state without a word"));
	return wrong.slice(0, 5).join("; ");
})()`

// cutOnPaper lists text that reaches beyond the type area or that what is around it cuts off.
const cutOnPaper = `(() => {
	const wrong = [], width = document.documentElement.clientWidth;
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const parent = walker.currentNode.parentElement, range = document.createRange();
		if (!walker.currentNode.textContent.trim() || parent.closest(".said, script, .skip, svg, .on-paper-wide, .on-paper-huge")) continue;
		range.selectNodeContents(walker.currentNode);
		const text = walker.currentNode.textContent.trim().slice(0, 20);
		for (const box of range.getClientRects()) {
			if (box.width > 0 && (box.left < -1 || box.right > width + 1)) wrong.push(text + " ends at " + Math.round(box.right) + " of " + width);
			for (let e = parent; box.width > 0 && e !== document.body; e = e.parentElement) {
				if (getComputedStyle(e).overflow !== "visible" && box.right > e.getBoundingClientRect().right + 1) wrong.push(text + " is cut off");
			}
		}
	}
	return wrong.slice(0, 5).join("; ");
})()`

// scoredSample is the sample with scores, contacts and red-and-black lists.
func scoredSample() (fs.FS, error) {
	out := fstest.MapFS{}
	site := sealtest.Unsealed(os.DirFS("../.."))
	for _, folder := range []string{"data", "content"} {
		err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(site, name)
			out[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	add := func(name, old, new, after string) {
		text := strings.Replace(string(out[name].Data), old, new, 1) + after
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	add("data/site.yaml", "contacts: hide", "contacts: show", `
scores:
  cap: 120
  indicators: {yanfa-jiance: 30, gaoqi-shenbao: 20, jishu-hetong: 30, chengguo-dengji: 10, waizhuan: 10}
  tiers:
    - {name: 第一类, counties: [jishou, luxi, fenghuang, huayuan]}
    - {name: 第二类, counties: [baojing, guzhang, yongshun, longshan]}
`)
	add("content/2022-h1/edition.md", "", "", "\n```redblack\n```\n\n```redblack\nindicator: jishu-hetong\ntop: 2\nbottom: 0\n```\n")
	return out, nil
}
