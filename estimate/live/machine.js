// The machine of package columns: the same operations on numbers and on columns of
// samples. ops has a line for each of them; machine runs a program.
const {abs, min, max, floor, sqrt, exp, log, log1p, expm1, PI} = Math
const near = 1e-9, same = (a, b) => a == b || abs(a - b) <= near * max(abs(a), abs(b)) && abs(a - b) < Infinity
const round = x => { const t = Math.trunc(x); return abs(x - t) >= .5 ? t + Math.sign(x) : t }
const whole = (x, other) => { const r = round(x); return same(x, r) ? r : other }
const ceil = x => whole(x, Math.ceil(x)), down = x => whole(x, floor(x))
const some = x => abs(x) == Infinity ? NaN : x // the logarithm of 0 has no value
const pow = (x, y) => x != x || y != y ? NaN : x == 1 ? 1 : x ** y
const truth = (holds, a, b) => a != a || b != b ? NaN : +holds
const isShare = x => 0 <= x && x <= 1 + near

let exactly = 1e-14 // how exact a value is that has to be searched or summed; samples need less
// the normal distribution (Wichura, AS 241, 1988)
const poly = (c, z) => c.reduce((sum, x) => sum * z + x, 0)
const center = [[2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608],
  [5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1]]
const aside = [[7.7454501427834140764e-4, .0227238449892691845833, .24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734],
  [1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966, .14810397642748007459, .68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1]]
const probit = p => {
  const d = p - .5, z = .180625 - d * d
  if (abs(d) <= .425) return d * poly(center[0], z) / poly(center[1], z)
  const z2 = sqrt(-log(max(d < 0 ? p : 1 - p, 1e-12))) - 1.6 // beyond 1e-12 nothing asks
  return Math.sign(d) * poly(aside[0], z2) / poly(aside[1], z2)
}
// the probability that a normal score is above z
const above = z => {
  if (z < 0) return 1 - above(-z)
  if (exactly > 1e-9) { // to 1e-7 (Press et al., Numerical Recipes, erfcc)
    const x = z / Math.SQRT2, t = 1 / (1 + x / 2)
    return t * exp(-x * x + poly([.17087277, -.82215223, 1.48851587, -1.13520398, .27886807, -.18628806, .09678418, .37409196, 1.00002368, -1.26551223], t)) / 2
  }
  const x = z / Math.SQRT2
  if (x < 2.5) {
    let sum = 0, term = x
    for (let k = 1; sum + term != sum; k += 2) { sum += term; term *= 2 * x * x / (k + 2) }
    return .5 - sum * exp(-x * x) / sqrt(PI)
  }
  let f = 0
  for (let k = 120; k > 0; k--) f = k / 2 / (x + f)
  return exp(-x * x) / (x + f) / sqrt(PI) / 2
}

// probabilities of single values (Loader, 2000)
const stirling = x => {
  if (x < 16) { // by that of x + 16 and the factors between
    let product = 0
    for (let k = 1; k <= 16; k++) product += log(x + k)
    const y = x + 16
    return stirling(y) + (y + .5) * log(y) - y - product - (x > 0 ? (x + .5) * log(x) - x : 0)
  }
  const s = x * x
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / s) / s) / s) / s) / x
}
const deviance = (x, mean) => {
  const d = x - mean
  if (abs(d) >= .1 * (x + mean)) return x * log(x / mean) + mean - x
  const v = d / (x + mean)
  let sum = d * v, term = 2 * x * v
  for (let j = 3; ; j += 2) {
    term *= v * v
    const next = sum + term / j
    if (next == sum || next != next) return next
    sum = next
  }
}
const poisson = (n, a) => exp(-stirling(n) - deviance(n, a)) / sqrt(2 * PI * n)
const binomial = (k, n, p) => k == 0 ? exp(n * log1p(-p)) : k == n ? exp(n * log(p)) :
  exp(stirling(n) - stirling(k) - stirling(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p))) * sqrt(n / (2 * PI * k * (n - k)))
const binomialTail = (n, k, p) => {
  let sum = 0, term = binomial(k, n, p)
  for (; term > sum * 1e-17; k++) { sum += term; term *= (n - k) / (k + 1) * p / (1 - p) }
  return sum
}

