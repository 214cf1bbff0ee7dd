package diff

import (
	"reflect"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// skipped marks a field that is no part of what a record says, or that another item tells.
const skipped = ""

// labels names the fields of the model's records, by type and field. A test holds that each field has its line.
var labels = map[string]string{
	"Site.Title": "标题", "Site.Issuer": "发布单位", "Site.Sample": "示例数据", "Site.Marking": "标记", "Site.Contacts": "公开联系方式",
	"Site.Words": "称呼", "Site.Limits": "界线", "Site.Style": "数字", "Site.Palette": "配色", "Site.Chosen": skipped, "Site.Charts": "图", "Site.Scores": "计分",
	"Site.Map": "地图", "Site.Basis": "任务轻重的依据", "Site.RedHead": "红头", "Site.Attach": "附件", "Site.NoData": "不生成数据文件",
	"Site.Regions": skipped, "Site.Province": skipped, "Site.Groups": skipped, "Site.Indicators": skipped, "Site.Targets": skipped,
	"Site.Reports": skipped, "Site.Milestones": skipped, "Site.Actions": skipped, "Site.Events": skipped, "Site.Editions": skipped,
	"Site.Corrections": skipped, "Site.Levels": "检查的轻重", "Site.Sources": skipped, "Site.Imports": skipped,
	".Whole": "整期", ".Regions": "单位",

	"Words.Whole": "整体", "Words.Member": "成员", "Words.Upper": "上级", "Words.Counter": "量词", "Words.Sheet": "单张",
	"Thresholds.Behind": format.StateWord(analysis.Behind), "Thresholds.FarBehind": format.StateWord(analysis.FarBehind), "Thresholds.Ahead": "领先", "Thresholds.Close": "预测相近", "Thresholds.TableRows": "表的行数",
	"Thresholds.Effort": "倍数", "EffortLines.Raised": "偏高", "EffortLines.High": "高", "EffortLines.VeryHigh": "很高",
	"Style.Grouped": "千分撇", "Style.Completion": "完成率位数", "Style.Growth": "同比位数",
	"Palette.Accent": "主色", "Palette.Ink": "文字", "Palette.Secondary": "次要文字", "Palette.Rule": "线", "Palette.ThisYear": "今年", "Palette.LastYear": "上年",
	"Palette.Over": format.StateWord(analysis.Over), "Palette.OnPace": format.StateWord(analysis.OnPace), "Palette.Behind": format.StateWord(analysis.Behind), "Palette.FarBehind": format.StateWord(analysis.FarBehind), "Palette.Zero": format.StateWord(analysis.AtZero), "Palette.Gap": "缺数",
	"StateColours.Fill": "底", "StateColours.Text": "字", "StateColours.Line": "边",
	"Charts.County": "成员页", "Charts.Indicator": "指标页", "Charts.ByChoice": skipped,
	"Scores.Weights": "分值", "Scores.Beside": "", "Scores.Total": "总分", "Scores.Cap": "封顶", "Scores.Tiers": "分类",
	"Weight.Indicator": "指标", "Weight.Points": "分", "Weight.Pos": skipped, "Tier.Name": "类别", "Tier.Counties": "成员",
	"Map.Approval": "审图号", "Map.Shapes": "界线",
	"Basis.Name": "名称", "Basis.Unit": "单位", "Basis.Source": "来源",

	"Region.Index": skipped, "Region.ID": skipped, "Region.Pos": skipped,
	"Region.Name": "名称", "Region.Short": "简称", "Region.Code": "代码", "Region.Kind": "类别", "Region.Bureau": "责任单位", "Region.Tile": "格子",
	"Region.Since": "设立", "Region.Until": "撤并", "Region.MergedInto": "并入", "Region.Joined": "合并比较", "Region.Formerly": "曾用名",
	"Former.Name": "全称", "Former.Short": "简称", "Former.Bureau": "责任单位", "Former.Until": "用到", "Correction.Pos": skipped,
	"Correction.Date": "日期", "Correction.Indicator": "指标", "Correction.Region": "单位", "Correction.Period": "期间", "Correction.Item": "哪个数", "Correction.Old": "原数",
	"Correction.New": "现数", "Correction.Reason": "原因", "Correction.Who": "发现单位",
	"Region.Team": "人员", "Region.Basis": "任务轻重", "Tile.Column": "列", "Tile.Row": "行",
	"Person.Name": "姓名", "Person.Role": "职务", "Person.Phone": "电话", "Person.Since": "任职",

	"Indicator.Index": skipped, "Indicator.ID": skipped, "Indicator.Pos": skipped,
	"Indicator.Name": "名称", "Indicator.Short": "简称", "Indicator.Unit": "单位", "Indicator.Decimals": "小数位数", "Indicator.Style": "数字",
	"Indicator.Every": "多久报送一次", "Indicator.Since": "开始统计", "Indicator.Until": "统计到",
	"Indicator.Measure": "性质", "Indicator.Better": "方向", "Indicator.Scope": "范围", "Indicator.Targeted": "设目标", "Indicator.Signed": "可为负数",
	"Indicator.Group": "组", "Indicator.Department": "数据来源", "Indicator.Definition": "口径", "Indicator.Reporting": "报送办法",
	"Indicator.Contact": "联系人", "Indicator.Assessments": "考核", "Indicator.Parts": "其中", "Indicator.AddsUp": "各单位相加等于整体",
	"Indicator.WhyNot": "不相加的原因", "Indicator.AtMost": "不超过", "Indicator.Differs": "区别", "Indicator.Weight": "分值", "Indicator.Cap": "封顶",
	"Part.ID": "编号", "Part.Name": "名称", "Difference.Other": "指标", "Difference.How": "区别",

	"Milestone.ID": skipped, "Milestone.Pos": skipped,
	"Milestone.Title": "名称", "Milestone.Start": "开始", "Milestone.Due": "截止", "Milestone.Done": "完成", "Milestone.Who": "责任单位",
	"Milestone.Indicators": "指标", "Milestone.Regions": "单位", "Milestone.Note": "备注",

	"Action.Number": skipped, "Action.Was": skipped, "Action.Pos": skipped,
	"Action.Opened": "提出的期次", "Action.Region": "单位", "Action.Indicator": "指标", "Action.Matter": "事项", "Action.Unit": "责任单位", "Action.Person": "责任人",
	"Action.Deadline": "时限", "Action.Measures": "措施", "Action.State": "状态", "Action.Result": "结果", "Action.Reason": "说明",
	"Action.ClosedBy": "销号人", "Action.ClosedOn": "销号日期",

	"Shape.Region": skipped, "Shape.Polygons": skipped, "Event.Pos": skipped,
	"Event.Title": "名称", "Event.Date": "日期", "Event.Kind": "类别", "Event.Place": "地点", "Event.Host": "主办", "Event.People": "人数", "Event.Areas": "参加的省区", "Event.Text": "内容",

	"Edition.ID": skipped, "Edition.Report": skipped, "Edition.Body": skipped, "Edition.Counties": skipped, "Edition.Indicators": skipped, "Edition.Pictures": skipped, "Edition.Seal": skipped, "Edition.Stood": skipped, "Edition.Pos": skipped,
	"Edition.Title": "标题", "Edition.Label": "名称", "Edition.Period": "期间", "Edition.Date": "印发日期", "Edition.Issue": "期号", "Edition.Issuer": "发布单位",
	"Edition.Number": "发文字号", "Edition.Recipients": "主送", "Edition.Highlights": "要点", "Edition.Findings": "发现的取舍",
	"FindingEdit.ID": "编号", "FindingEdit.Pin": "置顶", "FindingEdit.Hide": "不用", "FindingEdit.Text": "改写", "FindingEdit.Pos": skipped,
	"Fact.Text": "文字", "Fact.Source": "出处", "Fact.Pos": skipped,

	"TargetChange.Indicator": skipped, "TargetChange.Region": skipped, "TargetChange.Date": skipped, "TargetChange.Pos": skipped,
	"TargetChange.From": "原目标", "TargetChange.To": "新目标", "TargetChange.Reason": "原因",
	"TargetMore.SetBy": "下达单位", "TargetMore.SignedOn": "签订日期", "TargetMore.Note": "备注",

	"Source.File": skipped, "Source.SHA256": "摘要", "Source.Filler": "填报人", "Source.Checker": "审核人", "Source.Date": "填报日期", "Source.Cells": "改动的数",
}

// labelOf is the label of a field, or skipped.
func labelOf(t reflect.Type, k int) string {
	f := t.Field(k)
	if !f.IsExported() {
		return skipped
	}
	return labels[t.Name()+"."+f.Name]
}

// spread are the records whose fields are columns of their own wherever they stand.
var spread = map[reflect.Type]bool{
	reflect.TypeFor[model.Words](): true, reflect.TypeFor[model.Thresholds](): true, reflect.TypeFor[model.EffortLines](): true,
	reflect.TypeFor[model.Style](): true, reflect.TypeFor[model.Palette](): true, reflect.TypeFor[model.StateColours](): true,
	reflect.TypeFor[model.Charts](): true, reflect.TypeFor[model.Scores](): true, reflect.TypeFor[model.Basis](): true,
	reflect.TypeFor[model.Map](): true, reflect.TypeOf(model.Site{}.Attach): true,
}

// enums word the values of small types, by number.
var enums = map[reflect.Type][]string{
	reflect.TypeFor[model.Status]():      statuses(),
	reflect.TypeFor[model.Measure]():     {"累计数", "时点数", "比率"},
	reflect.TypeFor[model.Better]():      {"越高越好", "越低越好", "不分好坏"},
	reflect.TypeFor[model.Scope]():       {"全部单位", "只有整体"},
	reflect.TypeFor[model.RegionKind]():  {"整体", "成员", "园区", "直属", "上级"},
	reflect.TypeFor[model.AttachKind]():  {"不生成", "静态", "可操作"},
	reflect.TypeFor[model.Choice]():      {"", "用", "不用"},
	reflect.TypeFor[model.ActionState](): actionStates(),
}

func statuses() []string {
	out := make([]string, len(model.Statuses)+1)
	for s := range out {
		out[s] = format.Status(model.Status(s))
	}
	return out
}

func actionStates() []string {
	out := make([]string, len(model.ActionStates))
	for word, s := range model.ActionStates {
		out[s] = word
	}
	return out
}
