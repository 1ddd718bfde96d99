package stmreport

import "io"

// HTML writes the report as a page.
func (r *Report) HTML(w io.Writer, name string) error {
	_, err := io.WriteString(w, "<html>"+name+"</html>")
	return err
}
