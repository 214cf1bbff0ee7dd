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
	completes      = `(?:分别|均)?(?:完成|达到年度(?:目标|控制数)的|相当于(?:年度|年末)?控制数的)` + percents + `，`
	behindWords    = `落后序时(?:进度)?|未完成全年(?:目标|任务)`
	goodWords      = `达到序时进度|达到序时|完成全年(?:目标|任务)`
	zeroWords      = `(?:尚)?未破零`
	verdictPart    = `((?:落后序时|未完成全年任务|超出序时进度|超出全年控制数)、差距|连续两期落后序时|连续两期超出序时进度|连续两期为零|(?:落后|超出)幅度比上期扩大|与全年任务的差距比上期扩大|` +
		behindWords + `|超出序时进度|超过序时进度|不合序时要求|超出(?:年度|全年|年末)?控制数|超(?:年度|全年|年末)控制数|超过年度目标|高于年度控制数|` +
		zeroWords + `|超额完成(?:全年(?:任务|目标)|年度目标)?|` + goodWords + `|快于序时进度|基本完成全年任务|未过半|未报送|` +
		`(?:尚)?未达到年度目标|达到年度目标|已达标|未达标|控制在[^，；。]{2,8}以内|没有超过(?:序时进度|年度目标))`
	everywhere = "lede/indicator point/bulletin point/indicator title/ranking title/tiles"
	ofOne      = "lede/county lede/sheet lede/bulletin"
	alone      = "lede/indicator point/"
)

// namedVerdict are names with what they are.
var namedVerdict = re(`(` + regionsPart + `)(?:等(\d+)\{m\})?(?:均)?(?:` + completes + `)?` + verdictPart)

func re(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }

