package estimate_test

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"testing"

	"botec/estimate"
)

// handWritten is the bench model as one would write it for this one model: a
// table for each distribution, columns of 512 samples, a histogram for each of
// the 28 quantities. BenchmarkSample is held to it.
func handWritten(n int) [28][3]float64 {
	const block = 512
	ends := [8][2]float64{{250e6, 400e6}, {0.4, 0.6}, {1. / 86400, 4. / 86400}, {50. / 86400, 200. / 86400}, {0.05, 0.2}, {500e3, 2e6}, {200, 400}, {2, 5}}
	var tables [8][4097]float64
	for k, e := range ends {
		mean, sigma := math.Log(e[0]*e[1])/2, math.Log(e[1]/e[0])/2/1.6448536269514722
		for i := range tables[k] {
			u := min(max(float64(i)/4096, 1e-5), 1-1e-5)
			tables[k][i] = math.Exp(mean + sigma*math.Sqrt2*math.Erfinv(2*u-1))
		}
	}
	type histogram struct {
		base  uint64
		count [24 << 11]uint32
	}
	workers := runtime.GOMAXPROCS(0)
	all := make([][]histogram, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			h := make([]histogram, 28)
			all[w] = h
			var c [28][block]float64
			state := uint64(w)*0x9e3779b97f4a7c15 + 1
			for from := w * block; from < n; from += workers * block {
				for k := range tables {
					for i := range c[k] {
						state ^= state << 13
						state ^= state >> 7
						state ^= state << 17
						at := state >> 52
						part := float64(state&(1<<52-1)) * (1. / (1 << 52))
						lo := tables[k][at]
						c[k][i] = lo + part*(tables[k][at+1]-lo)
					}
				}
				mau, active, tweetsPer, readsPer, mediaShare, mediaSize, textSize, peak := &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]
				const years = 5 * 365 * 86400
				for i := range block {
					dau := mau[i] * active[i]
					tweets := dau * tweetsPer[i]
					timelines := dau * readsPer[i]
					all := tweets + timelines
					c[8][i], c[9][i], c[10][i], c[11][i], c[12][i], c[13][i], c[14][i] = dau, tweets, tweets*peak[i], timelines, timelines*peak[i], all, all*peak[i]
				}
				for i := range block {
					tweets := c[9][i]
					media := tweets * mediaShare[i]
					text, pictures := tweets*textSize[i], media*mediaSize[i]
					c[15][i], c[16][i], c[17][i], c[18][i] = media, text, pictures, text+pictures
					size := textSize[i] + mediaShare[i]*mediaSize[i]
					c[19][i], c[20][i], c[21][i] = size, c[11][i]*size, c[11][i]*size*peak[i]
				}
				for i := range block {
					text, pictures := c[16][i]*years, c[17][i]*years
					kept := text + pictures
					c[22][i], c[23][i], c[24][i], c[25][i], c[26][i], c[27][i] = text, pictures, kept, kept*3, c[14][i]/2000/0.7, kept*3/16e12
				}
				for k := range c {
					if h[k].base == 0 {
						h[k].base = math.Float64bits(c[k][0])>>41 - 12<<11
					}
					for _, v := range c[k] {
						if at := math.Float64bits(v)>>41 - h[k].base; at < uint64(len(h[k].count)) {
							h[k].count[at]++
						}
					}
				}
			}
		})
	}
	wait.Wait()
	var out [28][3]float64
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

// BenchmarkHandWritten is what BenchmarkSample is compared with.
func BenchmarkHandWritten(b *testing.B) {
	const n = 1_000_000
	for b.Loop() {
		handWritten(n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/sample")
}

// TestHandWritten: the model that is written by hand is the bench model.
func TestHandWritten(t *testing.T) {
	r := sampleOf(t, benchModel(t), estimate.Sampling{})
	for k, p := range handWritten(200_000) {
		v := &r.Values[k]
		for j, want := range []float64{v.P5, v.Value, v.P95} {
			if math.Abs(p[j]/want-1) > 0.02 {
				t.Errorf("%s: %v by hand, %v from the file", v.Name, p[j], want)
			}
		}
	}
}
