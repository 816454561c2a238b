package estimate_test

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"testing"

	"botec/estimate"
)

// handWritten is a model as one would write it for just this model: a table for each
// distribution, columns of 512 samples, a histogram for each figure. compute fills the
// columns after those of the draws; the figures are the columns from the first on.
type handWritten struct {
	draws   []func(z float64) float64 // by their normal score
	first   int                       // of the figures
	compute func(c *handColumns)
}

const handBlock = 512

type handColumns [28][handBlock]float64

// histogram has cells of 2^11 to a power of two, 12 powers on both sides of a value.
type histogram struct {
	base  uint64
	count [24 << 11]uint32
}

func (h *histogram) add(samples *[handBlock]float64) {
	if h.base == 0 {
		h.base = math.Float64bits(samples[0])>>41 - 12<<11
	}
	for _, v := range samples {
		if at := math.Float64bits(v)>>41 - h.base; at < uint64(len(h.count)) {
			h.count[at]++
		}
	}
}

// run samples the model on all cores and gives p5, p50 and p95 of its figures.
func (m *handWritten) run(n int) [][3]float64 {
	tables := make([][4097]float64, len(m.draws))
	for k, of := range m.draws {
		for i := range tables[k] {
			u := min(max(float64(i)/4096, 1e-5), 1-1e-5)
			tables[k][i] = of(math.Sqrt2 * math.Erfinv(2*u-1))
		}
	}
	workers := runtime.GOMAXPROCS(0)
	all := make([][]histogram, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			c := new(handColumns)
			h := make([]histogram, len(c)-m.first)
			all[w] = h
			state := uint64(w)*0x9e3779b97f4a7c15 + 1
			for from := w * handBlock; from < n; from += workers * handBlock {
				for k := range tables {
					draw, table := &c[k], &tables[k]
					for i := range draw {
						state ^= state << 13
						state ^= state >> 7
						state ^= state << 17
						at := state >> 52
						part := float64(state&(1<<52-1)) * (1. / (1 << 52))
						lo := table[at]
						draw[i] = lo + part*(table[at+1]-lo)
					}
				}
				m.compute(c)
				for k := range h {
					h[k].add(&c[m.first+k])
				}
			}
		})
	}
	wait.Wait()
	out := make([][3]float64, len(all[0]))
	for k := range out {
		for j, p := range []float64{0.05, 0.5, 0.95} {
			var list []uint64 // the bases differ by worker, so cells are walked in order of their bits
			for w := range all {
				list = append(list, all[w][k].base)
			}
			at, end, sum := slices.Min(list), slices.Max(list)+24<<11, 0.0
			for ; at < end && sum < p*float64(n); at++ {
				for w := range all {
					if i := at - all[w][k].base; i < 24<<11 {
						sum += float64(all[w][k].count[i])
					}
				}
			}
			out[k][j] = math.Float64frombits(at << 41)
		}
	}
	return out
}

func lognormalByHand(low, high float64) func(z float64) float64 {
	mean, sigma := math.Log(low*high)/2, math.Log(high/low)/2/z95
	return func(z float64) float64 { return math.Exp(mean + sigma*z) }
}

func shareByHand(low, high float64) func(z float64) float64 {
	odds := lognormalByHand(low/(1-low), high/(1-high))
	return func(z float64) float64 { return 1 - 1/(1+odds(z)) }
}

// twitterByHand is the bench model of plain metrics (twitter-ranges.botec.yaml).
var twitterByHand = handWritten{
	draws: []func(float64) float64{lognormalByHand(250e6, 400e6), lognormalByHand(0.4, 0.6), lognormalByHand(1./86400, 4./86400), lognormalByHand(50./86400, 200./86400),
		lognormalByHand(0.05, 0.2), lognormalByHand(500e3, 2e6), lognormalByHand(200, 400), lognormalByHand(2, 5)},
	compute: func(c *handColumns) {
		mau, active, tweetsPer, readsPer, mediaShare, mediaSize, textSize, peak := &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]
		const years = 5 * 365 * 86400
		for i := range handBlock {
			dau := mau[i] * active[i]
			tweets := dau * tweetsPer[i]
			timelines := dau * readsPer[i]
			all := tweets + timelines
			c[8][i], c[9][i], c[10][i], c[11][i], c[12][i], c[13][i], c[14][i] = dau, tweets, tweets*peak[i], timelines, timelines*peak[i], all, all*peak[i]
		}
		for i := range handBlock {
			tweets := c[9][i]
			media := tweets * mediaShare[i]
			text, pictures := tweets*textSize[i], media*mediaSize[i]
			c[15][i], c[16][i], c[17][i], c[18][i] = media, text, pictures, text+pictures
			size := textSize[i] + mediaShare[i]*mediaSize[i]
			c[19][i], c[20][i], c[21][i] = size, c[11][i]*size, c[11][i]*size*peak[i]
		}
		for i := range handBlock {
			text, pictures := c[16][i]*years, c[17][i]*years
			kept := text + pictures
			c[22][i], c[23][i], c[24][i], c[25][i], c[26][i], c[27][i] = text, pictures, kept, kept*3, c[14][i]/2000/0.7, kept*3/16e12
		}
	},
}

