//! The target `prove` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(prove);
