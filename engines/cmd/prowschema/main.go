// Command prowschema prints the fields that Prow's job structs and TestGrid's configuration structs have, as JSON.
//
// scripts/make_prow_schema.py turns that into the committed JSON Schemas. What is printed is what encoding/json would
// fill, so a type whose decoder is its own must be named here, or the program stops.
package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	testgrid "github.com/GoogleCloudPlatform/testgrid/pb/config"
	"google.golang.org/protobuf/reflect/protoreflect"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	prowapi "sigs.k8s.io/prow/pkg/apis/prowjobs/v1"
	prow "sigs.k8s.io/prow/pkg/config"
)

// Type says what one value may be.
type Type struct {
	Kind   string         `json:"kind"`
	Bits   int            `json:"bits,omitempty"`   // width, of int and uint
	Struct string         `json:"struct,omitempty"` // name, of struct
	Of     *Type          `json:"of,omitempty"`     // what a list or a map holds
	Values map[int]string `json:"values,omitempty"` // names of the numbers, of a protobuf enum
}

// Field is one key of a mapping, by the name that YAML uses, and the struct that declares it.
type Field struct {
	Name string `json:"name"`
	In   string `json:"in"`
	Type *Type  `json:"type"`
}

// Struct is a mapping with a closed set of keys, those of embedded structs included.
type Struct struct {
	Package string  `json:"package"`
	Fields  []Field `json:"fields"`
}

// Dump is everything below one or more root structs.
type Dump struct {
	Module  string             `json:"module"`
	Structs map[string]*Struct `json:"structs"`
	seen    map[string]reflect.Type
}

// The types that decode themselves, and what they take.
var decoders = map[reflect.Type]string{
	reflect.TypeOf(resource.Quantity{}):  "quantity",
	reflect.TypeOf(prowapi.Duration{}):   "duration",
	reflect.TypeOf(metav1.Duration{}):    "duration",
	reflect.TypeOf(intstr.IntOrString{}): "int-or-string",
	reflect.TypeOf(metav1.Time{}):        "time",
	reflect.TypeOf(metav1.MicroTime{}):   "time",
	reflect.TypeOf(metav1.FieldsV1{}):    "any",
}

// Tekton's specs are a language of their own, for an agent that jobgen does not write jobs for.
var leftOut = map[string]bool{
	"JobBase.pipeline_run_spec":        true,
	"JobBase.tekton_pipeline_run_spec": true,
}

var (
	jsonUnmarshaler = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()
	textUnmarshaler = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
	protoMessage    = reflect.TypeOf((*protoreflect.ProtoMessage)(nil)).Elem()
	protoEnum       = reflect.TypeOf((*protoreflect.Enum)(nil)).Elem()
)

func main() {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	err := encoder.Encode(map[string]*Dump{
		"prow": dump("sigs.k8s.io/prow",
			prow.JobBase{}, prow.Presubmit{}, prow.Postsubmit{}, prow.Periodic{}, prow.Preset{}),
		"testgrid": dump("github.com/GoogleCloudPlatform/testgrid",
			testgrid.TestGroup{}, testgrid.DashboardTab{}, testgrid.Dashboard{}, testgrid.DashboardGroup{}),
	})
	if err != nil {
		stop("%v", err)
	}
}

func dump(module string, roots ...any) *Dump {
	d := &Dump{Module: module + " " + version(module), Structs: map[string]*Struct{}, seen: map[string]reflect.Type{}}
	for _, root := range roots {
		d.add(reflect.TypeOf(root))
	}
	return d
}

func version(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, dep := range info.Deps {
		if dep.Path == module {
			return dep.Version
		}
	}
	stop("%s is not in this program", module)
	return ""
}

func (d *Dump) add(t reflect.Type) {
	if known, ok := d.seen[t.Name()]; ok {
		if known != t {
			stop("two structs are named %s: %v and %v", t.Name(), known.PkgPath(), t.PkgPath())
		}
		return
	}
	d.seen[t.Name()] = t
	d.Structs[t.Name()] = &Struct{Package: t.PkgPath(), Fields: unique(t, d.fields(t))}
}

func (d *Dump) fields(t reflect.Type) []Field {
	fields := []Field{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && name == "":
			fields = append(fields, d.fields(deref(field.Type))...)
		case field.IsExported() && name != "-" && !leftOut[t.Name()+"."+name] && writable(field):
			fields = append(fields, Field{Name: name, In: t.Name(), Type: d.describe(field.Type, t.Name()+"."+name)})
		}
	}
	return fields
}

// writable tells whether YAML can fill the field: a protobuf oneof is an interface, which no decoder fills (rule G-02),
// and a message of nothing but a oneof has nothing to say.
func writable(field reflect.StructField) bool {
	if field.Tag.Get("protobuf_oneof") != "" {
		return false
	}
	if field.Tag.Get("json") == "" {
		stop("the exported field %s has no name for YAML", field.Name)
	}
	t := deref(field.Type)
	if t.Kind() == reflect.Slice {
		t = deref(t.Elem())
	}
	return !reflect.PointerTo(t).Implements(protoMessage) || hasPlainField(t)
}

func hasPlainField(t reflect.Type) bool {
	for i := range t.NumField() {
		if field := t.Field(i); field.IsExported() && writable(field) {
			return true
		}
	}
	return false
}

func unique(t reflect.Type, fields []Field) []Field {
	names := map[string]bool{}
	for _, field := range fields {
		if names[field.Name] {
			stop("%s has two fields named %s", t.Name(), field.Name)
		}
		names[field.Name] = true
	}
	return fields
}

func (d *Dump) describe(t reflect.Type, where string) *Type {
	t = deref(t)
	if kind, ok := decoders[t]; ok {
		return &Type{Kind: kind}
	}
	if pointer := reflect.PointerTo(t); pointer.Implements(jsonUnmarshaler) || pointer.Implements(textUnmarshaler) {
		stop("%s: %v has a decoder of its own that prowschema does not know", where, t)
	}
	switch t.Kind() {
	case reflect.String:
		return &Type{Kind: "string"}
	case reflect.Bool:
		return &Type{Kind: "bool"}
	case reflect.Float32, reflect.Float64:
		return &Type{Kind: "float"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &Type{Kind: "int", Bits: t.Bits(), Values: enumValues(t)}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &Type{Kind: "uint", Bits: t.Bits()}
	case reflect.Map:
		return d.describeMap(t, where)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return &Type{Kind: "bytes"}
		}
		return &Type{Kind: "list", Of: d.describe(t.Elem(), where)}
	case reflect.Struct:
		d.add(t)
		return &Type{Kind: "struct", Struct: t.Name()}
	}
	stop("%s: no rule for %v", where, t)
	return nil
}

func (d *Dump) describeMap(t reflect.Type, where string) *Type {
	if t.Key().Kind() != reflect.String {
		stop("%s: the keys of %v are no strings", where, t)
	}
	return &Type{Kind: "map", Of: d.describe(t.Elem(), where)}
}

func enumValues(t reflect.Type) map[int]string {
	if !t.Implements(protoEnum) {
		return nil
	}
	names := map[int]string{}
	values := reflect.Zero(t).Interface().(protoreflect.Enum).Descriptor().Values()
	for i := range values.Len() {
		names[int(values.Get(i).Number())] = string(values.Get(i).Name())
	}
	return names
}

func deref(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

func stop(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "prowschema: "+format+"\n", args...)
	os.Exit(1)
}
