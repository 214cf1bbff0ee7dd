package learn

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	if *blindOne == "" {
		t.Skip()
	}
	files, _ := filepath.Glob(filepath.Join(*blind, "*", "*.xlsx"))
	for _, file := range files {
		if !strings.Contains(file, *blindOne) {
			continue
		}
		site := blindSite(t, file)
		for _, i := range site.Indicators {
			parts := ""
			for _, p := range i.Parts {
				parts += " /" + p.Name
			}
			fmt.Println(i.ID, i.Name, "|", i.Short, "|", i.Unit, i.Measure, i.AddsUp, parts)
		}
		for _, r := range site.Regions {
			fmt.Print(r.Name, "|", r.Short, "; ")
		}
		fmt.Println(site.Words, site.Title)
		data, _ := os.ReadFile(file)
		grids, _ := open(file, data)
		for _, g := range grids {
			fmt.Println("==", g.Name, g.Visible, g.Merged)
			row := 0
			for _, v := range g.Values {
				if v.Row != row {
					fmt.Printf("\n%d:", v.Row)
					row = v.Row
				}
				fmt.Printf(" %d=%s", v.Column, strings.ReplaceAll(v.Text, "\n", "\\n"))
				if row > 9 && v.Column > 9 || row > 40 {
					continue
				}
			}
			fmt.Println()
		}
	}
}
