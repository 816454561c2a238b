package live_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/presets"
)

// part reads a part of the script, without comments and indentation.
func part(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " // ")
		if line != "" && !strings.HasPrefix(line, "//") {
			s.WriteString(line + "\n")
		}
	}
	return s.String()
}

// TestScript: the scripts are made of their parts. The interpreter has at most 20 kB, the
// whole script at most 60 kB.
func TestScript(t *testing.T) {
	for file, parts := range map[string]string{"script.js": "machine samples print read dependence page", "several.js": "machine samples print read choice page"} {
		sum := sha256.New()
		for name := range strings.FieldsSeq(parts) {
			text, err := os.ReadFile(name + ".js")
			if err != nil {
				t.Fatal(err)
			}
			sum.Write(text)
		}
		made, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("// %x\n", sum.Sum(nil)); !strings.HasPrefix(string(made), want) {
			t.Errorf("%s is not that of its parts: go generate ./estimate/live", file)
		}
		if len(made) > 60_000 {
			t.Errorf("%s has %d bytes", file, len(made))
		}
		if s := strings.ToLower(string(made)); strings.Contains(s, "</script") || strings.Contains(s, "<!--") {
			t.Errorf("%s has what could end it", file)
		}
	}
	if n := len(part(t, "machine.js")); n > 20_000 {
		t.Errorf("the interpreter has %d bytes", n)
	}
}

// TestOperations: the interpreter has a line for each operation.
func TestOperations(t *testing.T) {
	interpreter := part(t, "machine.js")
	for op := range columns.Op(columns.Ops) {
		name := op.String()
		if name == "" {
			t.Errorf("operation %d has no name", op)
		}
		if !strings.Contains(interpreter, "\n"+name+":") && !hasShort(interpreter, name) {
			t.Errorf("the interpreter has no line for %s", name)
		}
	}
}

// hasShort says whether a table of the script has a function under its own name.
func hasShort(script, name string) bool {
	for line := range strings.Lines(script) {
		for part := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			part, _, _ = strings.Cut(part, ":")
			if strings.TrimSpace(part) == name {
				return true
			}
		}
	}
	return false
}

// node runs a script with the interpreter before it, and gives what it prints.
func node(t *testing.T, script string, input any) []byte {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Skip("left out: node is not installed")
	}
	file := filepath.Join(t.TempDir(), "test.js")
	text, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(part(t, "machine.js")+part(t, "samples.js")+part(t, "print.js")+part(t, "read.js")+"\nconst input = JSON.parse(require('fs').readFileSync(0, 'utf8'))\n"+script), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, file)
	cmd.Stdin = bytes.NewReader(text)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &errs)
	}
	return out
}

// run is a program, quantities that are fixed, and what the machine of package columns
// says.
type run struct {
	Name    string
	Program json.RawMessage
	Fixed   []map[int]float64
	Values  [][]*float64 // by run and quantity, nil for no value
	Texts   [][]string
}

