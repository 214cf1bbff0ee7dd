package seal

import (
	"bytes"
	"path"
	"strconv"

	"bulletin/internal/model"
)

// AttachmentsName is the list of what was made of a sealed edition to be handed over, in its folder.
const AttachmentsName = "attachments.yaml"

// AttachmentsPath is where that list is, from the site's root.
func AttachmentsPath(edition string) string { return path.Join("content", edition, AttachmentsName) }

// MarshalAttachments is the file of that list. Entries are only added, so that a file that was handed over once can be verified for ever.
func MarshalAttachments(list []model.Attachment) []byte {
	var b bytes.Buffer
	b.WriteString("# 交出去的附件，由 bulletin attach 写成，不要手工修改。\nattachments:\n")
	for _, a := range list {
		b.WriteString("  - name: " + quoted(a.Name) + "\n")
		b.WriteString("    form: " + quoted(a.Form) + "\n")
		b.WriteString("    sha256: " + a.SHA256 + "\n")
		if a.Says != "" {
			b.WriteString("    says: " + a.Says + "\n")
		}
		b.WriteString("    revision: " + strconv.Itoa(a.Revision) + "\n")
		b.WriteString("    date: " + a.Date.String() + "\n")
	}
	return closed(b.Bytes())
}

// Added is a list with the files that it does not have yet, each content once.
func Added(list, more []model.Attachment) []model.Attachment {
	have := map[string]bool{}
	for _, a := range list {
		have[a.SHA256] = true
	}
	for _, a := range more {
		if !have[a.SHA256] {
			have[a.SHA256] = true
			list = append(list, a)
		}
	}
	return list
}
