package search

import (
	"testing"

	"bulletin/internal/model"
)

// TestEditions: the newest first, and only those pages that are not in all of them.
func TestEditions(t *testing.T) {
	editions := []*model.Edition{{ID: "2021", Label: "2021年度"}, {ID: "2022-q1", Label: "</script>一季度"}}
	got, err := Editions(editions, [][]string{
		{"2021/index.html", "2021/counties/jia.html", "2021/orders/1.html"},
		{"2022-q1/index.html", "2022-q1/counties/jia.html", "2022-q1/scores.html", "2022-q1/counties/yi.html"},
	}, map[string][]Notice{"2021": {{Text: "更正1个数</script>", Path: "2022-q1/index.html#revisions"}}})
	const want = `bulletinEditions([["2022-q1","\u003c/script\u003e一季度"],["2021","2021年度",{"notices":[["更正1个数\u003c/script\u003e","2022-q1/index.html#revisions"]]}]], {"counties/yi.html":[0],"orders/1.html":[1],"scores.html":[0]});` + "\n"
	if err != nil || string(got) != want {
		t.Errorf("Editions =\n%s\nwant\n%s%v", got, want, err)
	}
	if got, err := Editions(nil, nil, nil); err != nil || string(got) != "bulletinEditions([], {});\n" {
		t.Errorf("of no edition: %s, %v", got, err)
	}
}
