// Package schema says in JSON Schema (draft-07), which editors read, what authors' files may hold. It knows no key itself: it
// words the shapes that package load draws of its own readers.
//
// A schema never forbids what the loader allows. It allows more: what depends on other places of the site, on the spelling of a
// number or on two keys together is for the loader to say.
package schema
