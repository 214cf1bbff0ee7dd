package chart

import (
	"strconv"

	"bulletin/internal/format"
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

// spoken is a drawn value as a tip writes it: rounded half up. The script of the page does the same.
func spoken(v float64, places int) string {
	d, err := model.ParseDecimal(strconv.FormatFloat(v, 'f', -1, 64))
	if err != nil {
		return ""
	}
	return format.Decimal(d, places)
}

// float is a decimal as a chart draws it: rounded to places digits, the nearest float64.
func float(d model.Decimal, places int) float64 {
	return model.Round(d, places).InexactFloat64()
}

// percentPlaces are the digits to which percentages are drawn; labels show fewer.
const percentPlaces = 2

func digits(n int) string { return strconv.Itoa(n) }
