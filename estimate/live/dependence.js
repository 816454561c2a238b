// What the first figures depend on most, as botec says it: the ranges that make them
// uncertain, else the inputs that move them. It is said again once the reader rests.
const dependence = ([headline, givens, ranges]) => {
  let figures = headline // but those that a reader has given
  const texts = new Map([...givens, ...ranges].filter(([, text]) => text)), inputOf = new Map(inputs.map(n => [n.q, n]))
  const users = new Map()
  for (const [q, from] of uses) for (const f of from) users.set(f, [...users.get(f) || [], q])
  // affected are the quantities that are computed from one
  const affected = q => {
    const found = new Set(), visit = q => { for (const u of users.get(q) || []) if (!found.has(u)) { found.add(u); visit(u) } }
    visit(q)
    return found
  }
  const assumed = (run, q) => {
    const n = inputOf.get(q), text = state.get(n)
    return Q[q][0] + " " + (!state.has(n) ? texts.get(q) : text.length <= 24 && !text.includes(" in ") ? text : n.counts ? number(run.central[q], P.digits, true) : print(run.central[q], formOf(q, run), P.digits))
  }
  const changes = () => {
    const names = new Map(), c = {weight: 0}
    c.add = (q, change, weight) => { names.set(change, [...names.get(change) || [], Q[q][0]]); c.weight += weight }
    c.text = all => [...names].map(([change, list]) => (list.length == all && all > 1 ? "all" : list.join(", ")) + " " + change).join("; ")
    return c
  }
  const first = d => [...d.names].sort()[0]
  const heaviest = list => list.sort((a, b) => round(1e6 * b.weight) - round(1e6 * a.weight) || (first(a) < first(b) ? -1 : 1)).slice(0, 3).map(({names, text}) => (names.length > 4 ? [...names.slice(0, 4), names.length - 4 + " more"] : names).join(", ") + " (" + text + ")")
  const signed = share => {
    const size = abs(share), parts = size < .0095 ? 1000 : 100, rounded = round(parts * size) / parts
    return (share < 0 && rounded ? "−" : "+") + print(rounded, {kind: "percent"}, 3)
  }

  // risen is an input after a rise, or the nearest value that is allowed
  const risen = (q, flags, present, by) => {
    const [least, most, central] = P.limits[Q[q][2] || 0], twelve = x => +x.toPrecision(12)
    if (flags & 1 && present >= 0 && present <= 1) return [twelve(present + by * min(present, 1 - present))]
    let x = twelve(present + by * abs(present)), limited = false
    const low = max(least ?? -Infinity, central ?? -Infinity), high = min(most ?? Infinity, flags & 1 && present <= 1 ? 1 : Infinity)
    if (x < low) { x = min(low, present); limited = true }
    if (x > high) { x = max(high, present); limited = true }
    if ((flags & 16 || flags & 4 && (present == round(present) || abs(present) >= 1000)) && round(x) != x) { x = round(x) == present ? present + Math.sign(by) : round(x); limited ||= abs(present) < 100 }
    return [x, limited]
  }
  const changed = (run, [q, share], is) => {
    const was = run.central[q], shown = v => print(v, formOf(q, run), P.digits), size = abs(is - was) / abs(was)
    if (is == was || shown(is) == shown(was)) return ["", 0]
    const both = shown(was) + " → " + shown(is)
    if (!Number.isFinite(size)) return [both, 1]
    if (max(was, is) < 20 && was == round(was) && is == round(is)) return [both, size]
    if (share) return [both, abs(is - was) / min(abs(was), abs(1 - was))]
    if (is / was >= 2 || is / was > 0 && is / was <= .1) return ["×" + number(is / was, P.digits, true), size]
    const text = signed((is - was) / abs(was))
    return text == signed(0) ? ["", 0] : [text, size]
  }
  const effect = (run, [q, , flags]) => {
    const present = run.central[q], of = affected(q)
    for (const sign of [1, -1]) {
      const [x, limited] = risen(q, flags, present, sign * effect.by)
      if (x == present) continue
      const given = new Map(run.given).set(q, x), central = M.central(given, run.central, of)
      if ([q, ...of].some(k => k < P.graph && violation(k, central[k], {central, given}, given.has(k) ? [] : uses.get(k)))) continue
      const c = changes(), share = (x - present) / abs(present)
      for (const f of figures) { const [text, size] = changed(run, f, central[f[0]]); if (text) c.add(f[0], text, min(1, size)) }
      if (!c.weight) return
      let to = share >= 1 ? "×" + number(1 + share, P.digits, true) : signed(share)
      if (limited || !Number.isFinite(share) || flags & 2) {
        const form = formOf(q, run)
        for (let digits = P.digits; (to = print(x, form, digits)) == print(present, form, P.digits) && digits < 15;) digits++
        to = "at " + to
      }
      return {text: to + ": " + c.text(figures.length), weight: c.weight}
    }
  }
  const moved = run => {
    for (effect.by of [.1, 1]) {
      const list = []
      for (const input of givens) {
        if (input[2] & 8 && !run.given.has(input[0])) continue
        const e = effect(run, input), same = e && list.find(o => o.text == e.text)
        if (same) { same.names.push(assumed(run, input[0])); same.weight = max(same.weight, e.weight) }
        else if (e) list.push({...e, names: [assumed(run, input[0])]})
      }
      if (list.length) return heaviest(list)
    }
    return []
  }

  let dimension = 0
  const drawnBy = P.code.flatMap(list => list.filter(([op]) => draws[P.ops[op]]).map(() => [list[list.length - 1][1], dimension++]))
  // drivers are the shares of the spread of a figure that ranges have alone: what is
  // linear in the normal scores of their samples, and what else their strata tell apart
  const drivers = (run, q) => {
    const column = run.samples[q], positive = column.every(x => !(x <= 0)), at = [...column.keys()].filter(i => Number.isFinite(column[i])), n = at.length
    const left = at.map(i => positive ? log(column[i]) : column[i]), shares = new Map()
    const mean = left.reduce((a, b) => a + b, 0) / n
    left.forEach((_, i) => { left[i] -= mean })
    const variance = () => left.reduce((sum, y) => sum + y * y, 0) / n, total = variance()
    const from = [...drawnBy, ...[...run.given].filter(([, g]) => typeof g == "object").map(([q], k) => [q, M.draws + k])].map(([q, k]) => ({q, k, z: score(k), by: 0}))
    for (let pass = 0; pass < 2; pass++) for (const d of from) {
      let b = 0
      for (let i = 0; i < n; i++) b += left[i] * d.z[at[i]] / n
      for (let i = 0; i < n; i++) left[i] -= b * d.z[at[i]]
      d.by += b
    }
    const bins = 50, rest = variance()
    for (const {q, k, by} of from) {
      const sum = new Float64Array(bins), count = new Float64Array(bins), u = stream(k)
      for (let i = 0; i < n; i++) { const b = floor(u[at[i]] * bins); sum[b] += left[i]; count[b]++ }
      const between = sum.reduce((all, s, b) => count[b] ? all + s * s / count[b] / n : all, 0) - rest * bins / n
      shares.set(q, (shares.get(q) || 0) + (by * by + (between > 3 * sqrt(2 * bins) / n * rest ? between : 0)) / total)
    }
    return [...shares].filter(([, share]) => share >= .005).sort((a, b) => b[1] - a[1])
  }
  const percent = share => print(round(100 * share) / 100, {kind: "percent"}, 3)
  const spread = (run, uncertain) => {
    const of = new Map()
    for (const q of uncertain) for (const [by, share] of drivers(run, q)) {
      if (!texts.has(by) && !run.given.has(by) || !round(100 * share)) continue
      if (!of.has(by)) of.set(by, changes())
      of.get(by).add(q, round(100 * share) + "%", share)
    }
    return of.size ? heaviest([...of].map(([q, c]) => ({names: [assumed(run, q)], text: "spread of " + c.text(uncertain.length), weight: c.weight}))) : ["several ranges together"]
  }

  const tables = all("[data-is=spread]").map(e => ({e, q: index.get(e.dataset.of), was: [...e.children], head: e.previousElementSibling}))
  return {
    // lines says what the first figures depend on
    lines: run => {
      if (run.failed.size) return []
      figures = headline.filter(([q]) => !run.given.has(q))
      const uncertain = figures.map(([q]) => q).filter(q => isUncertain(run, q)).slice(0, 3)
      return uncertain.length ? spread(run, uncertain) : moved(run)
    },
    tables: run => {
      for (const t of tables) {
        const has = !run || isUncertain(run, t.q) && !run.failed.size
        t.e.hidden = t.head.hidden = !has
        if (has) t.e.replaceChildren(...run ? [t.was[0], ...drivers(run, t.q).map(([q, share]) => {
          const row = make("div", {className: "plain", innerHTML: `<span></span><span class="number">${percent(share)}</span><svg aria-hidden="true"><rect width="${percent(share)}"/></svg>`})
          row.firstChild.textContent = Q[q][0]
          return row
        })] : t.was)
      }
    },
  }
}
