package main

import (
	"encoding/json"

	"bulletin/internal/publish"
)

// publicationJSON is what came of a publication, for programs. Names of keys stay.
type publicationJSON struct {
	Destination string       `json:"destination"`
	Number      int          `json:"number"`
	DryRun      bool         `json:"dry_run"`
	Nothing     bool         `json:"nothing"`
	Resumed     bool         `json:"resumed"`
	Restored    int          `json:"restored"`
	New         int          `json:"new"`
	Replaced    int          `json:"replaced"`
	Unchanged   int          `json:"unchanged"`
	Left        int          `json:"left"`
	Stale       int          `json:"stale"`
	Removed     int          `json:"removed"`
	Bytes       int64        `json:"bytes"`
	BrokeLock   string       `json:"broke_lock"`
	Changes     []changeJSON `json:"changes"`
	Notes       []noteJSON   `json:"notes"`
	Verified    int          `json:"verified"`
	Missing     []string     `json:"missing"`
	Differ      []string     `json:"differ"`
}

type changeJSON struct {
	Path   string `json:"path"`
	Change string `json:"change"` // add, replace, leave, delete
}

type noteJSON struct {
	Note string `json:"note"` // manifest-changed, stale-changed, stale-held, clock-back, lock-stays
	Path string `json:"path"`
	Time string `json:"time"`
}

type pastJSON struct {
	Number   int    `json:"number"`
	Damaged  bool   `json:"damaged"`
	Restores int    `json:"restores"`
	Time     string `json:"time"`
	Owner    string `json:"owner"`
	Host     string `json:"host"`
	Files    int    `json:"files"`
	New      int    `json:"new"`
	Replaced int    `json:"replaced"`
	Left     int    `json:"left"`
}

var changeIDs = map[publish.ChangeKind]string{publish.Add: "add", publish.Replace: "replace", publish.Leave: "leave", publish.Delete: "delete"}

var noteIDs = map[publish.NoteKind]string{
	publish.ManifestChanged: "manifest-changed", publish.StaleChanged: "stale-changed", publish.StaleHeld: "stale-held",
	publish.ClockBack: "clock-back", publish.LockStays: "lock-stays",
}

// jsonPublication prints what came of a publication that did not fail.
func (t *terminal) jsonPublication(r *publish.Result, target string, dry bool) int {
	out := publicationJSON{
		Destination: target, Number: r.Number, DryRun: dry, Nothing: r.Nothing, Resumed: r.Resumed, Restored: r.Restored,
		New: r.New, Replaced: r.Replaced, Unchanged: r.Unchanged, Left: r.Left, Stale: r.Stale, Removed: r.Removed, Bytes: r.Bytes,
		BrokeLock: r.Broke, Changes: []changeJSON{}, Notes: []noteJSON{}, Verified: r.Verified,
		Missing: append([]string{}, r.Missing...), Differ: append([]string{}, r.Differ...),
	}
	for _, c := range r.Changes {
		out.Changes = append(out.Changes, changeJSON{c.Path, changeIDs[c.Kind]})
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, noteJSON{noteIDs[n.Kind], n.Path, n.Time})
	}
	if code := t.json(out); code != exitClean {
		return code
	}
	if len(r.Missing)+len(r.Differ) > 0 {
		return exitMistakes
	}
	return exitClean
}

// jsonHistory prints the publications of a destination, the oldest first.
func (t *terminal) jsonHistory(list []publish.Publication) int {
	out := []pastJSON{}
	for _, p := range list {
		out = append(out, pastJSON{p.Number, p.Damaged, p.Restores, p.Time, p.Owner, p.Host, p.Files, p.New, p.Replaced, p.Left})
	}
	return t.json(out)
}

func (t *terminal) json(of any) int {
	text, err := json.MarshalIndent(of, "", "  ")
	if err != nil {
		return t.failed(err, "")
	}
	t.line("%s", text)
	return exitClean
}
