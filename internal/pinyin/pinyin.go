// Package pinyin makes ids of Chinese names: small Latin letters, digits and hyphens, at most 64, beginning with a letter.
//
// Characters of several readings are read by a table of place names and of words (places.go, words.go); whatever it does
// not know has its most usual reading. ü is written v, as it is typed. The package remembers nothing: which ids are
// taken is told by the caller.
package pinyin

import (
	"slices"
	"strings"
	"unicode"

	library "github.com/mozillazg/go-pinyin"
)

// MaxID is the longest id, in bytes.
const MaxID = 64

// Read returns the readings of text: a syllable for each Chinese character, and a piece for each run of Latin letters and
// digits. What has no reading is left out.
func Read(text string) []string {
	var all []string
	for _, p := range pieces(text) {
		all = append(all, p.syllables...)
	}
	return all
}

// piece is a word or a character, with what follows it.
type piece struct {
	text      string // of a single character
	syllables []string
	word      bool // known as a word; others are joined in pairs
}

// pieces cuts text by the longest names and words that are known.
func pieces(text string) []piece {
	var all []piece
	runes := []rune(fold(text))
	for at := 0; at < len(runes); {
		if isLatin(runes[at]) {
			end := at
			for end < len(runes) && (isLatin(runes[end]) || isJoint(runes[end]) && end+1 < len(runes) && isLatin(runes[end+1])) {
				end++
			}
			all = append(all, piece{syllables: []string{joints.Replace(strings.ToLower(string(runes[at:end])))}, word: true})
			at = end
			continue
		}
		n, syllables, word := longest(runes[at:])
		if n == 0 {
			at++
			continue
		}
		if n == 1 && runes[at] == '率' && len(all) > 0 && all[len(all)-1].word {
			rate := &all[len(all)-1] // 整改率 is one word: without its end it would be that of another indicator
			rate.syllables = append(slices.Clip(rate.syllables), syllables...)
		} else if len(syllables) > 0 {
			all = append(all, piece{string(runes[at : at+n]), syllables, word})
		}
		at += n
	}
	return all
}

// isJoint reports whether a sign joins letters: PM2.5, R&D.
func isJoint(r rune) bool { return r == '.' || r == '&' }

var joints = strings.NewReplacer(".", "", "&", "")

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// fold makes full-width letters and digits narrow ones.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - 0xfee0
		}
		return r
	}, text)
}

// longest is the longest known name or word that runes begin with: how many they are, and how they are read. A character
// alone is no word.
func longest(runes []rune) (n int, syllables []string, word bool) {
	for n = min(len(runes), maxPhrase); n > 1; n-- {
		text := string(runes[:n])
		if reading, known := places[text]; known {
			return n, strings.Fields(reading), true
		}
		if reading, known := readings[text]; known {
			return n, strings.Fields(reading), true
		}
		if _, known := words[text]; known {
			for _, r := range runes[:n] {
				syllables = append(syllables, single(r)...)
			}
			return n, syllables, true
		}
	}
	if len(runes) == 0 {
		return 0, nil, false
	}
	return 1, single(runes[0]), false
}

// maxPhrase is the longest name in the tables, in characters.
const maxPhrase = 6

// single is the usual reading of a character, or nothing.
func single(r rune) []string {
	if reading, known := usual[r]; known {
		return []string{reading}
	}
	if !unicode.Is(unicode.Han, r) {
		return nil
	}
	read := library.SinglePinyin(r, library.Args{Style: library.Normal})
	if len(read) == 0 || strings.ContainsFunc(read[0], func(r rune) bool { return r < 'a' || r > 'z' }) {
		return nil
	}
	return read[:1]
}

// Place is the id of a place's name: its syllables without hyphens where it is short, and by words where it is long.
func Place(name string) string {
	parts := grouped(pieces(name))
	if joined := strings.Join(parts, ""); len(Read(name)) <= 6 {
		return begun(joined)
	}
	return begun(hyphened(parts, 4))
}

