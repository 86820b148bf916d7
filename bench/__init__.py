"""Benchmarks: each one command that prints JSON and stands beside a floor or a peer of the same run."""
