// Command yaml2json reads one YAML document from standard input and prints it as JSON, the way Prow would read it.
//
// The acceptance tests compare what jobgen meant to write with what sigs.k8s.io/yaml makes of it.
package main

import (
	"fmt"
	"io"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	if err := convert(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "yaml2json:", err)
		os.Exit(1)
	}
}

// convert is strict: a key that stands twice in a mapping is an error.
func convert(in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	data, err := yaml.YAMLToJSONStrict(text)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}
