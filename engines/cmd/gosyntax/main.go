// Command gosyntax says what the parsers of Go and Kubernetes make of short texts.
//
// It reads one question per line, such as {"kind": "duration", "text": "2h30m"}, and answers each with one line:
// whether the text is accepted, the error if not, and what the text means where a meaning can be compared.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math/bits"
	"net/mail"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/validation"
)

// Question is one text to parse. Against is for regexp alone: a text to search with the pattern.
type Question struct {
	Kind    string  `json:"kind"`
	Text    string  `json:"text"`
	Against *string `json:"against"`
}

// Answer holds the verdict, and for some kinds the meaning.
type Answer struct {
	OK          bool      `json:"ok"`
	Error       string    `json:"error,omitempty"`
	Matches     *bool     `json:"matches,omitempty"`     // regexp: found in Against
	Nanoseconds *int64    `json:"nanoseconds,omitempty"` // duration; of cron: the delay of @every
	Decimal     string    `json:"decimal,omitempty"`     // quantity, exact
	Milli       *int64    `json:"milli,omitempty"`       // quantity, in thousandths, rounded up
	Fields      [][]int   `json:"fields,omitempty"`      // cron: what each of the six fields allows; 63 stands for a star
	Next        []int64   `json:"next,omitempty"`        // cron: the first runs, in Unix seconds
	Cycle       *calendar `json:"cycle,omitempty"`       // cron: the whole cycle, unless it has too many runs
}

type calendar struct {
	Runs             int   `json:"runs"`
	WidestGapSeconds int64 `json:"widest_gap_seconds"`
}

// Days and weekdays repeat after 28 years, as long as no century year without a leap day comes between.
var (
	cycleStart = time.Date(2001, time.January, 1, 0, 0, 0, 0, time.UTC)
	cycleEnd   = cycleStart.AddDate(28, 0, 0)
)

const (
	shownRuns = 20
	mostRuns  = 45000
)

// The options that Prow's configuration loader gives to the cron parser.
var cronParser = cron.NewParser(
	cron.SecondOptional | cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow | cron.Descriptor)

var parsers = map[string]func(Question) (Answer, error){
	"regexp":     parseRegexp,
	"cron":       parseCron,
	"duration":   parseDuration,
	"quantity":   parseQuantity,
	"labelkey":   func(q Question) (Answer, error) { return verdict(validation.IsQualifiedName(q.Text)) },
	"labelvalue": func(q Question) (Answer, error) { return verdict(validation.IsValidLabelValue(q.Text)) },
	"mail":       func(q Question) (Answer, error) { _, err := mail.ParseAddress(q.Text); return Answer{}, err },
	"url":        func(q Question) (Answer, error) { _, err := url.Parse(q.Text); return Answer{}, err },
}

func verdict(problems []string) (Answer, error) {
	if len(problems) > 0 {
		return Answer{}, fmt.Errorf("%s", strings.Join(problems, "; "))
	}
	return Answer{}, nil
}

func parseRegexp(q Question) (Answer, error) {
	pattern, err := regexp.Compile(q.Text)
	if err != nil || q.Against == nil {
		return Answer{}, err
	}
	matches := pattern.MatchString(*q.Against)
	return Answer{Matches: &matches}, nil
}

func parseDuration(q Question) (Answer, error) {
	duration, err := time.ParseDuration(q.Text)
	nanoseconds := duration.Nanoseconds()
	return Answer{Nanoseconds: &nanoseconds}, err
}

// parseQuantity trims blanks like the decoder of quantities in YAML and JSON.
func parseQuantity(q Question) (Answer, error) {
	quantity, err := resource.ParseQuantity(strings.TrimSpace(q.Text))
	if err != nil {
		return Answer{}, err
	}
	milli := quantity.MilliValue()
	return Answer{Decimal: quantity.AsDec().String(), Milli: &milli}, nil
}

func parseCron(q Question) (Answer, error) {
	schedule, err := cronParser.Parse(q.Text)
	if err != nil {
		return Answer{}, err
	}
	if every, ok := schedule.(cron.ConstantDelaySchedule); ok {
		delay := every.Delay.Nanoseconds()
		return Answer{Nanoseconds: &delay}, nil
	}
	spec := schedule.(*cron.SpecSchedule)
	spec.Location = time.UTC
	runs := runsOfCycle(spec)
	return Answer{Fields: fieldsOf(spec), Next: runs[:min(len(runs), shownRuns)], Cycle: calendarOf(runs)}, nil
}

func fieldsOf(spec *cron.SpecSchedule) [][]int {
	fields := make([][]int, 0, 6)
	for _, set := range []uint64{spec.Second, spec.Minute, spec.Hour, spec.Dom, spec.Month, spec.Dow} {
		values := []int{}
		for ; set != 0; set &= set - 1 {
			values = append(values, bits.TrailingZeros64(set))
		}
		fields = append(fields, values)
	}
	return fields
}

func runsOfCycle(spec *cron.SpecSchedule) []int64 {
	runs := []int64{}
	at := spec.Next(cycleStart.Add(-time.Second))
	for ; !at.IsZero() && at.Before(cycleEnd) && len(runs) <= mostRuns; at = spec.Next(at) {
		runs = append(runs, at.Unix())
	}
	return runs
}

func calendarOf(runs []int64) *calendar {
	if len(runs) > mostRuns {
		return nil
	}
	found := calendar{Runs: len(runs)}
	for i, at := range runs {
		next := cycleEnd.Unix() + runs[0] - cycleStart.Unix()
		if i+1 < len(runs) {
			next = runs[i+1]
		}
		found.WidestGapSeconds = max(found.WidestGapSeconds, next-at)
	}
	return &found
}

func answer(line []byte) (result Answer) {
	// A time zone without a blank after it makes the cron parser panic.
	defer func() {
		if trouble := recover(); trouble != nil {
			result = Answer{Error: fmt.Sprint("panic: ", trouble)}
		}
	}()
	var question Question
	if err := json.Unmarshal(line, &question); err != nil {
		log.Fatalf("not a question: %v: %s", err, line)
	}
	parse, known := parsers[question.Kind]
	if !known {
		log.Fatalf("kind %q is not known", question.Kind)
	}
	result, err := parse(question)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	result.OK = true
	return result
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		if err := encoder.Encode(answer(lines.Bytes())); err != nil {
			log.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
