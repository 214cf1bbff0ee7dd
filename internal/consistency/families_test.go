package consistency

import "regexp"

// family is a kind of sentence that the program prints, and what must hold of it. In patterns {r3} stands for a
// region, {i2} for an indicator, {w} for the whole, {m} for a member with its measure word (个县市) and {c} without.
type family struct {
	name    string
	at      string // where it stands; "lede/" for all ledes
	pattern *regexp.Regexp
	check   func(*match)
}

// Parts of patterns.
const (
	regionsPart    = `(?:\{r\d+\}、?)+`
	indicatorsPart = `(?:\{i\d+\}、?)+`
	percents       = `−?[\d.]+%(?:、−?[\d.]+%)*`
	growths        = `−?[\d.]+(?:%|倍)(?:、−?[\d.]+(?:%|倍))*`
	amountsPart    = `−?[\d.]+[^\d，；。{}、]+(?:、−?[\d.]+[^\d，；。{}、]+)*`
	completes      = `(?:(?:分别|均)?完成` + percents + `，|(?:分别为|均为|为)?` + amountsPart + `，)`
	behindWords    = `落后序时|未完成年度目标|未达序时要求|未达年度要求|超出序时进度|超出年度控制数`
	goodWords      = `达到序时进度|达到序时要求|达到年度要求|完成年度目标|控制在序时进度以内|控制在年度控制数以内`
	overWords      = `超额完成年度目标`
	doneWords      = `已完成年度目标`
	reachedWords   = `达到年度目标|达到年度要求|控制在年度控制数以内`
	shortWords     = `(?:尚)?未达到年度目标|(?:尚)?未达年度要求|高于年度控制数|超出年度控制数`
	zeroWords      = `(?:尚)?未破零`
	verdictPart    = `((?:落后序时|未完成年度目标|超出序时进度|超出年度控制数)、差距|连续两期落后序时|连续两期超出序时进度|连续两期为零|(?:落后|超序时|超控制数)幅度比上期扩大|与年度目标的差距比上期扩大|` +
		behindWords + `|` + zeroWords + `|` + overWords + `|已(?:提前)?完成年度目标|` + goodWords + `|快于序时进度|未过半|未报送|` +
		shortWords + `|` + reachedWords + `|已达标|未达标|控制内|超控制数)`
	prospectWords = `已完成|可能完成|能完成|难以完成|未完成|未报送|无数据|本期不报`
	everywhere    = "lede/indicator point/bulletin point/indicator title/ranking title/tiles"
	ofOne         = "lede/county lede/sheet lede/bulletin"
	alone         = "lede/indicator point/"
)

// ofExtreme is how far the indicator of a superlative is, and where it ranks.
const ofExtreme = `，?(?:(?:完成率|相当于年度目标的)(−?[\d.]+)%|累计(−?[\d.]+)[^\d，；。{}]+，(?:(超年度控制数|比年度控制数[少低])([\d.]+)[^\d，；。{}]+|与年度控制数持平))` +
	`(?:，略?(高于|低于|超出)序时进度(?:([\d.]+)个百分点)?|，与序时进度持平)?(?:，(居|并列)\{w\}(首位|末位|第\d+位))?`

// namedVerdict are names with what they are.
var namedVerdict = re(`(` + regionsPart + `)(?:等(\d+)\{m\})?(?:均)?(?:` + completes + `)?` + verdictPart)

func re(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }

