package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSelections: what selections print. In the golden site 合同额 is completed by 丁县 312.0%, 乙县 118.3%, 甲县 38.6% and
// 丙县 at zero; of 申报数 丁县 has 75.0%, 甲县 and 乙县 50.0% and 丙县 no report; of 隐患数, where lower is better, 丁县 has
// 0.0%, 乙县 and 丙县 50.0% and 甲县 125.0% of the limit.
func TestSelections(t *testing.T) {
	page := referencesPrint(t, "testdata/golden/figures", nil, "counties/jia", []printed{
		// rules
		{"{{ 合同额 未破零 }}", "丙县"},
		{"{{ 合同额 落后 }}", "甲县、丙县"}, // those at zero are behind
		{"{{ 合同额 滞后 }}", "甲县、丙县"}, // 11.4 and 50 points
		{"{{ 合同额 达序时 }}", "丁县、乙县"},
		{"{{ 申报数 达序时 }}", "丁县、甲县、乙县"}, // 50.0% is the time progress
		{"{{ 合同额 超额 }}", "丁县、乙县"},
		{"{{ 合同额 已完成 }}", "丁县、乙县"},
		{"{{ 合同额 未完成 }}", "甲县、丙县"},
		{"{{ 申报数 过半 }}", "丁县、甲县、乙县"},
		{"{{ 合同额 未过半 }}", "甲县、丙县"},
		{"{{ 申报数 未报送 }}", "丙县"},
		{"{{ 合同额 增长 }}", "丁县、乙县"}, // by growth: 940.0% and 119.6%
		{"{{ 合同额 下降 }}", "甲县"},
		{"{{ 比重 增长 }}", "甲县"},
		{"{{ 隐患数 落后 }}", "甲县"},
		{"{{ 隐患数 超序时 }}", "甲县"},
		{"{{ 隐患数 超限 }}", "甲县"},
		{"{{ 隐患数 达序时 }}", "丁县、乙县、丙县"},
		{"{{ 合同额 全部 }}", "甲县、乙县、丙县、丁县"},
		{"{{ 合同额 县市 }}", "甲县、乙县、丙县、丁县"},
		// conditions
		{"{{ 合同额 完成率≥118% }}", "丁县、乙县"},
		{"{{ 合同额 完成率>=100 }}", "丁县、乙县"},
		{"{{ 合同额 完成率<50% }}", "甲县、丙县"},
		{"{{ 合同额 completion<=38.6% }}", "甲县、丙县"},
		{"{{ 合同额 完成率 ≥ 118% }}", "丁县、乙县"},
		{"{{ 合同额 同比>0 }}", "丁县、乙县"},
		{"{{ 合同额 同比＜0 }}", "甲县"},
		{"{{ 合同额 较序时≤−11.4百分点 }}", "甲县、丙县"},
		{"{{ 合同额 累计≥15600万元 }}", "乙县、丁县"},
		{"{{ 合同额 累计=0 }}", "丙县"},
		{"{{ 合同额 完成率=38.6% }}", "甲县"}, // as it is shown
		{"{{ 合同额 位次=1 }}", "丁县"},
		{"{{ 合同额 较全州>0 }}", "丁县、乙县"},
		{"{{ 合同额 占比≥16.6% }}", "乙县"},
		{"{{ 合同额 完成率<50 未破零 }}", "丙县"}, // both hold
		{"{{ 申报数 达序时 完成率=50 }}", "甲县、乙县"},
		// the first and the last
		{"{{ 合同额 前1 }}", "丁县"},
		{"{{ 合同额 前2 }}", "丁县、乙县"},
		{"{{ 合同额 后二 }}", "甲县、丙县"},
		{"{{ 合同额 前三 }}", "丁县、乙县、甲县"},
		{"{{ 申报数 前2 }}", "丁县、甲县、乙县"}, // two share the second place
		{"{{ 申报数 后1 }}", "甲县、乙县"},    // 丙县 has no figure and is not the last
		{"{{ 合同额 前2 累计 }}", "乙县、丁县"},
		{"{{ 合同额 后1 同比 }}", "甲县"},
		{"{{ 合同额 前1 欠账 }}", "丙县"},
		{"{{ 合同额 前1 占比 }}", "乙县"},
		{"{{ 隐患数 前1 }}", "丁县"}, // the least
		{"{{ 隐患数 前1 累计 }}", "丁县"},
		{"{{ 隐患数 后1 同比 }}", "甲县"},
		{"{{ 合同额 达序时 后1 }}", "乙县"},
		{"{{ 合同额 前9 }}", "丁县、乙县、甲县、丙县"},
		{"{{ 比重 前1 }}", "乙县"}, // without targets, by the figure
		// forms
		{"{{ 合同额 落后 个数 }}", "2个县市"},
		{"{{ 合同额 落后 个数 只写数 }}", "2"},
		{"{{ 合同额 全部 个数 }}", "4个县市"},
		{"{{ 合同额 后2 带数 }}", "甲县38.6%、丙县0.0%"},
		{"{{ 合同额 前2 累计 带数 万元 }}", "乙县21300万元、丁县15600万元"},
		{"{{ 合同额 落后 带数 欠账 3位小数 }}", "甲县0.342亿元、丙县0.400亿元"},
		{"{{ 合同额 下降 带数 }}", "甲县−3.5%"}, // the number that the rule is about
		{"{{ 合同额 增长 带数 带号 }}", "丁县+940.0%、乙县+119.6%"},
		{"{{ 合同额 累计>1 带数 }}", "乙县2.13亿元、丁县1.56亿元、甲县1.16亿元"},
		{"{{ 合同额 后2 带数 位次 }}", "甲县第3位、丙县第4位"},
		{"{{ 合同额 后2 分别 }}", "甲县、丙县分别38.6%、0.0%"},
		{"{{ 合同额 后2 分别完成 }}", "甲县、丙县分别完成38.6%、0.0%"},
		{"{{ 合同额 下降 分别下降 绝对值 }}", "甲县下降3.5%"}, // one has nothing to share
		{"{{ 合同额 前1 分别 }}", "丁县312.0%"},
		{"{{ 合同额 落后 欠账 合计 }}", "0.74亿元"}, // 0.342 + 0.4
		{"{{ 合同额 落后 欠账 合计 万元 }}", "7420万元"},
		{"{{ 合同额 全部 合计 }}", "4.85亿元"},
		{"{{ 合同额 落后 目标 合计 }}", "3.80亿元"},
		{"{{ 合同额 前2 占比 合计 }}", "39.1%"}, // (1.56 + 2.13) ÷ 9.43
		{"{{ 隐患数 超限 带数 }}", "甲县超1项"},    // a limit is told in amounts: 5 of 4
		{"{{ 隐患数 超序时 带数 }}", "甲县3项"},    // beyond the 2 that are due after half of the year
		{"{{ 隐患数 达序时 带数 }}", "丁县余2项、乙县余2项、丙县余1项"},
		{"{{ 隐患数 全部 分别 }}", "甲县、乙县、丙县、丁县分别超1项、余2项、余1项、余2项"},
		{"{{ 隐患数 超限 带数 完成率 }}", "甲县125.0%"}, // as the author asks
		{"{{ 比重 前1 带数 }}", "乙县30.1%"},
		{"{{ 申报数 全部 带数 }}", "甲县50.0%、乙县50.0%、丙县未报送、丁县75.0%"},
		// other editions
		{"{{ 合同额 上年 前1 累计 }}", "甲县"},
		{"{{ 上年 合同额 累计=0 个数 }}", "1个县市"},
	})
	for _, want := range []string{
		`href="../indicators/hetong.html#r-bing" title="合同额，按“未破零”选出的1个县市，2022年1—6月，快报">丙县<`,
		`href="../indicators/shenbao.html" title="申报数完成率，按“前2”选出的3个县市（末尾有并列，多于2个），2022年1—6月，快报">`,
		`title="合同额欠账，按“落后”选出的2个县市，2022年1—6月，快报">0.74亿元<`,
		`title="合同额，按“完成率&lt;50、未破零”选出的1个县市，2022年1—6月，快报">丙县<`,
		`title="合同额，全部4个县市，2022年1—6月，快报">甲县、`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestSelectionsOfAPage: on an indicator's page the indicator need not be said, on a member's page the page's own member
// is not taken for one that was named.
func TestSelectionsOfAPage(t *testing.T) {
	referencesPrint(t, "testdata/golden/figures", nil, "indicators/hetong", []printed{
		{"{{ 落后 }}", "甲县、丙县"},
		{"{{ 申报数 未报送 }}", "丙县"},
		{"{{ 全部 累计 合计 }}", "4.85亿元"},
	})
}

// TestLevels: selections of a stock with targets for members, and of a rate.
func TestLevels(t *testing.T) {
	const base = "testdata/golden/figures"
	files := map[string]string{}
	for file, changes := range map[string][]string{
		"data/indicators.yaml":      {"measure: stock, scope: prefecture,", "measure: stock,", `unit: "%", measure: rate, targeted: false,`, `unit: "%", measure: rate,`},
		"data/reports/2022-06.yaml": {"cunliang: {zhou: 272}", "cunliang: {zhou: 272, jia: 130, yi: 90, bing: 0, ding: 52, yuan: 0, zhi: 0}"},
		"data/targets/2022.yaml": {"cunliang: {zhou: 260}", "cunliang: {zhou: 260, jia: 120, yi: 90, bing: 0, ding: 60, yuan: 未设目标, zhi: 未设目标}\n" +
			"  bizhong: {zhou: 30, jia: 30, yi: 30, bing: 25, ding: 25, yuan: 40, zhi: 30}"},
		"data/reports/2021-06.yaml": {"cunliang: {zhou: 230}", "cunliang: {zhou: 230, jia: 110, yi: 90, bing: 0, ding: 55, yuan: 0, zhi: 0}"},
	} {
		source, err := os.ReadFile(filepath.Join(base, file))
		if err != nil {
			t.Fatal(err)
		}
		files[file] = strings.NewReplacer(changes...).Replace(string(source))
	}
	referencesPrint(t, base, files, "counties/jia", []printed{
		{"{{ 保有量 已达标 }}", "甲县、乙县、丙县"}, // a target of nothing is met by nothing
		{"{{ 保有量 未达标 带数 }}", "丁县86.7%"},
		{"{{ 保有量 前1 }}", "甲县"},
		{"{{ 保有量 下降 带数 }}", "丁县−5.5%"},
		{"{{ 保有量 全部 合计 }}", "272家"},
		{"{{ 比重 已达标 }}", "丙县、乙县"},
		{"{{ 比重 未达标 }}", "甲县"},
		{"{{ 比重 未达标 带数 }}", "甲县28.4%"}, // a rate has its own number
		{"{{ 比重 前1 带数 }}", "丙县29.0%"},  // by its place, which is that of its target of 25
		{"{{ 比重 前1 累计 带数 }}", "乙县30.1%"},
	})
}

// TestBadSelections: mistakes in selections, with their places.
func TestBadSelections(t *testing.T) {
	referencesSay(t, "testdata/golden/figures", nil, "counties/jia", []printed{
		{"{{ 未破零 }}", "1:1: 错误[missing-indicator]: 引用没有写明是哪项指标；加上指标的名称或编号。"},
		{"{{ 甲县 合同额 落后 }}", "1:1: 错误[extra-word]: 按条件选择县市时不能写地区“甲县”；删去“甲县”。"},
		{"{{ 全州 合同额 落后 个数 }}", "1:1: 错误[extra-word]: 按条件选择县市时不能写地区“全州”；删去“全州”。"},
		{"{{ 合同额 个数 }}", "1:1: 错误[missing-rule]: 引用没有写明选择哪些县市；加上“未破零”、“落后”、“前3”等条件，或者写“全部”。"},
		{"{{ 合同额 简称 }}", "1:1: 错误[missing-rule]: 引用没有写明选择哪些县市；加上“未破零”、“落后”、“前3”等条件，或者写“全部”。"},
		{"{{ 合同额 落后 个数 带数 }}", "1:1: 错误[extra-word]: 引用里有两个列法：“个数”和“带数”；只写其中一个。"},
		{"{{ 合同额 前3 后3 }}", "1:1: 错误[extra-word]: “前3”和“后3”不能同时写；只写其中一个。"},
		{"{{ 合同额 落后 落后 }}", "1:1: 错误[extra-word]: “落后”写了两遍；删去一个。"},
		{"{{ 合同额 未破零 完成率 }}", "1:1: 错误[extra-word]: 只列名单时用不上“完成率”；要列数，加上“带数”；删去“完成率”。"},
		{"{{ 合同额 未破零 万元 }}", "1:1: 错误[extra-word]: 只列名单或个数时没有数可改写法；删去单位、小数位数等写法，或者加上“带数”。"},
		{"{{ 合同额 未破零 个数 简称 }}", "1:1: 错误[extra-word]: 不列名称时用不上“简称”；删去“简称”。"},
		{"{{ 合同额 未破零 带数 万元 }}", "1:1: 错误[wrong-unit]: 完成率的单位是%，不能换算成万元；删去“万元”。"},
		{"{{ 保有量 落后 }}", "1:1: 错误[no-members]: 保有量没有各县市的数，不能按条件选择；改换指标。"},
		{"{{ 比重 落后 }}", "1:1: 错误[wrong-rule]: “落后”不能用于比重：没有年度目标的指标不能这样选；写成条件，如“累计=0”、“同比>0”。"},
		{"{{ 合同额 已达标 }}", "1:1: 错误[wrong-rule]: “已达标”不能用于合同额：只有时点数和比率能这样说；改写“达序时”、“超额”或“落后”。"},
		{"{{ 隐患数 未破零 }}", "1:1: 错误[wrong-rule]: “未破零”不能用于隐患数：比率和越低越好的指标没有“未破零”；写成条件，如“累计=0”。"},
		{"{{ 隐患数 超额 }}", "1:1: 错误[wrong-rule]: “超额”不能用于隐患数：越低越好的指标不能这样说；改写“达序时”、“超序时”或“超限”。"},
		{"{{ 合同额 超限 }}", "1:1: 错误[wrong-rule]: “超限”不能用于合同额：只有越低越好的指标能这样说；改写“落后”或“超额”。"},
		{"{{ 比重 全部 合计 }}", "1:1: 错误[not-additive]: 比重的累计不能相加；改用“带数”。"},
		{"{{ 合同额 全部 完成率 合计 }}", "1:1: 错误[not-additive]: 合同额的完成率不能相加；改用“带数”。"},
		{"{{ 申报数 首次 前3 }}", "1:1: 错误[extra-word]: 其中项“首次”不能按条件选择；删去“首次”。"},
		{"{{ 合同额 完成率≥ }}", "1:1: 错误[bad-condition]: 条件“完成率≥”里没有可比的数；写成“完成率≥60”这样。"},
		{"{{ 完成率 合同额 ≥ 60% }}", "1:1: 错误[bad-condition]: 条件“合同额≥60%”里的“合同额”不是数据项；可写完成率、同比、累计等，见编写手册。"},
		{"{{ ≥60% 合同额 }}", "1:1: 错误[bad-condition]: 条件“≥60%”不完整；写成“完成率≥60%”这样。"},
		{"{{ 合同额 完成绿≥60% }}", "1:1: 错误[bad-condition]: 条件“完成绿≥60%”里的“完成绿”不是数据项；是否想写“完成率”？"},
		{"{{ 合同额 完成率≥6.0.0 }}", "1:1: 错误[bad-condition]: 条件“完成率≥6.0.0”里没有可比的数；写成“完成率≥60”这样。"},
		{"{{ 合同额 完成率≥60亿元 }}", "1:1: 错误[wrong-unit]: “完成率≥60亿元”不能用于合同额：完成率的单位是%，不能和“60亿元”比较；删去单位，或写“%”。"},
		{"{{ 合同额 未破另 }}", "1:1: 错误[unknown-word]: 引用里的“未破另”不是地区、指标、期次或数据项；是否想写“未破零”？"},
		{"{{ 合同额 前0 }}", "1:1: 错误[unknown-word]: 引用里的“前0”不是地区、指标、期次或数据项；可写地区、指标、期次的名称或编号，以及数据项，见编写手册。"},
		{"一{{ 申报数 未破零 }}", "1:2: 警告[empty-selection]: 没有选出县市：申报数，按“未破零”选出的0个县市，2022年1—6月，快报；改写这句话。"},
		{"{{ 申报数 未破零 个数 }}", "1:1: 警告[empty-selection]: 没有选出县市：申报数，按“未破零”选出的0个县市，2022年1—6月，快报；改写这句话。"},
		{"{{ 合同额 未破零 带数 同比 }}", "1:1: 警告[reference-gap]: 名单里丙县没有同比：上年同期为零或负数，不计算同比；改换数据项，或加上条件排除它。"},
		{"{{ 申报数 全部 合计 }}", "1:1: 警告[reference-gap]: 合计里缺丙县的数：申报数累计，全部4个县市，2022年1—6月，快报；改写这句话，或补上数据。"},
	})
}

// TestEmptySelections: what stands where nobody is picked.
func TestEmptySelections(t *testing.T) {
	referencesPrint(t, "testdata/golden/figures", nil, "counties/jia", []printed{
		{"{{ 申报数 未破零 }}", "无"},
		{"{{ 申报数 未破零 带数 }}", "无"},
		{"{{ 申报数 未破零 分别 }}", "无"},
		{"{{ 申报数 未破零 个数 }}", "0个县市"},
		{"{{ 申报数 未破零 合计 }}", "0家"},
	})
}

// TestManyMembers: a site of schools, with other words and short names; a long list is cut and counted.
func TestManyMembers(t *testing.T) {
	referencesPrint(t, "testdata/school", nil, "counties/xiao-24", []printed{
		{"{{ 图书借阅册次 全部 个数 }}", "40所学校"},
		{"{{ 图书借阅册次 学校 个数 只写数 }}", "40"},
		{"{{ 学生体质健康达标率 全部 个数 }}", "36所学校"}, // those to which it applies
		{"{{ 图书借阅册次 全部 简称 }}", "一小、二小、三小、南湖小学、北桥小学、东篱小学、西岭小学、柳岸小学、枫林小学、云溪小学等40所学校"},
	})
}
