package obj

import "unicode/utf8"

// FileName is what a str has for a name, or another text, that the system has as
// bytes: those that are no UTF-8 are lone surrogates.
func FileName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	text, err := utf8Codec.Decode([]byte(name), surrogateEscape)
	if err != nil {
		return name // not so: the handler takes every byte
	}
	return string(text)
}

// SystemName is what the system has for FileName's result. Other lone surrogates
// are left: there is no file of such a name.
func SystemName(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	name, err := utf8Codec.Encode(text, surrogateEscape)
	if err != nil {
		return text
	}
	return string(name)
}
