//! The target `config` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(config);
