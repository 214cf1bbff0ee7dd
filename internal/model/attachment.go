package model

// Attachment is a file that was made of a sealed edition to be handed over: an entry of content/ID/attachments.yaml, which the program
// writes. A file cannot hold its own digest, so it stands here.
type Attachment struct {
	Name     string // of the file
	Form     string // html, pdf, docx, zip, or page for the contents of a package
	SHA256   string // in lower-case hexadecimal
	Says     string // as SealedFile.Says; empty where the form has none
	Revision int    // of the edition
	Date     Date   // of the edition
}
