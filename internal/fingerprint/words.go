package fingerprint

// Words are what controls say that scripts add to pages. Sealed pages keep their scripts, so a word that a later version no longer
// uses stays in the list.
var Words = []string{
	// save.js
	"保存为CSV", "复制表格", "保存PNG", "保存SVG", "已保存到下载文件夹", "已复制，可粘贴到Word或WPS",
	"浏览器不允许自动复制，表格已选中，请按Ctrl+C", "此浏览器不支持保存文件，请改用360、Edge或Chrome等浏览器打开", "未能保存，请刷新页面后重试",
	"保存本节表格", "保存本节图", "保存本节表格和图", "图表", "本期数据",
	// search.js
	"查找", "在本期内查找", "名称、拼音首字母、编号或正文里的字", "关闭", "按 / 键打开查找", "正在读入…",
	"没有读到本期的查找文件；重新生成网页后再试", "没有找到", "也在往期里找",
	// bulletin.js
	"用方向键逐项查看，按Esc键结束", "↕", "按", "排序",
	// scripts that search.js brings
	"search.js", "editions.js",
}
