package build

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestCorrectByName: what several counties changed has a reason each; one for all has to be asked for, and without a reason all are listed.
func TestCorrectByName(t *testing.T) {
	s := nursery(t)
	s.month(9, 300, 200)
	s.sealOn("2023-09", model.Date{Year: 2023, Month: 10, Day: 15})
	s.month(9, 310, 200)
	s.month(10, 320, 220)
	day := model.Date{Year: 2023, Month: 11, Day: 12}
	one := []string{"芦州市2023年1—9月新增托位：590个改为600个", "东县2023年1—9月新增托位：500个改为510个", "东县2023年1—9月新增托位（其中：公办）：300个改为310个"}
	made, err := Correct(CorrectOptions{Site: s.files(), Date: day, Reason: "漏报一所"}) // the whole follows, and the part belongs to the county
	if err != nil || !slices.Equal(made.Entries, one) || len(made.Files) != 1 {
		t.Errorf("one county: %v, %+v", err, made)
	}
	s.site["data/reports/2023-09.yaml"] = strings.NewReplacer("xi: 90", "xi: 95", "shi: 600", "shi: 605").Replace(s.site["data/reports/2023-09.yaml"])
	two := []string{"芦州市2023年1—9月新增托位：590个改为605个", one[1], one[2], "西县2023年1—9月新增托位：90个改为95个"}
	for _, test := range []struct {
		what    string
		options CorrectOptions
		want    []string
		files   int
	}{
		{"listed", CorrectOptions{}, two, 0},
		{"all", CorrectOptions{Reason: "误", All: true}, two, 1},
		{"by county", CorrectOptions{Reason: "误", Names: []string{"西县"}}, two[3:], 1},
		{"by id", CorrectOptions{Reason: "误", Names: []string{"xi"}}, two[3:], 1},
		{"by two counties", CorrectOptions{Reason: "误", Names: []string{"西县", "东县"}}, two[1:], 1},
		{"by county and indicator", CorrectOptions{Reason: "误", Names: []string{"东县", "新增托位"}}, two[1:3], 1},
		{"by month", CorrectOptions{Reason: "误", Names: []string{"2023-09"}}, two, 1},
		{"listed by name", CorrectOptions{Names: []string{"西县"}}, two[3:], 0},
	} {
		test.options.Site, test.options.Date = s.files(), day
		made, err := Correct(test.options)
		if err != nil || made.Errors > 0 || !slices.Equal(made.Entries, test.want) || len(made.Files) != test.files {
			t.Errorf("%s: %v, %+v, want %q", test.what, err, made, test.want)
			continue
		}
		if entries := strings.Count(strings.Join(contents(made.Files), ""), "- date"); test.files > 0 && entries != len(test.want) {
			t.Errorf("%s: %d entries are written for %d", test.what, entries, len(test.want))
		}
	}
	var several *SeveralError
	if _, err := Correct(CorrectOptions{Site: s.files(), Date: day, Reason: "误"}); !errors.As(err, &several) || !slices.Equal(several.Entries, two) {
		t.Errorf("one reason for two counties: %v", err)
	}
	var unnamed *UnnamedError
	if _, err := Correct(CorrectOptions{Site: s.files(), Date: day, Reason: "误", Names: []string{"西县", "西区"}}); !errors.As(err, &unnamed) || unnamed.Name != "西区" || unnamed.Near != "西县" {
		t.Errorf("an unknown name: %v", err)
	}
}

func contents(files []RecordFile) (list []string) {
	for _, f := range files {
		list = append(list, string(f.Content))
	}
	return list
}
