//! Tablature beside other validators. What there is to run is in `tests/`; see `README.md`.
