package main

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPageInBrowser opens the page of a log in a browser without a window: its
// script has filled the table, and drawn the timeline in the colours of what
// happened.
func TestPageInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium here")
	}
	exe, dir := build(t), t.TempDir()
	log, page, shot := filepath.Join(dir, "log"), filepath.Join(dir, "page.html"), filepath.Join(dir, "shot.png")
	show := func(args ...string) string {
		args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--virtual-time-budget=5000", "--user-data-dir=" + filepath.Join(dir, "profile")}, args...)
		cmd := exec.Command(browser, append(args, "file://"+page)...)
		cmd.Env = append(os.Environ(), "HOME="+dir)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for range 5 { // a busy machine may keep the threads from meeting
		runPystm(t, exe, "--segments=2", "--stm-log", log, "../../testdata/stmlog/tally.py")
		if out, errs, status := runPystm(t, exe, "stmlog", log, "--html", page); out+errs != "" || status != 0 {
			t.Fatalf("%s%s status %d", out, errs, status)
		}
		if dom := show("--dump-dom"); !strings.Contains(dom, "tally.py:") || !strings.Contains(dom, "write-write") {
			continue
		}
		show("--screenshot=" + shot)
		f, err := os.Open(shot)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		picture, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		green, red := colours(picture)
		if green < 1000 || red < 20 {
			t.Errorf("%d pixels are green, %d are red", green, red)
		}
		return
	}
	t.Error("no conflict in the page")
}

// colours counts the pixels in the colours of committed and of aborted transactions.
func colours(p image.Image) (green, red int) {
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			r, g, b, _ := p.At(x, y).RGBA()
			switch {
			case g > r+0x3000 && g > b+0x2000:
				green++
			case r > g+0x6000 && r > b+0x6000:
				red++
			}
		}
	}
	return green, red
}
