package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// lastSerial is 9999-12-31, the last day of a spreadsheet's calendar.
const lastSerial = 2_958_465

// serialDate is the date that a number stands for: days since the end of 1899, or since the first of 1904. Below one day it
// is a time. Where the calendar has no such day it is the number itself.
func serialDate(number string, date1904 bool) string {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil || serial < 0 || serial > lastSerial+1 {
		return number
	}
	days := int(serial)
	seconds := int(math.Round((serial - float64(days)) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	if days > lastSerial {
		return number
	}
	clock := time.Unix(int64(seconds), 0).UTC().Format(time.TimeOnly)
	if days == 0 && !date1904 {
		return clock
	}
	if day := dayOf(days, date1904); seconds == 0 {
		return day
	} else {
		return day + " " + clock
	}
}

// dayOf keeps the mistake of the first spreadsheets, for which 1900 was a leap year.
func dayOf(days int, date1904 bool) string {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 60:
		return "1900-02-29"
	case days < 60:
		days++
	}
	return first.AddDate(0, 0, days).Format(time.DateOnly)
}

// isoDate reads a date that stands in the file as one: 2022-06-30T08:00:00Z.
func isoDate(s string) (string, bool) {
	s = strings.TrimSuffix(s, "Z")
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(time.DateOnly), true
	}
	if t, err := time.Parse(time.TimeOnly, s); err == nil {
		return t.Format(time.TimeOnly), true
	}
	t, err := time.Parse("2006-01-02T15:04:05", s)
	switch {
	case err != nil:
		return "", false
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format(time.DateOnly), true
	}
	return t.Format(time.DateTime), true
}
