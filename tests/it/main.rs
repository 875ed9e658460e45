//! Tests of the public interface.

mod builders;
mod capture_guide;
mod catalogue;
mod dialects;
mod hostile_pages;
mod keywords;
mod layouts;
mod names;
mod overlay_values;
mod overlays;
mod pages;
mod parts;
mod payloads;
mod programs;
mod rooms;
mod scratch;
mod stale;
mod tables;
mod types;
mod types_golden;
mod types_runtime;
mod wild;
