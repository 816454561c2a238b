package unit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// currency is the unit of money of a scenario. The symbol is "" where amounts are
// written with the code behind them: 5 CHF.
type currency struct{ code, symbol string }

// dollar is the currency of a scenario that names none, and of the standard model.
var dollar = currency{"USD", "$"}

// symbols are the currencies whose symbol is read and printed. Where two currencies have
// one symbol, the scenario's own decides.
var symbols = []currency{dollar, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}, {"CNY", "¥"}, {"INR", "₹"}, {"KRW", "₩"}, {"TRY", "₺"},
	{"UAH", "₴"}, {"ILS", "₪"}, {"VND", "₫"}, {"NGN", "₦"}, {"PHP", "₱"}, {"RUB", "₽"}, {"THB", "฿"}}

// signs are the symbols of all currencies.
const signs = "$€£¥₹₩₺₴₪₫₦₱₽฿"

// codes are the currencies of ISO 4217 that are legal tender.
const codes = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK " +
	"DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW " +
	"KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG " +
	"QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND " +
	"VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"

// IsCurrency reports whether a name is the ISO 4217 code of a currency, such as EUR.
func IsCurrency(name string) bool { return len(name) == 3 && containsWord(codes, name) }

// CurrencyNamed is the code that was meant by a symbol, a code in small letters or a
// common name; "" for any other text.
func CurrencyNamed(text string) string {
	if code := strings.ToUpper(text); IsCurrency(code) {
		return code
	}
	if i := slices.IndexFunc(symbols, func(c currency) bool { return c.symbol == text }); i >= 0 {
		return symbols[i].code
	}
	names := map[string]string{"euro": "EUR", "dollar": "USD", "us dollar": "USD", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY", "franc": "CHF"}
	return names[strings.TrimSuffix(strings.ToLower(text), "s")]
}

func containsWord(list, word string) bool {
	for i := 0; ; {
		at := strings.Index(list[i:], word)
		if at < 0 {
			return false
		}
		from, to := i+at, i+at+len(word)
		if (from == 0 || list[from-1] == ' ') && (to == len(list) || list[to] == ' ') {
			return true
		}
		i = to
	}
}

// SetCurrency makes money an amount of another currency than USD, by its code. It is an
// error where there is no such code.
func (t *Table) SetCurrency(code string) error {
	if !IsCurrency(code) {
		return fmt.Errorf("%q is not the code of a currency", code)
	}
	t.currency = nil
	if code != dollar.code {
		t.currency = &currency{code: code}
		for _, c := range symbols {
			if c.code == code {
				t.currency = &c
			}
		}
	}
	return nil
}

func (t *Table) money() currency {
	if t == nil || t.currency == nil {
		return dollar
	}
	return *t.currency
}

// Currency is the code of the currency of money: "USD", "EUR".
func (t *Table) Currency() string { return t.money().code }

// Symbol is the symbol before an amount of money, "" for a currency that has none.
func (t *Table) Symbol() string { return t.money().symbol }

// Money is the unit of money.
func (t *Table) Money() Unit { return Unit{Name: t.Currency(), Factor: 1, Dim: Money} }

// Amount writes an amount of money: $5, €5, 5 CHF. It may end in what the amount is for,
// such as /h.
func (t *Table) Amount(number, per string) string {
	c := t.money()
	if c.symbol == "" {
		return number + " " + c.code + per
	}
	return c.symbol + number + per
}

// Unit is the canonical unit of a dimension as in [Dim.Unit], in the table's currency.
func (t *Table) Unit(d Dim) string {
	if d.Money == 0 || t == nil || t.currency == nil {
		return d.Unit()
	}
	units := inUnits
	units[1] = t.currency.code
	return d.join(units, "")
}

// SignOf is the currency symbol that a text begins with, "" for none.
func SignOf(text string) string {
	if text == "" || text[0] != '$' && text[0] < 0x80 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(text)
	if strings.Contains(signs, text[:size]) {
		return text[:size]
	}
	return ""
}

// refusedCurrency is the hint for another currency than the table's.
func (t *Table) refusedCurrency(name string) (hint string, ok bool) {
	if !IsCurrency(name) && SignOf(name) != name || name == "" {
		return "", false
	}
	c := t.money()
	if name == c.code || name == c.symbol {
		return "", false
	}
	if code := CurrencyNamed(name); c == dollar {
		return "write $, or currency: " + code + " at the top of the scenario", true
	}
	return fmt.Sprintf("the currency of the scenario is %s, and nothing is converted: write the amount in it, as in %s", c.code, t.Amount("5", "")), true
}

// InCurrency is a unit of display with the symbol of the table's currency in place of $.
func (t *Table) InCurrency(unit string) string {
	if t == nil || t.currency == nil {
		return unit
	}
	rest, ok := strings.CutPrefix(unit, dollar.symbol)
	if !ok {
		if rest, ok = strings.CutPrefix(unit, dollar.code); !ok {
			return unit
		}
	}
	if t.currency.symbol != "" {
		return t.currency.symbol + rest
	}
	return t.currency.code + rest
}
