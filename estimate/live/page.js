// The page: inputs, and the elements whose figures and texts follow them.
const digits = document.getElementById("program").textContent.replace(/[xyz]/g, c => ({x: "<", y: ">", z: "&"})[c]), packed = new DataView(new ArrayBuffer(floor(digits.length / 5) * 4))
for (let i = 0; i + 5 <= digits.length; i += 5) packed.setUint32(i / 5 * 4, [0, 1, 2, 3, 4].reduce((n, k) => n * 85 + digits.charCodeAt(i + k) - 35, 0))
const P = JSON.parse(await new Response(new Blob([packed.buffer.slice(0, packed.byteLength - digits.charCodeAt(digits.length - 1) + 35)]).stream().pipeThrough(new DecompressionStream("gzip"))).text()), root = document.documentElement
unfold(P)
const M = machine(P), C = P.choice && choice(P), Q = P.quantities, index = new Map(Q.map((q, i) => [q[0], i]).filter(([name]) => name))
const make = (tag, set, ...inside) => { const e = Object.assign(document.createElement(tag), set); e.append(...inside); return e }
const all = selector => [...document.querySelectorAll(selector)]

// what each quantity is computed from
const coded = new Map(P.code.map(list => [list[list.length - 1][1], [...new Set(list.flatMap(([, , ...from]) => from).filter(c => c < P.graph))]]))
const uses = new Map([...Q.keys()].filter(q => !coded.has(q)).map(q => [q, []]).concat([...coded]))

const read = reader(P)

// inputs, and what a reader has changed: text by input
const inputs = P.inputs.map(([q, dim, flags, readable, op, args, [others, name, sets, about] = [[], Q[q][0], [Q[q][0]]]], i) => ({q, all: [q, ...others], dim, readable, op, args, counts: flags & 8, share: flags & 2, whole: flags & 4, i, name, sets, about, form: P.forms[Q[q][1]], get example() { return print(base.run.central[q], this.form, P.digits) }}))
for (const n of inputs) if (P.inputs[n.i][2] & 1 && n.form.kind == "unit") n.form = {kind: "number"}
for (const n of inputs) if (n.op == "plusMinus") { n.op = "normal"; n.args = [-1, 1].map(by => n.args[0] + by * abs(n.args[1])) }
const state = new Map()
const written = (op, texts) => /^(range|shares)$/.test(op) ? texts.join("..") : op + "(" + texts.join(", ") + ")"

// unitForm is how an input is printed that is written in a unit of its own.
const obvious = /^(|B|B\/s|1\/s|[A-Z]{3}|[a-z_]+)$/
const unitForm = (r, n) => {
  return n.form.kind != "in" || n.dim != "s" && obvious.test(n.dim) || r.percent || !r.factor ? n.readable ? P.forms[n.readable - 1] : null : formWritten(r, n, n.form.measure || n.dim == "s")
}
const formWritten = (r, n, measure) => {
  let unit = {d: "day", y: "year", w: "week"}[r.unit] || r.unit, one
  if (/^(day|week|month|year|hour|minute|second)s?$/.test(unit)) { one = unit.replace(/s$/, ""); unit = one + "s" }
  return {kind: "in", factor: r.factor, unit, one, sign: r.sign, measure}
}