// Name is the id of another name, by its first words. A single character between known words is left out, as is a particle:
// 成交额 is chengjiao, 改革与金融 gaige-jinrong.
func Name(name string, most int) string {
	var kept []string
	var run []piece
	all := pieces(name)
	for k, p := range all {
		lone := !p.word && (k == 0 || all[k-1].word) && (k+1 == len(all) || all[k+1].word)
		if p.word || !lone && !particles[p.text] {
			run = append(run, p)
			continue
		}
		kept, run = append(kept, grouped(run)...), nil
	}
	kept = append(kept, grouped(run)...)
	if len(kept) == 0 {
		kept = grouped(all)
	}
	return begun(hyphened(kept, most))
}

// Full is the id of a name by all its words, as far as an id goes.
func Full(name string) string { return begun(hyphened(grouped(pieces(name)), MaxID)) }

// particles join words, and are none of what a name is about.
var particles = map[string]bool{"与": true, "和": true, "及": true, "的": true, "之": true, "等": true}

// grouped are the words of a name: known ones, and the others two syllables at a time.
func grouped(all []piece) []string {
	var parts []string
	var loose []string
	flush := func() {
		for len(loose) > 0 {
			n := 2
			if len(loose) == 3 || len(loose) == 1 {
				n = len(loose)
			}
			parts = append(parts, strings.Join(loose[:n], ""))
			loose = loose[n:]
		}
	}
	for _, p := range all {
		if !p.word {
			loose = append(loose, p.syllables...)
			continue
		}
		flush()
		parts = append(parts, strings.Join(p.syllables, ""))
	}
	flush()
	return parts
}

// hyphened joins the first words of a name, as many as may be.
func hyphened(parts []string, most int) string {
	id := ""
	for k, part := range parts {
		if k == most || len(id)+1+len(part) > MaxID-4 && id != "" {
			break
		}
		if id != "" {
			id += "-"
		}
		id += part
	}
	return id[:min(len(id), MaxID-4)]
}

// begun makes an id begin with a letter.
func begun(id string) string {
	id = strings.Trim(id[:min(len(id), MaxID-4)], "-")
	if id != "" && id[0] >= '0' && id[0] <= '9' {
		return "n" + id
	}
	return id
}

// Trimmed is a name without the word for its kind at the end, where two characters are left; and without the peoples that
// an autonomous area is named after.
func Trimmed(name string) string {
	stem := name
	if slices.ContainsFunc(zones, func(z string) bool { return strings.HasSuffix(name, z) }) {
		return name
	}
	for _, kind := range kinds {
		if rest, found := strings.CutSuffix(name, kind); found {
			stem = rest
			if strings.HasPrefix(kind, "自治") {
				stem = withoutPeoples(stem)
			}
			break
		}
	}
	if len([]rune(stem)) < 2 {
		return name
	}
	return stem
}

// kinds are the words for what a place is, the longer ones first.
var kinds = []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "街道办事处", "街道", "地区", "林区", "矿区", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡"}

// zones are words for what is no area of government: nothing is taken from them.
var zones = []string{"开发区", "高新区", "经开区", "园区", "示范区", "保税区", "自贸区", "度假区", "景区", "学区", "校区", "小区", "社区", "厂区", "库区", "管理区", "试验区", "保护区", "加工区", "集中区", "合作区", "功能区", "片区"}

func withoutPeoples(name string) string {
	for {
		at := slices.IndexFunc(peoples, func(p string) bool { return len([]rune(strings.TrimSuffix(name, p))) > 1 && strings.HasSuffix(name, p) })
		if at < 0 {
			return name
		}
		name = strings.TrimSuffix(name, peoples[at])
	}
}

// peoples are those whose names stand in the names of places.
var peoples = []string{
	"各族", "土家族", "维吾尔", "维吾尔族", "哈萨克", "哈萨克族", "柯尔克孜", "柯尔克孜族", "蒙古", "蒙古族", "塔吉克", "塔吉克族", "锡伯", "朝鲜族",
	"保安族", "东乡族", "撒拉族", "拉祜族", "布朗族", "哈尼族", "傈僳族", "景颇族", "布依族", "仡佬族", "仫佬族", "毛南族", "裕固族", "达斡尔族",
	"鄂温克族", "鄂伦春族", "独龙族", "纳西族", "普米族", "苗族", "侗族", "藏族", "羌族", "彝族", "壮族", "回族", "满族", "土族", "瑶族", "畲族", "黎族",
	"水族", "白族", "傣族", "佤族", "怒族",
}