// families are all kinds of sentences that are read. One that never matches in a run is dead and fails it.
var families = []family{
	// The first sentences about one region's indicators.
	{"standing: of how many", ofOne, re(`(\d+)项有进度要求的指标`), standing("paced", isPaced)},
	{"standing: over", ofOne, re(`(?:中，|其中|，)(\d+)项` + overWords), standing("over", is(over))},
	{"standing: met", ofOne, re(`(?:中，|其中|，)(\d+)项(?:` + doneWords + `|完成年度目标)`), standing("met", is(met))},
	{"standing: on the path", ofOne, re(`(?:中，|，)(\d+)项(达到序时进度|达到序时要求|达到年度要求|控制在序时进度以内|控制在年度控制数以内)`), standingOnPath},
	{"standing: behind", ofOne, re(`(?:中，|，)(\d+)项(` + behindWords + `)`), standingBehind},
	{"standing: all", ofOne, re(`(\d+)项有进度要求的指标均(` + overWords + `|` + doneWords + `|` + goodWords + `|` + behindWords + `|` + zeroWords + `)`), standingAll},
	{"standing: the only one", ofOne, re(`(?:^|[^\d])(1)项有进度要求的指标(` + overWords + `|` + doneWords + `|` + goodWords + `|` + behindWords + `|` + zeroWords + `)`), standingAll},
	{"standing: at zero, counted", ofOne, re(`(?:其中|，)(\d+)项` + zeroWords), standing("at zero", is(atZero))},
	{"standing: at zero, named", ofOne, re(`(?:其中|，)(` + indicatorsPart + `)` + zeroWords), standingZeros},
	{"standing: the furthest", ofOne, re(`(差距最大的是|其余差距最大的是|另1项是|(?:` + behindWords + `)的是|进度最快的是|完成率最高的是)(\{i\d+\})` + ofExtreme), furthest},
	{"standing: of the only one", ofOne, re(`；()(\{i\d+\})` + ofExtreme), furthest},
	{"standing: levels reached", ofOne, re(`(\d+)项指标(?:均)?(` + reachedWords + `)`), standingLevels(reached)},
	{"standing: levels short", ofOne, re(`(\d+)项指标(?:均)?(` + shortWords + `)`), standingLevels(notThere)},
	{"standing: levels short beside", ofOne, re(`(?:达到年度目标|达到年度要求|控制数以内)，(\d+)项(` + shortWords + `)`), standingLevels(notThere)},
	{"standing: not reported", ofOne, re(`(\d+)项(?:指标均|指标)?未报送`), standingMissing},
	{"standing: the only county", "lede/bulletin", re(`；(\{r\d+\})有(\d+)项(?:` + behindWords + `)`), mostBehind},

	// The bulletin's first sentence about its members.
	{"most behind, named", "lede/bulletin", re(`(?:` + behindWords + `)项数最多的是(` + regionsPart + `)，(?:各)?有(\d+)项`), mostBehind},
	{"most behind, counted", "lede/bulletin", re(`(\d+)\{m\}各有(\d+)项(?:` + behindWords + `)，项数最多`), mostBehindCounted},
	{"most behind, all", "lede/bulletin", re(`各\{c\}均有(\d+)项(?:` + behindWords + `)`), mostBehindAll},

	// Who of the members is what.
	{"members: so many are", everywhere, re(`(?:^|均有|[^中有余等\d])(\d+)\{m\}(均)?(?:` + completes + `)?` + verdictPart), membersCounted},
	{"members: the others are", "lede/indicator point/bulletin point/indicator", re(`除(` + regionsPart + `|[^外，]*)外，其余(\d+)\{m\}` + verdictPart), membersOthers},
	{"members: all are", everywhere, re(`(?:(可比的)?各\{c\}|可比的(\d+)\{m\}|[^中有余等\d](\d+)\{m\})均` + verdictPart), membersAll},
	{"members: so many of all are", everywhere, re(`(\d+)\{m\}中(?:有)?(\d+)[个所家](?:均)?` + verdictPart), membersOf},
	{"members: all that are compared", "title/ranking title/tiles", re(`(\d+)\{m\}中可比的(\d+)[个所家]均` + verdictPart), membersOf},
	{"members: of them at zero", everywhere, re(`其中(\d+)(?:[个所家]|\{m\})` + zeroWords), membersZero},
	{"members: of them above the limit", "lede/indicator", re(`其中(\d+)(?:[个所家]|\{m\})超出年度控制数`), membersBroken},
	{"members: of them named", "lede/indicator", re(`其中(` + regionsPart + `)(` + zeroWords + `|超出年度控制数)`), membersWorst},
	{"members: of them over", "title/ranking title/tiles", re(`其中(\d+)[个所家]` + overWords), membersPart(over)},
	{"members: of them met", "title/ranking title/tiles", re(`(?:其中|，)(\d+)[个所家](?:` + doneWords + `|完成年度目标)`), membersPart(met)},
	{"members: named", everywhere, namedVerdict, membersNamed},
	{"members: the only one", "title/ranking title/tiles title/completion", re(`^(\{r\d+\})?(\{i\d+\})` + verdictPart + `$`), titleOnly},
	{"members: outlook, named", "point/bulletin point/indicator", re(`照此进度(` + regionsPart + `)(难以完成|将超出)`), outlookNamed},
	{"members: outlook, counted", "point/bulletin point/indicator", re(`照此进度(\d+)\{m\}(?:均)?(?:难以完成|将超出)`), outlookCounted},
	{"members: without a completion", "title/ranking title/tiles", re(`；(\d+)[个所家](无完成率|不可比|未报送|未设目标|不适用|保密|目标为零)`), membersWithout},
	{"members: all of a title", "title/ranking title/tiles", re(`：(\d+)\{m\}(?:中|均[^为])`), membersTotal},

	// First and last.
	{"ends: with a number", "lede/indicator", re(`(` + regionsPart + `|\d+\{m\})(?:以)?(−?[\d.]+)([^\d，；。{}]*?)(居首位|居末位|最高|最低|最多|最少)`), endsOne},
	{"ends: shared", "lede/indicator", re(`(` + regionsPart + `|\d+\{m\})同为(−?[\d.]+)([^，；。]*)，并列(首位|末位|最高|最低|最多|最少)`), endsOne},
	{"ends: shared by unlike ones", "lede/indicator", re(`(` + regionsPart + `|\d+\{m\})(并列首位|并列末位)`), endsTitle},
	{"ends: the others", "lede/indicator", re(`其余(\d+\{m\})均为(−?[\d.]+)()`), endsOthers},
	{"ends: everybody", "lede/indicator", re(`各\{c\}(?:完成率)?均为(−?[\d.]+)`), endsEverybody},
	{"ends: in a title", "title/ranking", re(`(` + regionsPart + `)(居首位|居末位|并列首位|并列末位|(?:并列)?最[高低多少])`), endsTitle},
	{"ends: in a title, counted", "title/ranking", re(`(\d+\{m\})(并列首位|并列末位|并列最[高低多少])`), endsTitle},
	{"ends: all share", "title/ranking", re(`[：；](?:(\d+)\{m\}|完成率)?均为(−?[\d.]+)`), endsAll},
	{"places: moved most", "point/bulletin point/indicator", re(`(上升|下降)最多的是(` + regionsPart + `)(?:等(\d+)\{m\})?，(均)?(?:上升|下降)(\d+)位`), movedMost},
	{"spread", "point/bulletin point/indicator", re(`首末相差([\d.]+)个百分点`), spread},
	{"place: in words", "point/county", re(`(增幅|降幅)?(居|并列)\{w\}(首位|末位|第\d+位)`), placeInWords},
	{"growth: the most", "point/county", re(`(增幅|降幅)(?:(居|并列)\{w\}首位|\{w\}(并列)?最大)`), growthMost},
	{"place: won or lost", "point/county", re(`比上期(上升|下降)(\d+)位`), placeMoved},
	{"places: first and last, counted", "title/place", re(`^(\d+)项指标中(?:(\d+)项居首位)?(?:，)?(?:(\d+)项居末位)?(?:，)?(无一居首位|无一居末位)?(?:(\d+)项的位次在前一半)?$`), placesCounted},
	{"places: in one half", "title/place", re(`^(\d+)项指标的位次均(不)?在前一半$`), placesHalf},
	{"places: all share the only one", "title/place", re(`\}(\d+)\{m\}并列$`), placesShared},
	{"places: the only one", "title/place", re(`\}在(\d+)\{m\}中(居|并列)(首位|末位|第\d+位)$`), placesOnly},

	// The state of one cell, and how it got there.
	{"one: verdict", "point/", re(`(?:^|[，；]|\{i\d+\}(?:[两三四五\d]项)?)(?:均|但|只)?(?:已提前)?(本期未报送|(?:距年度目标还差|比年度目标[少低]|超年度控制数|比年度控制数[少低])[\d.]|时间过半、任务未过半|尚未过半|已经过半|` + verdictPart[1:] + `(?:[，；。]|$)`), oneVerdict},
	{"one: fell behind", "point/", re(`由上期达到序时转为落后|上期尚在序时进度以内`), oneFell},
	{"one: further behind", "point/", re(`(落后幅度|超序时幅度|超控制数幅度|与年度目标的差距)比上期扩大([\d.]+)个百分点`), oneFurther},
	{"one: less ahead", "point/", re(`(领先幅度|低于序时的幅度)比上期收窄([\d.]+)个百分点`), oneFurther},
	{"one: twice", "point/", re(`已连续两期(落后|超出序时进度|为零)`), oneTwice},
	{"one: outlook", "point/", re(`照此进度(?:可完成|难以完成)年度目标|照此进度全年将超出年度控制数|年度目标能否完成尚不确定|全年可望控制在年度控制数以内|全年能否控制在年度控制数以内尚不确定`), oneOutlook},
	{"one: schedule", "title/schedule", re(`^(?:\{r\d+\})?(?:\{i\d+\})?(尚未破零|未破零|超额完成年度目标|已完成年度目标|完成年度目标|未完成年度目标)`), oneSchedule},

	// Numbers of one cell.
	{"number: completion", alone, re(`(?:(` + regionsPart + `)(?:分别|均)?)?(完成年度目标的|分别完成年度目标的|均完成年度目标的|完成率分别为|完成率均为|完成率|只完成年度目标的|完成|分别完成)(` + percents + `)`), numberCompletion},
	{"number: of a level", alone, re(`(?:(` + regionsPart + `)(?:分别|均)?)?(相当于年度目标的)(` + percents + `)`), numberCompletion},
	{"number: lead", alone, re(`(高于|低于|超出)序时进度(?:分别)?([\d.]+)(个百分点|个千分点)`), numberLead},
	{"number: on the path", alone, re(`(与序时进度持平)`), numberLead},
	{"number: the whole at zero", "lede/indicator", re(`^\{w\}` + zeroWords), wholeZero},
	{"number: value", "point/", re(`^(?:\{w\})?\{i\d+\}(?:预计)?(?:为)?(−?[\d.]+)([^\d，；。{}]+)`), numberValue},
	{"number: value of the whole", "lede/indicator", re(`^\{w\}(?:累计|为)(−?[\d.]+)([^\d，；。{}]+)`), numberValue},
	{"number: from the target", alone, re(`(距年度目标还差|比年度目标[少低高多]|比年度控制数[少低]|超年度控制数)([\d.]+)([^\d，；。{}]+)`), numberApart},
	{"number: at the target", alone, re(`与(?:年度控制数|年度目标)(基本)?持平`), numberAtTarget},
	{"number: increase", "point/", re(`比上年同期(增加|减少)([\d.]+)([^\d，；。{}]+)`), numberIncrease},
	{"number: turned", "point/", re(`(\{r\d+\})?由上年同期的(−?[\d.]+)([^\d，；。{}]+)转为(−?[\d.]+)([^\d，；。{}]+)`), numberTurned},
	{"number: last year", "lede/indicator", re(`上年同期为(−?[\d.]+)([^\d，；。{}]+)`), numberLast},
	{"number: against the whole", "point/", re(`()(低于|高于)(\{w\})水平([\d.]+)(个百分点|个千分点)`), numberAgainst},
	{"number: against the level above", "point/", re(`(增速|同比变动)?(低于|高于)(\{r\d+\})平均([\d.]+)(个百分点|个千分点)`), numberAgainst},
	{"number: growth", alone, re(`(?:(` + regionsPart + `)，?)?同比(?:分别|均)?(增长|下降)(` + growths + `)`), numberGrowth},
	{"number: growth of a rate", alone, re(`(?:(` + regionsPart + `)，?|占\{w\}的[\d.]+%，|最多，)?比上年同期(?:分别|均)?(提高|下降)((?:[\d.]+(?:个[百千]分点)?、)*[\d.]+)(个百分点|个千分点)`), numberGrowth},
	{"number: growth in a title", "title/growth title/months", re(`(\{r\d+\})?同比(增长|下降)(` + growths + `)`), numberGrowth},

	// Growth of the members.
	{"growth: so many", "point/bulletin point/indicator", re(`(?:^|[^中有余\d])(\d+)\{m\}同比(?:均)?(下降|增加)`), growthCounted},
	{"growth: named", "point/bulletin point/indicator", re(`(` + regionsPart + `)同比(下降|增加)(?:[，；。]|$)`), growthNamed},
	{"growth: two digits", "point/bulletin point/indicator", re(`(\d+)\{m\}同比(增幅|降幅)(?:均)?达到两位数`), growthDigits},
	{"growth: fell, in a title", "title/growth", re(`；(\d+)\{m\}(?:均)?(?:同比|比上年同期)(下降|增加|提高|减少)`), growthCounted},
	{"growth: in words of a chart", "desc/growth", re(`(\{r\d+\})(?:同比|比上年同期)(增长|下降|提高|增加|减少)([\d.]+)(%|倍|[^\d、。]+)`), growthDesc},

	{"growth: most and least", "point/bulletin point/indicator", re(`(增幅居前三位|比上年同期提高幅度居前三位|增幅最大|提高幅度最大|降幅最大|增幅最小|提高最少|增加幅度居前三位|增加幅度最大|增加最少)的(?:依次)?是(` + regionsPart + `)，(?:同比)?(?:分别|均)?(?:增长|下降|提高|增加|减少)((?:[\d.]+(?:%|倍)?、?)+)`), growthEnds},
	{"growth: below the level above", "point/bulletin point/indicator", re(`(\d+)\{m\}(?:增速|同比变动)均?(低于|高于)(\{r\d+\})平均`), growthBelow},

	// The board.
	{"board: title", "title/board", re(`^(\d+)\{m\}(\d+)项次有进度要求的任务`), boardSize},
	{"board: behind", "title/board lede/board", re(`中，(\d+)项次(` + behindWords + `)`), boardBehind},
	{"board: at zero", "title/board lede/board", re(`(?:其中|中，)(\d+)项次` + zeroWords), boardZero},
	{"board: most behind", "title/board", re(`(?:落后序时|未达序时要求|未达年度要求|未完成年度目标|超出序时进度|超出年度控制数)项数最多的(?:是|有)(` + regionsPart + `|\d+\{m\})，(各)?有(\d+)项`), boardMost},
	{"board: all the same", "title/board", re(`；各\{c\}(?:落后序时|未达序时要求|未达年度要求|未完成年度目标|超出序时进度|超出年度控制数)项数均为(\d+)项`), boardAll},
	{"board: part of those on the path", "title/board lede/board", re(`(?:其中|，)(\d+)项次(` + overWords + `|` + doneWords + `|完成年度目标)`), boardPart},
	{"board: as described", "desc/board", re(`(\{r\d+\}|\{w\})(?:落后|未达进度|未达要求|未完成)(\d+)项(?:（未破零(\d+)项）)?`), boardDescribed},
	{"board: in words", "lede/board", re(`(\d+)项次有进度要求的任务`), boardPaced},
	{"board: widest", "lede/board", re(`(?:落后|涉及)面最大的是(` + indicatorsPart + `)，(?:各)?有(\d+)\{m\}(` + behindWords + `)`), boardWidest},
	{"board: widest, all of them", "lede/board", re(`(?:(?:落后|涉及)面最大的是(` + indicatorsPart + `)，|各项指标)(可比的)?各\{c\}均(?:` + behindWords + `)`), boardWidestAll},
	{"board: widest, counted", "lede/board", re(`(?:落后|涉及)面最大的有(\d+)项指标，(?:各有(\d+)\{m\}|(?:可比的)?各\{c\}均)(?:` + behindWords + `)`), boardWidestCounted},
	{"board: widest, every indicator", "lede/board", re(`；各项指标各有()(\d+)\{m\}(?:` + behindWords + `)`), boardWidestCounted},
	{"board: counties", "lede/board", re(`末，(\d+)\{m\}`), boardCounties},
	{"board: nothing to compare", "title/board lede/board", re(`(?:^\d+\{m\})?没有可与(?:序时进度|年度目标)比较的任务`), boardNothing},
	{"board: of all", "title/board lede/board", re(`任务均?(` + overWords + `|` + doneWords + `|` + behindWords + `|` + goodWords + `|` + zeroWords + `)`), boardOfAll},
	{"board: ends", "lede/board", re(`居(首位|末位)项数最多的是(` + regionsPart + `)（(?:各)?(\d+)项）`), boardEnds},
	{"tiles: so many behind", "title/tiles desc/tiles", re(`(\{r\d+\})(\d+)项中(?:落后|未达进度|未达要求|未完成)(\d+)项`), tilesRegion},
	{"tiles: half behind", "title/tiles", re(`^(\d+)\{m\}(?:中(\d+)[个所家]|均)?有一半以上的指标(?:` + behindWords + `)`), tilesHalf},
	{"tiles: together", "title/tiles", re(`^(\d+)\{m\}共(\d+)项次(?:` + behindWords + `)`), tilesTogether},
	{"tiles: nobody behind", "title/tiles", re(`^(\d+)\{m\}各项指标均(?:` + goodWords + `)`), tilesNobody},
	{"tiles: none behind", "title/tiles", re(`^(\d+)\{m\}中(\d+)[个所家]各项指标(?:` + goodWords + `)`), tilesNone},

	// A county's chart of completions.
	{"completions: so many of all", "title/completion", re(`(\d+)项指标中(\d+)项` + verdictPart), completionsOf},
	{"completions: all that are compared", "title/completion", re(`(\d+)项指标中可比的(\d+)项均` + verdictPart), completionsOf},
	{"completions: all", "title/completion", re(`(\d+)项指标均` + verdictPart), completionsAll},
	{"completions: at zero", "title/completion", re(`其中(\d+)项` + zeroWords), completionsPart(atZero)},
	{"completions: levels beside", "title/completion", re(`另(?:有)?(?:(\d+)项中)?(\d+)项(已达标|未达标|控制内|超控制数)`), completionsBeside},
	{"completions: none", "title/completion", re(`；(\d+)项(无完成率|不可比|未报送|未设目标|不适用|保密|目标为零)`), completionsNone},
	{"completions: of none", "title/completion", re(`^(\d+)项指标均(无完成率|不可比|未报送|未设目标|不适用|保密|目标为零)`), completionsNone},
	{"completions: over", "title/completion", re(`其中(\d+)项` + overWords), completionsPart(over)},
	{"completions: met", "title/completion", re(`(?:其中|，)(\d+)项(?:` + doneWords + `|完成年度目标)`), completionsPart(met)},
	{"completions: as described", "desc/completion desc/ranking", re(`(\{[ri]\d+\})(−?[\d.]+)%（([^（），]*)）`), described},
	{"completions: limits as described", "desc/completion desc/ranking", re(`(\{[ri]\d+\})(−?[\d.]+)[^（）、\d]+（(超年度控制数|比年度控制数[少低]|与年度控制数持平)([\d.]+)?[^（）\d，]*(?:，([^（）]*))?）`), describedLimit},

	// What is left of the year.
	{"schedule: tasks", "lede/schedule", re(`(?:各\{c\}|\{w\})(\d+)项任务`), scheduleTotal},
	{"schedule: classes", "lede/schedule", re(`(` + prospectWords + `)(\d+)项`), scheduleClass},
	{"schedule: the hardest", "lede/schedule", re(`(?:之比最高的|完成率最低的)(?:依次)?是([^；。]*)`), scheduleMost},
	{"schedule: at zero", "lede/schedule", re(`其中(\d+)项(?:尚)?未破零`), scheduleZero},
	{"schedule: all of them at zero", "lede/schedule", re(`(?:难以完成|未完成)(\d+)?(?:项)?（(?:均)?(?:尚)?未破零）`), scheduleAllZero},
	{"schedule: all in a class", "lede/schedule", re(`(\d+)项任务均?(` + prospectWords + `)`), scheduleAll},
	{"schedule: a plan", "lead/schedule", re(`^(\d+)\{m\}`), planTotal},
	{"schedule: a plan's classes", "lead/schedule", re(`(` + prospectWords + `)(\d+)[个所家]`), planClass},
	{"schedule: a plan's one class", "lead/schedule", re(`^(\d+)\{m\}均?(` + prospectWords + `)`), planAll},
	{"schedule: a plan's names", "lead/schedule", re(`(` + prospectWords + `)(?:\d+[个所家])?（(` + regionsPart + `)）`), planNames},
	{"schedule: a county's tasks", "lead/county", re(`^(\d+)项任务`), countyTasks},
	{"schedule: a county's classes", "lead/county", re(`(` + prospectWords + `)(\d+)项`), countyClass},
	{"schedule: a county's one class", "lead/county", re(`^(\d+)项任务均?(` + prospectWords + `)`), countyAll},
	{"schedule: a county's names", "lead/county", re(`(` + prospectWords + `)的是(` + indicatorsPart + `)`), countyNames},

	// How heavy tasks are, and the ledger.
	{"tasks: heaviest and lightest", "lede/tasks", re(`(最重|最轻)的是(\{r\d+\})，(?:(\d+)项指标平均)?占各地目标总量的([\d.]+)%`), taskShare},
	{"ledger: matters", "lede/ledger", re(`台账共有督办事项(\d+)项`), ledgerSize},

	// Lists of counts, selections by rule, facts of orders.
	{"counts: a state", "counts/county counts/indicator counts/board", re(`^(.*)=(\d+)$`), countsState},
	{"counts: a class", "counts/schedule", re(`^(.*)=(\d+)$`), scheduleClass},
	{"rule: picked", "rule/bulletin", re(`^Q(\d+)：(\d+)\{m\}，(.*)。$`), rulePicked},
	{"order: completion", "fact/order", re(`^完成率 (−?[\d.]+)%（(.*)）$`), orderCompletion},
	{"order: lead", "fact/order", re(`^较序时 ([+−]?[\d.]+)个百分点$`), orderLead},
	{"order: place", "fact/order", re(`^位次 (并列)?(首位|末位|第\d+位)（共(\d+)\{m\}）$`), orderPlace},
	{"order: limit", "fact/order", re(`^较控制数 (超年度控制数|比年度控制数[少低]|与年度控制数持平)([\d.]+)?.*（(.*)）$`), orderLimit},

	// Words of the middle of the year in a year that is over.
	{"year end: words of the path", "lede/ point/ title/ lead/ counts/", re(`(序时|落后|滞后|尚未|已完成年度)`), yearEndWord},
	{"completion of a limit", "point/ lede/indicator title/ranking", re(`(完成率|完成年度目标)`), limitCompletion},

	// Why the whole and its members differ, and who reports nothing.
	{"masked: what others add", "point/", re(`(` + regionsPart + `)(?:合计)?贡献(−?[\d.]+)([^\d，；。{}]+)，占([\d.]+)%`), maskedOthers},
	{"masked: two sets of targets", "point/", re(`\{w\}目标([\d.]+)([^\d，；。{}]+)与(分解|各\{c\})目标合计([\d.]+)[^\d，；。{}]+不一致`), maskedTargets},
	{"silence", "point/", re(`^(` + regionsPart + `|\d+\{m\})(?:等(\d+)\{m\})?(?:各项指标|([两三四五\d]+)项指标)均未报送`), silence},
}