// compute runs the program with what is given.
const base = {}
// decisive are the quantities whose medians decide conditions, and stand in texts
const keys = part => Array.isArray(part) ? /^st/.test(part[0]) ? [] : part.flatMap(keys) : typeof part == "number" ? [part] : []
const decisive = [...new Set([...[...uses].flatMap(([q, from]) => q >= P.graph || !Q[q][0] ? from : []), ...keys(P.texts), ...keys(P.steps), ...keys(P.computed), ...keys(P.advice)])].filter(q => q < P.graph && Q[q][0])
const compute = () => {
  const given = new Map(), forms = new Map()
  for (const [n, text] of state) {
    const r = read(text, n), form = r.op ? null : unitForm(r, n)
    for (const q of n.all) {
      given.set(q, r.op ? r : r.value)
      if (form) forms.set(q, form)
    }
  }
  if (!C) return evaluate(given, forms)
  let run = C.chosen < 0 && evaluate(given, forms)
  const outcome = outcomes(C, k => run || evaluate(new Map(given).set(C.chosen, C.options[k][4]), forms, behind(C.options[k])))
  run ||= evaluate(given.set(C.chosen, C.options[outcome.best ?? C.best][4]), forms)
  run.outcome = outcome
  C.first ||= outcome
  return run
}
// behind is what an option is computed from.
const behind = ([, ...of]) => {
  const needed = new Set(), visit = q => { if (!needed.has(q)) { needed.add(q); (uses.get(q) || []).forEach(visit) } }
  of.slice(0, 2).forEach(visit)
  for (const [out, q] of P.statistics) if (needed.has(out)) visit(q)
  return needed
}
const evaluate = (given, forms, needed) => {
  const run = {given, forms}
  const sampled = M.draws > 0 || [...given.values()].some(g => typeof g == "object")
  run.central = M.central(given)
  run.failed = failures(run)
  run.decisive = run.central
  if (!sampled) return run
  run.dimensions = M.draws + new Set([...given.values()].filter(g => typeof g == "object")).size
  run.samples = M.sample(given, run.central, needed)
  run.known = new Map()
  const fixed = new Map(given)
  for (const q of decisive) if (typeof run.samples[q] == "object" && (!needed || needed.has(q))) fixed.set(q, statistic(run, q, .5))
  for (const [out, of, p] of P.statistics) if (!needed || needed.has(out)) fixed.set(out, typeof run.samples[of] != "object" ? run.central[of] : statistic(run, of, p ? p / 100 : "mean"))
  run.decisive = M.central(fixed)
  if (!needed && P.statistics.length && P.checks.some(([q]) => typeof run.samples[q] == "object")) run.samples = M.sample(new Map([...given, ...P.statistics.map(([out]) => [out, fixed.get(out)])]), run.central)
  return run
}
// statistic is a percentile or the mean of the samples of a quantity.
const statistic = (run, q, p) => {
  const column = run.samples[q], key = q + "," + p
  if (!run.known.has(key)) {
    if (p == "mean") { let sum = 0, n = 0; for (const x of column) if (x == x) { sum += x; n++ } run.known.set(key, sum / n) }
    else { const at = [.05, .5, .95].includes(p) ? [.05, .5, .95] : [p]; quantiles(column, at, run.dimensions).forEach((v, i) => run.known.set(q + "," + at[i], v)) }
  }
  return run.known.get(key)
}
const isUncertain = (run, q) => run.samples && typeof run.samples[q] == "object" && statistic(run, q, .05) != statistic(run, q, .95)

// failures are the quantities that have no value, or one that is not allowed: by
// quantity the reason, "" where that is in another one.
const failures = run => {
  const failed = new Map(), m = run.central
  for (const [q, from] of uses) {
    if (q >= P.graph) continue
    const given = run.given.has(q)
    if (!given && from.some(f => failed.has(f))) { failed.set(q, ""); continue }
    const why = violation(q, m[q], run, given ? [] : from)
    if (why) failed.set(q, why)
  }
  return failed
}
const violation = (q, v, {central: m, given}, from) => {
  const [name, form, limits = 0] = Q[q], text = v => print(v, P.forms[form], P.digits)
  if (!Number.isFinite(v)) return (name || "a condition") + " has no value"
  if (!name) return ""
  const [least, most, central, under, flags, word] = P.limits[limits]
  if (flags & 1 && v < 0) return from.length && -v < near * max(...from.map(f => abs(m[f]))) ? "" : name + " is negative"
  if (most != null && v > most * (1 + near)) return name + " must be at most " + text(most)
  if (least != null && v < least * (1 - near)) return name + " must be at least " + text(least)
  if (under != null && v >= under * (1 - near)) return name.replace(/\.[^.]*$/, "") + " is " + word
  if (flags & 2 && abs(v - round(v)) > near * abs(v)) return name + " must be a whole number"
  if ((flags & 4 || given.has(q)) && central != null && v < central * (1 - near)) return name + " must be at least " + text(central)
  const g = given.get(q)
  if (flags & 1 && g && g.op && draws[g.op](1e-6, ...g.args) < 0) return name + " is negative in some of the samples"
  return ""
}

// value is a figure by its name: x, p5(x), mean(x), central(x), x / 12.
const parsed = new Map()
const parse = name => {
  if (!parsed.has(name)) {
    const option = C && C.byName.get(name), [, of, in_] = /^(p\d+|mean|central)\((.*)\)$/.exec(name) || [, , name], [, q, by] = /^(.*) \/ (\d+)$/.exec(in_) || [, in_]
    parsed.set(name, option ? {...option, q: C.options[option.option][2], form: P.forms[C.options[option.option][3]]} : {q: index.get(q), of, by: by || 1})
  }
  return parsed.get(name)
}
const value = (run, {q, of, by = 1, option}) => {
  if (option >= 0) return run.outcome.list[option][of] ?? NaN
  if (q === undefined || run.failed.has(q)) return NaN
  if (of == "central" || of == "c") return run.central[q]
  if (!run.samples || typeof run.samples[q] != "object") return run.decisive[q] / by
  return statistic(run, q, of == "mean" ? of : of ? of.slice(1) / 100 : .5) / by
}
const formAt = (at, run) => at.form || formOf(at.q, run)
// formOf is how a quantity is printed; one that passes a value on is printed like that.
const formOf = (q, run) => {
  return run.forms.get(q) || (Q[q][3] !== undefined ? formOf(Q[q][3], run) : P.forms[Q[q][1]])
}
const noValue = run => [...run.failed.values()].some(why => / is overloaded$/.test(why)) ? "overloaded" : "no value"
const show = (run, part, digits = P.digits) => {
  const [q, of, form] = part
  if (run.failed.has(q)) return noValue(run)
  const v = of == "c" ? run.central[q] : value(run, {q, of})
  return print(v, form !== undefined ? P.forms[form] : formOf(q, run), digits)
}

