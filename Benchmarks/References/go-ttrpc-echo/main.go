// The echo call as containerd's own ttrpc library serves it.
//
// Usage: go-ttrpc-echo PORT. Prints "listening" once it does.
package main

import (
	"context"
	"fmt"
	"net"
	"os"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/types"
)

func echo(_ context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	var request types.BytesValue
	if err := unmarshal(&request); err != nil {
		return nil, err
	}
	return &request, nil
}

func main() {
	server, err := ttrpc.NewServer()
	if err == nil {
		server.Register("pastoral.conformance.v1.Echo", map[string]ttrpc.Method{"Echo": echo})
		var listener net.Listener
		listener, err = net.Listen("tcp", "127.0.0.1:"+os.Args[1])
		if err == nil {
			fmt.Println("listening")
			err = server.Serve(context.Background(), listener)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
