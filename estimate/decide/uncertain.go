package decide

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// The evaluations of an input: at some of its quantiles, evenly spaced in normal scores
// from -reach to reach, with interpolation at so many points between them.
const (
	reach    = 5
	parts    = 8 // of the samples, whose differences show the error
	points   = 1025
	together = 128 // of an input with several ranges in its formula: so many samples of these
	furthest = 6.5 // in normal scores: how far outside its range a tip is searched
)

// effort is how many quantiles of an input are evaluated, with how many samples of all
// others.
type effort struct{ quantiles, rows int }

// mostOperations limits the operations on samples, of all inputs together: they take a
// few tenths of a second.
const mostOperations = 150_000_000

// effortFor is the largest effort for some inputs and operations of a sample: more
// quantiles are better than more samples, as the samples are the same at each of them.
func effortFor(inputs, operations int) effort {
	fits := func(e effort) bool {
		return inputs*operations*(e.quantiles+40)*e.rows <= mostOperations
	}
	for _, quantiles := range []int{161, 81} {
		for _, rows := range []int{8192, 4096, 2048, 1024} {
			if e := (effort{quantiles, rows}); fits(e) {
				return e
			}
		}
	}
	if e := (effort{41, 1024}); fits(e) {
		return e
	}
	return leastEffort
}

var leastEffort = effort{41, 512}

// uncertainInput is a quantity with a range.
type uncertainInput struct {
	name  string
	draws [][]int // by program: its draws there
	most  int     // of these in one program
	all   bool    // the options depend on nothing else
}

// uncertainInputs lists the quantities whose ranges make some option uncertain, and what
// each is worth.
func uncertainInputs(d *Decision, t *table) []Input {
	found := t.inputs()
	operations := 0
	for p := range t.programs {
		of := &t.programs[p]
		operations += of.full.Sampler(of.nodes(of.full)).Steps() + len(of.options)
	}
	e := effortFor(len(found), operations)
	all := len(found)
	found = t.leading(d, found, max(fewestLooked, mostLooked/(operations*(leastEffort.quantiles+40)*leastEffort.rows)))
	d.Unseen = all - len(found)
	e.rows = min(e.rows, max(columns.BlockSize, t.n))
	d.Work += min(len(found)*operations*(e.quantiles+40)*e.rows, mostOperations) / operationsOfOne // of many inputs each changes little
	samplers := make([]*columns.Sampler, len(t.programs))
	for p := range t.programs {
		few := t.programs[p].result.Stochastic(e.rows)
		t.spread(&t.programs[p], few)
		samplers[p] = few.Sampler(t.programs[p].nodes(few))
	}
	scores, weights := make([]float64, points), make([]float64, points)
	for i := range scores {
		scores[i] = reach * (2*float64(i)/(points-1) - 1)
		weights[i] = math.Exp(-scores[i] * scores[i] / 2)
	}
	normalize(weights)
	list := make([]Input, len(found))
	parallel(len(found), func(k int) {
		c := newConditional(d, t, samplers, e, &found[k])
		list[k] = c.input(scores, weights)
	})
	return list
}

// inputs lists the quantities whose ranges make some option uncertain.
func (t *table) inputs() (list []uncertainInput) {
	index := map[string]int{}
	unnamed := false
	for p := range t.programs {
		of := &t.programs[p]
		var draws []int
		for _, node := range of.nodes(of.full) {
			draws = append(draws, of.full.DrawsOf(node)...)
		}
		slices.Sort(draws)
		for _, draw := range slices.Compact(draws) {
			quantity := of.result.Program.Draws()[draw].Quantity
			if of.result.At(quantity) == nil { // a range in the objective itself
				unnamed = true
				continue
			}
			name := of.result.Quantities[quantity].Name
			at, known := index[name]
			if !known {
				at = len(list)
				index[name] = at
				list = append(list, uncertainInput{name: name, draws: make([][]int, len(t.programs))})
			}
			list[at].draws[p] = append(list[at].draws[p], draw)
			list[at].most = max(list[at].most, len(list[at].draws[p]))
		}
	}
	if len(list) == 1 {
		list[0].all = !unnamed
	}
	return list
}

