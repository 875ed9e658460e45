//! The target `capture` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(capture);
