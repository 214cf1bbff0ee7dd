// Package docs holds the manual for authors, in Chinese: Markdown pages after Diátaxis (a first hour, tasks, reference,
// background) and their pictures. internal/manual makes the site of them that “bulletin help --open” shows.
package docs

import "embed"

// Files are the pages (“PART/NAME.md”) and the pictures (“pictures/NAME.png”).
//
//go:embed start/*.md tasks/*.md reference/*.md background/*.md pictures/*.png
var Files embed.FS

// Part is one of the manual's four parts: a folder of pages in their order.
type Part struct {
	Folder string
	Title  string
	Aim    string // what the part is for, in a sentence
	Pages  []string
}

// Parts are all pages of the manual, in the order in which they are read. A page's title is its first line.
var Parts = []Part{
	{"start", "入门", "从零开始，一小时做出第一期通报。", []string{
		"first-hour",
	}},
	{"tasks", "操作", "要办一件事，照着步骤做。", []string{
		"month",
		"new-site",
		"excel",
		"tables",
		"writing",
		"numbers",
		"proof",
		"preview",
		"explain",
		"fix",
		"findings",
		"actions",
		"new-year",
		"new-indicator",
		"merge",
		"seal",
		"correct",
		"record",
		"compare",
		"verify",
		"attach",
		"print",
		"publish",
		"layout",
		"fmt",
		"git",
		"editor",
		"windows",
	}},
	{"reference", "查阅", "每个项目、规则、指令、数据项、选项和代码。", []string{
		"basics",
		"site",
		"regions",
		"indicators",
		"targets",
		"reports",
		"records",
		"edition",
		"text",
		"references",
		"directives",
		"findings",
		"checks",
		"codes",
		"commands",
		"import",
		"pages",
		"style",
		"data",
		"limits",
		"fmt",
		"schema",
		"json",
		"version-and-completion",
	}},
	{"background", "说明", "名称的定义和来源，程序怎样判断，为什么这样做。", []string{
		"definitions",
		"claims",
		"principles",
		"what-a-seal-proves",
	}},
}
