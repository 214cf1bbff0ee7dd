package form

import "io/fs"

type sources struct{}

func (s *sources) readSources(fs.FS) error { return nil }
func (s sources) file(m *month) File       { return File{} }
