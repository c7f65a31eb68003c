import ArgumentParser
struct Seed: ParsableCommand { func run() throws {} }
