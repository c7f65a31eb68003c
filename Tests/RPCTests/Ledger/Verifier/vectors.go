package main

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// verifyVectors checks every file of the vectors.
func verifyVectors(folder string) {
	read := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join(folder, name))
		must(err, "reading a file")
		return content
	}
	keyText := strings.TrimSpace(string(read("log.vkey")))
	key, err := note.NewVerifier(keyText)
	must(err, "reading the key")
	fmt.Println("ok key")

	tree, err := openCheckpoint(read("log/checkpoint"), key)
	must(err, "opening the log's checkpoint")
	log := filepath.Join(folder, "log")
	leaves := readLeaves(log, tree.N)
	memory := newMemory(leaves)
	roots := map[int64]tlog.Hash{}
	for _, line := range table(read("roots.txt")) {
		size := number(line[0])
		roots[size] = hexHash(line[1])
		if size == 0 {
			continue // tlog has no root over no leaves.
		}
		root, err := tlog.TreeHash(size, memory)
		must(err, "hashing a tree")
		require(root == roots[size], "another root over %d leaves", size)
	}
	fmt.Printf("ok %d leaves, %d roots\n", len(leaves), len(roots))

	names, err := filepath.Glob(filepath.Join(folder, "leaves", "*.leaf"))
	must(err, "listing leaves")
	sort.Strings(names)
	for index, name := range names {
		content, err := os.ReadFile(name)
		must(err, "reading a leaf")
		require(string(content) == string(leaves[index]), "%s is not leaf %d", name, index)
	}
	fmt.Printf("ok %d leaf files\n", len(names))

	for _, line := range table(read("inclusion.txt")) {
		index, size, proof := number(line[0]), number(line[1]), hexHashes(line[2:])
		must(tlog.CheckRecord(proof, size, roots[size], index, tlog.RecordHash(leaves[index])),
			"checking inclusion of "+line[0]+" in "+line[1])
	}
	fmt.Println("ok inclusion proofs")
	for _, line := range table(read("consistency.txt")) {
		old, size, proof := number(line[0]), number(line[1]), hexHashes(line[2:])
		must(tlog.CheckTree(proof, size, roots[size], old, roots[old]),
			"checking consistency of "+line[0]+" with "+line[1])
	}
	fmt.Println("ok consistency proofs")

	verifyCheckpoints(folder, key, memory)
	verifyLogProof(read("share.tlog-proof"), key, leaves)

	verifyLog(log, keyText)
}

// verifyCheckpoints holds every two checkpoints against each other.
func verifyCheckpoints(folder string, key note.Verifier, memory memory) {
	names, err := filepath.Glob(filepath.Join(folder, "checkpoints", "*"))
	must(err, "listing checkpoints")
	var trees []tlog.Tree
	for _, name := range names {
		content, err := os.ReadFile(name)
		must(err, "reading a checkpoint")
		tree, err := openCheckpoint(content, key)
		must(err, "opening "+name)
		require(filepath.Base(name) == strconv.FormatInt(tree.N, 10), "%s is of another size", name)
		trees = append(trees, tree)
	}
	for _, old := range trees {
		for _, tree := range trees {
			if old.N == 0 || old.N > tree.N {
				continue
			}
			proof, err := tlog.ProveTree(tree.N, old.N, memory)
			must(err, "proving consistency")
			must(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash), "checking consistency")
		}
	}
	fmt.Printf("ok %d checkpoints, each consistent with each later one\n", len(trees))
}

// verifyLogProof checks a c2sp.org/tlog-proof@v1 file that carries its leaf.
func verifyLogProof(content []byte, key note.Verifier, leaves [][]byte) {
	parts := strings.SplitN(string(content), "\n\n", 2)
	require(len(parts) == 2, "the log proof has no blank line")
	lines := strings.Split(parts[0], "\n")
	require(len(lines) >= 3 && lines[0] == "c2sp.org/tlog-proof@v1", "the log proof has no header")
	require(strings.HasPrefix(lines[1], "extra "), "the log proof has no leaf")
	leaf, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err, "reading the log proof's leaf")
	require(strings.HasPrefix(lines[2], "index "), "the log proof has no index")
	index := number(strings.TrimPrefix(lines[2], "index "))
	require(string(leaf) == string(leaves[index]), "the log proof has another leaf")
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := parseHash(line)
		must(err, "reading the log proof's path")
		proof = append(proof, hash)
	}
	tree, err := openCheckpoint([]byte(parts[1]), key)
	must(err, "opening the log proof's checkpoint")
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf)),
		"checking the log proof")
	fmt.Println("ok log proof")
}

// table is a file's lines but for comments, as words.
func table(content []byte) [][]string {
	var lines [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.Fields(line))
		}
	}
	return lines
}

func number(text string) int64 {
	number, err := strconv.ParseInt(text, 10, 64)
	must(err, "reading a number")
	return number
}

func hexHash(text string) tlog.Hash {
	var hash tlog.Hash
	bytes, err := hex.DecodeString(text)
	must(err, "reading a hash")
	require(copy(hash[:], bytes) == len(hash) && len(bytes) == len(hash), "a hash has 32 bytes")
	return hash
}

func hexHashes(words []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, word := range words {
		hashes = append(hashes, hexHash(word))
	}
	return hashes
}
