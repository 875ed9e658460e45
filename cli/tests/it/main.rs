//! The command as its users see it: one binary, one module per concern.
//!
//! A test makes a [`fixture::Fixture`], puts files into its directory and runs the command there. What
//! is compared is what a person or a program would read: standard output, standard error, exit code.

mod baseline;
mod bulk;
mod columns;
mod commands;
mod config;
mod diff;
mod docs;
mod embed;
mod ends;
mod envelopes;
mod events;
mod files;
mod findings;
mod fingerprints;
mod fixture;
mod formats;
mod framing;
mod generate;
mod glance;
mod hand_over;
mod hostile;
mod html;
mod init;
mod loading;
mod mixed;
mod output;
mod outputs;
mod sample;
mod schema_check;
mod schema_choice;
mod severities;
mod split;
mod supply;
