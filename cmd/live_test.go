package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/presets"

	"github.com/kballard/go-shellquote"
)

// followed is what a live page shows after a change, or what botec writes with --set.
type followed struct {
	Figures [][3]string // name, value with all digits, text
	Texts   []string
	Steps   [][3]string // numbers, result, formula
	Advice  []string
	Checks  []string
	Depends []string
	Shares  []string // of the spread of figures: figure, range and share
	Alarm   string
	Command string
	Redraw  float64 // in milliseconds, with the layout
}

// trial is a page and a change of its inputs.
type trial struct {
	Page string
	Args []string // of the command that makes the page; nil for estimate
	Set  []string // NAME=TEXT
	Hash string

	ranges  bool                   // of the scenario
	options bool                   // of a page of several scenarios only those, as each page has details of the best one
	sampled func(name string) bool // whether a figure of a page of several scenarios is uncertain
	seen    *followed
}

// liveHarness opens each page in a frame, makes each change by its address, and sends
// what it sees.
const liveHarness = `<!doctype html><meta charset="utf-8"><script>
const text = e => { if (!e.firstElementChild) return e.textContent; const c = e.cloneNode(true); c.querySelectorAll(".was, .arrow, .range").forEach(x => x.remove()); return c.textContent }
const pause = () => new Promise(done => setTimeout(done, 0))
const run = async () => {
  const trials = await (await fetch("/trials")).json()
  let frame, page, batch = []
  for (let i = 0; i < trials.length; i++) {
    const t = trials[i]
    if (t.Page != page) {
      if (frame) frame.remove()
      frame = document.createElement("iframe")
      frame.style = "width:1100px;height:800px"
      await new Promise(done => { frame.onload = done; frame.src = "/page/" + t.Page; document.body.append(frame) })
      page = t.Page
    }
    const w = frame.contentWindow, d = frame.contentDocument, all = s => [...d.querySelectorAll(s)]
    while (!d.querySelector("aside.live")) await pause()
    const changed = new Promise(done => w.addEventListener("hashchange", done, {once: true}))
    if (w.location.hash != t.Hash) {
      w.location.hash = t.Hash
      await changed
    }
    await pause()
    const measured = w.performance.getEntriesByName("redraw").pop(), began = performance.now()
    d.body.offsetHeight
    const redraw = measured ? measured.duration + performance.now() - began : -1
    while (d.querySelector("[aria-busy=true]")) await pause()
    const seen = {
      Figures: all("[data-name]").map(e => [e.dataset.name, e.dataset.value, text(e)]),
      Texts: all("[data-text]").map(e => e.textContent),
      Steps: all(".working dd:not(.still, [hidden])").map(e => [e.childNodes[3].nodeName == "BR" ? e.childNodes[2].data.slice(2) : "", e.querySelector("b").textContent, e.firstChild.data.slice(2)]),
      Advice: all("ul[data-is=advice] li").map(e => e.textContent),
      Checks: all("ul[data-is=checks] li").map(e => e.className + e.textContent),
      Depends: all("ul[data-is=dependence] li").map(e => e.textContent),
      Shares: all("[data-is=spread]:not([hidden]) .plain").map(e => e.parentElement.dataset.of + " " + e.children[0].textContent + " " + e.children[1].textContent),
      Alarm: (d.querySelector(".alarm") || {textContent: "no panel"}).textContent,
      Command: d.querySelector(".command").textContent,
      Redraw: redraw,
    }
    batch.push(seen)
    if (batch.length == 20 || i == trials.length - 1) {
      await fetch("/seen/" + (i + 1 - batch.length), {method: "POST", body: JSON.stringify(batch)})
      batch = []
    }
  }
  await fetch("/done")
}
addEventListener("load", () => run().catch(e => fetch("/failed", {method: "POST", body: String(e && e.stack)})))
</script>`

// look opens pages in a headless Chromium and fills in what is seen of each trial.
func look(t *testing.T, pages map[string]string, trials []trial) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/trials", func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(trials) })
	mux.HandleFunc("/seen/{i}", func(_ http.ResponseWriter, r *http.Request) {
		i, _ := strconv.Atoi(r.PathValue("i"))
		var batch []followed
		if json.NewDecoder(r.Body).Decode(&batch) == nil {
			for k := range batch {
				trials[i+k].seen = &batch[k]
			}
		}
	})
	browse(t, liveHarness, pages, mux)
}

