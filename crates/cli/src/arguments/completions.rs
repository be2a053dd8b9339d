//! `zhen completions`.

use clap::Args;
use clap_complete::Shell;

/// Write a completion script for a shell.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen completions bash > ~/.local/share/bash-completion/completions/zhen
  zhen completions fish > ~/.config/fish/completions/zhen.fish";
