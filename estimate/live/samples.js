// The uniforms of each draw are a dimension of a lattice (Cools, Kuo and Nuyens, 2006);
// beyond the last one they are the middles of strata in random order.
const samples = 2048
const generators = [1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023, 246327, 126539, 399185, 461527, 300343, 69681, 516695, 436179]
const streams = []
const stream = k => streams[k] ||= (() => {
  let state = 2654435761 * (k + 1) >>> 0
  const next = () => { state = Math.imul(state ^ state >>> 15, 0x2c1b3c6d) + 0x9e3779b9 >>> 0; return (state ^ state >>> 13) >>> 0 }
  const order = Float64Array.from({length: samples}, (_, i) => i), add = next() % samples
  for (let i = samples; i-- > 1 && k >= generators.length;) { const j = next() % (i + 1); [order[i], order[j]] = [order[j], order[i]] }
  return order.map(i => ((k < generators.length ? i * generators[k] + add : i) % samples + .5) / samples)
})()

// loops are the operations that models mostly consist of, on columns and numbers
const loops = {
  mul: (d, a, b) => {
    if (typeof a != "object") [a, b] = [b, a]
    if (typeof b == "object") for (let i = 0; i < samples; i++) d[i] = a[i] * b[i]; else for (let i = 0; i < samples; i++) d[i] = a[i] * b
  },
  add: (d, a, b) => {
    if (typeof a != "object") [a, b] = [b, a]
    if (typeof b == "object") for (let i = 0; i < samples; i++) d[i] = a[i] + b[i]; else for (let i = 0; i < samples; i++) d[i] = a[i] + b
  },
  div: (d, a, b) => {
    if (typeof b != "object") for (let i = 0; i < samples; i++) d[i] = b == 0 ? NaN : a[i] / b
    else if (typeof a == "object") for (let i = 0; i < samples; i++) d[i] = b[i] == 0 ? NaN : a[i] / b[i]
    else for (let i = 0; i < samples; i++) d[i] = b[i] == 0 ? NaN : a / b[i]
  },
  copy: (d, a) => d.set(a),
}

// the normal scores of the uniforms
const scores = []
const score = k => scores[k] ||= stream(k).map(probit)

// drawn has the quantiles of a distribution at the uniforms of dimension k: by their
// scores, and by a curve where it takes long to compute.
const drawn = (op, args, k, d) => {
  const f = draws[op], u = stream(k), certain = args.every(a => typeof a != "object"), z = score(k)
  const share = certain && op == "shares" && args[0] > 0 && args[1] < 1, g = share ? normal(...args.map(logit)) : certain && families[op]?.(...args)
  if (g) {
    for (let i = 0; i < samples; i++) { const x = g[1] + g[2] * z[i]; d[i] = share ? 1 / (1 + exp(-x)) : g[0] ? exp(x) : x }
    return
  }
  if (op != "pert" || !certain) {
    const at = args.map(a => typeof a == "object" ? i => a[i] : () => a)
    for (let i = 0; i < samples; i++) d[i] = f(u[i], ...at.map(a => a(i)))
    return
  }
  const points = Float64Array.from({length: 257}, (_, k) => f(k / 256, ...args))
  for (let i = 0; i < samples; i++) { const k = floor(u[i] * 256); d[i] = points[k] + (points[k + 1] - points[k]) * (u[i] * 256 - k) }
}

// quantiles are the values at shares of the samples that are numbers. The first
// dimensions of the samples are those of draws: what a value is in them, linear in their
// normal scores, has known quantiles, and so tells how far the samples are off.
const [list, y, control] = [0, 0, 0].map(() => new Float64Array(samples)) // are used again: a redraw asks for hundreds
const quantiles = (column, shares, dimensions = 0) => {
  list.set(column)
  list.sort()
  let n = samples
  while (n && list[n - 1] != list[n - 1]) n--
  if (!n) return shares.map(() => NaN)
  const at = p => { const x = min(max(p * n - .5, 0), n - 1), k = floor(x); return x == k ? list[k] : list[k] + (list[k + 1] - list[k]) * (x - k) }
  if (n < samples || dimensions < 2 || !Number.isFinite(list[n - 1] - list[0])) return shares.map(at)
  const by = new Array(dimensions).fill(0), positive = list[0] > 0
  let mean = 0
  for (let i = 0; i < n; i++) { y[i] = positive ? log(column[i]) : column[i]; mean += y[i] / n }
  for (let i = 0; i < n; i++) y[i] -= mean
  control.fill(0)
  for (let pass = 0; pass < 2; pass++) for (let k = 0; k < dimensions; k++) {
    const z = score(k)
    let b = 0
    for (let i = 0; i < n; i++) b += (y[i] - control[i]) * z[i]
    b /= n
    for (let i = 0; i < n; i++) control[i] += b * z[i]
    by[k] += b
  }
  const deviation = Math.hypot(...by)
  return shares.map(p => {
    const q = at(p), c = deviation * (p == .5 ? 0 : probit(p))
    let below = 0, both = 0, under = 0
    for (let i = 0; i < n; i++) {
      if (control[i] <= c) { below++; if (column[i] <= q) both++ }
      if (column[i] <= q) under++
    }
    const f = below / n, share = max(0, min(1, (both / n - f * under / n) / (f * (1 - f)))) || 0
    return at(p + share * (f - p))
  })
}

// along computes a column of an operation that takes long, where all its operands rise or
// fall together: at so many points that those between are right to a thousandth. It is
// false where they do not.
const along = (operation, operands, vary, out) => {
  const order = new Uint16Array(samples), v = operands.slice(), d = new Float64Array(samples) // out may be one of the operands
  const follows = key => vary.every(k => {
    let up = false, down = false
    for (let i = 1; i < samples; i++) {
      const before = operands[k][order[i - 1]], step = operands[k][order[i]] - before, most = near * abs(before)
      up ||= step > most; down ||= step < -most
      if (up && down || step != step) return false
    }
    return true
  })
  const key = vary.map(k => operands[k]).find(key => {
    for (let i = 0; i < samples; i++) order[i] = i
    order.sort((i, j) => key[i] - key[j])
    return follows(key)
  })
  if (!key) return false
  const at = p => { for (const k of vary) v[k] = operands[k][order[p]]; return d[order[p]] = operation(v) }
  const between = (p, q) => { // by a line
    const x = key[order[p]], y = d[order[p]], slope = (d[order[q]] - y) / (key[order[q]] - x) || 0
    return m => y + slope * (key[order[m]] - x)
  }
  const fill = (p, q) => {
    if (q - p < 4) { for (let m = p + 1; m < q; m++) at(m); return }
    const third = floor((q - p) / 3), points = [p, p + third, q - third, q], line = between(p, q)
    const close = [1, 2].map(k => { const guess = line(points[k]), is = at(points[k]); return guess == is || abs(guess - is) <= 6e-3 * abs(is) }).every(x => x) && q - p <= samples / 8
    for (let k = 0; k < 3; k++) {
      if (!close) fill(points[k], points[k + 1])
      else { const part = between(points[k], points[k + 1]); for (let m = points[k] + 1; m < points[k + 1]; m++) d[order[m]] = part(m) }
    }
  }
  at(0); at(samples - 1)
  fill(0, samples - 1)
  out.set(d)
  return true
}
