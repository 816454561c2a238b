// Texts of quantities are read as behind --set, where they are numbers with units, products
// and quotients of them, or distributions; names, sums and other functions are not.
const reader = P => {
  // units has [size in base units, dimension] of each spelling, as units.txt has them
  const units = new Map(P.units.map(([name, factor, dim]) => [name, [factor, dim]])), put = (name, of) => units.has(name) || units.set(name, of)
  const prefixes = (list, by = 1) => list.split(" ").map((p, i) => [p.split("|"), by > 1 ? by ** (i + 1) : 1e3 ** -(i + 1)])
  const large = prefixes("k|kilo M|mega G|giga T|tera P|peta E|exa Z|zetta Y|yotta", 1e3), binary = prefixes("Ki|kibi Mi|mebi Gi|gibi Ti|tebi Pi|pebi Ei|exbi Zi|zebi Yi|yobi", 1024), small = prefixes("m|milli µ|micro n|nano p|pico"), capital = [[["K"], 1e3]]
  small.push([["u"], 1e-6], [["μ"], 1e-6])
  const define = (symbols, words, factor, dim, ...groups) => {
    for (const [[symbol, word], by] of [[["", ""], 1], ...groups.flat()]) {
      for (const s of symbols.split(" ")) if (s) put(symbol + s, [factor * by, dim])
      for (const w of words.split(" ")) if (w) { put(symbol + w, [factor * by, dim]); if (word) put(word + w, [factor * by, dim]) }
    }
  }
  define("B", "byte bytes", 1, "B", large, binary, capital)
  define("s sec secs", "second seconds", 1, "s", small)
  define("bit bits", "bit bits", .125, "B", large, binary)
  define("bps", "", .125, "B/s", large)
  for (const [names, factor] of Object.entries({"min mins minute minutes": 60, "h hr hrs hour hours": 3600, "day days d": 86400, "week weeks w": 604800, "month months mo": 2628000, "quarter quarters": 7884000, "year years y yr yrs": 31536000})) define(names, "", factor, "s")
  define("rps qps tps iops RPS QPS TPS IOPS", "", 1, "1/s", large, capital)
  define("rpm RPM", "", 1 / 60, "1/s")
  define("km", "", 1, "km")
  define("mm", "", 1e-6, "km")
  define("cm", "", 1e-5, "km")
  define("", "metre metres", 1e-3, "km", large, small)
  define("mile miles", "", 1.609344, "km")
  define("user users", "", 1, "user")
  put(P.money[1], [1, P.money[1]])
  const scales = {k: 1e3, K: 1e3, M: 1e6, G: 1e9, bn: 1e9, T: 1e12}, words = {thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12}
  const fractions = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}

  // powers are the powers of the base units
  const add = (powers, dim, by) => {
    const out = {...powers}
    dim.split("/").forEach((part, i) => part.split("*").forEach(p => {
      const [name, n] = p.split("^")
      if (name && name != "1") out[name] = (out[name] || 0) + (i ? -by : by) * (n || 1)
    }))
    return out
  }
  const canonical = powers => Object.keys(powers).filter(k => powers[k]).sort().map(k => k + powers[k]).join()
  const no = error => { throw {error} }

  // parse reads from a text: each part takes what it knows and leaves the rest.
  const parse = text => {
    let rest = text.replace(/[\u00a0\u2007\u2009\u202f]/g, " ").replace(/[−]/g, "-").replace(/[·⋅∗×]/g, "*").replace(/[÷⁄]/g, "/").replace(/²/g, "^2").replace(/³/g, "^3").trim()
    const take = re => { const m = re.exec(rest); if (m) rest = rest.slice(m[0].length); return m }
    // unit is a unit with its power, and those that follow it with hyphens
    const unit = spaced => {
      const m = take(spaced ? /^\s*([\p{L}]+)/u : /^([\p{L}]+)/u)
      if (!m) return null
      let [factor, dim] = units.get(m[1]) || no("not a unit: " + m[1]), powers = add({}, dim, 1), name = m[1]
      for (let h; (h = /^-([\p{L}]+)/u.exec(rest)) && units.has(h[1]);) { take(/^-[\p{L}]+/u); const [f, d] = units.get(h[1]); factor *= f; powers = add(powers, d, 1); name += "-" + h[1] }
      const power = take(/^\s*\^\s*(-?\d+)/)
      if (power) { for (const k of Object.keys(powers)) powers[k] *= power[1]; factor **= power[1]; name += "^" + power[1] }
      return {factor, powers, name}
    }
    // written is a number with its unit, without what it is per
    const written = () => {
      const sign = take(/^\s*([^\s\p{L}\d.()*/^%-])\s*(?=[\d.])/u), money = sign && sign[1] == P.money[0]
      if (sign && !money) no("not a number: " + text)
      const m = take(/^\s*((?:\d(?:_?\d)*)?(?:\.\d(?:_?\d)*)?(?:[eE][-+]?\d+)?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?/)
      if (!/^[\d.]/.test(m[1]) && !m[2]) no("not a number: " + (rest.trim() || text))
      const x = {value: +(m[1].replaceAll("_", "") || 0) + (m[2] ? fractions[m[2]] : 0), powers: {}, factor: 1, unit: "", bare: true, written: 0, sign: money ? sign[1] : undefined}
      if (m[2] && /[.eE]/.test(m[1])) no("not a number: " + text)
      if (/^[,'’]\d|^ \d/.test(rest)) no("not a number: " + text)
      x.written = x.value
      const power = take(/^\s*\^\s*(-?\d+)/)
      if (power) { x.value **= power[1]; x.product = true }
      const ratio = take(/^:(\d(?:_?\d)*)/)
      if (ratio) { x.value /= +ratio[1].replaceAll("_", "") || no("a ratio to 0"); x.ratio = true; x.bare = false }
      else if (take(/^%/)) { x.value /= 100; x.percent = true; x.bare = false; x.factor = .01 }
      else {
        const scale = take(/^(bn|[kKMGT])(?![\p{L}])/u) || take(/^ +(thousand|million|billion|trillion)(?![\p{L}])/u)
        if (scale) { x.value *= scales[scale[1]] || words[scale[1]]; x.scaled = true }
        const glued = /^[\p{L}]/u.test(rest), billions = /^B(?![\p{L}])/u.test(rest)
        if (!money && !(glued && scale && !/^ /.test(scale[0]))) {
          const u = /^ *per\b/.test(rest) ? null : unit(!glued)
          if (u) {
            Object.assign(x, {value: x.value * u.factor, powers: u.powers, unit: u.name, factor: u.factor, bare: false, billions: billions && x.value * 1e9})
            for (let last = u.factor, d; glued && canonical(u.powers) == "s1" && (d = take(/^(\d+)([\p{L}]+)/u));) { // 1h30m
              const f = d[2] == "m" && last == 3600 ? 60 : (units.get(d[2]) || [])[1] == "s" && units.get(d[2])[0]
              if (!f || f >= last) no("not a time: " + text)
              x.value += d[1] * f; last = f
              x.unit = ""
            }
          }
        }
      }
      if (money) { x.powers = {[P.money[1]]: 1}; x.bare = false; x.money = true }
      return x
    }
    // per applies what follows: further units, and numbers with units
    const per = x => {
      for (let m; (m = take(/^\s*([*/]|per\b)\s*/));) {
        const by = m[1] == "*" ? 1 : -1
        if (/^[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/.test(rest) || rest[0] == P.money[0]) {
          const y = written()
          if (by < 0 && y.value == 0) no("a division by 0")
          x = {value: by > 0 ? x.value * y.value : x.value / y.value, powers: x.powers, bare: x.bare && y.bare, percent: by > 0 && false}
          for (const k of Object.keys(y.powers)) x.powers = {...x.powers, [k]: (x.powers[k] || 0) + by * y.powers[k]}
          x.product = true
          continue
        }
        const scale = by < 0 && take(/^(thousand|million|billion|trillion)(?![\p{L}])/u), u = scale ? {factor: words[scale[1]], powers: {}, name: scale[1]} : unit() || no("not a unit: " + rest)
        x.value = by > 0 ? x.value * u.factor : x.value / u.factor
        x.factor = by > 0 ? x.factor * u.factor : x.factor / u.factor
        for (const k of Object.keys(u.powers)) x.powers = {...x.powers, [k]: (x.powers[k] || 0) + by * u.powers[k]}
        x.unit = (x.unit || "") + (by > 0 ? "*" : "/") + u.name
        x.bare = false
        if (x.percent || x.ratio) x.percent = x.ratio = false
      }
      return x
    }
    const negative = () => take(/^\s*-/) ? -1 : 1
    return {written, per, negative, take, left: () => rest}
  }

  // fits holds a number to what an input takes.
  const fits = (x, input) => {
    if (x.billions && input.counts) Object.assign(x, {value: x.billions, powers: {}, bare: true})
    const is = canonical(x.powers)
    if (!Number.isFinite(x.value)) no("the number is too large")
    if (is == canonical(add({}, input.dim, 1)) && (input.dim || !input.counts || x.bare) || x.value == 0 && is == "" && !x.percent && !x.ratio || is == "" && input.counts && x.bare && !x.product) return x
    no(is == "" && !x.percent && !x.ratio ? "the unit is missing, as in " + input.example : "not " + (input.dim || "a plain number"))
  }
  const one = (text, input) => {
    const p = parse(text), sign = p.negative(), x = p.per(p.written())
    if (p.left().trim()) no((/^[\p{L}]/u.test(p.left().trim()) ? "not a unit: " : "not a number: ") + p.left().trim())
    x.value *= sign
    return fits(x, input)
  }
  const ordered = (op, ends, texts) => {
    const args = ends.map(e => e.value)
    if (args.some((a, i) => i && a < args[i - 1])) no("the ends are in the wrong order")
    return {op, args, texts}
  }
  const range = (text, input) => {
    const p = parse(text.replace(/\+\/-/, "±")), lowSign = p.negative(), low = p.written(), lowPer = /^\s*(\/|per\b)/.test(p.left())
    if (lowPer) p.per(low)
    const by = p.take(/^\s*(\.\.(?!\.)|±)/)
    if (!by) no("not a range: " + text)
    const highSign = by[1] == "±" ? 1 : p.negative(), high = p.written()
    if (lowPer) p.per(high)
    const same = () => { low.value *= high.factor; low.powers = high.powers; low.percent = high.percent; low.bare = false }
    if (by[1] == "±") {
      if (low.percent && (high.percent || high.bare)) no(text + " has two readings: percent of it, or points")
      if (low.bare && !high.bare && !high.percent && !high.ratio) same()
    } else {
      if (high.scaled && (low.bare || low.money) && !low.scaled && low.written && low.written < high.written) no(text + " has two readings: write the scale at both ends")
      if (low.bare && !high.bare && !high.ratio) same()
      else if (low.money && high.bare) high.powers = low.powers
      else if (high.bare && !low.bare && !low.ratio && high.value) no("the upper end has no unit")
    }
    for (const x of [low, high]) {
      const rest = parse("1" + p.left()), one = rest.per(rest.written())
      if (rest.left().trim()) no("not a unit: " + rest.left().trim())
      x.value = one.value < 1 ? x.value / (1 / one.value) : x.value * one.value
      for (const k of Object.keys(one.powers)) x.powers = {...x.powers, [k]: (x.powers[k] || 0) + one.powers[k]}
      if (Object.keys(one.powers).length) x.bare = false
    }
    low.value *= lowSign; high.value *= highSign
    if (by[1] == "±") {
      const of = high.percent ? abs(low.value) * high.value : high.value
      fits(low, input)
      if (!high.percent) fits(high, input)
      return {op: "normal", args: [low.value - of, low.value + of]}
    }
    fits(low, input); fits(high, input)
    const ends = ordered("range", [low, high], text.split("..").map(t => t.trim()))
    return low.percent && high.percent && ends.args[0] > 0 && ends.args[1] < 1 ? {...ends, op: "shares"} : ends
  }
  // read gives the value of a text for an input: {value} or {op, args}, with the parts of
  // the text; else an error.
  return (text, input) => {
    try {
      const call = /^\s*(uniform|normal|lognormal|triangular|pert)\s*\((.*)\)\s*$/s.exec(text)
      if (!call) return /\.\.|±|\+\/-/.test(text) ? range(text, input) : one(text, input)
      const texts = call[2].split(",").map(t => t.trim())
      if (texts.length != (/^[tp]/.test(call[1]) ? 3 : 2)) no("not a range: " + text)
      return ordered(call[1], texts.map(t => one(t, input)), texts)
    } catch (e) { if (!e.error) throw e; return e }
  }
}
