#!/usr/bin/env bash
# Checks everything that must hold before a commit: format, lints, tests, documentation.
# Reads the working tree, writes only target/. Run from anywhere: scripts/check.sh
set -euo pipefail
cd "$(dirname "$0")/.."
cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- -D warnings
# By itself the library leaves its features out: parquet and xlsx.
cargo clippy -p zhen-formats --locked -- -D warnings
cargo test --workspace --locked
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --quiet
echo "all checks passed"
