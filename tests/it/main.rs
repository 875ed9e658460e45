//! What is seen from outside.

mod catalogue;
mod dialects;
mod hostile_pages;
mod overlays;
mod pages;
mod payloads;
mod stale;
mod tables;