// browse opens a harness in a headless Chromium, which finds pages at /page/NAME and tells when
// it is done, or has failed. mux has what else it asks for.
func browse(t *testing.T, harness string, pages map[string]string, mux *http.ServeMux) {
	t.Helper()
	chromium := browser()
	if chromium == "" {
		t.Skip("left out: no Chromium is installed")
	}
	done := make(chan string, 1)
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, harness) })
	mux.HandleFunc("/page/{name}", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, pages[r.PathValue("name")]) })
	mux.HandleFunc("/done", func(http.ResponseWriter, *http.Request) { done <- "" })
	mux.HandleFunc("/failed", func(_ http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		done <- string(text)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	args := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--disable-dev-shm-usage", "--user-data-dir=" + t.TempDir(), "--window-size=1200,900", "--remote-debugging-port=0", server.URL}
	cmd := exec.CommandContext(ctx, chromium, args...)
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Skipf("left out: %s does not run here: %v", chromium, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case problem := <-done:
		if problem != "" {
			t.Error(problem)
		}
		cancel()
		<-ended
	case err := <-ended:
		t.Skipf("left out: %s does not run here: %v", chromium, err)
	case <-ctx.Done():
		t.Error("the browser takes too long")
		<-ended
	}
}

var (
	figurePattern = regexp.MustCompile(`<[a-z]+[^>]* data-name="([^"]*)" data-value="([^"]*)"[^>]*>([^<]*)<`)
	textPattern   = regexp.MustCompile(`<[a-z]+[^>]* data-text="[^"]*"[^>]*>([^<]*)<`)
	stepPattern   = regexp.MustCompile(`<dd>= ([^<]*)<br>(?:= ([^<]*)<br>)?= <b>([^<]*)</b>`)
	listPattern   = regexp.MustCompile(`(?s)<ul[^>]* data-is="(advice|checks|dependence)"[^>]*>(.*?)</ul>`)
	spreadPattern = regexp.MustCompile(`(?s) data-is="spread".*?</div>\n</div>`)
	sharePattern  = regexp.MustCompile(`<div class="plain"><span>([^<]*)</span><span class="number">([^<]*)</span>`)
	itemPattern   = regexp.MustCompile(`(?s)<li(?: class="([a-z]*)")?[^>]*>(.*?)</li>`)
)

// written reads from a page what a browser sees of it.
func written(page string) (f followed) {
	plain := html.UnescapeString
	for _, m := range figurePattern.FindAllStringSubmatch(page, -1) {
		f.Figures = append(f.Figures, [3]string{plain(m[1]), plain(m[2]), plain(m[3])})
	}
	for _, m := range textPattern.FindAllStringSubmatch(page, -1) {
		f.Texts = append(f.Texts, plain(m[1]))
	}
	for _, m := range stepPattern.FindAllStringSubmatch(page, -1) {
		f.Steps = append(f.Steps, [3]string{plain(m[2]), plain(m[3]), plain(m[1])})
	}
	for _, table := range spreadPattern.FindAllString(page, -1) {
		_, of, _ := strings.Cut(table, ` data-of="`)
		of, _, _ = strings.Cut(of, `"`)
		for _, m := range sharePattern.FindAllStringSubmatch(table, -1) {
			f.Shares = append(f.Shares, plain(of)+" "+plain(m[1])+" "+m[2])
		}
	}
	for _, m := range listPattern.FindAllStringSubmatch(page, -1) {
		for _, item := range itemPattern.FindAllStringSubmatch(m[2], -1) {
			text := plain(strings.NewReplacer("<code>", "", "</code>", "").Replace(item[2]))
			switch m[1] {
			case "advice":
				f.Advice = append(f.Advice, text)
			case "dependence":
				f.Depends = append(f.Depends, text)
			default:
				f.Checks = append(f.Checks, item[1]+text)
			}
		}
	}
	return f
}

// changes makes changes of the inputs of a result at random: mostly of one, by a factor.
func changes(r *estimate.Result, names []string, n int, random *rand.Rand) (list []trial) {
	for range n {
		var t trial
		var hash []string
		for range 1 + random.IntN(5)/4 {
			i, _ := r.Find(names[random.IntN(len(names))])
			q := &r.Quantities[i]
			text := another(r, i, random)
			if text == "" || slices.ContainsFunc(t.Set, func(s string) bool { return strings.HasPrefix(s, q.Name+"=") }) {
				continue
			}
			t.Set = append(t.Set, q.Name+"="+text)
			hash = append(hash, q.Name+"="+strings.NewReplacer("%", "%25", "&", "%26", "#", "%23", " ", "%20", "^", "%5E").Replace(text))
		}
		if t.Hash = "#" + strings.Join(hash, "&"); len(hash) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// TestLiveTexts: what a reader writes into a field or the address is read as botec reads
// it behind --set; what cannot be is refused with its reason.
func TestLiveTexts(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	text, _ := presets.Read("twitter")
	inFolder(t, text)
	page := htmlPage(t, "estimate", "plan.yaml")
	var trials []trial
	for _, sets := range [][]string{
		{"dau=2M", "replication=4"}, {"mau=1_200M"}, {"mau=1.2bn"}, {"mau=450 million users"}, {"retention=90 days"}, {"retention=36 months"}, {"retention=1.5 y"},
		{"tweets_per_user=30/user/week"}, {"media.size=1.5 MiB"}, {"media.size=800 kB"}, {"media.share=.25"}, {"tweet.read_write_ratio=30:1"}, {"utilization=55%"},
		{"tweet_db.node.requests=2000 per s"}, {"mau=200M..500M"}, {"media.size=1..3 MB"}, {"mau=pert(100M, 200M, 500M)"}, {"mau=uniform(100M, 500M)"}, {"media.share=5%..20%"},
	} {
		var hash []string
		for _, s := range sets {
			name, text, _ := strings.Cut(s, "=")
			hash = append(hash, name+"="+url.PathEscape(text))
		}
		trials = append(trials, trial{Page: "plan", Set: sets, Hash: "#" + strings.Join(hash, "&")})
	}
	refused := []struct{ hash, why string }{
		{"#retention=5", "retention=5: the unit is missing, as in 5 years"}, {"#mau=5 GB", "mau=5 GB: not user"}, {"#media.size=1 Mb", "media.size=1 Mb: not a unit: Mb"},
		{"#mau=1,000", "mau=1,000: not a number: 1,000"}, {"#mau=5M..2M", "mau=5M..2M: the ends are in the wrong order"}, {"#mau=1..5M", "mau=1..5M: 1..5M has two readings: write the scale at both ends"}, {"#mua=5M", "mua=5M: not an assumption of this page"},
		{"#replication=0.5", "replication must be at least 1"}, {"#utilization=170%", "utilization must be at most 100%"},
		{"#mau=alert(1)", "mau=alert(1): not a number: alert(1)"}, {"#mau=<img src=x onerror=alert(1)>", "mau=<img src=x onerror=alert(1)>: not a number: <img src=x onerror=alert(1)>"},
	}
	for _, r := range refused {
		trials = append(trials, trial{Page: "plan", Hash: strings.NewReplacer(" ", "%20", "%", "%25", "<", "%3C", ">", "%3E").Replace(r.hash)})
	}
	const busy = "inputs: {rate: 50/s}\nworkloads: {w: {requests: rate}}\nfleets: {app: {nodes: 2, service_time: 10 ms, workers: 1, node: {requests: 90/s}, needs: {requests: w.peak_requests}}}\nmetrics: {answer: app.response}\n"
	if err := os.WriteFile("busy.yaml", []byte(busy), 0o600); err != nil {
		t.Fatal(err)
	}
	overload := trial{Page: "busy", Hash: "#rate=150/s"}
	all := append(trials, overload)
	look(t, map[string]string{"plan": page, "busy": htmlPage(t, "estimate", "busy.yaml")}, all)
	if seen := all[len(trials)].seen; seen == nil || seen.Alarm != "app is overloaded" || !slices.ContainsFunc(seen.Figures, func(f [3]string) bool { return f[2] == "overloaded" }) {
		t.Errorf("%q: %+v", seen.Alarm, seen.Figures)
	}
	trials = all[:len(trials)]
	for i := range trials {
		one := &trials[i]
		if one.seen == nil {
			t.Fatalf("%s: nothing was seen", one.Hash)
		}
		if k := i - len(trials) + len(refused); k >= 0 {
			if one.seen.Alarm != refused[k].why {
				t.Errorf("%s: %q, expected %q", refused[k].hash, one.seen.Alarm, refused[k].why)
			}
			continue
		}
		one.compare(t, "plan.yaml")
	}
	if c := trials[0].seen.Command; c != "botec estimate plan.yaml --set dau=2M --set replication=4" {
		t.Error(c)
	}
}

// TestLiveCommand: the command that a page copies runs as it is written, whatever the file is
// called, and makes the same figures.
func TestLiveCommand(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	text, _ := presets.Read("basic")
	pages := map[string]string{}
	var trials []trial
	var want []string
	t.Chdir(t.TempDir())
	for k, args := range [][]string{
		{"estimate", "plan -o html.yaml", "-o", "html"}, {"estimate", "it's \"mine\".yaml", "--output=html"}, {"estimate", "-o", "html", "a\\b $HOME.yaml", "--seed", "7"},
		{"estimate", "--output", "html", "--", "-o html.yaml"}, {"estimate", "-ohtml", "--set", "peak_factor=2 * peak_factor", "two  blanks.yaml"},
	} {
		for _, arg := range args {
			if strings.HasSuffix(arg, ".yaml") {
				if err := os.WriteFile(arg, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		var out, errs bytes.Buffer
		if status := Main(args, strings.NewReader(""), &out, &errs); status == invalid {
			t.Fatalf("%q: %s", args, &errs)
		}
		name := strconv.Itoa(k)
		pages[name] = out.String()
		trials = append(trials, trial{Page: name, Hash: "#dau=5M"})
		want = append(want, strings.Join(args, "\x00"))
	}
	look(t, pages, trials)
	for i := range trials {
		if trials[i].seen == nil {
			t.Fatal("nothing was seen")
		}
		words, err := shellquote.Split(trials[i].seen.Command)
		if err != nil {
			t.Fatalf("%s: %v", trials[i].seen.Command, err)
		}
		var out, errs bytes.Buffer
		if status := Main(append(words[1:2:2], append([]string{"-o", "html"}, words[2:]...)...), strings.NewReader(""), &out, &errs); status == invalid || !strings.Contains(out.String(), `data-name="dau" data-value="5000000"`) {
			t.Errorf("%q gives the command %s: %s", want[i], trials[i].seen.Command, &errs)
		}
		if slices.Contains(words, "html") || len(words) < 4 {
			t.Errorf("%q gives the command %s", want[i], trials[i].seen.Command)
		}
	}
}

// another is a text for another value of an input: for a range, another range, and a range for
// some numbers.
func another(r *estimate.Result, i int, random *rand.Rand) string {
	q := &r.Quantities[i]
	at := func(v float64) float64 {
		v *= math.Exp(random.NormFloat64() / 2)
		least, most := q.Range()
		if q.Type().Fraction {
			most = min(most, 0.99)
		}
		v = min(max(v, least, q.CentralLeast()), most)
		if r.IsWhole(i, r.ValueAt(i)) {
			v = max(1, math.Round(v))
		}
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
		return v
	}
	if _, ends, ok := q.Bound.Distribution(); ok && len(ends) == 2 && ends[0] > 0 {
		low := at(ends[0])
		high, _ := strconv.ParseFloat(strconv.FormatFloat(ends[1]*low/ends[0]*(0.8+0.4*random.Float64()), 'e', 2, 64), 64)
		if low < high && (!q.Type().Share || high < 1) {
			return r.Print(r.Printer, i, low) + ".." + r.Print(r.Printer, i, high)
		}
	}
	v := r.ValueAt(i)
	if v == 0 {
		return ""
	}
	if random.IntN(6) == 0 && v > 0 && !q.Type().Share && !r.IsWhole(i, v) && q.CentralLeast() < 0.7*v {
		return r.Print(r.Printer, i, 0.8*v) + ".." + r.Print(r.Printer, i, 1.2*v)
	}
	return r.Print(r.Printer, i, at(v))
}

// inputsOf are the names of the inputs that a page offers.
func inputsOf(t *testing.T, page string) (names []string) {
	_, rest, _ := strings.Cut(page, `id="program">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var program struct {
		Quantities [][]any
		Inputs     [][]any
	}
	if err := json.Unmarshal(unpacked(t, text), &program); err != nil {
		t.Fatal(err)
	}
	for _, in := range program.Inputs {
		names = append(names, program.Quantities[int(in[0].(float64))][0].(string))
	}
	return names
}

// TestLiveSize: the page of twitter stays under 120 kB.
func TestLiveSize(t *testing.T) {
	if n := len(htmlPage(t, "estimate", "twitter")); n >= 120_000 {
		t.Errorf("the page has %d bytes", n)
	}
}

// TestLive: in a browser, the figures of a page after a change of its inputs are those
// that botec computes with --set: certain ones to 1e-12 and with the same text, uncertain
// ones to 3%. Advice, checks and workings are the same, and where botec refuses the
// change, so does the page. BOTEC_BROWSER=all takes all presets with 20 changes each, another word those
// whose name begins with it; BOTEC_CHANGES says how many changes.
func TestLive(t *testing.T) {
	every, each := 12, 3
	only := os.Getenv("BOTEC_BROWSER")
	if only != "" {
		every, each = 1, 20
	}
	if n, err := strconv.Atoi(os.Getenv("BOTEC_CHANGES")); err == nil {
		each = n
	}
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	more, _ := filepath.Abs(filepath.Join("..", "testdata", "bench"))
	files, _ := filepath.Glob(filepath.Join(more, "*.botec.yaml"))
	t.Chdir(t.TempDir())
	for k, name := range presets.Names() {
		if text, ok := presets.Read(name); ok && (k%every == 0 || name == "ticketmaster") {
			file := name + ".botec.yaml"
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	if only != "" && only != "all" {
		files = slices.DeleteFunc(files, func(file string) bool { return !strings.HasPrefix(filepath.Base(file), only) })
	}
	random := rand.New(rand.NewPCG(5, 6))
	pages := map[string]string{}
	var trials []trial
	for _, file := range files {
		r, err := estimate.Open(file, estimate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".botec.yaml")
		pages[name] = htmlPage(t, "estimate", file)
		for _, one := range changes(r, inputsOf(t, pages[name]), each, random) {
			one.Page, one.ranges = name, r.Sampling != nil
			trials = append(trials, one)
		}
	}
	look(t, pages, trials)
	uncertain, compared := 0, 0
	redraws := map[string][]float64{}
	for i := range trials {
		one := &trials[i]
		file := files[slices.IndexFunc(files, func(f string) bool { return filepath.Base(f) == one.Page+".botec.yaml" })]
		if one.seen == nil {
			t.Fatalf("%s %s: nothing was seen", one.Page, one.Hash)
		}
		redraws[one.Page] = append(redraws[one.Page], one.seen.Redraw)
		a, b := one.compare(t, file)
		compared, uncertain = compared+a, uncertain+b
	}
	name, slowest := "", 0.0 // by the median, as a machine may have other work
	for _, page := range presets.Names() {
		if list := redraws[page]; len(list) > 0 {
			if slices.Sort(list); list[len(list)/2] > slowest {
				name, slowest = page, list[len(list)/2]
			}
		}
	}
	t.Logf("%d pages, %d changes, %d figures, %d of them uncertain; slowest to redraw is %s, in %.1f ms", len(pages), len(trials), compared, uncertain, name, slowest)
	if slowest > 2*50 && os.Getenv("BOTEC_BROWSER") == "all" { // asked are 50 ms, of a machine without other work
		t.Errorf("%s takes %.1f ms to redraw", name, slowest)
	}
}

// TestLiveOnly: the words beside a figure of --only follow, too: its formula, what binds it.
func TestLiveOnly(t *testing.T) {
	if browser() == "" {
		t.Skip("left out: no Chromium is installed")
	}
	text, _ := presets.Read("twitter")
	inFolder(t, text)
	args := []string{"estimate", "plan.yaml", "--only", "servers,*.nodes,cost,mau,dau,tweet.peak_reads"}
	page := htmlPage(t, args...)
	r, err := estimate.Open("plan.yaml", estimate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	trials := slices.DeleteFunc(changes(r, inputsOf(t, page), 12, rand.New(rand.NewPCG(3, 4))), func(c trial) bool { return strings.Contains(c.Hash, "..") })
	for i := range trials {
		trials[i].Page, trials[i].Args = "only", args
	}
	look(t, map[string]string{"only": page}, trials)
	figures, texts := 0, 0
	for i := range trials {
		one := &trials[i]
		if one.seen == nil {
			t.Fatalf("%s: nothing was seen", one.Hash)
		}
		n, _ := one.compare(t, "plan.yaml")
		figures, texts = figures+n, texts+len(one.seen.Texts)
	}
	if t.Logf("%d figures, %d texts", figures, texts); texts < 5*len(trials) {
		t.Error("hardly any text was compared")
	}
}

// compare holds what was seen to what botec writes with the same change.
func (one *trial) compare(t *testing.T, file string) (figures, uncertain int) {
	args := append([]string{"estimate", file}, "-o", "html")
	if one.Args != nil {
		args = append(slices.Clone(one.Args), "-o", "html")
	}
	for _, s := range one.Set {
		args = append(args, "--set", s)
	}
	fail := func(format string, a ...any) { t.Errorf("%s %v: %s", one.Page, one.Set, fmt.Sprintf(format, a...)) }
	var out, errs bytes.Buffer
	if status := Main(args, strings.NewReader(""), &out, &errs); status == invalid {
		if one.seen.Alarm == "" {
			fail("the page shows no problem, but botec says %s", &errs)
		}
		return 0, 0
	}
	if one.seen.Alarm != "" {
		fail("the page says %s", one.seen.Alarm)
		return 0, 0
	}
	want := written(out.String())
	var r *estimate.Result // nil where all figures are certain
	if (one.ranges || strings.Contains(one.Hash, "..") || strings.Contains(one.Hash, "(") || strings.Contains(one.Hash, "%28")) && one.Args == nil {
		var opt estimate.Options
		for _, s := range one.Set {
			name, text, _ := strings.Cut(s, "=")
			opt.Set = append(opt.Set, scenario.Setting{Flag: "--set", Name: name, Formula: text})
		}
		var err error
		if r, err = estimate.Open(file, opt); err != nil {
			t.Fatal(err)
		}
	}
	byName := map[string][][3]string{}
	for _, f := range want.Figures {
		byName[f[0]] = append(byName[f[0]], f)
	}
	seen := map[string]int{}
	for _, f := range one.seen.Figures {
		k := seen[f[0]]
		seen[f[0]]++
		if len(byName[f[0]]) <= k {
			continue // a row that botec leaves out, as it is 0
		}
		if _, ok := pageOption(f[0]); one.options && !ok {
			continue
		}
		figures++
		w := byName[f[0]][k]
		a, errA := strconv.ParseFloat(f[1], 64)
		b, errB := strconv.ParseFloat(w[1], 64)
		if r != nil && isSampled(r, f[0]) || one.sampled != nil && one.sampled(f[0]) {
			uncertain++
			within := 0.03
			if strings.HasSuffix(one.Page, "-ranges") { // of benchmarks, whose shares get wider than any preset's
				within = 0.05
			}
			if (errA != nil) != (errB != nil) || !(math.Abs(a-b) <= within*math.Abs(b) || math.Abs(a-b) <= 1 && a == math.Trunc(a) || r != nil && isNearRank(r, f[0], a)) {
				fail("%s is %v, and botec says %v", f[0], a, b)
			}
			continue
		}
		within := 1e-12 * math.Abs(b)
		if strings.HasSuffix(strings.TrimSuffix(f[0], " / 12"), "downtime") { // what an availability lacks to 100%
			within = max(within, 1e-15*365*86400)
		}
		if (errA != nil) != (errB != nil) || math.Abs(a-b) > within {
			fail("%s is %v, and botec says %v", f[0], a, b)
		}
		if f[2] != w[2] && slices.Contains(printedBy(file, f[0], a, math.Nextafter(b, 0), math.Nextafter(b, 2*b)), f[2]) { // halves, which the last bit decides
			continue
		}
		if f[2] != w[2] && r == nil && !slices.ContainsFunc(one.Set, func(s string) bool { return strings.HasPrefix(s, f[0]+"=") }) {
			fail("%s (%v) reads %q, and botec writes %q (%v)", f[0], f[1], f[2], w[2], w[1])
		}
	}
	if r != nil && one.Args == nil && len(one.seen.Shares) > 0 { // only a page with ranges has room for them
		one.compareShares(t, want.Shares)
	}
	if r != nil || uncertain > 0 {
		if of := one.Args; of != nil && of[0] == "decide" && len(want.Texts) > 0 {
			a, _, _ := strings.Cut(one.seen.Texts[0], " is best")
			if b, _, _ := strings.Cut(want.Texts[0], " is best"); a != b {
				fail("the page says %q, and botec %q", one.seen.Texts[0], want.Texts[0])
			}
		}
		return figures, uncertain
	}
	if a, b := fmt.Sprintf("%q", one.seen.Advice), fmt.Sprintf("%q", want.Advice); a != b {
		fail("advice is %s, and botec says %s", a, b)
	}
	if a, b := fmt.Sprintf("%q", sortedInputs(one.seen.Depends)), fmt.Sprintf("%q", sortedInputs(want.Depends)); a != b && !one.options {
		fail("figures depend on %s, and botec says %s", a, b)
	}
	if a, b := fmt.Sprintf("%q", one.seen.Checks), fmt.Sprintf("%q", want.Checks); a != b && !one.options {
		fail("checks are %s, and botec says %s", a, b)
	}
	if one.Args != nil && one.Args[0] == "compare" { // whose rows are in the order of what has changed most
		for _, f := range []*followed{one.seen, &want} {
			slices.Sort(f.Texts)
			slices.SortFunc(f.Steps, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
		}
	}
	if len(one.seen.Texts) == len(want.Texts) {
		for k, text := range one.seen.Texts {
			if text != want.Texts[k] {
				fail("the page says %q, and botec %q", text, want.Texts[k])
			}
		}
	}
	if len(one.seen.Steps) == len(want.Steps) {
		for k, s := range one.seen.Steps {
			if w := want.Steps[k]; s != w {
				fail("a working is %q, and botec says %q", s, w)
			}
		}
	}
	return figures, uncertain
}

// printedBy is how botec prints values of a figure that has no scale.
func printedBy(file, name string, values ...float64) (texts []string) {
	r, err := estimate.Open(file, estimate.Options{})
	if err != nil {
		return nil
	}
	if i, ok := r.Find(name); ok {
		for _, v := range values {
			texts = append(texts, r.Print(r.Printer, i, v))
		}
	}
	return texts
}

// compareShares holds the shares of the spreads of figures to those that botec finds, within
// 6%: both draw samples. A page has room for the figures that are uncertain at first.
func (one *trial) compareShares(t *testing.T, want []string) {
	t.Helper()
	shares := func(lines []string) (byRange map[string]float64, figures map[string]bool) {
		byRange, figures = map[string]float64{}, map[string]bool{}
		for _, line := range lines {
			words := strings.Fields(line)
			figures[words[0]] = true
			byRange[words[0]+" "+words[1]], _ = strconv.ParseFloat(strings.TrimSuffix(words[2], "%"), 64)
		}
		return byRange, figures
	}
	seen, figures := shares(one.seen.Shares)
	botec, _ := shares(want)
	for name, percent := range botec {
		if figure, _, _ := strings.Cut(name, " "); figures[figure] && math.Abs(seen[name]-percent) > 6 {
			t.Errorf("%s %v: %s has %v%% of the spread, and botec says %v%%", one.Page, one.Set, name, seen[name], percent)
		}
	}
}

// manyNines finds shares that lack so little that the last bits of a number show.
var manyNines = regexp.MustCompile(`(99\.9{8})\d+`)

// sortedInputs are the lines of what figures depend on, with the inputs of one effect in the
// order of their names: that of the model is another one where a default is given.
func sortedInputs(lines []string) (out []string) {
	for _, line := range lines {
		inputs, effect, _ := strings.Cut(manyNines.ReplaceAllString(line, "$1…"), " (")
		list := strings.Split(inputs, ", ")
		slices.Sort(list)
		out = append(out, strings.Join(list, ", ")+" ("+effect)
	}
	slices.Sort(out)
	return out
}

// isNearRank says whether a value lies within the percentiles beside that of a figure, 2 on
// either side: where a figure goes in steps, samples of the page may take the step before.
func isNearRank(r *estimate.Result, name string, v float64) bool {
	statistic, of, ok := strings.Cut(strings.TrimSuffix(name, ")"), "(")
	if !ok {
		statistic, of = "p50", name
	}
	p, err := strconv.ParseFloat(strings.TrimPrefix(statistic, "p"), 64)
	i, found := r.Find(of)
	if err != nil || !found {
		return false
	}
	list := slices.Sorted(slices.Values(r.Samples(i)))
	at := func(p float64) float64 { return list[int(min(max(p/100, 0), 0.9999)*float64(len(list)))] }
	return at(p-2) <= v && v <= at(p+2)
}

// isSampled says whether a named figure is of a quantity that is uncertain.
func isSampled(r *estimate.Result, name string) bool {
	if _, of, ok := strings.Cut(name, "("); ok {
		name = strings.TrimSuffix(of, ")")
	}
	i, ok := r.Find(strings.TrimSuffix(name, " / 12"))
	return ok && r.Varies(i)
}
