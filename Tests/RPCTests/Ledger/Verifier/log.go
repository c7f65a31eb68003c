package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight is that of c2sp.org/tlog-tiles.
const tileHeight = 8

// verifyLog checks an export: every leaf's hash against the tiles and the root over all of them.
func verifyLog(folder, keyText string) {
	key, err := note.NewVerifier(keyText)
	must(err, "reading the key")
	message, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	must(err, "reading the checkpoint")
	tree, err := openCheckpoint(message, key)
	must(err, "opening the checkpoint")

	leaves := readLeaves(folder, tree.N)
	memory := newMemory(leaves)
	root, err := tlog.TreeHash(tree.N, memory)
	must(err, "hashing the leaves")
	require(root == tree.Hash, "the leaves have another root than the checkpoint")

	// Through the tiles, which the reader checks against the checkpoint's root.
	reader := tlog.TileHashReader(tree, tiles{folder})
	for index := range leaves {
		position := tlog.StoredHashIndex(0, int64(index))
		hashes, err := reader.ReadHashes([]int64{position})
		must(err, "reading the tiles")
		require(hashes[0] == memory[position], "leaf %d has another hash in its tile", index)
	}
	// Every tile as the specification has it, for the upper levels too.
	for _, tile := range allTiles(tree.N) {
		stored, err := tiles{folder}.read(tile)
		must(err, "reading a tile")
		computed, err := tlog.ReadTileData(tile, memory)
		must(err, "computing a tile")
		require(string(stored) == string(computed), "%s has another content", path(tile))
	}
	fmt.Printf("ok log of %d leaves\n", tree.N)
}

// allTiles lists the hash tiles of a log of that size. tlog lists a partial tile at every width that it
// ever had, the last one last.
func allTiles(size int64) []tlog.Tile {
	var all []tlog.Tile
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		if last := len(all) - 1; last >= 0 && all[last].L == tile.L && all[last].N == tile.N {
			all = all[:last]
		}
		all = append(all, tile)
	}
	return all
}

// readLeaves takes the leaves out of the entry bundles.
func readLeaves(folder string, size int64) [][]byte {
	var leaves [][]byte
	for index := int64(0); index<<tileHeight < size; index++ {
		width := size - index<<tileHeight
		if width > 1<<tileHeight {
			width = 1 << tileHeight
		}
		tile := tlog.Tile{H: tileHeight, L: -1, N: index, W: int(width)}
		bundle, err := os.ReadFile(filepath.Join(folder, path(tile)))
		must(err, "reading leaves")
		for ; width > 0; width-- {
			require(len(bundle) >= 2, "a bundle ends early")
			length := int(binary.BigEndian.Uint16(bundle))
			require(len(bundle) >= 2+length, "a bundle ends early")
			leaves = append(leaves, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
		require(len(bundle) == 0, "a bundle has more than its leaves")
	}
	return leaves
}

// tiles reads tiles for tlog.
type tiles struct{ folder string }

func (tiles) Height() int                     { return tileHeight }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := t.read(tile)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) read(tile tlog.Tile) ([]byte, error) {
	return os.ReadFile(filepath.Join(t.folder, path(tile)))
}

// path is tlog's without the height, and with the specification's name for the leaves.
func path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

// memory holds all hashes of a tree in tlog's order.
type memory []tlog.Hash

func newMemory(leaves [][]byte) memory {
	var all memory
	for index, leaf := range leaves {
		hashes, err := tlog.StoredHashes(int64(index), leaf, all)
		must(err, "hashing a leaf")
		all = append(all, hashes...)
	}
	return all
}

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		if index >= int64(len(m)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		hashes[place] = m[index]
	}
	return hashes, nil
}
