package attach

import (
	"errors"

	"bulletin/internal/docx"
)

// Reference is an office's own template of Word documents.
type Reference = docx.Reference

// ReadReference reads a template. [ExplainReference] words what can be wrong with it.
func ReadReference(content []byte) (*Reference, error) { return docx.ReadReference(content) }

// templateProblems say what is wrong with a template and what to do.
var templateProblems = map[docx.ReferenceProblem]string{
	docx.NotDocx:     "不是Word文档（.docx）",
	docx.OldOrLocked: "是旧格式的.doc，或者加了密码；用Word或WPS打开，去掉密码，另存为.docx",
	docx.TooLarge:    "太大，或者解压后太大；只留下样式、页眉页脚和页面设置，另存一份",
	docx.HasMacros:   "带有宏；另存为不带宏的.docx",
	docx.MissingPart: "不完整，缺少",
	docx.BadPart:     "已经损坏，或者不是用Word、WPS存的；用Word或WPS打开，另存为.docx。读不了的是",
	docx.Embedded:    "页眉或页脚里有图片以外的对象，或者引用了文件以外的内容；删去后另存。出在",
	docx.BadPage:     "页面设置不留正文的位置；改正纸张大小和页边距后另存",
}

// ExplainReference says what is wrong with a template; empty for other errors.
func ExplainReference(err error) string {
	var wrong *docx.ReferenceError
	if !errors.As(err, &wrong) {
		return ""
	}
	said := templateProblems[wrong.Problem]
	switch wrong.Problem {
	case docx.MissingPart, docx.BadPart, docx.Embedded:
		said += wrong.Detail
	}
	return said
}
