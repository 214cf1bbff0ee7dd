package attach

// dataID is the element that holds the file that goes with a document, for the script of the page.
const dataID = "edition-data"
