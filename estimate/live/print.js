// Quantities as package unit prints them: print for one, scale for figures that share
// a unit and a prefix.

// unfold puts single instructions in a list, and the steps and periods of forms in place.
const unfold = program => { program.code = program.code.map(line => line[0].length ? line : [line]); for (const f of program.forms) { f.steps = program.ladders[f.steps - 1]; f.periods = program.ladders[f.periods - 1] } }

// rounded gives the significant digits of a finite number, and the exponent of the first;
// with nearOne a value below 1 that would be rounded to 1 keeps the digits that tell it.
const rounded = (v, digits, nearOne, most) => {
  const [whole, exponent] = abs(v).toExponential().split("e"), all = whole.replace(".", "")
  const half = digits => {
    if (all.length <= digits) return [all, false]
    if (all[digits] < "5") return [all.slice(0, digits), false]
    const up = [...all.slice(0, digits)]
    for (let i = digits; i-- > 0;) {
      if (up[i] != "9") { up[i]++; return [up.join(""), false] }
      up[i] = "0"
    }
    return ["1", true]
  }
  let [text, carried] = half(digits), exp = +exponent
  while (nearOne && carried && exp == -1 && digits < most) [text, carried] = half(++digits)
  return {minus: v < 0 ? "-" : "", digits: text.replace(/(.)0+$/, "$1"), exp: exp + carried}
}
const shifted = ({minus, digits}, by) => minus + (by < 0 ? "0." + "0".repeat(-by - 1) + digits :
  digits.length <= by + 1 ? digits.padEnd(by + 1, "0") : digits.slice(0, by + 1) + "." + digits.slice(by + 1))
const prefixes = ["", "k", "M", "bn", "T"]
const number = (v, digits, nearOne) => {
  const d = rounded(v, digits, nearOne, 7)
  if (d.exp < -4 || d.exp > 14) return shifted(d, 0) + "e" + d.exp
  return d.exp < 3 ? shifted(d, d.exp) : shifted(d, d.exp % 3) + prefixes[floor(d.exp / 3)]
}
const reaches = (v, digits) => { v = abs(v); return v >= 1 || v >= .9 && rounded(v, digits).exp >= 0 }
const largest = (v, steps, digits) => {
  for (let i = steps.length - 1; i > 0; i--) if (reaches(v / steps[i].factor, digits)) return i
  return 0
}
const withWhole = (v, digits) => { v = abs(v); return v >= 1 && v < 1e15 ? max(digits, String(floor(v)).length) : digits }
const beside = (number, unit, sign) => sign ? (number[0] == "-" ? "-" + sign + number.slice(1) : sign + number) + unit : number + (unit == "" || unit[0] == "/" ? "" : " ") + unit
const not = v => v != v ? "no value" : v == Infinity ? "∞" : v == -Infinity ? "-∞" : ""

// unitOf gives a value in the most readable unit of a form of kind "unit".
const unitOf = (v, f, digits) => {
  let x = (f.times || []).reduce((x, by) => x * by, v), unit = f.unit || "", one = f.one || unit
  if (f.periods && v != 0 && abs(v) < .1) {
    const list = f.periods.slice(1), s = list.find(s => reaches(v * s.factor, digits)) || list[list.length - 1]
    x = v * s.factor; unit += "/" + s.name; one += "/" + s.name
  } else if (f.periods) { unit += "/s"; one += "/s" }
  if (f.steps) { const s = f.steps[largest(x, f.steps, digits)]; x /= s.factor; unit = one = s.name + unit }
  return [x, unit, one]
}
const print = (v, f, digits) => {
  const none = not(v)
  if (none) return none
  if (f.kind == "number") return number(v, digits, true)
  if (f.kind == "percent") {
    if (v == 0) return "0%"
    const d = rounded(v, v >= .99 && v < 1 ? max(digits, 1 - floor(Math.log10(1 - v))) : digits, true, 17)
    return d.exp + 2 > 14 || d.exp + 2 < -4 ? shifted(d, 0) + "e" + (d.exp + 2) + "%" : shifted(d, d.exp + 2) + "%"
  }
  if (f.kind == "in") {
    const x = v / f.factor
    let text = number(x, digits)
    if (f.measure) {
      const d = rounded(x, withWhole(x, digits)), e = rounded(x, digits)
      text = d.exp < -4 || d.exp > 14 ? shifted(e, 0) + "e" + e.exp : shifted(d, d.exp)
    }
    return beside(text, text == "1" && f.one || f.unit || "", f.sign)
  }
  if (f.kind == "unit") {
    const [x, unit, one] = unitOf(v, f, digits), text = number(x, digits)
    return beside(text, text == "1" ? one : unit, f.sign)
  }
  if (f.kind == "time" && v == 0) return "0 s"
  const s = f.steps[largest(v, f.steps, digits)], text = number(v / s.factor, digits)
  return beside(text, text != "1" && s.many || s.name) + (f.unit || "")
}

const prefixed = (factor, unit, one) => ({unit, one, steps: prefixes.map((name, i) => ({name, factor: factor * 1000 ** i}))})
const ladder = (v, f, digits) => {
  if (f.kind == "percent" || f.kind == "time" && v >= 60) return null
  if (f.kind == "number") return {...prefixed(1, "", ""), nearOne: true}
  if (f.kind == "in") {
    const l = prefixed(f.factor, f.unit || "", f.one)
    return f.measure ? {...l, steps: l.steps.slice(0, 1), whole: true} : l
  }
  if (f.kind == "unit") { const [x, unit, one] = unitOf(v, f, digits); return prefixed(v / x, unit, one) }
  return {named: true, unit: f.unit || "", steps: f.kind == "time" ? f.steps.slice(0, 4) : f.steps}
}
// scale chooses the prefix for figures of one form, and gives the function that prints one.
const scale = (values, f, digits) => {
  const list = values.map(abs).filter(v => v > 0 && v < Infinity), most = max(0, ...list), least = min(Infinity, ...list)
  const l = most > 0 && ladder(most, f, digits)
  let step = -1
  if (l) {
    const below = (v, limit) => 10 ** rounded(v, digits).exp < limit
    const fits = (i, low, high) => least / l.steps[i].factor >= low && below(most / l.steps[i].factor, high)
    const top = largest(most, l.steps, digits), low = largest(least, l.steps, digits)
    if (l.whole) step = below(most / l.steps[0].factor, 1e15) ? 0 : -1
    else if (!below(most / l.steps[l.steps.length - 1].factor, 1000)) step = -1
    else if (f.counts && most < 1e-4) step = -1
    else if (f.counts && fits(low, 0, 1e6) || f.rate && fits(low, .01, 1e5)) { step = low; if (!low && f.kind == "number" && most < 1e4 && list.every(v => v == round(v))) l.whole = true }
    else if (f.counts) step = -1
    else if (fits(top, .01, 1000)) step = top
    else if (top > 0 && fits(top - 1, .01, 1e5)) step = top - 1
  }
  return v => {
    const at = v == 0 && step > 0 && !l.named ? 0 : step
    if (at < 0 || not(v)) return print(v, f, digits)
    const s = l.steps[at], x = v / s.factor, d = rounded(x, l.whole ? withWhole(x, digits) : digits, l.nearOne, 7)
    let text = shifted(d, d.exp).replace(/^(-?)(\d+)/, (_, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, " "))
    if (l.named) return beside(text, s.name) + l.unit
    text += s.name
    return beside(text, text == "1" && l.one || l.unit, f.sign)
  }
}
