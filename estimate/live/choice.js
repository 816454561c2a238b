// Several scenarios: how much a figure of one is of another's, and which of some options
// is the best.
const times = v => v != v ? "" : abs(v - 1) < near ? "=" : "×" + print(v, {kind: "number"}, 3)
const quotient = (a, b) => a == 0 || a * b < 0 ? NaN : b / a

// options are evaluated in the samples of the run; as values of one name each in a run of
// its own, of what the option is computed from.
const choice = P => ({...P.choice, byName: new Map(P.choice.options.flatMap(([name], k) => ["mean", "p5", "p95"].map(of => [of + "(" + name + ")", {option: k, of}])))})
const percents = (share, per) => print(round(per * share) / per, {kind: "percent"}, 3)
const equal = (a, b) => a == b || Number.isFinite(a) && Number.isFinite(b) && same(a, b)
// outcomes are the options with mean, p5 and p95, in how many of the samples each is the
// best and what it loses there.
const outcomes = (C, runOf) => {
  const list = C.options.map(([, target, q], k) => {
    const run = runOf(k), column = !C.statistic && run.samples && run.samples[target]
    const o = {best: 0, loses: 0, squares: 0, dimensions: run.dimensions}
    if (run.failed.has(q)) o.mean = NaN
    else if (typeof column == "object") { o.column = C.chosen < 0 ? column : column.slice(); o.mean = 0 }
    else o.mean = run.decisive[q]
    return o
  })
  const of = list.filter(o => o.column || o.mean == o.mean), all = of.some(o => o.column) ? samples : 1, at = (o, i) => C.sign * (o.column ? o.column[i] : o.mean)
  let n = 0
  for (let i = 0; i < all; i++) {
    if (of.some(o => o.column && o.column[i] != o.column[i])) continue
    n++
    let least = Infinity
    for (const o of of) least = min(least, at(o, i))
    const first = of.filter(o => equal(at(o, i), least))
    for (const o of of) {
      const loss = first.includes(o) ? 0 : at(o, i) - least
      o.loses += loss; o.squares += loss * loss
    }
    for (const o of first) o.best += 1 / first.length
  }
  for (const o of of) {
    if (o.column) {
      o.mean = 0
      for (let i = 0; i < all; i++) if (of.every(o => !o.column || o.column[i] == o.column[i])) o.mean += o.column[i] / n;
      [o.p5, o.p95] = quantiles(o.column, [.05, .95], o.dimensions).map(v => +v.toPrecision(12))
      if (o.p5 == o.p95) o.p5 = o.p95 = NaN
    }
    o.mean = +o.mean.toPrecision(12)
    o.best /= n; o.loses /= n; o.squares /= n
  }
  const run = {list, sampled: all > 1, n}
  // the few samples of a page stand to the many of botec as they did for what is given
  if (C.first) list.forEach((o, k) => { const by = C.options[k][5] / C.first.list[k].raw; if (o.column && abs(by - 1) < .1) { o.raw = o.mean; o.mean *= by } })
  else for (const o of list) o.raw = o.mean
  const rank = [...list.keys()].filter(k => list[k].mean == list[k].mean).sort((a, b) => C.sign * (list[a].mean - list[b].mean) || (a == C.best ? -1 : b == C.best ? 1 : a - b));
  [run.best, run.second] = rank
  return run
}
// verdict says which option is the best.
const verdict = (C, {list, best, second, sampled}, printed) => {
  if (best === undefined) return "no option has a value"
  let say = C.options[best][0] + " is best" + (sampled ? " on average" : "") + ": " + printed(best, list[best].mean)
  if (second === undefined) return say
  const margin = abs(list[second].mean - list[best].mean), other = C.options[second][0]
  return say + (margin ? ", " + printed(best, margin) + (C.sign < 0 ? " more" : " less") + " than " + other : ", and " + other + " is as good")
}
// information says what knowing everything is worth.
const information = (C, {list, best, sampled, n}, printed) => {
  if (best === undefined || !sampled) return ""
  const {loses, squares} = list[best], name = C.options[best][0], share = sqrt(max(0, squares - loses * loses) / n) / loses
  if (!loses) return "Nothing you can learn changes this: no other option is better than " + name + " in any sample."
  return "Choosing " + name + " now loses " + printed(best, loses) + " on average against knowing everything first" + (share > .01 ? " (± " + percents(share, 100) + ")" : "") + "."
}
