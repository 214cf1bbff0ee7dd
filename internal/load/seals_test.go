package load

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// formerData are what the first revision published.
const formerData = "\ufeff指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态\r\ntouzi,nowhere,2023,3,累计数,2,,快报\r\n"

// sealedAs is a seal of the edition 2023-q1 with the data that it covers.
func sealedAs(change func(*model.Seal)) (file, data string) {
	data = "\ufeff指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态\r\ntouzi,nowhere,2023,3,累计数,1,,快报\r\n"
	hash := strings.Repeat("0123456789abcdef", 4)
	key := model.PublishedKey{Indicator: "touzi", Region: "nowhere", Period: model.Period{Year: 2022, Month: 12}}
	told := []model.ToldNumber{{PublishedKey: key, Num: model.Number(model.MustDecimal("1.5")), Status: model.Flash}, {PublishedKey: key, Item: model.ItemYoY, Num: model.Missing(model.NotReported)}}
	was := seal.Digest([]byte(formerData))
	s := &model.Seal{
		Revision: 2, Date: model.Date{Year: 2023, Month: 4, Day: 20}, Reason: `经"局长": 会 #1 \ 'a' {b} – </script>`, Program: "v1 (devel)", Status: model.Flash, Told: told,
		Published: seal.Digest([]byte(data)),
		Inputs:    []model.SealedFile{{Path: "content/2023-q1/edition.md", SHA256: hash}, {Path: "content/2023-q1/照片 1.png", SHA256: hash}, {Path: "layouts/base.html", SHA256: hash}},
		Files:     []model.SealedFile{{Path: "2023-q1/index.html", SHA256: hash, Says: hash + "+" + hash}, {Path: "assets/a.01234567.css", SHA256: hash}},
		Earlier: []model.EarlierSeal{{Revision: 1, Date: model.Date{Year: 2023, Month: 4, Day: 18}, Reason: "甲", Code: seal.Code("2023-q1", 1, was),
			Published: was, Reopened: model.Date{Year: 2023, Month: 4, Day: 19}, ReopenReason: "乙"}},
	}
	first, err := seal.Figures([]byte(formerData))
	if err != nil {
		panic(err)
	}
	s.Earlier[0].Figures, s.Earlier[0].Stood = first.Figures, first.Stood
	s.Code = seal.Code("2023-q1", 2, s.Published)
	if change != nil {
		change(s)
	}
	return string(seal.Marshal(s, s.Earlier)), data
}

// readSealed reads the base site with a seal; codes are what is said of it.
func readSealed(t *testing.T, file, data string) (*model.Edition, string) {
	t.Helper()
	site := baseSite(t)
	put(site, seal.Path("2023-q1"), file)
	if data != "" {
		put(site, seal.PublishedPath("2023-q1"), data)
	}
	put(site, seal.FormerPath("2023-q1", 1), formerData)
	diags := &diag.List{}
	s, err := Site(site, usual, diags)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, d := range diags.Sorted() {
		if d.File == "" || d.Fix == "" {
			t.Errorf("%v lacks its place or remedy", d)
		}
		codes = append(codes, d.Code)
	}
	for _, e := range s.Editions {
		if e.ID == "2023-q1" {
			return e, strings.Join(codes, " ")
		}
	}
	t.Fatal("no edition")
	return nil, ""
}

// TestSealRoundTrip: what is written is read again, on Windows too.
func TestSealRoundTrip(t *testing.T) {
	var want *model.Seal
	file, data := sealedAs(func(s *model.Seal) { want = s })
	for _, turn := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n") },
		func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") },
	} {
		e, codes := readSealed(t, turn(file), turn(data))
		if codes != "" || !reflect.DeepEqual(e.Seal, want) || len(e.Earlier) != 1 || e.Revision() != 2 {
			t.Errorf("said %q, read\n%+v, want\n%+v", codes, e.Seal, want)
		}
		if !e.Publishes("2023-q1/index.html") || e.Publishes("2023-q1/none.html") {
			t.Error("the pages are not those of the seal")
		}
	}
	e, codes := readSealed(t, string(seal.Marshal(nil, want.Earlier)), "")
	if codes != "" || e.Seal != nil || e.Revision() != 2 {
		t.Errorf("opened again: said %q, %+v, revision %d", codes, e.Seal, e.Revision())
	}
}

// TestSealCutOff: a seal that is cut off anywhere or of which a byte is another is told, and none is taken.
func TestSealCutOff(t *testing.T) {
	file, data := sealedAs(nil)
	site := baseSite(t)
	put(site, seal.PublishedPath("2023-q1"), data)
	text := []byte(file)
	for at := 0; at <= len(text); at += 7 {
		for _, spoilt := range [][]byte{text[:at], flipped(text, at), append(bytes.Clone(text[:at]), append([]byte("#\n"), text[at:]...)...)} {
			if bytes.Equal(spoilt, text) {
				continue
			}
			put(site, seal.Path("2023-q1"), string(spoilt))
			l := newLoader(site, usual, &diag.List{})
			l.files = &files{has: map[string]bool{seal.Path("2023-q1"): true}}
			e := &model.Edition{ID: "2023-q1"}
			if err := l.readSeal(e); err != nil || e.Seal != nil || e.Earlier != nil || !l.diags.HasErrors() {
				t.Fatalf("at %d of %d: %v, %+v, %v", at, len(text), err, e.Seal, l.diags.Sorted())
			}
		}
	}
}