// availability
const parallelCommon = (a, n, common) => {
  if (!isShare(a) || !isShare(common) || !(n >= 0)) return NaN
  const fails = 1 - min(a, 1), both = min(common, 1)
  return max(0, 1 - (both * fails + pow((1 - both) * fails, n)))
}
const available = (n, k, a) => {
  if (!isShare(a) || !(n >= 0) || k != k) return NaN
  n = down(n); k = ceil(k); a = min(a, 1)
  if (k <= 0) return 1
  if (k > n || a == 0) return 0
  if (a == 1) return 1
  return k > n * a ? min(1, binomialTail(n, k, a)) : max(0, 1 - binomialTail(n, n - k + 1, 1 - a))
}
const upInZones = ([n, k, a, zones, zone]) => {
  zones = down(zones)
  if (!isShare(zone) || !(zones >= 1 && zones <= 1000)) return NaN
  const each = down(n / zones)
  zone = min(zone, 1)
  if (zone == 1 || zone == 0) return available(zone * n, k, a)
  let sum = 0
  for (let up = 0; up <= zones; up++) {
    const weight = binomial(up, zones, zone)
    if (weight > 0) sum += weight * available(up * each, k, a)
  }
  return min(1, sum)
}

// queues with n servers under a load of a
const fraction = (s, x) => { // Γ(s, x) / (x^s e^-x), by Lentz's algorithm
  let b = x + 1 - s, c = Infinity, d = 1 / b, h = d
  for (let i = 1; i < 1e7; i++) {
    const term = -i * (i - s)
    b += 2
    d = 1 / (term * d + b)
    c = b + term / c
    const step = c * d
    h *= step
    if (abs(step - 1) < 1e-16) break
  }
  return h
}
const erlangB = (n, a) => {
  if (n != n || a != a || a < 0 || n < 0) return NaN
  if (n == 0) return 1
  if (a == 0) return 0
  if (a > n + 1) return min(1, 1 / (a * fraction(n + 1, a)))
  const mass = poisson(n, a)
  let sum = 0, term = a / (n + 1) // of the masses beyond n, in units of that of n
  for (let i = 2; i < 1e7 && sum + term != sum; i++) { sum += term; term *= a / (n + i) }
  return min(1, mass / (1 - mass * sum))
}
const erlangC = (n, a) => {
  if (n != n || a != a || a < 0 || n < 0) return NaN
  if (a >= n) return 1
  const b = erlangB(n, a)
  return min(1, n * b / (n - a + a * b))
}
const wait = (n, a, q) => {
  if (!(0 <= a && a < n && 0 <= q && q < 1)) return NaN
  const waits = erlangC(n, a), longer = 1 - q
  return waits <= longer ? 0 : log(waits / longer) / (n - a)
}
const staff = (a, p) => {
  if (a != a || p != p || a < 0 || p <= 0 || p > 1 || a > 1e12) return NaN
  const enough = n => erlangC(n, a) <= p * (1 + near)
  let low = floor(a), step = 1
  if (p * (1 + near) >= 1) return 0
  if (enough(low)) return low
  while (!enough(low + step)) { low += step; step *= 2; if (step > 1e13) return NaN }
  for (let high = low + step; ;) {
    if (high - low <= 1) return high
    const mid = floor((low + high) / 2)
    if (enough(mid)) high = mid; else low = mid
  }
}

