//! What is seen from outside.

mod catalogue;
mod dialects;
mod hostile_pages;
mod overlays;
mod pages;
mod stale;
mod tables;