const optionText = (k, v) => print(v, P.forms[C.options[k][3]], P.digits)
const percentiles = (run, q) => [.05, .5, .95].map(p => statistic(run, q, p))
// range writes percentiles, with their unit once: " (190…1.2k)".
const range = ([a, m, b]) => {
  const end = /(\/.*| (?!\d).*)?$/.exec(m)[0], same = end && a.endsWith(end) && b.endsWith(end) ? end.length : 0
  return narrow(" (" + a.slice(0, a.length - same) + "…" + b.slice(0, b.length - same) + ")")
}
// text makes a text from its parts.
const operand = (t, kind) => t[0] == "-" || kind & 1 && t.includes("/") || kind & 2 && /[/ ]/.test(t) ? "(" + t + ")" : t
const text = (run, parts, digits) => parts.map(part => {
  if (typeof part == "string") return part
  if (typeof part == "number") return operand(show(run, [part >> 2, "c"], digits), part & 3)
  const [kind, ...x] = part, m = run.decisive
  switch (kind) {
    case "range": {
      if (!isUncertain(run, x[0])) return ""
      const list = percentiles(run, x[0])
      return range(list.map(scale(list, formOf(x[0], run), P.digits)))
    }
    case "statistics": {
      const at = of => of + " " + show(run, [x[0], of]), mean = value(run, {q: x[0], of: "mean"}), median = value(run, {q: x[0]})
      const list = isUncertain(run, x[0]) ? [at("p5"), at("p95"), ...Number.isFinite(mean) && abs(mean - median) > .1 * abs(median) ? [at("mean")] : []] : []
      const all = [...list, text(run, x[2], digits)].filter(t => t).join(", ")
      return all && x[1] + all
    }
    case "formula": return show(run, P.computed[x[0]])
    case "when": return text(run, run.central[P.conditions[x[0]]] == 1 ? x[1] : x[2], digits)
    case "if": return text(run, m[x[0]] == 1 ? x[1] : x[2], digits)
    case "above": return m[x[0]] > x[1] ? text(run, x[2], digits) : ""
    case "zero": return m[x[0]] == 0 ? text(run, x[1], digits) : ""
    case "differ": return run.central[x[0]] != run.central[x[1]] ? text(run, x[2], digits) : ""
    case "same": return new Set(x[0].map(q => show(run, [q]))).size == 1 ? text(run, x[1], digits) : text(run, x[2], digits)
    case "largest": return text(run, x.reduce((a, b) => {
      const k = b[0].findIndex((q, i) => m[q] != m[a[0][i]])
      return k >= 0 && m[b[0][k]] > m[a[0][k]] ? b : a
    })[1], digits)
    case "operand": return operand(text(run, x[1], digits), x[0])
    case "bound": {
      const by = new Map()
      for (const [fleet, ...list] of x[0]) { const of = list.reduce((a, b) => m[b[0]] > m[a[0]] ? b : a)[1]; by.set(of, [...by.get(of) || [], fleet]) }
      return [...by].map(([of, fleets]) => ", " + (by.size == 1 && fleets.length > 1 ? "all" : fleets.join(", ")) + " bound by " + of).join("")
    }
    case "given": { const n = inputs.find(n => n.all.includes(x[0])); return !state.has(n) ? text(run, x[1], digits) : typeof run.given.get(x[0]) == "object" ? state.get(n) : print(run.given.get(x[0]), P.forms[Q[x[0]][1]], P.digits) }
    case "times": return times(quotient(...x.slice(0, 2).map(q => value(run, {q, of: x[2]}))))
    case "standing": { const {list, best, sampled} = run.outcome; return [sampled && list[x[0]].mean == list[x[0]].mean ? "best in " + percents(list[x[0]].best, 1000) : "", best == x[0] ? "the best" : ""].filter(t => t).join("; ") }
    case "verdict": return verdict(C, run.outcome, optionText) + (C.first.sampled ? "" : (" " + information(C, run.outcome, optionText)).trimEnd())
    case "information": return information(C, run.outcome, optionText)
    case "share": return print(round(100 * m[x[0]] / m[x[1]]) / 100, {kind: "percent"}, 3)
    case "step": return text(run, x[1], stepDigits(run, x[0]))
  }
  return show(run, part, digits)
}).join("")
// stepDigits is how many digits the figures in a formula need to give its value again.
const stepDigits = (run, q) => {
  const v = run.central[q], from = uses.get(q) || []
  let digits = P.digits
  for (const within = 50 * 10 ** -digits * abs(v); digits < 15; digits++) {
    const given = new Map(from.map(f => {
      const x = run.central[f]
      return [f, formOf(f, run).kind == "percent" ? Math.sign(x) * parseFloat(print(abs(x), {kind: "percent"}, digits)) / 100 : +x.toExponential(digits - 1)]
    }))
    if (abs(M.only(q, given, run.central) - v) <= within) break
  }
  return digits
}