// responses: waiting and service
const z99 = probit(.99)
const responseOf = v => {
  const [n, a, service] = v, x = v[v.length - 1], r = {x, scale: service, over: a >= n, waits: 0, rate: 0, sigma: 0}
  if (!(n >= 0 && a >= 0 && service >= 0)) return {x, bad: true}
  if (v.length > 4 && service > 0) {
    const ratio = v[3] / service
    if (!(ratio >= 1 - near && ratio <= 14 * (1 + near))) return {x, bad: true}
    r.sigma = max(z99 - sqrt(max(0, z99 * z99 - 2 * log(ratio))), 1e-9)
  }
  if (!r.over) { r.waits = erlangC(n, a); r.rate = n - a }
  return r
}
const rule = (...pairs) => [...pairs.map(([at, weight]) => [-at, weight]).reverse(), ...pairs]
const gauss4 = rule([.3399810435848563, .6521451548625461], [.8611363115940526, .3478548451374538])
const gauss10 = rule([.14887433898163121, .29552422471475287], [.43339539412924719, .26926671930999636], [.67940956829902441, .21908636251598204], [.86506336668898451, .14945134915058059], [.97390652851717172, .06667134430868814])
const integrate = (gauss, from, to, panels, visit) => {
  const half = (to - from) / (2 * panels)
  for (let p = 0; p < panels; p++) for (const [at, weight] of gauss) visit(from + half * (2 * p + 1) + half * at, weight * half)
}
const rising = f => { // where f crosses 0 from below (Chandrupatla)
  let a = 1, atA = f(1), b = a, atB = atA, share = .5
  while (atA > 0) { b = a; atB = atA; a /= 4; if (b < 1e-300) return 0; atA = f(a) }
  while (atB < 0) { a = b; atA = atB; b *= 4; if (b > 1e300) return Infinity; atB = f(b) }
  for (;;) {
    const x = a + share * (b - a), at = f(x)
    let c = a, atC = atA
    if (at < 0 != atA < 0) { c = b; atC = atB; b = a; atB = atA }
    a = x; atA = at
    const [best, atBest] = abs(atB) < abs(atA) ? [b, atB] : [a, atA], least = exactly * abs(best) / abs(b - a)
    if (atBest == 0 || !(least < .5)) return best
    const xi = (a - b) / (c - b), phi = (atA - atB) / (atC - atB)
    share = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi ? atA / (atB - atA) * atC / (atB - atC) + (c - a) / (b - a) * atA / (atC - atA) * atB / (atC - atB) : .5
    share = min(max(share, least), 1 - least)
  }
}
const roughly = holds => { // the least number from which on holds is true, up to a tenth more
  let high = 1
  while (!holds(high) && high < 1e300) high *= 4
  let low = high / 4
  while (holds(low) && low > 1e-300) { high = low; low /= 4 }
  while (high > 1.1 * low) { const m = sqrt(low * high); if (holds(m)) high = m; else low = m }
  return high
}
const serviceLonger = (r, t) => r.sigma == 0 ? exp(-t) : above((log(t) + r.sigma * r.sigma / 2) / r.sigma)
const sumLonger = (r, t, served) => {
  const {rate, sigma} = r, gauss = exactly > 1e-9 ? gauss4 : gauss10
  if (sigma == 0) {
    const d = abs(rate - 1)
    return min(1, exp(-t) + exp(-min(1, rate) * t) * (d * t > 1e-12 ? -expm1(-d * t) / d : t))
  }
  const score = s => (log(s) + sigma * sigma / 2) / sigma, least = t - 36 / rate, from = least > 0 ? max(-8, score(least)) : -8
  let sum = served, to = min(score(t), 8)
  if (rate * sigma * t > 1) {
    const x = min(rate * t / 2, 36), part = x => exp(-x) * (serviceLonger(r, t - x / rate) - served)
    sum += part(x)
    integrate(gauss, 0, x, 1 + floor(max(x / 7, (score(t) - score(t - x / rate)) / 2)), (x, weight) => { sum += part(x) * weight })
    to = min(score(t / 2), 8)
  }
  if (to > from) integrate(gauss, from, to, 1 + floor((to - from) / 2), (z, weight) => { sum += exp(-z * z / 2 - rate * (t - exp(sigma * (z - sigma / 2)))) * weight / sqrt(2 * PI) })
  return min(1, sum)
}
const longer = (r, t) => {
  if (t <= 0) return 1
  const served = serviceLonger(r, t)
  return r.waits == 0 ? served : (1 - r.waits) * served + r.waits * sumLonger(r, t, served)
}
const response = v => {
  const r = responseOf(v), q = r.x
  if (r.bad || !(q >= 0 && q < 1)) return NaN
  if (r.over) return Infinity
  return r.scale == 0 || q == 0 ? 0 : r.scale * rising(t => log((1 - q) / longer(r, t)))
}
const slowest = v => { // mean and deviation
  const r = responseOf(v), n = r.x, {waits, rate, sigma} = r
  if (r.bad || !(n >= 1 - near)) return [NaN, NaN]
  if (r.over) return [Infinity, Infinity]
  if (r.scale == 0) return [0, 0]
  if (n <= 1) {
    const wait = waits / rate, variance = sigma > 0 ? expm1(sigma * sigma) : 1
    return [r.scale * (wait + 1), r.scale * sqrt(variance + wait * (2 / rate - wait))]
  }
  const first = roughly(t => 1 - serviceLonger(r, t) > 1e-17 ** (1 / n)) / 1.1, far = exp(-2 * sigma * sigma), last = roughly(t => (serviceLonger(r, t / 2 * far) + waits * exp(-rate * t / 2)) * n < 1e-13)
  let one = first, two = first * first, from = log(first), before = first, late = sumLonger(r, first, serviceLonger(r, first))
  const beyond = t => { // for rising times: each from the one before
    if (sigma == 0 || waits == 0) return longer(r, t)
    const x = min(rate * (t - before), 24)
    late *= exp(-rate * (t - before))
    integrate(x < .5 && t < before * (1 + sigma / 4) ? gauss4 : gauss10, 0, x, 1 + floor(x / 9), (x, weight) => { late += exp(-x) * serviceLonger(r, t - x / rate) * weight })
    before = t
    return (1 - waits) * serviceLonger(r, t) + waits * min(late, 1)
  }
  const visit = (u, weight) => {
    const t = exp(u), part = -expm1(n * log1p(-min(beyond(t), 1 - 1e-16))) * t * weight
    one += part
    two += 2 * t * part
  }
  const to = log(last), served = min(8 * sigma, to)
  if (sigma > 0 && from < served) {
    integrate(gauss10, from, served, 2 + floor((served - from) / min(1.5, sigma)), visit)
    from = served
  }
  if (from < to) integrate(gauss10, from, to, 3 + floor((to - from) / 1.5), visit)
  return [r.scale * one, r.scale * sqrt(max(0, two - one * one))]
}

