package main

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
	"github.com/gogo/protobuf/types"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const echoService = "pastoral.conformance.v1.Echo"

const (
	requestFrameMax  = 1 << 20
	responseFrameMax = 4 << 20
)

var conformanceCases = map[string]testCase{
	"echo":               echoCase,
	"metadata":           metadataCase,
	"fail":               failCase,
	"client-deadline":    clientDeadlineCase,
	"server-deadline":    serverDeadlineCase,
	"request-1mib":       requestAtLimitCase,
	"request-over-1mib":  requestOverLimitCase,
	"response-4mib":      responseAtLimitCase,
	"response-over-4mib": responseOverLimitCase,
	"concurrent":         concurrentCase,
	"unknown-method":     unknownMethodCase,
	"unknown-service":    unknownServiceCase,
}

func echo(client *ttrpc.Client, content []byte) error {
	var reply types.BytesValue
	err := client.Call(context.Background(), echoService, "Echo", &types.BytesValue{Value: content}, &reply)
	if err != nil {
		return err
	}
	if !bytes.Equal(reply.Value, content) {
		return fmt.Errorf("sent %d bytes, %d others came back", len(content), len(reply.Value))
	}
	return nil
}

func echoCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	for _, content := range [][]byte{nil, {0}, []byte("hello"), make([]byte, 65536)} {
		if err := echo(client, content); err != nil {
			return err
		}
	}
	return nil
}

// Several keys, one of them twice: the first value counts, whatever the case of the key.
func metadataCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	ctx := ttrpc.WithMetadata(context.Background(), ttrpc.MD{
		"x-campus": {"mount pleasant"}, "x-empty": {""}, "x-twice": {"first", "second"},
	})
	for key, value := range map[string]string{
		"x-campus": "mount pleasant", "X-Campus": "mount pleasant",
		"x-empty": "", "x-twice": "first", "x-absent": "",
	} {
		var reply types.StringValue
		err := client.Call(ctx, echoService, "Meta", &types.StringValue{Value: key}, &reply)
		if err != nil {
			return err
		}
		if reply.Value != value {
			return fmt.Errorf("%s is %q, not %q", key, reply.Value, value)
		}
	}
	return nil
}

// google.rpc.ErrorInfo, written out since the packaged Go library is older than the type.
type errorInfo struct {
	Reason   string            `protobuf:"bytes,1,opt,name=reason,proto3"`
	Domain   string            `protobuf:"bytes,2,opt,name=domain,proto3"`
	Metadata map[string]string `protobuf:"bytes,3,rep,name=metadata,proto3" protobuf_key:"bytes,1,opt,name=key,proto3" protobuf_val:"bytes,2,opt,name=value,proto3"`
}

func (e *errorInfo) Reset()         { *e = errorInfo{} }
func (e *errorInfo) String() string { return e.Domain + "/" + e.Reason }
func (e *errorInfo) ProtoMessage()  {}

// Every code comes through, each with one detail.
func failCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	for code := int32(1); code <= 16; code++ {
		request := &types.Int32Value{Value: code}
		err := client.Call(context.Background(), echoService, "Fail", request, &types.Empty{})
		if err := expectCode(err, codes.Code(code)); err != nil {
			return err
		}
		details := status.Convert(err).Proto().GetDetails()
		if len(details) != 1 {
			return fmt.Errorf("code %d came with %d details", code, len(details))
		}
		if details[0].TypeUrl != "type.googleapis.com/google.rpc.ErrorInfo" {
			return fmt.Errorf("code %d came with a %s", code, details[0].TypeUrl)
		}
		var info errorInfo
		if err := proto.Unmarshal(details[0].Value, &info); err != nil {
			return err
		}
		if info.Domain != "pastoral" || info.Reason == "" {
			return fmt.Errorf("code %d came with %s", code, info.String())
		}
	}
	return nil
}

func expectCode(err error, code codes.Code) error {
	if err == nil {
		return fmt.Errorf("the call succeeded instead of ending with %v", code)
	}
	if got, ok := status.FromError(err); !ok || got.Code() != code {
		return fmt.Errorf("the call ended with %v instead of %v", err, code)
	}
	return nil
}

// The library gives up by itself when its context ends; the connection goes on.
func clientDeadlineCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	var reply types.Int64Value
	err = client.Call(ctx, echoService, "Sleep", &types.Int64Value{Value: 60000}, &reply)
	if err != context.DeadlineExceeded && expectCode(err, codes.DeadlineExceeded) != nil {
		return fmt.Errorf("the call ended with %v", err)
	}
	return echo(client, []byte("after"))
}

