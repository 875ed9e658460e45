//! The target `load` for libFuzzer.
#![cfg_attr(fuzzing, no_main)]

tablature_fuzz::target!(load);
