//! One file per subcommand, each `run(args, …) -> anyhow::Result<ExitStatus>`.
