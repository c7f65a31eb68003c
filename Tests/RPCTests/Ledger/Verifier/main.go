// ledger-verifier checks ledgers with Go's own packages for signed notes and transparency logs, which
// share no code with the server.
//
//	ledger-verifier log FOLDER KEY     an export, as `rpc-client ledger export` writes it
//	ledger-verifier vectors FOLDER     the vectors beside this program
//
// It prints what it checked, a line each, and exits with 1 at the first thing that is wrong.
package main

import (
	"fmt"
	"os"
)

func main() {
	arguments := os.Args[1:]
	switch {
	case len(arguments) == 3 && arguments[0] == "log":
		verifyLog(arguments[1], arguments[2])
	case len(arguments) == 2 && arguments[0] == "vectors":
		verifyVectors(arguments[1])
	default:
		fmt.Fprintln(os.Stderr, "usage: ledger-verifier log FOLDER KEY | vectors FOLDER")
		os.Exit(2)
	}
}

// must stops the program at a mistake.
func must(err error, doing string) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "ledger-verifier: %s: %v\n", doing, err)
		os.Exit(1)
	}
}

// require stops the program unless the condition holds.
func require(condition bool, sentence string, arguments ...interface{}) {
	if !condition {
		fmt.Fprintf(os.Stderr, "ledger-verifier: "+sentence+"\n", arguments...)
		os.Exit(1)
	}
}
