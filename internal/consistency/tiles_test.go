package consistency

import "strconv"

// tilesRegion: all indicators of a region, as its own page counts them.
func tilesRegion(m *match) {
	r := m.regionsIn(m.groups[1])[0]
	row := m.o.row(r)
	m.equal("paced|"+r.id, m.groups[2], count(row, stateIs(isPaced)))
	m.equal("behind|"+r.id, m.groups[3], count(row, stateIs(isBehind)))
}

func tilesTogether(m *match) {
	sum := 0
	for _, r := range m.o.site.of(county) {
		sum += count(m.o.row(r), stateIs(isBehind))
	}
	if m.groups[2] != strconv.Itoa(sum) {
		m.fail(m.groups[2], sum)
	}
}

func tilesHalf(m *match) {
	n, half := 0, 0
	for _, r := range m.o.site.of(county) {
		row := m.o.row(r)
		if paced := count(row, stateIs(isPaced)); paced > 0 {
			n++
			if 2*count(row, stateIs(isBehind)) >= paced {
				half++
			}
		}
	}
	m.equal("counties compared", m.groups[1], n)
	if m.groups[2] == "" && half != n {
		m.fail("all with half", half)
	}
	m.equal("counties with half behind", m.groups[2], half)
}

func tilesNobody(m *match) {
	for _, r := range m.o.site.of(county) {
		if n := count(m.o.row(r), stateIs(isBehind)); n > 0 {
			m.fail("nobody behind", r.short)
		}
	}
}

func tilesNone(m *match) {
	n, none := 0, 0
	for _, r := range m.o.site.of(county) {
		row := m.o.row(r)
		if count(row, stateIs(isPaced)) > 0 {
			n++
			if count(row, stateIs(isBehind)) == 0 {
				none++
			}
		}
	}
	m.equal("counties compared", m.groups[1], n)
	m.equal("counties with none behind", m.groups[2], none)
}
