package export

import (
	"bulletin/internal/model"
)

// File is one file of the data of an edition.
type File struct {
	Name    string // slash-separated, below the folder of the data, ASCII
	Content []byte
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
	files := []File{{TableName, d.Table()}, {JSONName, d.JSON()}}
	book, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	files = append(files, File{WorkbookName, book})
	resources := d.resources()
	for k := range resources {
		files = append(files, resources[k].File)
	}
	described, err := d.describe(resources)
	if err != nil {
		return nil, err
	}
	return append(files, File{PackageName, described}), nil
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
