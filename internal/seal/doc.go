// Package seal is the record of published editions: the code that identifies a revision, the digests that prove it, and the file
// content/ID/seal.yaml that holds them. It is read by internal/load, into [model.Seal]; here it is written, and held against folders.
//
// A sealed edition is never made again. What the seal says of the files in the output folder is the truth about them, and a build only keeps
// them, brings them from where they are, or says that they are gone.
package seal
