package build

import (
	"fmt"

	"bulletin/internal/analysis"
	"bulletin/internal/attach"
	"bulletin/internal/export"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
)

// embedded is the table of an edition's data that goes with the edition as one file.
func (m *maker) embedded(e *model.Edition) *attach.Data {
	table := m.tables[e]
	if table == nil {
		table = export.New(analysis.New(m.Model, e)).Table()
	}
	return &attach.Data{Name: e.ID + "-" + export.TableName, Content: table}
}

// data writes the files of the data of editions into the folder, and lists them for the editions' pages.
func (m *maker) data(editions []*model.Edition, folder *output.Folder) (map[*model.Edition][]page.DataFile, error) {
	if m.Model.NoData || export.TooLarge(m.Model) {
		return nil, nil
	}
	made, tables := make([][]page.DataFile, len(editions)), make([][]byte, len(editions))
	err := pool.Each(len(editions), func(k int) error {
		return pool.Guard(func() string { return "生成数据文件“" + editions[k].ID + "/data”" }, func() (err error) {
			made[k], tables[k], err = writeData(folder, export.New(analysis.New(m.Model, editions[k])))
			return err
		})
	})
	out := map[*model.Edition][]page.DataFile{}
	m.tables = map[*model.Edition][]byte{}
	for k, e := range editions {
		out[e], m.tables[e] = made[k], tables[k]
	}
	return out, err
}

// writeData writes the files of an edition's data, and returns what lists them, and the table.
func writeData(folder *output.Folder, d *export.Data) (made []page.DataFile, table []byte, err error) {
	e := d.View.Edition
	files, err := d.Files()
	if err != nil {
		return nil, nil, fmt.Errorf("data of %s: %w", e.ID, err)
	}
	for _, f := range files {
		if err := folder.Write(page.DataPath(e, f.Name), f.Content); err != nil {
			return nil, nil, err
		}
		if f.Name == export.TableName {
			table = f.Content
		}
		made = append(made, page.DataFile{Name: f.Name, What: f.What, Indicator: f.Indicator, Bytes: len(f.Content)})
	}
	return made, table, nil
}
