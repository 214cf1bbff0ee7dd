package codes

// kinds are what the codes are about, in the order in which they are listed.
var kinds = []string{
	"文件和编码", "写法", "名单和设置", "指标", "目标", "报表的数", "督办和节点", "期次",
	"文稿", "引用", "指令和图表", "图片", "核对", "布局", "生成", "新建", "导入", "填报的表格",
}
