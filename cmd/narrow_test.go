package cmd

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"botec/presets"
)

// narrowHarness opens each page as on a phone, with all that is folded, and sends those that
// are wider than that, or have something that nobody can reach by scrolling a part of it.
const narrowHarness = `<!doctype html><meta charset="utf-8"><script>
const run = async () => {
  const names = await (await fetch("/names")).json(), frame = document.createElement("iframe")
  frame.style = "width:360px;height:800px;border:0"
  document.body.append(frame)
  for (const name of names) {
    await new Promise(done => { frame.onload = done; frame.src = "/page/" + name })
    const d = frame.contentDocument, w = frame.contentWindow
    while (!d.querySelector("aside.live")) await new Promise(done => setTimeout(done, 0))
    d.querySelector(".toggle").click()
    d.querySelectorAll("details").forEach(e => e.open = true)
    const found = [...d.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 361 && !e.closest(".scroll, figure")).map(e => e.outerHTML.slice(0, 200))
    const unnamed = [...d.querySelectorAll("aside input")].filter(e => !e.labels.length && !e.ariaLabel).length
    if (d.documentElement.scrollWidth > 360 || found.length || unnamed) await fetch("/wide", {method: "POST", body: name + ": " + d.documentElement.scrollWidth + " pixels, " + unnamed + " inputs without a name, " + found.slice(0, 2).join("; ")})
  }
  await fetch("/done")
}
addEventListener("load", () => run().catch(e => fetch("/failed", {method: "POST", body: String(e && e.stack)})))
</script><body>`

// TestNarrow: on a phone no page has to be scrolled sideways, whatever is open, and each
// input has a name. BOTEC_BROWSER takes all presets.
func TestNarrow(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	every := 8
	if os.Getenv("BOTEC_BROWSER") != "" {
		every = 1
	}
	t.Chdir(t.TempDir())
	const buy = "inputs: {load: 500..2000 core, rent: $9..$16/core/month, staff_cost: $4k..$9k/month}\nunits: [core]\nmetrics: {own: 'load * $2/core/month + staff_cost', managed: load * rent}\n"
	if err := os.WriteFile("buy.yaml", []byte(buy), 0o600); err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{
		"compare": htmlPage(t, "compare", "twitter", "--set", "mau=20M..500M"),
		"decide":  htmlPage(t, "decide", "buy.yaml", "--between", "own,managed"),
		"choose":  htmlPage(t, "decide", "twitter", "--choose", "replication=2..4", "--minimize", "stored_replicated"),
	}
	for k, name := range presets.Names() {
		if text, ok := presets.Read(name); ok && k%every == 0 && strings.Contains(text, "title:") {
			pages[name] = htmlPage(t, "estimate", name)
		}
	}
	names := []string{}
	for name := range pages {
		names = append(names, name)
	}
	slices.Sort(names)
	mux := http.NewServeMux()
	mux.HandleFunc("/names", func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(names) })
	mux.HandleFunc("/wide", func(_ http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		t.Error(string(text))
	})
	browse(t, narrowHarness, pages, mux)
	t.Logf("%d pages", len(pages))
}
