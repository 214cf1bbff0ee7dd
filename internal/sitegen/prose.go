package sitegen

import (
	"bytes"
	"fmt"
	"strings"
)

// Sentences of commentary; %s is the place or the indicator that the page is about.
var (
	progress = []string{
		"%s把全年任务分解到季度和单位，年初签订责任书，按月对账，按季通报。",
		"主管部门牵头建立了联席会议制度，%s的重点项目逐个明确责任人和时间节点。",
		"从各单位报送的材料看，%s上半年的工作组织得比较早，前期储备的项目陆续落地。",
		"有关单位深入企业走访，面对面讲解政策，帮助解决申报中的具体困难，%s的企业反映较好。",
		"%s坚持一月一调度，把进展慢的事项列入清单，逐项销号。",
		"科技、财政、税务、统计等部门共享信息，%s的基础数据比去年同期更完整。",
		"围绕产业链部署创新链，%s引导骨干企业与高校院所结对，联合攻关的课题数量有所增加。",
		"%s组织业务骨干参加培训，把填报口径讲清楚，差错明显减少。",
	}
	problems = []string{
		"也要看到，%s的进度还不平衡，少数单位重申报、轻管理，项目批下来以后推进不快。",
		"一些企业没有建立研发辅助账，投入发生了却报不上来，%s的统计数据因此偏低。",
		"基层人员变动频繁，接手的同志对口径不熟，%s有的数据迟报、漏报。",
		"%s的项目储备不足，后续支撑偏弱，全年任务仍有压力。",
		"部分项目依赖个别大企业带动，面上的中小企业参与不多，%s的基础还不牢固。",
		"合同登记和成果登记的意识不强，已经签订的合同没有及时认定，%s应当补上这一课。",
	}
	steps = []string{
		"下一步，%s要对照年度目标倒排工期，把欠账分解到月，落实到人。",
		"对连续两期落后的单位，要由分管负责同志带队督导，%s的问题清单实行销号管理。",
		"要抓紧第二批申报，提前组织材料，%s力争做到应报尽报。",
		"要加强对企业的服务，%s重点帮助规模以上企业建好台账、用好政策。",
		"要稳定队伍，配齐配强业务人员，%s每个季度至少组织一次业务培训。",
	}
)

// content writes content/, one edition.
func (g *site) content(e *emitter) {
	e.file("content/2022-h1/edition.md", g.editionText())
	for r := range g.regions {
		e.file("content/2022-h1/counties/"+g.regions[r].id+".md", commentary(g.regions[r].name, 0, r))
	}
	for i := range g.indicators {
		e.file("content/2022-h1/indicators/"+g.indicators[i].id+".md", commentary(g.indicators[i].name, 1, i))
	}
}

// commentary is the text of a page: some hundred characters about a subject.
func commentary(subject string, keys ...int) []byte {
	var b bytes.Buffer
	b.WriteString(passage(subject, progress, 3, append(keys, 0)...))
	b.WriteString("\n\n## 工作进展\n\n")
	b.WriteString(passage(subject, progress, 3, append(keys, 1)...))
	b.WriteString("\n\n- **主要做法**：" + passage(subject, progress, 1, append(keys, 2)...))
	b.WriteString("\n- **主要不足**：" + passage(subject, problems, 1, append(keys, 3)...))
	b.WriteString("\n\n## 问题和下步打算\n\n")
	b.WriteString(passage(subject, problems, 2, append(keys, 4)...))
	b.WriteString("\n\n")
	b.WriteString(passage(subject, steps, 3, append(keys, 5)...))
	b.WriteString("\n")
	return b.Bytes()
}

// passage is n successive sentences of a list, from one that the keys choose.
func passage(subject string, from []string, n int, keys ...int) string {
	first := int(draw(int64(len(from)), append([]int{drawText}, keys...)...))
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, from[(first+k)%len(from)], subject)
	}
	return b.String()
}

func (g *site) editionText() []byte {
	var b bytes.Buffer
	b.WriteString(`---
label: 2022年上半年
period: 2022-06
date: 2022-07-20
issue: 第2期
recipients: [各县市人民政府, 州直有关单位]
highlights:
  - 全域科技工作按年初部署推进，主要任务分解到季度和单位。
  - 县市之间进度差别较大，少数单位仍有指标没有破零。
  - 下半年对照年度目标倒排工期，欠账逐月补上。
---
`)
	for k, heading := range []string{"一、指标完成情况", "二、存在问题", "三、下步安排"} {
		from := [][]string{progress, problems, steps}[k]
		fmt.Fprintf(&b, "## %s\n\n", heading)
		for n := range 3 {
			b.WriteString(passage("全州", from, 4, 2, k, n) + "\n\n")
		}
		if k < 2 {
			kind := []string{"ranking", "months"}[k]
			fmt.Fprintf(&b, "```chart\nkind: %s\nindicator: %s\n```\n\n", kind, g.indicators[0].id)
		}
	}
	return b.Bytes()
}