// the elements that follow, with what they show at first
const narrow = text => text.replace(/(\d) (?=\d{3})/g, "$1\u202f")
const figures = all("[data-name]").map(e => ({e, at: parse(e.dataset.name), as: e.dataset.as, was: e.textContent, exact: e.dataset.value})).filter(f => f.at.q !== undefined)
const facts = document.getElementById("assumptions")?.nextElementSibling // those have the text of the input
for (const f of figures) if (facts?.contains(f.e)) f.input = inputs.find(n => n.all.includes(f.at.q))
for (const f of figures) if (f.input) f.origin = f.e.nextElementSibling?.textContent
// takeWritten makes fields have the texts and units of the scenario, where these are the values.
const takeWritten = () => {
  for (const n of inputs) {
    const text = figures.find(f => f.input == n)?.was, r = text && read(n.op ? text.split("..").pop() : text, n)
    n.field = n.form
    if (!r || r.error || r.op || !n.op && differs(r.value, base.run.central[n.q])) continue
    if (!n.op) n.text = text
    if (r.unit && r.factor && !r.product) n.field = formWritten(r, n, /^(s|B|B\/s)$/.test(n.dim))
  }
}
const groups = figures.filter(f => f.as).reduce((m, f) => m.set(f.as, [...m.get(f.as) || [], f]), new Map())
const texts = all("[data-text]").map(e => ({e, parts: P.texts[e.dataset.text], was: e.textContent}))
const steps = all(".working dd:not(.still)").map((e, k) => { // = symbols, = numbers, = result
  const [symbols, line, numbers, last] = e.childNodes, result = e.querySelector("b"), has = last.nodeName == "BR", [parts, formula] = P.steps[k]
  return {e, symbols, result, line: has ? last : line, numbers: has ? [line, numbers] : [make("br"), new Text()], parts, formula, was: [symbols.data, has && numbers.data, result.textContent]}
}).filter(s => s.parts)
const bars = all("[data-bar]").map(e => ({e, at: parse(e.dataset.bar), of: e.dataset.of && parse(e.dataset.of), over: e.dataset.over && parse(e.dataset.over), table: e.closest(".rows, table"), was: e.innerHTML}))
const charts = all("[data-is=histogram]").map(e => ({e, name: e.querySelector("figcaption").firstChild.textContent.trim(), was: e.innerHTML}))
const lists = Object.fromEntries(all("ul[data-is]").map(e => [e.dataset.is, {e, head: e.previousElementSibling, was: e.innerHTML, hidden: e.previousElementSibling.hidden}]))
const differs = (a, b) => !(a == b || a != a && b != b || abs(a - b) <= 1e-12 * max(abs(a), abs(b)))

