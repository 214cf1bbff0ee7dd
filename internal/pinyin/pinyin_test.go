package pinyin

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPlaces: each line of testdata/places.txt is a name and its syllables, by the standard spelling of places.
func TestPlaces(t *testing.T) {
	text, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		name, want, _ := strings.Cut(strings.TrimSpace(line), " ")
		known[name] = true
		if got := strings.Join(Read(name), " "); got != want {
			t.Errorf("Read(%s) = %s, want %s", name, got, want)
		}
		if got := strings.Join(Read(name+"镇"), " "); got != want+" zhen" {
			t.Errorf("Read(%s镇) = %s, want %s zhen", name, got, want)
		}
	}
	for name := range places {
		if !known[name] {
			t.Errorf("testdata/places.txt lacks %s", name)
		}
	}
}

// TestTables: a table's reading has a syllable for each character, and says something that the characters alone do not.
func TestTables(t *testing.T) {
	for _, table := range []map[string]string{places, readings} {
		for text, reading := range table {
			var alone []string
			for _, r := range text {
				alone = append(alone, single(r)...)
			}
			switch n := len([]rune(text)); {
			case len(strings.Fields(reading)) != n:
				t.Errorf("%s has %d characters, and is read %s", text, n, reading)
			case n > maxPhrase:
				t.Errorf("%s is longer than %d", text, maxPhrase)
			case strings.Join(alone, " ") == reading:
				t.Errorf("%s is read %s without the table", text, reading)
			}
		}
	}
}

func TestPlace(t *testing.T) {
	for _, test := range []struct{ in, trimmed, want string }{
		{"吉首市", "吉首", "jishou"},
		{"单县", "单县", "shanxian"},
		{"六安市", "六安", "luan"},
		{"湘西土家族苗族自治州", "湘西", "xiangxi"},
		{"新疆维吾尔自治区", "新疆", "xinjiang"},
		{"内蒙古自治区", "内蒙古", "neimenggu"},
		{"前郭尔罗斯蒙古族自治县", "前郭尔罗斯", "qianguoerluosi"},
		{"湘西高新区", "湘西高新区", "xiangxigaoxinqu"},
		{"第一中学", "第一中学", "diyizhongxue"},
		{"重庆市", "重庆", "chongqing"},
		{"PM2.5", "PM2.5", "pm25"},
		{"１２３", "１２３", "n123"},
		{"😀<b>", "😀<b>", "b"},
		{"", "", ""},
	} {
		if got := Trimmed(test.in); got != test.trimmed {
			t.Errorf("Trimmed(%s) = %s, want %s", test.in, got, test.trimmed)
		}
		if got := Place(Trimmed(test.in)); got != test.want {
			t.Errorf("Place(%s) = %s, want %s", Trimmed(test.in), got, test.want)
		}
	}
}

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"全社会研发投入":       "quanshehui-yanfa-touru",
		"技术合同成交额":       "jishu-hetong-chengjiao",
		"空气质量优良天数比例":    "kongqi-zhiliang-youliang",
		"细颗粒物（PM2.5）浓度": "xikeliwu-pm25-nongdu",
		"重点污染物排放量":      "zhongdian-wuranwu-paifang", "减排量": "jianpai", "亩": "mu", "成交额": "chengjiao", "体制改革与科技金融": "tizhi-gaige-keji", "R&D经费": "rd-jingfei", "和": "he",
		"5G基站":     "n5g-jizhan",
		"农村自来水普及率": "nongcun-zilaishui-pujilv", "四乱整改数": "siluan-zhenggai", "四乱整改率": "siluan-zhenggailv", "病险水库除险加固完成数": "bingxian-shuiku-chuxian",
		"办结率": "banjielv", "率": "lv", "水土流失治理面积": "shuitu-liushi-zhili",
		"城镇居民人均可支配收入增长率": "chengzhen-jumin-renjun",
		"“双减”课后服务":       "shuangjian-kehou-fuwu",
	} {
		if got := Name(in, 3); got != want {
			t.Errorf("Name(%s, 3) = %s, want %s", in, got, want)
		}
	}
}

var id = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// TestUnique: whatever the names, the ids are ids, and each is given once.
func TestUnique(t *testing.T) {
	taken := map[string]bool{}
	seen := map[string]bool{}
	for _, name := range []string{"宜春", "伊春", "宜春", "", "😀", "con", "CON", "null", "~", "No", "y", "nul", "com1", strings.Repeat("庄", 200), strings.Repeat("庄", 200), "-", "1", "n1", "单位", "单位"} {
		got := Unique(taken, "danwei", Name(name, 3))
		if !id.MatchString(got) || len(got) > MaxID || seen[got] || reserved.MatchString(got) {
			t.Errorf("Unique(%s) = %s", name, got)
		}
		seen[got] = true
	}
	if got := Unique(map[string]bool{"a": true, "b": true}, "x", "a", "b"); got != "b-2" {
		t.Errorf("Unique = %s, want b-2", got)
	}
}
