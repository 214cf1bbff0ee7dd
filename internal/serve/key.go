package serve

import (
	"crypto/subtle"
	"net/http"
)

// cookie holds the key of somebody who came by the printed address.
const cookie = "bulletin-desk"

// admit lets in who has the key. The address that holds it is exchanged for a cookie, so that it stands in no history.
func (d *Desk) admit(w http.ResponseWriter, r *http.Request) bool {
	same := func(key string) bool { return subtle.ConstantTimeCompare([]byte(key), []byte(d.options.Token)) == 1 }
	if same(r.URL.Query().Get("key")) {
		http.SetCookie(w, &http.Cookie{Name: cookie, Value: d.options.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		w.Header().Set("Location", r.URL.Path)
		w.WriteHeader(http.StatusSeeOther)
		return false
	}
	if c, err := r.Cookie(cookie); err == nil && same(c.Value) {
		return true
	}
	w.WriteHeader(http.StatusForbidden)
	return false
}
