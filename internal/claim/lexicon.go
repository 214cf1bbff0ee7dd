package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// lexicon is every word that the package knows in a site: the names of its regions and indicators, the words
// of claims, and those of periods.
type lexicon struct {
	entries     map[string]*entry
	words       lengths // of the entries
	regionWords lengths // of those that name a region
	units       lengths // of units
	isUnit      map[string]bool
	own         map[string]bool             // units of indicators
	members     []string                    // what stands behind a number of members: 个县市, 县市, 县
	uses        map[string]int              // how many meanings a word has in a reference
	owners      map[string]*model.Indicator // of a unit that only one indicator has, and that is no everyday one
	*likeness
}

// entry is what a word may mean. A name may be that of several indicators; it never is a cue as well.
type entry struct {
	region     *model.Region
	stranger   bool   // a region that the site has no figures of
	meant      string // whom a stranger's name may be a slip of: 枫林乡 of 枫林镇
	members    bool   // all members together: 县市
	indicators []*model.Indicator
	weak       bool // a part of a name, which others begin with as well
	rate       bool // the name without the 增速 that ends it: its growth is the indicator's value
	parts      []component
	cue        cue
	basis      bool // the site's basis of tasks
	span       *span
}

// component is a part (其中) of an indicator.
type component struct {
	of   *model.Indicator
	part *model.Part
}

// usualWords is about how many words a lexicon has.
const usualWords = 3000

func newLexicon(site *model.Site) *lexicon {
	l := &lexicon{entries: make(map[string]*entry, usualWords), words: make(lengths, usualWords), regionWords: lengths{}, uses: map[string]int{}}
	l.addRegions(site)
	l.addNames(site.Counted())
	for _, w := range words {
		for _, word := range strings.Fields(w.list) {
			if e := l.entries[word]; e == nil {
				l.entries[word] = &entry{cue: w.cue}
			} else if e.cue != 0 && w.cue != filler && e.cue != filler {
				e.cue |= w.cue
			} else if e.cue == filler {
				e.cue = w.cue
			}
		}
	}
	l.pastOnly(site.Counted())
	l.addBasis(site)
	l.addSpans()
	l.addParts(site.Counted())
	l.addRatios(site.Counted())
	l.addUnits(site)
	l.addMembers(site)
	l.countUses(site)
	l.likeness = newLikeness(site.Counted())
	l.addOwners(site)
	for word, e := range l.entries {
		l.words.add(word)
		if e.region != nil {
			l.regionWords.add(word)
		}
	}
	return l
}

// pastOnly makes words of things to come that names of indicators hold say nothing: where there is 争取上级专项资金, 累计争取资金3亿元 is
// no hope.
func (l *lexicon) pastOnly(list []*model.Indicator) {
	for word, e := range l.entries {
		if e.cue&future != 0 && utf8.RuneCountInString(word) > 1 && slices.ContainsFunc(list, func(i *model.Indicator) bool { return strings.Contains(i.Name, word) }) {
			e.cue = filler
		}
	}
}

// lengths are how many bytes the words have that begin with two characters, longest first. Those of one character stand at a second
// one of 0.
type lengths map[[2]rune][]int

func (l lengths) add(word string) {
	key := firstTwo(word)
	if at, found := slices.BinarySearchFunc(l[key], len(word), func(a, b int) int { return b - a }); !found {
		l[key] = slices.Insert(l[key], at, len(word))
	}
}

// of are the lengths of the words that text may begin with: those of several characters, and that of its first one.
func (l lengths) of(text string) [2][]int {
	key := firstTwo(text)
	return [2][]int{l[key], l[[2]rune{key[0]}]}
}

// firstTwo are the first two characters of a text, 0 where it has none.
func firstTwo(text string) (two [2]rune) {
	if text == "" {
		return two
	}
	first, n := utf8.DecodeRuneInString(text)
	two[0] = first
	if n < len(text) {
		two[1], _ = utf8.DecodeRuneInString(text[n:])
	}
	return two
}

// match is the longest entry that text begins with.
func (l *lexicon) match(text string) (*entry, int) {
	for _, list := range l.words.of(text) {
		for _, n := range list {
			if n <= len(text) {
				if e := l.entries[text[:n]]; e != nil {
					return e, n
				}
			}
		}
	}
	return nil, 0
}

// unitAt is the longest unit that text begins with, or empty.
func (l *lexicon) unitAt(text string) string {
	for _, list := range l.units.of(text) {
		for _, n := range list {
			if n <= len(text) && l.isUnit[text[:n]] {
				return text[:n]
			}
		}
	}
	return ""
}

