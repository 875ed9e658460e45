//! One file per subcommand, each `run(args, …) -> anyhow::Result<ExitStatus>`.

pub(crate) mod capture;
pub(crate) mod check;
pub(crate) mod check_args;
mod check_inputs;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod hand_over;
pub(crate) mod init;
pub(crate) mod sample;
pub(crate) mod schema;
pub(crate) mod schema_check;
