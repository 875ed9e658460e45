//! The formats.

/// A format: how it is called here, how the command calls it, and the library that reads it.
#[derive(Debug)]
pub(crate) struct Format {
    pub(crate) name: &'static str,
    pub(crate) input: &'static str,
    pub(crate) library: &'static str,
}

/// All of them; the first one is what the findings of the others are compared with.
pub(crate) const FORMATS: [Format; 6] = [
    Format { name: "json-lines", input: "lines", library: "serde_json, a `Value` a line" },
    Format { name: "csv", input: "csv", library: "csv, a record a row" },
    Format { name: "parquet-struct", input: "parquet", library: "parquet, record batches" },
    Format { name: "parquet-json", input: "parquet", library: "parquet, record batches" },
    Format { name: "avro", input: "avro", library: "apache-avro, a value a row" },
    Format { name: "arrow", input: "arrow", library: "arrow-ipc, record batches" },
];