// TestInterpreter: for each preset, and with inputs at random, the interpreter computes
// what the machine computes, to 1e-12, and prints it alike. A downtime is what an
// availability lacks to 100%, and is as exact as that: to 1e-15 of a year.
func TestInterpreter(t *testing.T) {
	var runs []run
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range presets.Names() {
		r, err := estimate.Open(name, estimate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		data, err := live.Of(r).Data(&page.Shown{})
		if err != nil {
			t.Fatal(err)
		}
		one := run{Name: name, Program: data}
		for k := range 6 {
			fixed := map[int]float64{}
			frame := r.NewFrame(1)
			for i := range r.Quantities {
				if v := r.ValueAt(i); k > 0 && r.Quantities[i].Leaf() && r.Quantities[i].Name != "" && random.IntN(4) == 0 {
					fixed[i] = v * math.Exp(random.NormFloat64()/4)
					frame.Fix(i, fixed[i])
				}
			}
			frame.Run()
			var values []*float64
			var texts []string
			for i := range r.Quantities {
				v := frame.Value(i)
				if values = append(values, &v); math.IsNaN(v) || math.IsInf(v, 0) {
					values[i] = nil
				}
				texts = append(texts, r.Print(r.Printer, i, v))
			}
			one.Fixed, one.Values, one.Texts = append(one.Fixed, fixed), append(one.Values, values), append(one.Texts, texts)
		}
		runs = append(runs, one)
	}
	out := node(t, `
let compared = 0
const say = []
for (const {Name, Program, Fixed, Values, Texts} of input) {
  unfold(Program)
  const m = machine(Program)
  Fixed.forEach((fixed, k) => {
    const got = m.central(new Map(Object.entries(fixed).map(([q, v]) => [+q, v])))
    Values[k].forEach((want, q) => {
      compared++
      const v = got[q], [name, form] = Program.quantities[q]
      const within = (name || "").endsWith("downtime") ? 1e-15 * 31536000 : 0 // the rest to 100%
      if (want === null ? Number.isFinite(v) : !(v == want || abs(v - want) <= max(1e-12 * abs(want), within))) say.push(Name + " " + k + " " + q + " " + name + ": " + v + ", not " + want)
      else if (name && want !== null && print(want, Program.forms[form], Program.digits) != Texts[k][q]) say.push(Name + " " + k + " " + name + ": " + print(want, Program.forms[form], Program.digits) + ", not " + Texts[k][q])
    })
  })
}
console.log(JSON.stringify({compared, say}))`, runs)
	var found struct {
		Compared int
		Say      []string
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	for _, line := range found.Say[:min(len(found.Say), 20)] {
		t.Error(line)
	}
	t.Logf("%d values, %d differ", found.Compared, len(found.Say))
}

// TestEachOperation: each operation and distribution gives for numbers at random what
// package columns gives, to 1e-12; a distribution that is found by bisection to 1e-9.
func TestEachOperation(t *testing.T) {
	type call struct {
		Op   string
		Args []float64
		U    float64
		Want *float64
	}
	var calls []call
	random := rand.New(rand.NewPCG(3, 4))
	share := func() float64 { return random.Float64() }
	positive := func() float64 { return math.Exp(3 * random.NormFloat64()) }
	servers := func() (n, load float64) {
		n = math.Ceil(positive() * 4)
		return n, n * share() * 1.05
	}
	operands := func(op columns.Op) []float64 {
		n, load := servers()
		switch op.String() {
		case "parallel", "parallelCommon":
			return []float64{share(), 1 + 4*share(), share()}
		case "available":
			return []float64{n, math.Ceil(n * share()), share()}
		case "upInZones":
			return []float64{n, math.Ceil(n * share()), 0.9 + 0.1*share(), math.Ceil(4 * share()), 0.9 + 0.1*share()}
		case "erlangB", "erlangC", "meanWait":
			return []float64{n, load}
		case "wait":
			return []float64{n, load, share()}
		case "staff":
			return []float64{load, share()}
		case "response", "slowest", "slowestDeviation":
			x := share()
			if op.String() != "response" {
				x = math.Ceil(100 * x)
			}
			service := positive()
			if random.IntN(2) == 0 {
				return []float64{n, load, service, x}
			}
			return []float64{n, load, service, service * (1.05 + 12*share()), x}
		case "tail":
			v := []float64{share()}
			parts := 1 + random.IntN(4)
			for range parts {
				v = append(v, []float64{1, share(), 1 + 3*share()}[random.IntN(3)])
			}
			for range 2 * parts {
				v = append(v, positive())
			}
			return v
		case "if":
			return []float64{float64(random.IntN(2)), positive(), positive()}
		case "shares":
			a := share()
			return []float64{a, a + (1-a)*share()}
		case "triangular", "pert":
			a, b := positive(), positive()
			return []float64{a, a + b, a + b + positive()}
		case "nines":
			return []float64{share()}
		}
		return []float64{positive(), positive(), positive()}
	}
	for op := range columns.Op(columns.Ops) {
		if op == columns.OpVarying {
			continue
		}
		for range 40 {
			c := call{Op: op.String(), Args: operands(op), U: 0.5}
			v := op.Compute(c.Args...)
			if op.IsDraw() {
				c.U = 0.001 + 0.998*share()
				v = op.ComputeAt(c.U, c.Args...)
			}
			if c.Want = &v; math.IsNaN(v) || math.IsInf(v, 0) {
				c.Want = nil
			}
			calls = append(calls, c)
		}
	}
	out := node(t, `
const say = []
for (const {Op, Args, U, Want} of input) {
  const v = listed[Op] ? listed[Op](Args) : draws[Op] ? draws[Op](U, ...Args) : ops[Op](...Args), within = Op == "pert" ? 1e-9 : 1e-12
  if (Want === null ? Number.isFinite(v) : !(v == Want || abs(v - Want) <= within * abs(Want))) say.push(Op + "(" + Args + ") at " + U + ": " + v + ", not " + Want + ", by " + (v / Want - 1))
}
console.log(JSON.stringify(say))`, calls)
	var say []string
	if err := json.Unmarshal(out, &say); err != nil {
		t.Fatal(err)
	}
	for _, line := range say[:min(len(say), 30)] {
		t.Error(line)
	}
	t.Logf("%d calls, %d differ", len(calls), len(say))
}
