package build

import (
	"fmt"
	"io"
	"io/fs"

	"bulletin/internal/analysis"
	"bulletin/internal/attach"
	"bulletin/internal/export"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/seal"
)

// embedded is the table of an edition's data that goes with the edition as one file.
func (m *maker) embedded(e *model.Edition) (*attach.Data, error) {
	table, err := m.table(e)
	return &attach.Data{Name: e.ID + "-" + export.TableName, Content: table}, err
}

// dataPath is where a build puts the table of an edition's data.
func dataPath(e *model.Edition) string { return page.DataPath(e, export.TableName) }

// table is the data that an edition shows.
func (m *maker) table(e *model.Edition) ([]byte, error) {
	if m.shelved != nil {
		if table := m.shelved.content(dataPath(e)); table != nil {
			return table, nil
		}
		return fs.ReadFile(m.Files, seal.PublishedPath(e.ID))
	}
	if m.written != nil {
		return m.written.Read(dataPath(e))
	}
	return export.New(analysis.New(m.Model, e)).Table(), nil
}

// digest is that of the table, which is not held where it is made for this alone.
func (m *maker) digest(e *model.Edition) (string, error) {
	d := seal.NewDigester()
	if m.shelved == nil && m.written == nil {
		err := export.WriteTable(analysis.New(m.Model, e), d)
		return d.Digest(), err
	}
	table, err := m.table(e)
	d.Write(table)
	return d.Digest(), err
}

// identify gives editions their codes, which their pages print.
func (m *maker) identify(editions ...*model.Edition) (codes map[*model.Edition]string, err error) {
	codes = map[*model.Edition]string{}
	for _, e := range editions {
		if e.Seal != nil {
			codes[e] = e.Seal.Code
			continue
		}
		digest, err := m.digest(e)
		if err != nil {
			return nil, err
		}
		codes[e] = seal.Code(e.ID, e.Revision(), digest)
	}
	m.Layouts.Dress(m.Model, codes)
	m.codes = codes
	return codes, nil
}

// data writes the files of the data of editions into the folder, and lists them for the editions' pages.
func (m *maker) data(editions []*model.Edition, folder *output.Folder) (map[*model.Edition][]page.DataFile, error) {
	if !m.Model.PublishesData() {
		return nil, nil
	}
	out := map[*model.Edition][]page.DataFile{}
	for _, e := range editions { // one after the other: the files of one are made side by side, and its rows take memory
		err := pool.Guard(func() string { return "生成数据文件“" + e.ID + "/data”" }, func() error { return m.writeData(e, folder, out) })
		if err != nil {
			return nil, err
		}
	}
	m.written = folder
	return out, nil
}

// writeData writes the files of an edition's data and adds them to the list.
func (m *maker) writeData(e *model.Edition, folder *output.Folder, list map[*model.Edition][]page.DataFile) error {
	files, err := export.New(analysis.New(m.Model, e)).Write(func(name string) (io.WriteCloser, error) {
		return folder.Create(page.DataPath(e, name))
	})
	if err != nil {
		return fmt.Errorf("data of %s: %w", e.ID, err)
	}
	for _, f := range files {
		list[e] = append(list[e], page.DataFile{Name: f.Name, What: f.What, Indicator: f.Indicator, Bytes: f.Bytes})
	}
	return nil
}
