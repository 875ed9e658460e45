//! The target `generate` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(generate);