// suffixes end the names of regions and are often left out.
var suffixes = []string{"县", "市", "区", "州", "乡", "镇", "旗", "街道", "村", "单位"}

func (l *lexicon) addRegions(site *model.Site) {
	regions := site.Regions
	if site.Province != nil {
		regions = append(regions[:len(regions):len(regions)], site.Province)
	}
	for _, r := range regions {
		l.addRegion(r.Name, r)
		l.addRegion(r.Short, r)
		if head, _, ok := bracketed(r.Name); ok {
			l.addRegion(head, r) // 州直单位（含高校、科研院所）
		}
		if len(r.ID) > 3 {
			l.addRegion(r.ID, r)
		}
	}
	for _, r := range regions {
		head, _, _ := bracketed(r.Name)
		for _, name := range []string{r.Name, r.Short, head} {
			for _, suffix := range suffixes {
				if bare := strings.TrimSuffix(name, suffix); bare != name && utf8.RuneCountInString(bare) >= 2 {
					l.addRegion(bare, r)
				}
			}
		}
	}
	l.addPeoples(regions)
	l.addStems(site)
	l.addOtherKinds(regions)
	l.addLevel(site.Words.Whole, site.Whole())
	if site.Province != nil {
		l.addLevel(site.Words.Upper, site.Province)
	}
	if m := site.Words.Member; m != "" && l.entries[m] == nil {
		l.entries[m] = &entry{region: site.Whole(), members: true}
	}
	if m := site.Words.Member; m != "" {
		l.entries["各"+m] = &entry{region: site.Whole(), members: true}
	}
	for _, word := range []string{site.Words.Upper, "全省", "全国", "全市", "全区", "各省", "周边", "兄弟市州"} {
		if word != "" && l.entries[word] == nil {
			l.entries[word] = &entry{stranger: true}
		}
	}
}

// addPeoples adds the names of autonomous regions, and of 民族乡, without their peoples.
func (l *lexicon) addPeoples(regions []*model.Region) {
	for _, r := range regions {
		for _, name := range []string{r.Name, r.Short} {
			bare, ok := name, false
			for _, kind := range []string{"自治县", "自治州", "自治旗", "自治区"} {
				if cut, found := strings.CutSuffix(bare, kind); found {
					bare, ok = cut, true
				}
			}
			if town, is := model.CutPeoplesTown(name); is {
				l.addRegion(town, r)
				l.addRegion(town+"乡", r)
				l.addRegion(town+"民族乡", r)
			}
			if ok {
				bare = model.CutPeoples(bare)
			}
			if ok && bare != name && utf8.RuneCountInString(bare) >= 2 {
				l.addRegion(bare, r)
				l.addRegion(bare+"县", r)
				l.addRegion(bare+"自治县", r)
			}
		}
	}
}

// zones are kinds of zones, and how they are called for short.
var zones = []struct{ long, short string }{{"经济技术开发区", "经开区"}, {"经济开发区", "经开区"}, {"高新技术产业开发区", "高新区"}, {"高新技术开发区", "高新区"}, {"高新技术产业园区", "高新区"}}

// addStems adds the names of regions without that of the whole before them, 第一小学 for 青禾第一小学, and the kind of a zone for its
// name: 经开区 for 江源经济技术开发区.
func (l *lexicon) addStems(site *model.Site) {
	stem := site.Whole().Name
	for _, suffix := range suffixes {
		stem = strings.TrimSuffix(stem, suffix)
	}
	for _, r := range site.Regions[1:] {
		for _, name := range []string{r.Name, r.Short} {
			if bare := strings.TrimPrefix(name, stem); bare != name && stem != "" && utf8.RuneCountInString(bare) >= 3 {
				l.addRegion(bare, r)
			}
		}
		for _, zone := range zones {
			if strings.HasSuffix(r.Name, zone.long) || strings.HasSuffix(r.Name, zone.short) {
				l.addRegion(zone.short, r)
			}
		}
	}
}

func (l *lexicon) addRegion(name string, r *model.Region) {
	if name == "" {
		return
	}
	if e := l.entries[name]; e == nil {
		l.entries[name] = &entry{region: r}
	} else if e.region != r {
		e.region, e.stranger = nil, true // two regions of one name
	}
}

// addLevel adds the site's word for a level, 全州, and how its people call it, 我州.
func (l *lexicon) addLevel(word string, r *model.Region) {
	if word == "" {
		return
	}
	l.entries[word] = &entry{region: r}
	_, n := utf8.DecodeLastRuneInString(word)
	for _, own := range []string{"我", "本"} {
		if called := own + word[len(word)-n:]; l.entries[called] == nil {
			l.entries[called] = &entry{region: r}
		}
	}
}