// the quantile of a sum of parts, some of which only a share of the requests takes
const tail = v => {
  const q = v[0], n = (v.length - 1) / 3
  let fixed = 0, shares = 0, cases = [[1, 0, 0]] // probability, mean, variance
  for (let k = 1; k <= n; k++) {
    const calls = v[k], time = v[k + n], deviation = v[k + 2 * n], share = min(calls, 1)
    if (!(calls >= 0 && time >= 0 && deviation >= 0)) return NaN
    if (calls == 0) continue
    let mean = time, variance = deviation * deviation
    if (calls > 1) {
      const rest = calls - floor(calls)
      mean = calls * time
      variance = calls * variance + (rest > 0 ? rest * (1 - rest) * time * time : 0)
    }
    if (share == 1 && variance == 0) fixed += mean
    else if (share == 1) for (const c of cases) { c[1] += mean; c[2] += variance }
    else {
      if (++shares > 10) return NaN
      cases = cases.flatMap(([w, m, s]) => [[w * share, m + mean, s + variance], [w * (1 - share), m, s]]).filter(c => c[0] > 1e-12)
    }
  }
  if (!(q >= 0 && q < 1)) return NaN
  let low = Infinity, high = 0, finite = 0
  const z = probit(min(max(q, 1e-12), 1 - 1e-12))
  cases = cases.filter(c => c[1] < Infinity && c[2] < Infinity)
  for (const c of cases) {
    const s = c[1] == 0 ? 0 : log1p(c[2] / c[1] / c[1])
    c[3] = c[1] == 0 ? -Infinity : log(c[1]) - s / 2
    c[4] = sqrt(s)
    finite += c[0]
    const at = exp(c[3] + c[4] * z)
    low = min(low, at); high = max(high, at)
  }
  if (finite < q * (1 - near) || finite == 0) return Infinity
  if (cases.length == 1 && cases[0][0] == 1) return fixed + high
  const below = x => { // of the logarithm of a time
    let sum = 0
    for (const [w, , , mu, sigma] of cases) sum += sigma > 0 ? w * above((mu - x) / sigma) : x >= mu - 1e-15 * abs(mu) ? w : 0
    return sum - q
  }
  if (below(-Infinity) >= 0) return fixed
  if (low == 0) for (low = high; low > 1e-300 && below(log(low)) >= 0;) low /= 4
  let a = log(low), b = log(high), fa = below(a), fb = below(b), side = 0, last = b
  for (; fb < 0 && b < 690; fb = below(b)) b += log(4)
  if (fa >= 0) return fixed + exp(a)
  for (let i = 0; i < 200 && b - a > 1e-15 * max(abs(a), abs(b)); i++) { // Illinois
    let x = i % 8 < 7 ? b - fb * (b - a) / (fb - fa) : (a + b) / 2
    if (!(x > a && x < b)) x = (a + b) / 2
    const f = below(x)
    if (f < 0) { a = x; fa = f; if (side < 0) fb /= 2; side = -1 } else { b = x; fb = f; if (side > 0) fa /= 2; side = 1 }
    if (abs(x - last) < 1e-15 * max(1, abs(x)) && i % 8 < 7) break
    last = x
  }
  return fixed + exp(last)
}

