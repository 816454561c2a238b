package report

import (
	"encoding/json"
	"io"

	"go.yaml.in/yaml/v4"
)

// JSON writes any value as indented JSON.
func JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// YAML writes a JSON text as YAML, with the same names in the same order.
func YAML(w io.Writer, json []byte) error {
	var doc yaml.Node
	if err := yaml.Load(json, &doc); err != nil {
		return err
	}
	plain(&doc)
	text, err := yaml.Dump(&doc, yaml.WithLineWidth(-1))
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// plain removes the style of JSON from a tree: quotes and braces.
func plain(n *yaml.Node) {
	n.Style = 0
	for _, c := range n.Content {
		plain(c)
	}
}
