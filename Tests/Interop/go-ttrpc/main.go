// A ttrpc client of containerd's own library, to show that a stock client is served.
//
//	go-ttrpc-client --address HOST:PORT [--token-file FILE] [--student ID --staff ID] --case NAME
//
// The case "all" is every conformance case; "book" needs a token, a student and a member of staff.
// Each case prints "ok NAME" or "FAIL NAME: why". Ends with 1 where one failed.
package main

import (
	"flag"
	"fmt"
	"net"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/containerd/ttrpc"
)

// What the cases may use.
type peer struct {
	address string
	token   string
	student string
	staff   string
}

// connect opens one connection with its own client. The connection ends after half a minute, so
// that a server that never answers fails the case.
func (p peer) connect(options ...ttrpc.ClientOpts) (*ttrpc.Client, error) {
	connection, err := net.Dial("tcp", p.address)
	if err != nil {
		return nil, err
	}
	if err := connection.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return nil, err
	}
	return ttrpc.NewClient(connection, options...), nil
}

type testCase func(peer) error

func main() {
	address := flag.String("address", "", "HOST:PORT of the server")
	tokenFile := flag.String("token-file", "", "file with the bearer token, for book")
	student := flag.String("student", "", "student id, for book")
	staff := flag.String("staff", "", "staff id, for book")
	name := flag.String("case", "all", "a case's name, or all")
	flag.Parse()

	p := peer{address: *address, student: *student, staff: *staff}
	if *tokenFile != "" {
		text, err := os.ReadFile(*tokenFile)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		p.token = strings.TrimSpace(string(text))
	}

	var names []string
	switch {
	case *name == "all":
		for name := range conformanceCases {
			names = append(names, name)
		}
		sort.Strings(names)
	case *name == "book" || conformanceCases[*name] != nil:
		names = []string{*name}
	default:
		fmt.Fprintf(os.Stderr, "no such case: %s\n", *name)
		os.Exit(2)
	}

	failed := false
	for _, name := range names {
		run := conformanceCases[name]
		if name == "book" {
			run = book
		}
		if err := run(p); err != nil {
			failed = true
			fmt.Printf("FAIL %s: %v\n", name, err)
		} else {
			fmt.Printf("ok %s\n", name)
		}
	}
	if failed {
		os.Exit(1)
	}
}