const put = (f, to, moved, range = "") => {
  to = narrow(to)
  moved &&= to + range != f.was
  if (f.to === to + range && f.moved === moved) return
  f.to = to + range; f.moved = moved
  f.e.classList.toggle("moved", moved)
  if (moved) f.e.replaceChildren(make("s", {className: "was"}, f.was), make("span", {className: "arrow"}, " → "), to)
  else f.e.textContent = to
  if (range) f.e.append(make("small", {className: "range"}, range))
}
// spread are the percentiles of a figure that only a change makes uncertain.
const spreads = (run, {q, of, by, option}) => option === undefined && !of && by == 1 && !run.failed.has(q) && isUncertain(run, q) && !isUncertain(base.run, q)
const draw = run => {
  const changed = state.size > 0
  root.classList.toggle("changed", changed)
  const printers = new Map()
  for (const [as, list] of groups) {
    const form = P.forms[P.shown[as.split(".")[0]]]
    for (const f of list) f.v = value(run, f.at)
    printers.set(as, changed ? scale(list.flatMap(f => spreads(run, f.at) ? percentiles(run, f.at.q) : [f.v]).filter(v => v == v), form, P.digits) : null)
  }
  for (const f of figures) {
    const v = f.as ? f.v : value(run, f.at), spread = changed && spreads(run, f.at), moved = changed && (spread || differs(v, value(base.run, f.at)))
    f.e.dataset.value = changed ? v == v ? v : "" : f.exact
    if (!changed || !moved && !f.as) put(f, f.was, false)
    else if (f.input) put(f, state.get(f.input) ?? (run.failed.has(f.at.q) ? noValue(run) : print(v, f.input.form.kind == "number" ? f.input.form : formOf(f.at.q, run), P.digits)), moved)
    else {
      const p = f.as ? printers.get(f.as) : v => print(v, formAt(f.at, run), P.digits)
      put(f, f.at.option === undefined && run.failed.has(f.at.q) ? noValue(run) : v != v ? "—" : p(v), moved, spread ? range(percentiles(run, f.at.q).map(p)) : "")
    }
  }
  for (const {e, input, origin} of figures) if (input && origin) { const set = state.has(input); e.nextElementSibling.textContent = set ? "given" : origin; e.nextElementSibling.nextElementSibling.hidden = set }
  for (const t of texts) { const to = changed ? text(run, t.parts) : t.was; if (t.to !== to) t.e.textContent = t.to = to }
  for (const s of steps) {
    if (!changed && !s.touched) continue
    s.touched = changed
    let [symbols, numbers, result] = s.was
    const given = changed && run.given.has(s.parts[0][1]) // nothing is computed
    s.e.hidden = s.e.previousElementSibling.hidden = given
    if (changed && !given) {
      if (s.formula) symbols = "= " + text(run, s.formula)
      numbers = "= " + text(run, s.parts)
      result = show(run, [s.parts[0][1], "c"])
      if (numbers == symbols || numbers == "= " + result) numbers = false
    }
    s.symbols.data = symbols
    s.result.textContent = result
    if (numbers) { s.numbers[1].data = numbers; s.line.before(...s.numbers) } else for (const part of s.numbers) part.remove()
  }
  drawBars(run, changed)
  if (lists.advice) fill(lists.advice, changed && P.advice.filter(([q]) => run.decisive[q] == 1 && !run.failed.has(q)).map(([, parts]) => make("li", {dir: "auto"}, text(run, parts))))
  if (lists.checks) fill(lists.checks, changed && P.checks.map((c, i) => judge(run, c, i)))
  for (const c of charts) {
    if (!changed) { c.e.innerHTML = c.was; c.e.hidden = false }
    else histogram(run, c)
  }
}
const fill = (list, items) => {
  if (items) list.e.replaceChildren(...items); else list.e.innerHTML = list.was
  if (list.e.dataset.is != "checks") list.head.hidden = items ? !items.length : list.hidden
}
// conditions are the texts of the checks, with what their author notes.
const conditions = lists.checks ? [...lists.checks.e.children].map(e => [e.querySelector("code").textContent, / \(.*\)$/.exec((e.lastChild.data || "").replace(/ \(in \S+ of the samples\)/, "")) || ""]) : []
// judge is the line of a check.
const judge = (run, [q, l, r, own, step, form = -1, factor], i) => {
  const holds = run.decisive[q] == 1 && !run.failed.has(q)
  let remark = ""
  if (!holds && l) {
    const left = run.decisive[l], right = run.decisive[r], at = abs(left / factor), f = P.forms[form >= 0 && !(factor && left != 0 && (at < .001 || at >= 1e5)) ? form : own]
    let digits = step ? max(P.digits, min(10, Math.ceil(Math.log10(abs(left) * 10 / step) - 1e-9))) : P.digits
    while (digits < 10 && left != right && print(left, f, digits) == print(right, f, digits)) digits++
    remark = run.failed.has(q) ? ": no value" : ": it is " + print(left, f, digits)
  }
  const of = run.samples && run.samples[q]
  if (typeof of == "object") remark += " (in " + print(of.reduce((a, b) => a + (b == b ? b : 0), 0) / of.length, {kind: "percent"}, 3) + " of the samples)"
  return make("li", {className: holds ? "good" : "bad"}, holds ? "✓ " : "✗ ", make("code", {}, conditions[i][0]), remark + conditions[i][1])
}
const drawBars = (run, changed) => {
  const most = new Map(), at = (b, of) => value(run, {...b.at, of: of || b.at.of}), ratio = b => log(quotient(value(run, b.over), at(b)))
  if (changed) for (const b of bars) if (b.over) most.set(b.table, max(most.get(b.table) || log(2), abs(ratio(b)) < Infinity ? abs(ratio(b)) : 0)); else if (!b.of) most.set(b.table, max(most.get(b.table) || 0, at(b) || 0, at(b, "p95") || 0))
  for (const b of bars) {
    if (!changed) { if (b.touched) b.e.innerHTML = b.was; b.touched = false; continue }
    b.touched = true
    const largest = b.of ? value(run, b.of) : most.get(b.table), share = v => Math.round(1000 * min(max(v / largest || 0, 0), 1)) / 10
    const rect = (x, width, name) => `<rect x="${x}" width="${width}"${name ? ` class="${name}"` : ""}/>`
    if (b.over) {
      const to = min(abs(ratio(b)) / largest, 1) / 2, less = ratio(b) < 0
      b.e.innerHTML = to != to ? "" : rect(50 - (less ? 100 * to : 0) + "%", 100 * to + "%", "span") + rect("50%", 2)
    } else if ((b.at.option >= 0 ? at(b, "p5") == at(b, "p5") : isUncertain(run, b.at.q)) && !b.of) b.e.innerHTML = rect(share(at(b, "p5")) + "%", share(at(b, "p95")) - share(at(b, "p5")) + "%", "span") + rect(share(at(b)) + "%", 2)
    else b.e.innerHTML = rect(0, share(at(b)) + "%")
  }
}