// With no deadline in the client, only the server can end the call after 200 ms.
func serverDeadlineCase(p peer) error {
	setTimeout := func(
		ctx context.Context, request *ttrpc.Request, response *ttrpc.Response,
		_ *ttrpc.UnaryClientInfo, invoke ttrpc.Invoker,
	) error {
		if request.Method == "Sleep" {
			request.TimeoutNano = (200 * time.Millisecond).Nanoseconds()
		}
		return invoke(ctx, request, response)
	}
	client, err := p.connect(ttrpc.WithUnaryClientInterceptor(setTimeout))
	if err != nil {
		return err
	}
	defer client.Close()
	var reply types.Int64Value
	err = client.Call(
		context.Background(), echoService, "Sleep", &types.Int64Value{Value: 60000}, &reply)
	if err := expectCode(err, codes.DeadlineExceeded); err != nil {
		return err
	}
	return echo(client, []byte("after"))
}

// requestOf returns the body of an echo request whose frame says so many bytes, as long as the call
// has neither metadata nor a deadline.
func requestOf(frameBytes int) *types.BytesValue {
	content := make([]byte, frameBytes)
	for {
		body, _ := proto.Marshal(&types.BytesValue{Value: content})
		size := proto.Size(&ttrpc.Request{Service: echoService, Method: "Echo", Payload: body})
		if size <= frameBytes {
			return &types.BytesValue{Value: append(content, make([]byte, frameBytes-size)...)}
		}
		content = content[:len(content)-(size-frameBytes)]
	}
}

func requestAtLimitCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	request := requestOf(requestFrameMax)
	var reply types.BytesValue
	if err := client.Call(context.Background(), echoService, "Echo", request, &reply); err != nil {
		return err
	}
	if !bytes.Equal(reply.Value, request.Value) {
		return fmt.Errorf("%d other bytes came back", len(reply.Value))
	}
	return nil
}

// One byte more ends that call, and only that.
func requestOverLimitCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	request := requestOf(requestFrameMax + 1)
	var reply types.BytesValue
	err = client.Call(context.Background(), echoService, "Echo", request, &reply)
	if err := expectCode(err, codes.ResourceExhausted); err != nil {
		return err
	}
	return echo(client, []byte("after"))
}

// bigOf returns how many bytes Big must be asked for so that the response's frame says that many.
func bigOf(frameBytes int) int64 {
	count := frameBytes
	for {
		body := proto.Size(&types.BytesValue{Value: make([]byte, count)})
		size := proto.Size(&ttrpc.Response{Payload: make([]byte, body)})
		if size <= frameBytes {
			return int64(count + frameBytes - size)
		}
		count -= size - frameBytes
	}
}

func responseAtLimitCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	count := bigOf(responseFrameMax)
	var reply types.BytesValue
	err = client.Call(context.Background(), echoService, "Big", &types.Int64Value{Value: count}, &reply)
	if err != nil {
		return err
	}
	if int64(len(reply.Value)) != count {
		return fmt.Errorf("%d bytes came instead of %d", len(reply.Value), count)
	}
	return nil
}

// One byte more becomes a status, so that the connection lives.
func responseOverLimitCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	request := &types.Int64Value{Value: bigOf(responseFrameMax) + 1}
	var reply types.BytesValue
	err = client.Call(context.Background(), echoService, "Big", request, &reply)
	if err := expectCode(err, codes.ResourceExhausted); err != nil {
		return err
	}
	return echo(client, []byte("after"))
}

// A hundred calls at once on one connection, each with its own answer.
func concurrentCase(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	const calls = 100
	errors := make([]error, calls)
	var group sync.WaitGroup
	for call := range errors {
		group.Add(1)
		go func(call int) {
			defer group.Done()
			errors[call] = echo(client, bytes.Repeat([]byte{byte(call)}, 1+call*37))
		}(call)
	}
	group.Wait()
	for _, err := range errors {
		if err != nil {
			return err
		}
	}
	return nil
}

func unknownMethodCase(p peer) error {
	return unimplemented(p, echoService, "Shout")
}

func unknownServiceCase(p peer) error {
	return unimplemented(p, "pastoral.v1.NoSuchService", "Echo")
}

func unimplemented(p peer, service, method string) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	err = client.Call(context.Background(), service, method, &types.Empty{}, &types.Empty{})
	if err := expectCode(err, codes.Unimplemented); err != nil {
		return err
	}
	return echo(client, []byte("after"))
}
