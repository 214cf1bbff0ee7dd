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
		files, err := export.New(analysis.New(m.Model, editions[k])).Files()
		if err != nil {
			return fmt.Errorf("data of %s: %w", editions[k].ID, err)
		}
		for _, f := range files {
			if err := folder.Write(page.DataPath(editions[k], f.Name), f.Content); err != nil {
				return err
			}
			if f.Name == export.TableName {
				tables[k] = f.Content
			}
			made[k] = append(made[k], page.DataFile{Name: f.Name, What: f.What, Indicator: f.Indicator, Bytes: len(f.Content)})
		}
		return nil
	})
	out := map[*model.Edition][]page.DataFile{}
	m.tables = map[*model.Edition][]byte{}
	for k, e := range editions {
		out[e], m.tables[e] = made[k], tables[k]
	}
	return out, err
}