// feedFigures are the figures that are asked of the scenario of workloads and fleets
// (feed-ranges.botec.yaml), in the order of feedByHand.
var feedFigures = []string{"post.stored", "media.writes", "media.stored", "writes", "reads", "requests", "peak_requests", "ingress", "egress", "peak_egress",
	"store_reads", "peak_store_reads", "cache", "stored", "stored_replicated", "replication_traffic", "app.nodes", "store.nodes", "servers", "cost"}

var feedByHand = handWritten{
	draws: []func(float64) float64{lognormalByHand(250e6, 400e6), shareByHand(0.4, 0.6), lognormalByHand(0.5/86400, 2./86400), lognormalByHand(50./86400, 200./86400),
		lognormalByHand(2, 5), lognormalByHand(250, 400), shareByHand(0.7, 0.95), shareByHand(0.05, 0.2)},
	first: 8,
	compute: func(c *handColumns) {
		mau, active, postsPer, viewsPer, peak, size, hit, share := &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]
		const day, year = 86400, 365 * 86400
		for i := range handBlock { // traffic
			dau := mau[i] * active[i]
			posts, views := dau*postsPer[i], dau*viewsPer[i]
			media, mediaViews := posts*share[i], views*share[i]
			writes, reads := posts+media, views+mediaViews
			c[9][i], c[11][i], c[12][i], c[13][i], c[14][i] = media, writes, reads, writes+reads, (writes+reads)*peak[i]
			stored, served := posts*size[i], views*size[i]
			c[8][i], c[10][i], c[15][i], c[16][i], c[17][i] = stored*5*year, media*1e6*3*year, stored+media*1e6, served+mediaViews*1e6, (served+mediaViews*1e6)*peak[i]
			fromStore := views*(1-hit[i]) + mediaViews
			c[18][i], c[19][i] = fromStore, fromStore*peak[i]
		}
		for i := range handBlock { // storage and servers
			stored := c[8][i] + c[10][i]
			c[20][i], c[21][i], c[22][i], c[23][i] = 0.2*day*c[16][i], stored, 3*stored, 2*c[15][i]
			app := max(1, 3*math.Ceil(math.Ceil(c[14][i]/0.7/2000)/2))
			store := max(1, max(math.Ceil(3*stored/0.6/16e12), math.Ceil(c[19][i]/0.6/5000)))
			c[24][i], c[25][i], c[26][i], c[27][i] = app, store, app+store, app*(0.2/3600)+store*(1.5/3600)
		}
	},
}

// benchmarkByHand is what BenchmarkSample and BenchmarkFeed are compared with.
func benchmarkByHand(b *testing.B, m *handWritten) {
	const n = 1_000_000
	for b.Loop() {
		m.run(n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/sample")
}

func BenchmarkHandWritten(b *testing.B)     { benchmarkByHand(b, &twitterByHand) }
func BenchmarkFeedHandWritten(b *testing.B) { benchmarkByHand(b, &feedByHand) }

// TestHandWritten: the models that are written by hand are the bench models.
func TestHandWritten(t *testing.T) {
	twitter, feed := benchModel(t), feedModel(t)
	for _, c := range []struct {
		byHand *handWritten
		r      *estimate.Result
		names  []string
	}{
		{&twitterByHand, sampleOf(t, twitter, estimate.Sampling{}), twitter.Names()},
		{&feedByHand, sampleOf(t, feed, estimate.Sampling{}), feedFigures},
	} {
		for k, p := range c.byHand.run(200_000) {
			v := c.r.Get(c.names[k])
			for j, want := range []float64{v.P5, v.Value, v.P95} {
				if math.Abs(p[j]/want-1) > 0.02 {
					t.Errorf("%s: %v by hand, %v from the file", v.Name, p[j], want)
				}
			}
		}
	}
}
