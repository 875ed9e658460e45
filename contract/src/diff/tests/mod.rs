//! Comparisons, seen from outside.

mod history;