// conditional computes the means of all options where one input is known.
type conditional struct {
	*Decision
	*uncertainInput
	t *table
	effort
	workers []*columns.Worker
	shift   []float64        // by option: what makes the mean over the input that of all samples
	sums    [parts][]float64 // by option, of every so manieth sample
	counts  [parts][]float64
	at      [parts][][]float64 // by option: the mean losses at the nodes

}

func newConditional(d *Decision, t *table, samplers []*columns.Sampler, e effort, in *uncertainInput) *conditional {
	n := len(d.Options)
	c := &conditional{Decision: d, uncertainInput: in, t: t, effort: e, shift: make([]float64, n)}
	for part := range c.sums {
		c.at[part] = make([][]float64, n)
		c.sums[part], c.counts[part] = make([]float64, n), make([]float64, n)
	}
	for _, s := range samplers {
		w := s.NewWorker()
		w.KeepDraws(e.rows)
		c.workers = append(c.workers, w)
	}
	return c
}

// means are the mean losses of the options over either half of the samples of all other
// inputs, with the draws of the input at a quantile.
func (c *conditional) means(uniform func(nth int) float64) (halves [2][]float64) {
	for part := range c.sums {
		clear(c.sums[part])
		clear(c.counts[part])
	}
	for p := range c.workers {
		of := &c.t.programs[p]
		for nth, draw := range c.draws[p] {
			c.workers[p].Pin(draw, uniform(nth))
		}
		for first := 0; first < c.rows; first += columns.BlockSize {
			c.workers[p].Run(first, func(k int, column []float64) { c.add(of.options[k], column[:min(len(column), c.rows-first)]) })
		}
	}
	for half := range halves {
		for k := range c.Options {
			sum, count := 0.0, 0.0
			for part := half; part < parts; part += 2 {
				sum += c.sums[part][k]
				count += c.counts[part][k]
			}
			halves[half] = append(halves[half], c.meanLoss(k, sum, count))
		}
	}
	return halves
}

// meanLoss is the mean loss of an option, from the sum of some samples.
func (c *conditional) meanLoss(option int, sum, count float64) float64 {
	if count == 0 {
		return c.loss(c.Options[option].Mean)
	}
	return c.loss(sum / count)
}

// add adds samples of an option to the sums.
func (c *conditional) add(option int, column []float64) {
	for i, v := range column {
		if v == v {
			c.sums[i%parts][option] += v
			c.counts[i%parts][option]++
		}
	}
}

// score is means with all draws at the same normal score.
func (c *conditional) score(z float64) [2][]float64 {
	u := share(z)
	return c.means(func(int) float64 { return u })
}

// input finds what the input is worth, and where it tips the choice.
func (c *conditional) input(scores, weights []float64) Input {
	in := c.described()
	nodes := make([]float64, c.quantiles) // in normal scores
	for j := range nodes {
		nodes[j] = reach * (2*float64(j)/float64(c.quantiles-1) - 1)
	}
	var known [2][][]float64 // by half and option: at the nodes
	for half := range known {
		known[half] = make([][]float64, len(c.Options))
	}
	for _, z := range nodes {
		for half, means := range c.score(z) {
			for k, v := range means {
				known[half][k] = append(known[half][k], v)
			}
		}
		for part := range c.at {
			for k := range c.Options {
				c.at[part][k] = append(c.at[part][k], c.meanLoss(k, c.sums[part][k], c.counts[part][k]))
			}
		}
	}
	var along [2][][]float64 // the same at all points
	for half := range along {
		for k := range c.Options {
			along[half] = append(along[half], interpolate(nodes, known[half][k], scores))
		}
	}
	c.center(along, weights)
	switch {
	case c.all:
		in.Worth, in.WorthError = c.Worth, c.WorthError
	case c.most > 1:
		in.Worth = c.worth(c.sampledTogether(), equalWeights(together))
	default:
		in.Worth = c.worth(along, weights)
	}
	if in.Worth > 0 && !c.all {
		in.WorthError = c.worthError(nodes, known)
	}
	c.tips(&in, c.tried(nodes, known, scores, along))
	return in
}

// center shifts conditional means so that their mean is that of all samples.
func (c *conditional) center(along [2][][]float64, weights []float64) {
	for k := range c.Options {
		c.shift[k] = 0
		for half := range along {
			by := c.loss(c.Options[k].Mean) - mean(along[half][k], weights)
			for i := range along[half][k] {
				along[half][k][i] += by
			}
			c.shift[k] += by / 2
		}
	}
}

