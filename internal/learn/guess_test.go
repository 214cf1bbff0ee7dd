package learn

import "testing"

// TestLeftOut: a short form may leave out one piece of a name, at its beginning, or within it whom it counts.
func TestLeftOut(t *testing.T) {
	for _, one := range []struct{ text, name, want string }{
		{"参保人数", "城乡居民养老保险参保人数", "城乡居民养老保险"},
		{"有出口实绩的企业占比", "有出口实绩的限额以上企业占比", "限额以上"},
		{"高新技术企业数", "高新技术企业申报数", ""}, // what was done is not whom it counts
		{"养老床数", "养老机构床位数", ""},      // two pieces
		{"床位数", "床位数", ""},
		{"民营床位数", "床位数", ""},
	} {
		if got := leftOut(one.text, one.name); got != one.want {
			t.Errorf("leftOut(%s, %s) = %q, want %q", one.text, one.name, got, one.want)
		}
	}
}

// TestLike: which indicator an author is asked about.
func TestLike(t *testing.T) {
	for _, one := range []struct{ site, text, want string }{
		{"jiaotong", "期末拖欠工资(万元)", "拖欠农民工工资金额"},
		{"minzheng", "补贴性技能培训", "补贴性职业技能培训人次"},
		{"minzheng", "其中：职业培训人次", "补贴性职业技能培训人次"},
		{"shuili", "未销号“四乱”问题（个）", "未销号河湖“四乱”问题"},
		{"jiaotong", "其中：国省道项目", ""},
		{"jiaotong", "水路客运量（万人次）", ""},
		{"jiaotong", "公路运量", ""}, // of passengers or of freight
	} {
		got := ""
		if i := newLexicon(siteOf(t, one.site)).like(one.text); i != nil {
			got = i.Name
		}
		if got != one.want {
			t.Errorf("like(%s) = %q, want %q", one.text, got, one.want)
		}
	}
}

// TestTurned: a name with its words in another order.
func TestTurned(t *testing.T) {
	for _, one := range []struct {
		text, name string
		want       bool
	}{
		{"育肥肉牛", "肉牛育肥", true},
		{"修复退化草原面积", "退化草原修复面积", true},
		{"牛肉", "肉牛", false},
		{"数人岗在", "在岗人数", false},
		{"退化草原面积", "退化草原修复面积", false},
	} {
		if got := turned(one.text, one.name); got != one.want {
			t.Errorf("turned(%s, %s) = %t", one.text, one.name, got)
		}
	}
}
