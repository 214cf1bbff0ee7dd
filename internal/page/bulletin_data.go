package page

import (
	"strconv"

	"bulletin/internal/address"
	"bulletin/internal/model"
)

// DataPath is where a build puts a file of the data of an edition.
func DataPath(e *model.Edition, name string) string { return address.Data(e, name) }

// DataFile is a file of the data of an edition.
type DataFile struct {
	Name      string           // below the folder of data
	What      string           // what it is, in a few words; empty for one that is only part of a package
	Indicator *model.Indicator // that it is of, or nil
	Bytes     int
}

// Downloads are the files of data that the edition's page leads to.
type Downloads struct {
	Files      []Download
	Indicators []Download // those of single indicators
	Total      string     // the size of Indicators: 540 KB
}

// Download is a file with what it is.
type Download struct {
	Href, Name, What string
	Size             string // 172 KB, 1.0 MB
}

// downloads is nil where no files of data are made.
func (ed *edition) downloads() *Downloads {
	out := &Downloads{}
	total := 0
	for _, f := range ed.views.data[ed.view.Edition] {
		d := Download{Href: ed.at.Data(f.Name), Name: f.Name, What: f.What, Size: sizeText(f.Bytes)}
		switch {
		case f.Indicator != nil:
			d.What = f.Indicator.Short
			out.Indicators = append(out.Indicators, d)
			total += f.Bytes
		case f.What != "":
			out.Files = append(out.Files, d)
		}
	}
	if len(out.Files) == 0 {
		return nil
	}
	out.Total = sizeText(total)
	return out
}

// sizeText is a number of bytes in KB or MB, never less than it is by more than the last digit.
func sizeText(bytes int) string {
	const kilo = 1024
	switch k := (bytes + kilo - 1) / kilo; {
	case k < kilo:
		return strconv.Itoa(k) + " KB"
	default:
		return strconv.FormatFloat(float64(bytes)/(kilo*kilo), 'f', 1, 64) + " MB"
	}
}