func mean(of, weights []float64) (sum float64) {
	for i, v := range of {
		sum += v * weights[i]
	}
	return sum
}

// normalize makes weights add up to 1.
func normalize(weights []float64) {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	for i := range weights {
		weights[i] /= sum
	}
}

func equalWeights(n int) []float64 { return slices.Repeat([]float64{1 / float64(n)}, n) }

// sampledTogether are conditional means at samples of an input that has several ranges.
func (c *conditional) sampledTogether() (along [2][][]float64) {
	var streams []columns.Stream
	for nth := range c.most {
		streams = append(streams, columns.NewStream(c.name, nth, together, c.t.seed))
	}
	for half := range along {
		along[half] = make([][]float64, len(c.Options))
	}
	u := make([]float64, 1)
	for i := range together {
		halves := c.means(func(nth int) float64 {
			streams[nth].Fill(u, i)
			return u[0]
		})
		for half := range halves {
			for k, v := range halves[half] {
				along[half][k] = append(along[half][k], v)
			}
		}
	}
	shift := slices.Clone(c.shift)
	c.center(along, equalWeights(together))
	c.shift = shift
	return along
}

// worth is what is gained by choosing at each point what one half of the samples says is
// best there, in the other half.
func (c *conditional) worth(along [2][][]float64, weights []float64) float64 {
	var gains [2]float64
	for half := range along {
		chooses, values := along[half], along[1-half]
		for i := range chooses[0] {
			best := c.Best
			for k := range c.Options {
				if chooses[k][i] < chooses[best][i] && !isTie(chooses[k][i], chooses[best][i]) {
					best = k
				}
			}
			gains[half] += weights[i] * (values[c.Best][i] - values[best][i])
		}
	}
	gain := (gains[0] + gains[1]) / 2
	if !(gain > leastWorth*c.Worth) || gain < math.Abs(gains[0]-gains[1]) {
		return 0
	}
	return unit.RoundTo12Digits(min(gain, c.Worth))
}

// worthError is the standard error of what the input is worth, from how much its parts
// differ that each have a share of the samples.
func (c *conditional) worthError(nodes []float64, known [2][][]float64) float64 {
	weights := make([]float64, len(nodes))
	for j, z := range nodes {
		weights[j] = math.Exp(-z * z / 2)
	}
	normalize(weights)
	var gains [parts]float64
	for j := range nodes {
		best := c.best(column(known, j))
		for part := range c.at {
			of := c.at[part]
			gains[part] += weights[j] * (of[c.Best][j] - of[best][j] - mean(of[c.Best], weights) + mean(of[best], weights))
		}
	}
	middle, squares := mean(gains[:], equalWeights(parts)), 0.0
	for _, g := range gains {
		squares += (g - middle) * (g - middle)
	}
	return unit.RoundTo12Digits(math.Sqrt(squares / (parts * (parts - 1))))
}

// leastWorth is the least that an input is worth, as a share of knowing everything.
const leastWorth = 1e-3

// best is the index of the best option with the input at a quantile.
func (c *conditional) best(halves [2][]float64) int {
	at := func(k int) float64 { return (halves[0][k]+halves[1][k])/2 + c.shift[k] }
	best := c.Best
	for k := range c.Options {
		if at(k) < at(best) && !isTie(at(k), at(best)) && c.isBelow(halves, k) {
			best = k
		}
	}
	return best
}

// isBelow says that an option loses less than the best one in the samples themselves: where
// both have the same value, the shifts decide nothing.
func (c *conditional) isBelow(halves [2][]float64, k int) bool {
	v, best := halves[0][k]+halves[1][k], halves[0][c.Best]+halves[1][c.Best]
	return v < best && !isTie(v, best)
}

// tried is the best option with the input at a normal score.
type tried struct {
	z    float64
	best int
}

// closer is into how many parts the intervals are divided in which a single value of an
// input may make the best option the best.
const closer = 20

// closest is the point at which, by the interpolated means, the best option is the
// closest to being the best.
func (c *conditional) closest(along [2][][]float64) int {
	found, most := 0, math.Inf(-1)
	for i := range along[0][0] {
		margin := math.Inf(1)
		for k := range c.Options {
			if k != c.Best {
				margin = min(margin, along[0][k][i]+along[1][k][i]-along[0][c.Best][i]-along[1][c.Best][i])
			}
		}
		if margin > most {
			found, most = i, margin
		}
	}
	return found
}

