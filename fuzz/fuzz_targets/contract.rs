//! The target `contract` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(contract);
