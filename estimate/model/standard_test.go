package model

import (
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"botec/estimate/formula"
)

var update = flag.Bool("update", false, "write standard.go")

// TestStandard: standard.go holds what the reader makes of model.txt.
func TestStandard(t *testing.T) {
	const file = "standard.go"
	var s strings.Builder
	s.WriteString("// Code generated from model.txt by go generate; DO NOT EDIT.\n\npackage model\n\n" +
		"import (\n\t\"botec/estimate/formula\"\n\t\"botec/estimate/unit\"\n)\n\nvar standard = ")
	writeGo(&s, reflect.ValueOf(*readModel(Text())))
	want, err := format.Source([]byte(s.String()))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs from model.txt: run go generate ./estimate/model", file)
	}
}

// writeGo writes a value as a Go expression of this package, without the fields
// that are zero.
func writeGo(s *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if f, ok := pointer[formula.Function](v); ok {
			for i := range formula.Library {
				if f == &formula.Library[i] {
					fmt.Fprintf(s, "&formula.Library[%d] /* %s */", i, f.Name())
				}
			}
			return
		}
		s.WriteByte('&')
		writeGo(s, v.Elem())
	case reflect.Interface:
		writeGo(s, v.Elem())
	case reflect.Struct:
		s.WriteString(typeName(v) + "{")
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				s.WriteString(v.Type().Field(i).Name + ": ")
				writeGo(s, v.Field(i))
				s.WriteString(", ")
			}
		}
		s.WriteByte('}')
	case reflect.Slice:
		s.WriteString(typeName(v) + "{\n")
		for i := range v.Len() {
			writeGo(s, v.Index(i))
			s.WriteString(",\n")
		}
		s.WriteByte('}')
	case reflect.String:
		s.WriteString(strconv.Quote(v.String()))
	case reflect.Bool:
		s.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Float64:
		s.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, 64))
	default:
		fmt.Fprint(s, v) // whole numbers
	}
}

// pointer returns v as a pointer to a T, also from an unexported field of another package.
func pointer[T any](v reflect.Value) (*T, bool) {
	if v.Type() != reflect.TypeFor[*T]() {
		return nil, false
	}
	return (*T)(v.UnsafePointer()), true
}

func typeName(v reflect.Value) string { return strings.ReplaceAll(v.Type().String(), "model.", "") }

// BenchmarkModel reads model.txt.
func BenchmarkModel(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readModel(Text())
	}
}