// families are all kinds of sentences that are read. One that never matches in a run is dead and fails it.
var families = []family{
	// The first sentences about one region's indicators.
	{"standing: of how many", ofOne, re(`(\d+)项有进度要求的指标`), standing("paced", isPaced)},
	{"standing: over", ofOne, re(`(?:中，|其中|，)(\d+)项超额完成`), standing("over", is(over))},
	{"standing: on the path", ofOne, re(`[，；](\d+)项(?:` + goodWords + `)`), standing("on the path", is(met, onPace, within))},
	{"standing: behind", ofOne, re(`[，；](\d+)项(?:` + behindWords + `)`), standing("behind", isBehind)},
	{"standing: all", ofOne, re(`(\d+)项有进度要求的指标均(超额完成|` + goodWords + `|` + behindWords + `|` + zeroWords + `)`), standingAll},
	{"standing: the only one", ofOne, re(`(?:^|[^\d])(1)项有进度要求的指标(超额完成|` + goodWords + `|` + behindWords + `|` + zeroWords + `)`), standingAll},
	{"standing: at zero, counted", ofOne, re(`(?:其中|，)(\d+)项` + zeroWords), standing("at zero", is(atZero))},
	{"standing: at zero, named", ofOne, re(`(?:其中|，)(` + indicatorsPart + `)` + zeroWords), standingZeros},
	{"standing: the furthest", ofOne, re(`(差距最大的是|其余落后的是|其余未完成的是|落后的是|未完成的是|进度最快的是|其中)(\{i\d+\})，(?:完成率|相当于年度目标的)(−?[\d.]+)%` +
		`(?:，(高于|低于|超出)序时进度([\d.]+)个百分点|，与序时进度(?:基本)?持平)?(?:，(居|并列)\{w\}(首位|末位|第\d+位))?`), furthest},
	{"standing: of the only one", ofOne, re(`；()(\{i\d+\})(?:完成率|相当于年度目标的)(−?[\d.]+)%` +
		`(?:，(高于|低于|超出)序时进度([\d.]+)个百分点|，与序时进度(?:基本)?持平)?(?:，(居|并列)\{w\}(首位|末位|第\d+位))?`), furthest},
	{"standing: levels reached", ofOne, re(`(\d+)项指标(?:均)?已达到年度目标`), standing("reached", is(reached))},
	{"standing: levels short", ofOne, re(`(\d+)项(?:指标)?(?:均)?(?:尚)?未达到`), standing("short", is(notThere))},
	{"standing: not reported", ofOne, re(`(\d+)项未报送`), standingMissing},

	// The bulletin's first sentence about its members.
	{"most behind, named", "lede/bulletin", re(`(?:` + behindWords + `)项数最多的是(` + regionsPart + `)，(?:各)?有(\d+)项`), mostBehind},
	{"most behind, counted", "lede/bulletin", re(`(\d+)\{m\}各有(\d+)项(?:` + behindWords + `)，项数最多`), mostBehindCounted},
	{"most behind, all", "lede/bulletin", re(`各\{c\}均有(\d+)项(?:` + behindWords + `)`), mostBehindAll},

	// Who of the members is what.
	{"members: so many are", everywhere, re(`(?:^|[^中有余\d])(\d+)\{m\}(均)?(?:` + completes + `)?` + verdictPart), membersCounted},
	{"members: the others are", "lede/indicator point/bulletin point/indicator", re(`除(` + regionsPart + `|[^外，]*)外，其余(\d+)\{m\}` + verdictPart), membersOthers},
	{"members: all are", everywhere, re(`(可比的)?各\{c\}均` + verdictPart), membersAll},
	{"members: so many of all are", everywhere, re(`(\d+)\{m\}中(?:有)?(\d+)[个所家](?:均)?` + verdictPart), membersOf},
	{"members: all that are compared", "title/ranking title/tiles", re(`(\d+)\{m\}有完成率的(\d+)[个所家]均` + verdictPart), membersOf},
	{"members: of them at zero", everywhere, re(`其中(\d+)(?:[个所家]|\{m\})` + zeroWords), membersZero},
	{"members: of them over", "title/ranking title/tiles", re(`其中(\d+)[个所家]超额完成`), membersOver},
	{"members: named", everywhere, namedVerdict, membersNamed},
	{"members: the only one", "title/ranking title/tiles title/completion", re(`^(\{r\d+\})?(\{i\d+\})` + verdictPart + `$`), titleOnly},
	{"members: outlook, named", "point/bulletin point/indicator", re(`照此进度(` + regionsPart + `)(难以完成|将超出)`), outlookNamed},
	{"members: outlook, counted", "point/bulletin point/indicator", re(`照此进度(\d+)\{m\}(?:均)?(?:难以完成|将超出)`), outlookCounted},
	{"members: without a completion", "title/ranking title/tiles", re(`；(\d+)[个所家]无完成率`), membersWithout},
	{"members: all of a title", "title/ranking title/tiles", re(`：(\d+)\{m\}(?:均|中|有)`), membersTotal},

	// First and last.
	{"ends: with a number", "lede/indicator", re(`(` + regionsPart + `|\d+\{m\})(?:以)?(−?[\d.]+)(?:[^\d，；。{}]*?)(居首位|居末位|最高|最低|最多|最少)`), endsOne},
	{"ends: shared", "lede/indicator", re(`(` + regionsPart + `|\d+\{m\})同为(−?[\d.]+)[^，；。]*，并列(首位|末位|最高|最低|最多|最少)`), endsOne},
	{"ends: in a title", "title/ranking", re(`(` + regionsPart + `)(居首位|居末位|并列首位|并列末位)`), endsTitle},
	{"ends: in a title, counted", "title/ranking", re(`(\d+)\{m\}(并列首位|并列末位)`), endsTitle},
	{"ends: all share", "title/ranking", re(`[：；](\d+)\{m\}并列$`), endsAll},
	{"places: moved most", "point/bulletin point/indicator", re(`(上升|下降)最多的是(` + regionsPart + `)(?:等(\d+)\{m\})?，(?:均)?(?:上升|下降)(\d+)位`), movedMost},
	{"spread", "point/bulletin point/indicator", re(`首末相差([\d.]+)个百分点`), spread},
	{"place: in words", "point/county", re(`(增幅|降幅)?(居|并列)\{w\}(首位|末位|第\d+位)`), placeInWords},
	{"growth: the most", "point/county", re(`(增幅|降幅)(?:(居|并列)\{w\}首位|\{w\}(并列)?最大)`), growthMost},
	{"place: won or lost", "point/county", re(`比上期(上升|下降)(\d+)位`), placeMoved},
	{"places: first and last, counted", "title/place", re(`^(\d+)项指标中(?:(\d+)项居首位)?(?:，)?(?:(\d+)项居末位)?(?:，)?(无一居首位|无一居末位)?(?:(\d+)项好于\{c\}中位数)?(?:无一好于\{c\}中位数)?$`), placesCounted},
	{"places: the only one", "title/place", re(`\}(列|并列)第(\d+)位，共(\d+)\{m\}`), placesOnly},

	// The state of one cell, and how it got there.
	{"one: verdict", "point/", re(`(?:^|[，；]|\{i\d+\}(?:[两三四五\d]项)?)(?:均|但|只)?(?:已提前)?(本期未报送|距年度目标还差|比年度目标[少低]|比年度控制数[高多]|超出年度控制数|` + verdictPart[1:] + `(?:[，；。\d]|$)`), oneVerdict},
	{"one: fell behind", "point/", re(`由上期达到序时转为落后|上期尚在序时进度以内`), oneFell},
	{"one: further behind", "point/", re(`(落后幅度|超出幅度|与全年任务的差距)比上期扩大([\d.]+)个百分点`), oneFurther},
	{"one: twice", "point/", re(`已连续两期(落后|超出序时进度|为零)`), oneTwice},
	{"one: outlook", "point/", re(`照此进度(?:可完成全年任务|难以完成全年任务|全年将超出控制数)|全年任务能否完成尚不确定|全年可望控制在目标以内|全年能否控制在目标以内尚不确定`), oneOutlook},
	{"one: schedule", "title/schedule", re(`^\{[ri]\d+\}(尚未破零|已超额完成|已完成全年目标|全年欠)`), oneSchedule},

	// Numbers of one cell.
	{"number: completion", alone, re(`(?:(` + regionsPart + `)(?:分别|均)?)?(完成年度目标的|分别完成年度目标的|均完成年度目标的|完成率分别为|完成率|只完成年度目标的|完成|分别完成)(` + percents + `)`), numberCompletion},
	{"number: of a limit or a level", alone, re(`(?:(` + regionsPart + `)(?:分别|均)?)?(达到年度控制数的|相当于年度控制数的|分别相当于年度控制数的|相当于年度目标的)(` + percents + `)`), numberCompletion},
	{"number: lead", alone, re(`(高于|低于|超出)序时进度(?:分别)?([\d.]+)(个百分点|个千分点)`), numberLead},
	{"number: on the path", alone, re(`(与序时进度持平)`), numberLead},
	{"number: near the path", alone, re(`(略高于|略低于)序时进度|与序时进度(基本)持平`), numberNear},
	{"number: the whole at zero", "lede/indicator", re(`^\{w\}` + zeroWords), wholeZero},
	{"number: value", "point/", re(`^(?:\{w\})?\{i\d+\}(?:预计)?(?:为)?(−?[\d.]+)([^\d，；。{}]+)`), numberValue},
	{"number: value of the whole", "lede/indicator", re(`^\{w\}(?:累计|为)(−?[\d.]+)([^\d，；。{}]+)`), numberValue},
	{"number: from the target", alone, re(`(距年度目标还差|比年度目标[少低高多]|比年度控制数[高多]|超出?(?:年度|年末|全年)控制数)([\d.]+)([^\d，；。{}]+)`), numberApart},
	{"number: increase", "point/", re(`比上年同期(增加|减少)([\d.]+)([^\d，；。{}]+)`), numberIncrease},
	{"number: against the whole", "point/", re(`()(低于|高于)(\{w\})水平([\d.]+)(个百分点|个千分点)`), numberAgainst},
	{"number: against the level above", "point/", re(`(增速|同比变动)?(低于|高于)(\{r\d+\})平均([\d.]+)(个百分点|个千分点)`), numberAgainst},
	{"number: growth", alone, re(`(?:(` + regionsPart + `)，?)?同比(?:分别|均)?(增长|下降)(` + percents + `)`), numberGrowth},
	{"number: growth of a rate", alone, re(`(?:(` + regionsPart + `)，?|占\{w\}的[\d.]+%，|最多，)?比上年同期(?:分别|均)?(提高|下降|降低)((?:[\d.]+、?)+)(个百分点|个千分点)`), numberGrowth},
	{"number: growth in a title", "title/growth title/months", re(`(\{r\d+\})?同比(增长|下降)(` + percents + `)`), numberGrowth},

	// Growth of the members.
	{"growth: so many", "point/bulletin point/indicator", re(`(?:^|[^中有余\d])(\d+)\{m\}同比(?:均)?(下降|增加)`), growthCounted},
	{"growth: named", "point/bulletin point/indicator", re(`(` + regionsPart + `)同比(下降|增加)(?:[，；。]|$)`), growthNamed},
	{"growth: two digits", "point/bulletin point/indicator", re(`(\d+)\{m\}同比(增幅|降幅)(?:均)?达到两位数`), growthDigits},
	{"growth: fell, in a title", "title/growth", re(`；(\d+)\{m\}(下降)`), growthCounted},
	{"growth: in words of a chart", "desc/growth", re(`(\{r\d+\})([+−]?[\d.]+)(%|个百分点|个千分点)`), growthDesc},

	{"growth: most and least", "point/bulletin point/indicator", re(`(增幅居前三位|提高幅度居前三位|增幅最大|提高幅度最大|降幅最大|增幅最小|提高最少)的(?:依次)?是(` + regionsPart + `)，(?:同比)?(?:分别|均)?(?:增长|下降|提高)((?:[\d.]+%?、?)+)`), growthEnds},
	{"growth: below the level above", "point/bulletin point/indicator", re(`(\d+)\{m\}(?:增速|同比变动)均?(低于|高于)(\{r\d+\})平均`), growthBelow},

	// The board.
	{"board: title", "title/board", re(`^(\d+)\{m\}(\d+)项指标`), boardSize},
	{"board: behind", "title/board", re(`共落后(\d+)项次`), boardBehind},
	{"board: at zero", "title/board", re(`(?:其中尚未破零|其中未破零)(\d+)项次`), boardZero},
	{"board: most behind", "title/board", re(`(` + regionsPart + `|\d+\{m\})最多，(?:为|各)(\d+)项`), boardMost},
	{"board: all the same", "title/board", re(`；各\{c\}均为(\d+)项`), boardAll},
	{"board: none behind", "title/board", re(`无一落后$`), boardNone},
	{"board: as described", "desc/board", re(`(\{r\d+\}|\{w\})落后(\d+)项(?:（未破零(\d+)项）)?`), boardDescribed},
	{"board: in words", "lede/board", re(`(\d+)项次有进度要求的任务`), boardPaced},
	{"board: behind in words", "lede/board", re(`中，(\d+)项次(?:` + behindWords + `)`), boardBehind},
	{"board: at zero in words", "lede/board", re(`其中(\d+)项次` + zeroWords), boardZero},
	{"board: widest", "lede/board", re(`落后面最大的是(` + indicatorsPart + `)，(?:各)?有(\d+)\{m\}落后`), boardWidest},
	{"board: widest, all of them", "lede/board", re(`(?:落后面最大的是(` + indicatorsPart + `)，|各项指标)(可比的)?各\{c\}均落后`), boardWidestAll},
	{"board: widest, counted", "lede/board", re(`落后面最大的有(\d+)项指标，(?:各有(\d+)\{m\})?`), boardWidestCounted},
	{"board: counties", "lede/board", re(`末，(\d+)\{m\}`), boardCounties},
	{"board: nothing to compare", "lede/board", re(`没有可与序时进度比较的任务`), boardNothing},
	{"board: of all", "lede/board", re(`任务均(` + behindWords + `|` + goodWords + `|` + zeroWords + `)`), boardOfAll},
	{"board: ends", "lede/board", re(`居(首位|末位)最多的是(` + regionsPart + `)（(?:各)?(\d+)项）`), boardEnds},
	{"tiles: so many behind", "title/tiles desc/tiles", re(`(\{r\d+\})(\d+)项中落后(\d+)项`), tilesRegion},
	{"tiles: half behind", "title/tiles", re(`^(\d+)\{m\}(?:中(\d+)[个所家]|均)有一半以上的指标落后序时`), tilesHalf},
	{"tiles: together", "title/tiles", re(`^(\d+)\{m\}共落后序时(\d+)项次`), tilesTogether},
	{"tiles: nobody behind", "title/tiles", re(`^(\d+)\{m\}各项指标均不落后序时`), tilesNobody},
	{"tiles: none behind", "title/tiles", re(`^(\d+)\{m\}中(\d+)[个所家]没有指标落后序时`), tilesNone},

	// A county's chart of completions.
	{"completions: so many of all", "title/completion", re(`(\d+)项指标中(\d+)项` + verdictPart), completionsOf},
	{"completions: all that are compared", "title/completion", re(`(\d+)项指标有完成率的(\d+)项均` + verdictPart), completionsOf},
	{"completions: all", "title/completion", re(`(\d+)项指标均` + verdictPart), completionsAll},
	{"completions: at zero", "title/completion", re(`其中(\d+)项` + zeroWords), completionsPart(atZero)},
	{"completions: levels beside", "title/completion", re(`另有(\d+)项(已达标|未达标)`), completionsBeside},
	{"completions: none", "title/completion", re(`；(\d+)项无完成率`), completionsPart(noState)},
	{"completions: of none", "title/completion", re(`^(\d+)项指标均无完成率`), completionsPart(noState)},
	{"completions: over", "title/completion", re(`其中(\d+)项超额完成`), completionsPart(over)},
	{"completions: as described", "desc/completion desc/ranking", re(`(\{[ri]\d+\})(−?[\d.]+)%（([^（）]*)）`), described},

	// What is left of the year.
	{"schedule: tasks", "lede/schedule", re(`(?:各\{c\}|\{w\})(\d+)项任务`), scheduleTotal},
	{"schedule: classes", "lede/schedule", re(`(已完成|按期|加力|攻坚|难以完成|未完成|无数据)(\d+)项`), scheduleClass},
	{"schedule: the hardest", "lede/schedule", re(`(?:之比最高的|完成率最低的)(?:依次)?是([^；。]*)`), scheduleMost},
	{"schedule: at zero", "lede/schedule", re(`其中(\d+)项尚未破零`), scheduleZero},
	{"schedule: all of them at zero", "lede/schedule", re(`(?:难以完成(\d+)项|难以完成)（(?:均)?尚未破零）`), scheduleAllZero},
	{"schedule: all in a class", "lede/schedule", re(`(\d+)项任务均(已完成|按期|加力|攻坚|难以完成|未完成)`), scheduleAll},
	{"schedule: a plan", "lead/schedule", re(`^(\d+)\{m\}`), planTotal},
	{"schedule: a plan's classes", "lead/schedule", re(`(已完成|按期|加力|攻坚|难以完成|未完成|无数据)(\d+)[个所家]`), planClass},
	{"schedule: a county's tasks", "lead/county", re(`^(\d+)项任务`), countyTasks},
	{"schedule: a county's classes", "lead/county", re(`(已完成|按期|加力|攻坚|难以完成|未完成|无数据)(\d+)项`), countyClass},

	// How heavy tasks are, and the ledger.
	{"tasks: heaviest and lightest", "lede/tasks", re(`(最重|最轻)的是(\{r\d+\})，(?:(\d+)项指标平均)?占年度目标的([\d.]+)%`), taskShare},
	{"ledger: matters", "lede/ledger", re(`台账共有督办事项(\d+)项`), ledgerSize},

	// Lists of counts, selections by rule, facts of orders.
	{"counts: a state", "counts/county counts/indicator counts/board", re(`^(.*)=(\d+)$`), countsState},
	{"counts: a class", "counts/schedule", re(`^(.*)=(\d+)$`), scheduleClass},
	{"rule: picked", "rule/bulletin", re(`^Q(\d+)：(\d+)\{m\}，(.*)。$`), rulePicked},
	{"order: completion", "fact/order", re(`^完成率 (−?[\d.]+)%（(.*)）$`), orderCompletion},
	{"order: lead", "fact/order", re(`^较序时 ([+−]?[\d.]+)个百分点$`), orderLead},
	{"order: place", "fact/order", re(`^位次 第(\d+)位（共(\d+)\{m\}）$`), orderPlace},

	// Words of the middle of the year in a year that is over.
	{"year end: words of the path", "lede/ point/ title/ lead/ counts/", re(`(序时|落后|滞后|尚未破零)`), yearEndWord},
	{"completion of a limit", "point/ lede/indicator title/ranking", re(`(完成率|完成年度目标)`), limitCompletion},
}
