package load

import (
	"crypto/sha256"
	"sync"

	"bulletin/internal/model"
)

// Memory keeps the reports of one reading of a site for the next: while one of them is written the others stay as they are, and
// they are what a large site takes long to be read for. The zero Memory holds nothing. It serves one reading at a time.
//
// Only reports that nothing was said of are kept, and only for as long as the regions, the indicators and the site's settings stay
// the same to the byte.
type Memory struct {
	ground digest // of the files that the reports' meaning hangs on

	mu      sync.Mutex
	reports map[string]keptReport // by their files
}

type digest string

type keptReport struct {
	text   digest
	report *model.Report
}

func digestOf(text []byte) digest {
	sum := sha256.Sum256(text)
	return digest(sum[:])
}

// begin forgets what hung on other files than those that have been read now.
func (m *Memory) begin(ground digest) {
	if m.ground != ground || m.reports == nil {
		m.ground, m.reports = ground, map[string]keptReport{}
	}
}

// recall reports whether the report is known by what its file says, and fills it.
func (m *Memory) recall(report *model.Report, text []byte, indicators []*model.Indicator) bool {
	m.mu.Lock()
	kept := m.reports[report.File]
	m.mu.Unlock()
	if kept.report == nil || kept.text != digestOf(text) {
		return false
	}
	*report = *kept.report.Transplanted(indicators)
	return true
}

func (m *Memory) keep(report *model.Report, text []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.reports != nil {
		m.reports[report.File] = keptReport{digestOf(text), report.Clone()}
	}
}
