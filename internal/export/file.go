package export

import (
	"errors"
	"io"

	"bulletin/internal/model"
	"bulletin/internal/pool"
)

// File is one file of the data of an edition.
type File struct {
	Name      string // slash-separated, below the folder of the data, ASCII
	Bytes     int
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

// Write makes all files, each written piece by piece into what create opens for its name. It may be called by several
// goroutines at once.
func (d *Data) Write(create func(name string) (io.WriteCloser, error)) ([]File, error) {
	files := []File{
		{Name: WorkbookName, What: "电子表格：每项指标、每个" + worded("成员", d.View.Site.Words) + "各一个工作表，附说明和字典"},
		{Name: TableName, What: "全部数据，一行一个数，可用Excel、WPS表格打开和筛选"},
		{Name: JSONName, What: "同样的数据，供程序读取"},
	}
	fixed := []func(w *writer){func(w *writer) { w.whole(d.Workbook()) }, d.table, d.json}
	resources := d.resources()
	err := pool.Each(len(files)+len(resources), func(k int) (err error) {
		if k < len(files) {
			files[k].Bytes, _, err = writeTo(create, files[k].Name, fixed[k])
			return err
		}
		r := &resources[k-len(files)]
		r.Bytes, r.sum, err = writeTo(create, r.Name, r.csv)
		return err
	})
	if err != nil {
		return nil, err
	}
	for k := range resources {
		files = append(files, resources[k].File)
	}
	described := File{Name: PackageName, What: "数据包说明（Data Package 2.0）：各CSV文件的字段、缺数代码、来源和校验值"}
	described.Bytes, _, err = writeTo(create, PackageName, func(w *writer) { w.whole(d.describe(resources)) })
	return append(files, described), err
}

// writeTo makes one file, and tells its size and its SHA-256.
func writeTo(create func(name string) (io.WriteCloser, error), name string, content func(w *writer)) (int, []byte, error) {
	out, err := create(name)
	if err != nil {
		return 0, nil, err
	}
	w := newWriter(out)
	content(w)
	w.flush()
	return w.bytes, w.hash.Sum(nil), errors.Join(w.err, out.Close())
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
