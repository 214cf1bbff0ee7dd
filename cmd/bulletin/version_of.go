package main

import "runtime/debug"

// version is that of this program, as seals name it: that of its module and, where it was built in a repository, the commit.
func version() string {
	info, known := debug.ReadBuildInfo()
	if !known {
		return ""
	}
	text := info.Main.Version
	if text == "" || text == "(devel)" {
		text = "开发版"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			text += " " + s.Value[:12]
		}
	}
	return text
}