// histogram draws the distribution of a figure again: the middle 98% of its samples.
const histogram = (run, c) => {
  const q = index.get(c.name), column = run.samples && run.samples[q]
  c.e.hidden = typeof column != "object" || run.failed.has(q)
  if (c.e.hidden) return
  const list = column.filter(Number.isFinite).sort(), low = list[floor(.01 * list.length)], high = list[floor(.99 * list.length)]
  const whole = list.every(x => x == round(x)), log_ = low > 0 && high > 10 * low && !(whole && high < 300), to = log_ ? log : x => x
  let bins = 30, from = to(low), until = to(high)
  if (whole && !log_) { const each = Math.ceil((high - low + 1) / bins); bins = Math.ceil((high - low + 1) / each); from = low - .5; until = from + each * bins }
  if (!(until > from)) { c.e.hidden = true; return }
  const shares = new Array(bins).fill(0)
  for (const x of list) if (x >= low && x <= high) shares[min(floor((to(x) - from) / (until - from) * bins), bins - 1)]++
  const left = 40, right = 444, top = 12, bottom = 202, x = v => Math.round(10 * (left + (to(v) - from) / (until - from) * (right - left))) / 10
  const f = formOf(q, run), p = v => narrow(print(v, f, P.digits)), draw = (tag, set, inside) => `<${tag} ${Object.entries(set).map(([k, v]) => `${k}="${v}"`).join(" ")}>${inside || ""}</${tag}>`, safe = t => t.replace(/[&<>"]/g, c => "&#" + c.charCodeAt() + ";")
  const largest = max(...shares), step = 10 ** floor(Math.log10(high - low)), ticks = []
  if (log_) for (let d = 10 ** floor(Math.log10(low)); d <= high; d *= 10) ticks.push(...(high / low > 1000 ? [d] : [d, 2 * d, 5 * d]))
  else { const by = [.1, .2, .5, 1, 2].map(k => k * step).find(k => (high - low) / k <= 6); for (let k = Math.ceil(low / by); k * by <= high; k++) ticks.push(k * by) }
  let svg = ticks.filter(t => t >= low && t <= high).map(t => draw("line", {class: "grid", x1: x(t), x2: x(t), y1: bottom, y2: bottom + 4}) + draw("text", {x: x(t), y: bottom, dy: 16, "text-anchor": "middle"}, safe(p(t)))).join("") + draw("line", {class: "grid", x1: left, x2: right, y1: bottom, y2: bottom})
  shares.forEach((n, i) => { const w = (right - left) / bins, h = Math.round(10 * n / largest * (bottom - top)) / 10; svg += draw("rect", {class: "bars", x: left + i * w, y: bottom - h, width: w - 1, height: h}) })
  const marks = ["p5", "", "p95"].map(of => [of || "p50", value(run, {q, of})])
  marks.forEach(([label, v], i) => { if (v >= low && v <= high) { const before = x(v) > (left + right) / 2; svg += draw("line", {class: "mark", x1: x(v), x2: x(v), y1: top, y2: bottom}) + draw("text", {class: "marked", x: x(v), dx: before ? -3 : 3, y: top + 12 * (i + 1), "text-anchor": before ? "end" : "start"}, label) } })
  c.e.querySelector("svg").innerHTML = svg
  c.e.querySelector("figcaption span").textContent = marks.map(([label, v]) => label + " " + p(v)).join(" · ")
}

// The panel has a field and a slider for each input, two for a range.
const params = n => n.op ? n.args : [(base.now || base.run).central[n.q]]
const parts = n => { const r = state.has(n) ? read(state.get(n), n) : null; return r ? r.op ? {...r, texts: r.texts || r.args.map(v => print(v, n.field, P.digits))} : {args: [r.value], texts: [state.get(n)]} : {op: n.op, args: params(n), texts: params(n).map(v => n.text && !differs(v, base.run.central[n.q]) ? n.text : print(v, n.field, P.digits))} }
const ends = {range: ["p5", "p95"], shares: ["p5", "p95"], normal: ["p5", "p95"], lognormal: ["p5", "p95"], uniform: ["min", "max"], triangular: ["min", "mode", "max"], pert: ["min", "mode", "max"]}
// steps of a slider: shares are linear, all else goes from a tenth to ten times the value,
// of a share near 100% what it lacks
const isNear1 = (n, from) => n.share && from > .95 && from < 1
const toSlider = (n, v, from) => isNear1(n, from) ? 500 - 500 * Math.log10((1 - v) / (1 - from)) : n.share ? v * 1000 : 500 + 500 * Math.log10(v / from)
const fromSlider = (n, t, from) => {
  const unit = n.field.factor || 1
  if (isNear1(n, from)) return +(1 - (1 - from) * 10 ** ((500 - t) / 500)).toPrecision(2 - floor(Math.log10(1 - from)))
  let v = n.share ? t / 1000 : from * 10 ** ((t - 500) / 500)
  const [least, most, central] = P.limits[Q[n.q][2] || 0]
  v = min(max(v, least ?? -Infinity, n.op ? -Infinity : central ?? -Infinity), most ?? Infinity)
  return n.whole ? max(1, round(+v.toPrecision(3))) : unit * +(v / unit).toPrecision(3)
}
let asked = 0
const set = (n, text) => {
  if (text === null) state.delete(n); else state.set(n, text)
  if (!asked) asked = requestAnimationFrame(() => { asked = 0; update() })
}
const fields = []
const row = n => {
  const own = {n, boxes: []}, initial = params(n), id = "input" + n.i
  const problem = make("p", {className: "problem", id: id + "p"})
  const labels = n.op ? ends[n.op] : [""]
  own.e = make("div", {className: "input"}, make(n.op ? "span" : "label", n.op ? {} : {htmlFor: id + "0"}, make("code", {}, n.name), n.about ? make("small", {}, " " + n.about) : ""))
  initial.forEach((v, i) => {
    const box = make("input", {id: id + i, type: "text", autocomplete: "off", spellcheck: false}), name = n.name + (labels[i] ? ", " + labels[i] : "")
    if (labels[i]) box.setAttribute("aria-label", name)
    box.setAttribute("aria-describedby", problem.id)
    if (parts(n).texts.some(t => t.length > 11)) own.e.classList.add("long")
    const from = initial[i], slider = (n.share ? from <= 1 : from > 0) ? make("input", {type: "range", min: 0, max: 1000, step: n.share && !isNear1(n, from) ? 5 : 1}) : null
    if (slider) slider.setAttribute("aria-label", name)
    box.oninput = () => {
      const p = parts(n), texts = own.boxes.map(b => b.box.value.trim())
      if (texts.every(t => !t)) { own.problem = ""; set(n, null); return }
      const text = n.op && !/\.\.|\(/.test(texts[0]) && texts.every(t => t) ? written(p.op || n.op, texts) : texts.find(t => t), r = read(text, n)
      own.problem = r.error || ""
      problem.textContent = own.problem
      box.setAttribute("aria-invalid", !!r.error)
      if (!r.error) { own.typing = true; set(n, text) }
    }
    box.onchange = () => { own.typing = false; refresh() }
    if (slider) slider.oninput = () => {
      const before = state.get(n), back = abs(slider.value - toSlider(n, from, from)) < slider.step / 2
      state.delete(n)
      const first = parts(n).texts
      if (before !== undefined) state.set(n, before)
      const p = parts(n), v = back ? from : fromSlider(n, +slider.value, from), texts = p.args.length == initial.length ? p.texts : params(n).map(v => print(v, n.field, P.digits))
      texts[i] = back ? first[i] : print(v, n.field, P.digits)
      const values = texts.map(t => read(t, n).value)
      values.forEach((x, k) => { if (k < i && x > v || k > i && x < v) texts[k] = texts[i] })
      own.problem = ""
      set(n, texts.every((t, k) => t == first[k]) ? null : n.op ? written(n.op, texts) : texts[0])
    }
    own.boxes.push({box, slider, from})
    own.e.append(make("div", {className: "end"}, labels[i] ? make("small", {}, labels[i]) : "", box, slider || ""))
  })
  own.e.append(problem)
  own.p = problem
  return own
}
const refresh = () => {
  for (const own of fields) {
    const p = parts(own.n), several = p.args.length == own.boxes.length
    own.e.classList.toggle("set", state.has(own.n))
    own.p.textContent = own.problem || ""
    own.boxes.forEach(({box, slider, from}, i) => {
      if (!own.typing || document.activeElement != box) { if (!own.problem) box.value = several ? p.texts[i] : i ? "" : state.get(own.n); box.setAttribute("aria-invalid", !!own.problem) }
      if (slider && several) { slider.value = toSlider(own.n, p.args[i], from); slider.setAttribute("aria-valuetext", p.texts[i]) }
    })
  }
}
// the command that made the page, without its format; what is behind -- stays there
const command = [], rest = [], words = document.querySelector("footer code").textContent.match(/(?:\\.|'[^']*'|"(?:\\.|[^"])*"|[^\s\\'"])+/gs)
for (let i = 0, to = command; i < words.length; i++) {
  if (words[i] == "--") to = rest
  if (to == command && /^(-o|--output)$/.test(words[i])) i++
  else if (to != command || !/^(-o|--output=)./.test(words[i])) to.push(words[i])
}
const quote = t => /^[\w.,:=/%+-]+$/.test(t) ? t : "'" + t.replaceAll("'", "'\\''") + "'"
const asCommand = () => [...command, ...[...state].flatMap(([n, text]) => n.sets.map(name => "--set " + quote(name + "=" + text))), ...rest].join(" ")
const encode = t => encodeURIComponent(t).replace(/%(2F|24|2C|3A|40)/g, decodeURIComponent)
const update = () => {
  const start = performance.now(), run = compute()
  base.now = run
  draw(run)
  if (D) settle(run)
  refresh()
  const problems = [...new Set(run.failed.values())].filter(why => why)
  alarm.textContent = problems.slice(0, 3).join("; ") + (problems.length > 3 ? "; …" : "")
  alarm.hidden = !problems.length
  line.textContent = asCommand()
  line.hidden = !state.size
  buttons.hidden = !state.size && !fields.some(f => f.problem)
  count.textContent = state.size ? state.size + (state.size == 1 ? " change" : " changes") : "as it is"
  clearTimeout(waiting)
  waiting = setTimeout(writeAddress, 200)
  performance.measure("redraw", {start})
}
// writeAddress writes the changes into the address, once the reader rests: browsers refuse more than a
// few in a second. Another address is left as it is where nothing is changed.
let waiting = 0
const writeAddress = () => {
  const hash = "#" + [...state].map(([n, text]) => encode(n.name) + "=" + encode(text)).join("&")
  if (!state.size && !location.hash.includes("=")) return
  try { history.replaceState(null, "", state.size ? hash : location.href.split("#")[0]) } catch { if (location.hash != hash && state.size) location.hash = hash }
}
// load takes the changes from the address; what cannot be read is named.
const load = () => {
  const text = location.hash.slice(1)
  if (text && !text.includes("=")) { update(); return } // a part of the page
  state.clear()
  const bad = []
  for (const part of text.split("&").filter(x => x)) {
    let name, value
    try { [name, value] = [part.split("=")[0], part.split("=").slice(1).join("=")].map(decodeURIComponent) } catch { bad.push(part); continue }
    const n = inputs.find(n => n.name == name), r = n && read(value, n)
    if (!n || r.error) bad.push(name + "=" + value + (n ? ": " + r.error : ": not an assumption of this page")); else state.set(n, value)
  }
  for (const own of fields) own.problem = ""
  update()
  if (bad.length) { alarm.textContent = bad.join("; "); alarm.hidden = false }
}
base.run = compute()
M.keep()
takeWritten()
const D = P.dependence && dependence(P.dependence), late = [lists.dependence?.e, ...all("[data-is=spread]")].filter(e => e)
// what takes longer than a redraw waits until the reader rests
let resting = 0
const settle = run => {
  clearTimeout(resting)
  for (const e of late) e.setAttribute("aria-busy", state.size > 0)
  const draw = () => {
    if (lists.dependence) fill(lists.dependence, run && D.lines(run).map(text => make("li", {dir: "auto"}, text)))
    D.tables(run)
    for (const e of late) e.setAttribute("aria-busy", false)
  }
  if (state.size) resting = setTimeout(draw, 100); else { run = null; draw() }
}
const alarm = make("p", {className: "alarm", role: "alert", hidden: true}), line = make("code", {className: "command", hidden: true}), count = make("span", {className: "count"})
count.setAttribute("role", "status")
const button = text => make("button", {type: "button"}, text)
const copy = button("copy as --set"), reset = button("reset"), buttons = make("div", {className: "buttons", hidden: true}, copy, reset)
copy.onclick = async () => {
  try { await navigator.clipboard.writeText(line.textContent) } catch { getSelection().selectAllChildren(line); document.execCommand("copy") }
  copy.textContent = "copied"
  setTimeout(() => { copy.textContent = "copy as --set" }, 1500)
}
reset.onclick = () => { for (const own of fields) { own.problem = ""; own.typing = false } state.clear(); update() }
for (const n of inputs) fields.push(row(n))
const toggle = button("What if… "), body = make("div", {className: "panel", id: "panel"}, buttons, line, ...fields.map(f => f.e))
toggle.className = "toggle"
toggle.setAttribute("aria-controls", "panel")
const open = on => { root.classList.toggle("open", on); toggle.setAttribute("aria-expanded", on) }
const wide = matchMedia("(min-width: 68rem)") // where the panel is always open
wide.onchange = () => { toggle.tabIndex = wide.matches ? -1 : 0 }
wide.onchange()
toggle.onclick = () => open(!root.classList.contains("open"))
if (inputs.length) {
  const aside = make("aside", {className: "live"}, make("div", {className: "top"}, toggle, count), alarm, body)
  aside.setAttribute("aria-label", "Assumptions to change")
  document.querySelector("header").after(aside)
  root.classList.add("live")
  open(false)
  addEventListener("hashchange", load)
  load()
}