// distributions: the quantile at u, and at its normal score z
const z95 = 1.6448536269514722
const betaBelow = (a, b, x) => { // the regularized incomplete beta function
  if (x <= 0 || x >= 1) return +(x >= 1)
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(b, a, 1 - x)
  const gamma = y => stirling(y) + (y + .5) * log(y) - y + log(2 * PI) / 2 - log(y) // ln Γ(y)
  let c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), h = d
  for (let m = 1; m < 300; m++) {
    for (const t of [m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / (1 + t * d); c = 1 + t / c; h *= c * d
    }
    if (abs(c * d - 1) < 1e-15) break
  }
  return exp(gamma(a + b) - gamma(a) - gamma(b) + a * log(x) + b * log1p(-x)) * h / a
}
const gaussian = (log_, from, to) => (a, b) => {
  [a, b] = [from(a, b), to(a, b)]
  if (!(a <= b) || log_ && !(a > 0)) return null
  if (log_) return [true, (log(a) + log(b)) / 2, (log(b) - log(a)) / (2 * z95), sqrt(a) * sqrt(b)]
  return [false, (a + b) / 2, (b - a) / (2 * z95), (a + b) / 2]
}
const first = a => a, second = (a, b) => b
const normal = gaussian(false, first, second), lognormal = gaussian(true, first, second)
const between = (a, b) => a > 0 ? lognormal(a, b) : normal(a, b)
const families = {normal, lognormal, range: between, plusMinus: gaussian(false, (a, b) => a - abs(b), (a, b) => a + abs(b))}
const scored = of => (u, a, b) => {
  const g = of(a, b)
  return !g ? NaN : u == .5 ? g[3] : g[0] ? exp(g[1] + g[2] * probit(u)) : g[1] + g[2] * probit(u)
}
const logit = p => log(p / (1 - p))
const draws = {
  uniform: (u, a, b) => a > b ? NaN : a + (b - a) * u,
  normal: scored(normal),
  lognormal: scored(lognormal),
  range: scored(between),
  plusMinus: scored(families.plusMinus),
  shares: (u, a, b) => !(a > 0 && b < 1) ? draws.range(u, a, b) : 1 / (1 + exp(-draws.normal(u, logit(a), logit(b)))),
  triangular: (u, a, b, c) => !(a <= b && b <= c) ? NaN : a == c ? a : u * (c - a) <= b - a ? a + sqrt(u * (c - a) * (b - a)) : c - sqrt((1 - u) * (c - a) * (c - b)),
  pert: (u, a, b, c) => {
    if (!(a <= b && b <= c) || a == c) return a == c ? a : NaN
    const p = 1 + 4 * (b - a) / (c - a), q = 1 + 4 * (c - b) / (c - a)
    let low = 0, high = 1
    for (let i = 0; i < 50; i++) {
      const m = (low + high) / 2
      if (betaBelow(p, q, m) < u) low = m; else high = m
    }
    return a + (c - a) * (low + high) / 2
  },
  varying: () => NaN, // samples that a caller supplies: no program of a page has it
}

const listed = {
  upInZones, response, tail,
  slowest: v => slowest(v)[0],
  slowestDeviation: v => slowest(v)[1],
}

const ops = {
  copy: a => a,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => b == 0 ? NaN : a / b,
  pow,
  neg: a => -a,
  min: (a, b) => min(a, b),
  max: (a, b) => max(a, b),
  ceil, floor: down, round, abs, sqrt,
  ln: a => some(log(a)),
  log2: a => some(Math.log2(a)),
  log10: a => some(Math.log10(a)),
  log: (x, base) => base > 0 ? some(log(x) / log(base)) : NaN,
  exp,
  if: (a, b, c) => a == 1 ? b : a == 0 ? c : NaN,
  parallel: (a, n) => !isShare(a) || !(n >= 0) ? NaN : 1 - pow(1 - min(a, 1), n),
  parallelCommon, available,
  nines: a => a < 0 ? NaN : some(-Math.log10(1 - a)),
  erlangB, erlangC, staff, wait,
  meanWait: (n, a) => !(a >= 0 && n >= 0) ? NaN : a >= n ? Infinity : erlangC(n, a) / (n - a),
  nonNegative: a => a >= 0 ? a : NaN,
  above: (a, b) => a > b ? a : NaN,
  le: (a, b) => truth(a <= b || same(a, b), a, b),
  lt: (a, b) => truth(a < b && !same(a, b), a, b),
  ge: (a, b) => truth(a >= b || same(a, b), a, b),
  gt: (a, b) => truth(a > b && !same(a, b), a, b),
  eq: (a, b) => truth(same(a, b), a, b),
  near: (a, b, c) => { const d = abs(a - b); return truth(d <= c || same(d, c) || same(a, b), a, b) },
}

