//! The zhen command.
fn main() {}
