package chart

import (
	"strconv"

	"bulletin/internal/model"
)

// number writes a tick: no digit grouping, a true minus.
func number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if v < 0 {
		return "−" + s[1:]
	}
	return s
}

// float is a decimal as a chart draws it: rounded to places digits, the nearest float64.
func float(d model.Decimal, places int) float64 {
	return model.Round(d, places).InexactFloat64()
}

// percentPlaces are the digits to which percentages are drawn; labels show fewer.
const percentPlaces = 2

func digits(n int) string { return strconv.Itoa(n) }