// machine runs a program: {numbers: [column, number, …], code: [[[op, out, operand, …], …], …], ops: [name, …]}.
// given replaces the formula of a quantity: by a number, or by {op, args}, a distribution.
// draws has the dimension of each draw, where it is not its number; those of given
// distributions are behind these.
const machine = program => {
  const table = program.ops.map(name => [name, ops[name], listed[name] && (v => v.some(x => x != x) ? NaN : listed[name](v)), draws[name]])
  const numbers = program.numbers
  let drawsOf = 0
  const code = program.code.map(list => [list[list.length - 1][1], list.map(([op, out, ...args]) => {
    const [name, simple, many, draw] = table[op]
    return {name, out, args, simple, many, draw, dimension: draw ? program.dims ? program.dims[drawsOf++] : drawsOf++ : 0}
  })])
  if (program.dims) drawsOf = max(-1, ...program.dims) + 1
  // central computes all columns, with distributions at their median
  // only those of some, where from has the others
  const central = (given, from, some) => {
    const m = from ? from.slice() : []
    if (!from) for (let i = 0; i < numbers.length; i += 2) m[numbers[i]] = numbers[i + 1]
    for (const [q, by] of given) m[q] = typeof by == "object" ? draws[by.op](.5, ...by.args) : by
    for (const [q, list] of code) {
      if (given.has(q) || some && !some.has(q)) continue
      for (const {out, args, simple, many, draw} of list) {
        m[out] = many ? many(args.map(a => m[a])) : draw ? draw(.5, m[args[0]], m[args[1]], m[args[2]]) : simple(m[args[0]], m[args[1]], m[args[2]])
      }
    }
    return m
  }
  // sample computes the uncertain columns, or those that are needed: those are arrays, all
  // others numbers
  const memory = []
  const sample = (given, base, needed) => {
    exactly = 1e-3
    const m = base.slice(), room = col => memory[col] ||= new Float64Array(samples)
    for (let i = 0; i < numbers.length; i += 2) m[numbers[i]] = numbers[i + 1]
    const drawnAs = new Map()
    for (const [q, by] of given) {
      if (typeof by == "object" && !drawnAs.has(by)) { drawnAs.set(by, room(q)); drawn(by.op, by.args, drawsOf + drawnAs.size - 1, room(q)) }
      m[q] = drawnAs.get(by) || by
    }
    for (const [q, list] of code) {
      if (given.has(q) || needed && !needed.has(q)) continue
      for (const {name, out, args, simple, many, draw, dimension} of list) {
        const [a, b, c] = args.map(x => m[x])
        if (draw) { const d = room(out); drawn(name, args.map(x => m[x]), dimension, d); m[out] = d; continue }
        if (many) {
          const of = args.map(x => m[x])
          if (!of.some(x => typeof x == "object")) { m[out] = many(of); continue }
          const d = room(out)
          const v = of.slice(), vary = [...of.keys()].filter(k => typeof of[k] == "object")
          if (!along(many, of, vary, d)) for (let i = 0; i < samples; i++) {
            for (const k of vary) v[k] = of[k][i]
            d[i] = many(v)
          }
          m[out] = d
          continue
        }
        const A = typeof a == "object", B = typeof b == "object", C = typeof c == "object"
        if (!A && !B && !C) { m[out] = simple(a, b, c); continue }
        const d = room(out)
        if (loops[name]) loops[name](d, a, b)
        else if (A && !B && !C) for (let i = 0; i < samples; i++) d[i] = simple(a[i], b, c)
        else if (A && B && !C) for (let i = 0; i < samples; i++) d[i] = simple(a[i], b[i], c)
        else for (let i = 0; i < samples; i++) d[i] = simple(A ? a[i] : a, B ? b[i] : b, C ? c[i] : c)
        m[out] = d
      }
    }
    exactly = 1e-14
    return m
  }
  // only computes one quantity from others
  const only = (q, given, base) => {
    const m = base.slice()
    for (const [of, v] of given) m[of] = v
    for (const {out, args, simple, many, draw} of (code.find(c => c[0] == q) || [, []])[1]) {
      m[out] = many ? many(args.map(a => m[a])) : draw ? draw(.5, m[args[0]], m[args[1]], m[args[2]]) : simple(m[args[0]], m[args[1]], m[args[2]])
    }
    return m[q]
  }
  return {central, sample, only, draws: drawsOf, keep: () => { memory.length = 0 }} // the columns of the last run are not used again
}
