//! Tablature's verdicts beside those of other validators: schemas and payloads made for it, what each says of them, and
//! the list of differences that are explained. The programs of `bench/` and the fuzz targets share it.

pub mod compare;
pub mod dice;
pub mod draft;
pub mod exact;
pub mod generate;
pub mod json;
pub mod oracles;
pub mod ours;
