//! Reads records from the inputs on the command line: files and streams, decompression, framing.
//!
//! Reading order: `discover` (which files), `source` (opening one), `table_format` (which formats of tables there are), `start` and `open` (text or table), `decompress` (plain bytes), `encoding`
//! (inputs that are not text), `framing` (where the records are), and the framings `document`, `lines`, `array` and
//! `concatenated`, all over one `window`; `blocks` (many lines at once, for several threads); `columns` (tables, by batches of rows);
//! `compress` (what is written).
//!
//! Invariants: memory is bounded by the limit on one record, whatever the size of the input; a record that cannot be
//! read is an [`Item`] like any other, never the end of the file.

mod array;
mod blocks;
mod columns;
mod compress;
mod compression;
mod concatenated;
mod decompress;
mod discover;
mod document;
mod encoding;
mod error;
mod framing;
mod item;
mod lines;
mod members;
mod meter;
mod open;
mod pipe;
mod reader;
mod scanner;
mod source;
mod start;
mod table_format;
mod window;

pub use blocks::{Block, Blocks, Claim, Part};
#[cfg(feature = "arrow")]
pub use columns::MemoryTable;
pub use columns::{Batch, Header, Plan, RowFault, RowText, Rows, Table, is_contained};
pub use compress::Packer;
pub use discover::{Discovered, discover, discover_where, is_event_file};
pub use error::InputError;
pub use framing::{Framing, FramingOptions};
pub use item::Item;
pub use meter::Meter;
pub use open::{Opened, open};
pub use reader::Reader;
pub use source::Source;
pub use table_format::TableFormat;
