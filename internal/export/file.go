package export

import (
	"bulletin/internal/model"
)

// File is one file of the data of an edition.
type File struct {
	Name      string // slash-separated, below the folder of the data, ASCII
	Content   []byte
	What      string           // what people find in it; empty for one that only belongs to the package
	Indicator *model.Indicator // that it is of, or nil
}

// The names of the files that people are led to.
const (
	TableName     = "data.csv"
	WorkbookName  = "data.xlsx"
	JSONName      = "data.json"
	PackageName   = "datapackage.json"
	indicatorsDir = "indicators/"
)

// Files makes all files. An error is a fault of this program.
func (d *Data) Files() ([]File, error) {
	book, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	files := []File{
		{Name: WorkbookName, Content: book, What: "电子表格：每项指标、每个" + worded("成员", d.View.Site.Words) + "各一个工作表，附说明和字典"},
		{Name: TableName, Content: d.Table(), What: "全部数据，一行一个数，可用Excel、WPS表格打开和筛选"},
		{Name: JSONName, Content: d.JSON(), What: "同样的数据，供程序读取"},
	}
	resources := d.resources()
	for k := range resources {
		files = append(files, resources[k].File)
	}
	described, err := d.describe(resources)
	if err != nil {
		return nil, err
	}
	return append(files, File{
		Name: PackageName, Content: described, What: "数据包说明（Data Package 2.0）：各CSV文件的字段、缺数代码、来源和校验值",
	}), nil
}

// mark is what must stand beside made-up or restricted data wherever it goes; empty where it needs nothing.
func (d *Data) mark() string {
	site := d.View.Site
	mark := site.Marking
	if site.Sample {
		mark = joined(mark, "示例数据，均为虚构，不得引用")
	}
	return mark
}

// name is how files for people name a region.
func (d *Data) name(r *model.Region) string { return d.View.Site.Called(r) }
