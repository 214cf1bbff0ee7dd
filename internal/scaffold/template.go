package scaffold

import "bulletin/internal/xlsx"

func Template() *xlsx.Book { return &xlsx.Book{Title: "新建站点"} }