// tried lists the best options at rising scores: at the nodes, outside of them, and where
// the best option is the best, if that is at no node.
func (c *conditional) tried(nodes []float64, known [2][][]float64, scores []float64, along [2][][]float64) (list []tried) {
	try := func(z float64) { list = append(list, tried{z, c.best(c.score(z))}) }
	for z := reach + 0.5; z <= furthest; z += 0.5 {
		try(-z)
		try(z)
	}
	for j, z := range nodes {
		halves := column(known, j)
		list = append(list, tried{z, c.best(halves)})
	}
	if !slices.ContainsFunc(list, func(t tried) bool { return t.best == c.Best }) { // between two nodes, if anywhere
		middle, step := scores[c.closest(along)], nodes[1]-nodes[0]
		for k := range 2*closer + 1 {
			try(middle + step*float64(k-closer)/closer)
		}
	}
	slices.SortFunc(list, func(a, b tried) int { return cmp.Compare(a.z, b.z) })
	return list
}

// column is the means of all options at one point.
func column(of [2][][]float64, i int) (halves [2][]float64) {
	for half := range of {
		for _, values := range of[half] {
			halves[half] = append(halves[half], values[i])
		}
	}
	return halves
}

// tips finds where another option becomes the best.
func (c *conditional) tips(in *Input, list []tried) {
	for j := 1; j < len(list); j++ {
		a, b := list[j-1], list[j]
		if a.best == b.best || a.best != c.Best && b.best != c.Best {
			continue
		}
		for range 40 {
			middle := tried{z: (a.z + b.z) / 2}
			if middle.best = c.best(c.score(middle.z)); (middle.best == c.Best) == (a.best == c.Best) {
				a = middle
			} else {
				b = middle
			}
		}
		above := a.best == c.Best
		if above {
			a = b
		}
		in.Tips = append(in.Tips, Tip{At: c.value(in, a.z), To: a.best, Above: above, Inside: math.Abs(a.z) <= columns.Z95})
	}
	for k := range in.Tips {
		in.Tips[k].Factor = unit.RoundTo12Digits(in.Tips[k].At / in.Present)
	}
	slices.SortStableFunc(in.Tips, func(a, b Tip) int {
		if d := math.Abs(a.At-in.Present) - math.Abs(b.At-in.Present); d != 0 {
			return int(math.Copysign(1, d))
		}
		return 0
	})
	if in.Inside {
		in.Name = "the range in " + in.Name
		in.Present, in.P5, in.P95, in.Low, in.High = math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()
		for k := range in.Tips {
			in.Tips[k].At, in.Tips[k].Factor = math.NaN(), math.NaN()
		}
	}
}

// described is the input with its values.
func (c *conditional) described() Input {
	p := slices.IndexFunc(c.draws, func(draws []int) bool { return len(draws) > 0 })
	r := c.t.programs[p].result
	i, _ := r.Find(c.name)
	in := Input{Name: c.name, Result: r, Quantity: i, Drawn: true, Inside: !r.Quantities[i].Leaf()}
	in.Present, in.P5, in.P95 = c.value(&in, 0), c.value(&in, -columns.Z95), c.value(&in, columns.Z95)
	in.Low, in.High = c.value(&in, -furthest), c.value(&in, furthest)
	return in
}

// value is the input at a normal score of its ranges, with all others at their median.
func (c *conditional) value(in *Input, z float64) float64 {
	frame := in.Result.NewFrame(1)
	draws := in.Result.Program.Draws()
	at := make([][]float64, len(draws))
	for d := range at {
		at[d] = []float64{0.5}
		if draws[d].Quantity == in.Quantity {
			at[d][0] = share(z)
		}
	}
	frame.SetUniforms(at)
	frame.Run()
	return unit.RoundTo12Digits(frame.Value(in.Quantity))
}

// share is the probability that a standard normal number is below a score. It is exact
// where a range has its ends and its median.
func share(z float64) float64 {
	switch z {
	case 0:
		return 0.5
	case columns.Z95:
		return 0.95
	case -columns.Z95:
		return 0.05
	}
	return 0.5 * math.Erfc(-z/math.Sqrt2)
}