// unitWords are units that a site need not have: what a number counts when it is no figure.
const unitWords = "% ％ ‰ 个点 个百分点 百分点 个千分点 千分点 倍 位 万元 亿元 元 亿 万 家 项 人 人次 场 个 件 户 次 名 年 月 日 号 天 周 小时 分钟 时 分 届 期 批 级 类 条 款 章 页 岁 年度 " +
	"季度 个月 成 点 步 套 本 份 台 所 张 只 种 组 亩 公里 平方米 吨 度 轮 期次 股 篇 座 辆 班 课时 学时 册 处 千瓦时 县 市 名次 字 强 星 线 A 号文"

func (l *lexicon) addUnits(site *model.Site) {
	l.own, l.units, l.isUnit = map[string]bool{}, lengths{}, map[string]bool{}
	add := func(unit string) {
		if unit != "" {
			l.isUnit[unit] = true
			l.units.add(unit)
		}
	}
	for _, unit := range strings.Fields(unitWords) {
		add(unit)
	}
	for _, base := range strings.Fields("元 美元 港元 欧元 人 人次 户 户次 家 个 件 项 项次 起 次 场 场次 条 套 辆 台 张 份 册 头 只 羽 株 箱 标箱 名 笔 宗 例 吨 公斤 千克 克 亩 公顷 平方米 平方公里 立方米 方 米 公里 千米 千瓦时 度 千瓦 兆瓦 吨标准煤 吨公里 人公里 平米 处 座 栋 间 间次 盏 块 片 棵 艘 架 幅 批次 家次 人天 床 万千瓦 户家庭 学位 课次 例次 单 票 吨位 ") {
		for _, scale := range []string{"", "万", "亿", "千", "百万", "千万"} {
			add(scale + base)
		}
	}
	for _, i := range site.Counted() {
		add(i.Unit)
		l.own[i.Unit] = true
	}
}

// addMembers collects how members are counted: 个县市, 县市, and 县 where their names end so.
func (l *lexicon) addMembers(site *model.Site) {
	member := site.Words.Member
	l.members = []string{member, "个" + member, "所" + member, "家" + member, "个地区", "个地方", "地区", "地"}
	for _, kind := range strings.Fields("主城区 市辖区 中心城区 城区 山区县 县级市 少数民族县 自治县 贫困县 农业县 园区 开发区 县（市、区） 县（市） 县市区 县市 县区 区县 市县 县（区）") {
		l.members = append(l.members, "个"+kind)
	}
	for _, r := range site.Counties() {
		last, n := utf8.DecodeLastRuneInString(r.Name)
		if n > 0 && strings.ContainsRune("县市区州乡镇旗村校", last) {
			for _, m := range []string{string(last), "个" + string(last), "所" + string(last)} {
				if !slices.Contains(l.members, m) {
					l.members = append(l.members, m)
				}
			}
		}
	}
	slices.SortStableFunc(l.members, func(a, b string) int { return len(b) - len(a) })
}

// countUses counts the meanings of a word as references read them.
func (l *lexicon) countUses(site *model.Site) {
	use := func(names ...string) {
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			l.uses[name]++
		}
	}
	for _, r := range site.Regions {
		if r.Kind == model.Prefecture {
			use(r.ID, r.Name, r.Short, site.Words.Whole)
		} else {
			use(r.ID, r.Name, r.Short)
		}
	}
	if p := site.Province; p != nil {
		use(p.ID, p.Name, p.Short, site.Words.Upper)
	}
	for _, i := range site.Counted() {
		use(i.ID, i.Name, i.Short)
	}
	for _, e := range site.Editions {
		use(e.ID, e.Label)
	}
	for _, m := range measure.All {
		use(m.Name, m.ID)
	}
	use("带号", "绝对值", "只写数", "较"+site.Words.Whole, "较"+site.Words.Upper, site.Words.Upper+"位次")
}

// everydayUnits are the units of whatever is counted.
const everydayUnits = " 亿元 万元 元 亿 万 % 家 个 项 件 人 万人 户 次 起 名 套 台 处 所 条 场 "

// addOwners finds the units that tell which indicator is meant.
func (l *lexicon) addOwners(site *model.Site) {
	l.owners = map[string]*model.Indicator{}
	for _, i := range site.Counted() {
		if _, twice := l.owners[i.Unit]; twice || strings.Contains(everydayUnits, " "+i.Unit+" ") {
			l.owners[i.Unit] = nil
			continue
		}
		l.owners[i.Unit] = i
	}
}