func flipped(text []byte, at int) []byte {
	out := bytes.Clone(text)
	out[at%len(out)] ^= 1
	return out
}

// TestHostileSeal: a seal that somebody wrote by hand, with a sum that is right, is held against its edition.
func TestHostileSeal(t *testing.T) {
	for _, c := range []struct {
		name, code string
		change     func(*model.Seal)
	}{
		{"another edition's", "seal-damaged", func(s *model.Seal) { s.Code = seal.Code("2023-h1", 2, s.Published) }},
		{"no code", "seal-damaged", func(s *model.Seal) { s.Code = "" }},
		{"no date", "bad-date", func(s *model.Seal) { s.Date = model.Date{} }},
		{"no files", "seal-damaged", func(s *model.Seal) { s.Files = nil }},
		{"another number", "seal-damaged", func(s *model.Seal) { s.Revision, s.Code = 3, seal.Code("2023-q1", 3, s.Published) }},
		{"out of the folder", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "2023-q1/../../x" }},
		{"up", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "../x" }},
		{"absolute", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "/etc/passwd" }},
		{"of Windows", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = `2023-q1\..\..\x` }},
		{"a device", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = `2023-q1/c:/x` }},
		{"the home page", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "index.html" }},
		{"another edition's page", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "2023-h1/index.html" }},
		{"the folder itself", "seal-damaged", func(s *model.Seal) { s.Files[0].Path = "2023-q1/" }},
		{"inputs elsewhere", "seal-damaged", func(s *model.Seal) { s.Inputs[0].Path = "../secret" }},
		{"no digest", "seal-damaged", func(s *model.Seal) { s.Files[0].SHA256 = "x" }},
		{"capital digest", "seal-damaged", func(s *model.Seal) { s.Files[0].SHA256 = strings.ToUpper(s.Files[0].SHA256) }},
		{"a former code", "seal-damaged", func(s *model.Seal) { s.Earlier[0].Code = "AAAA-AAAA-AAAA-AAAA" }},
		{"twice", "duplicate-key", func(s *model.Seal) { s.Files = append(s.Files, s.Files[0]) }},
		{"a control", "bad-character", func(s *model.Seal) { s.Reason = "甲\u0085\x1b乙" }},
	} {
		file, data := sealedAs(c.change)
		e, codes := readSealed(t, file, data)
		if !strings.Contains(codes, c.code) || e.Seal != nil {
			t.Errorf("%s: said %q, %+v", c.name, codes, e.Seal)
		}
	}
	file, data := sealedAs(nil)
	for _, c := range []struct{ name, file, data, code string }{
		{"other data", file, data + "x", "published-differs"},
		{"no data", file, "", "published-differs"},
		{"huge", "# " + strings.Repeat("x", MaxData+1), data, "too-large"},
		{"an alias bomb", string(withSum(bomb())), data, "alias-bomb"},
		{"a list", string(withSum("- a\n")), data, "yaml-syntax"},
		{"an unknown key", string(withSum("revisoin: 1\n")), data, "unknown-key"},
		{"nothing", "", data, "seal-damaged"},
		{"UTF-16", "\xff\xfet\x00i\x00", data, "not-utf8"},
	} {
		if _, codes := readSealed(t, c.file, c.data); !strings.Contains(codes, c.code) {
			t.Errorf("%s: said %q, want %s", c.name, codes, c.code)
		}
	}
}

// withSum is a text as if the program had written it.
func withSum(text string) []byte { return []byte(text + "sum: " + seal.Digest([]byte(text)) + "\n") }

// TestTargetsSeal: targets are read as they were sealed, and a record that is not whole is told.
func TestTargetsSeal(t *testing.T) {
	site := baseSite(t)
	year := 0
	for name := range site {
		if strings.HasPrefix(name, "data/targets/") {
			year = int(name[13]-'0')*1000 + int(name[14]-'0')*100 + int(name[15]-'0')*10 + int(name[16]-'0')
		}
	}
	s := loaded(t, site)
	want := seal.Signed(s, s.Targets[year])
	if len(want) == 0 {
		t.Fatal("no targets")
	}
	text := seal.MarshalTargets(year, &model.TargetsSeal{Date: model.Date{Year: year, Month: 3, Day: 1}, Values: want})
	put(site, seal.TargetsPath(year), string(text))
	got := loaded(t, site).Targets[year].Seal
	if got == nil || len(got.Values) != len(want) {
		t.Fatalf("read %+v", got)
	}
	for k, v := range got.Values {
		if v.Indicator != want[k].Indicator || v.Region != want[k].Region || v.Num.Gap != want[k].Num.Gap || v.Num.Ok() && v.Num.Value.Cmp(want[k].Num.Value) != 0 {
			t.Errorf("read %+v, want %+v", v, want[k])
		}
	}
	put(site, seal.TargetsPath(year), string(text[:len(text)-5]))
	diags := &diag.List{}
	if _, err := Site(site, usual, diags); err != nil || len(diags.Sorted()) == 0 || diags.Sorted()[0].Code != "seal-damaged" {
		t.Errorf("cut off: %v, %v", err, diags.Sorted())
	}
}
