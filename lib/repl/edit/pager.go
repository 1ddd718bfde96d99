package edit

import (
	"strings"

	"github.com/chzyer/readline"
)

// Page shows a text a screen at a time.
func (c *Console) Page(text string) error {
	width, height := c.Size()
	rows := layout(width, "", "", []rune(strings.TrimSuffix(text, "\n")), -1).rows
	if len(rows) < height {
		return writeAll(c.screen.fd, []byte(text))
	}
	k, err := newKeyboard(0)
	if err != nil {
		return err
	}
	defer k.close()
	defer c.guard(func() { k.restore() })()
	if err := k.raw(false); err != nil {
		return err
	}
	defer k.restore()
	k.setOpen(true)
	d := decoder{next: k.next, ready: k.ready, paste: func(string) {}}
	for more := height - 1; ; {
		var out strings.Builder
		for ; more > 0 && len(rows) > 0; more-- {
			out.WriteString(rows[0].text + "\r\n")
			rows = rows[1:]
		}
		if len(rows) > 0 {
			out.WriteString("\x1b[7m--More--\x1b[0m (space, enter, q)")
		}
		if err := writeAll(c.screen.fd, []byte(out.String())); err != nil || len(rows) == 0 {
			return err
		}
		if more, err = turn(&d, height); err != nil || more == 0 {
			rows = nil
		}
		writeAll(c.screen.fd, []byte("\r\x1b[K"))
		if rows == nil {
			return nil
		}
	}
}

// turn is how many rows are to be shown next, as the next key says; 0: no more.
func turn(d *decoder, height int) (int, error) {
	for {
		key, err := d.key()
		if err != nil {
			return 0, err
		}
		switch string(key) {
		case " ", "f":
			return height - 1, nil
		case "j", string(keyEnter), string(keyDown):
			return 1, nil
		case "d":
			return height / 2, nil
		case "q", "Q", string(rune(readline.CharInterrupt)), string(keyLeave):
			return 0, nil
		}
	}
}
