//! Plain reading of a format: everything is decoded by its own library, and nothing is done with it.

use std::{fs::File, hint::black_box, io::BufReader, path::Path};

use arrow_ipc::reader::FileReader;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::Failure;

/// Reads a file, and prints how many records it has.
pub(crate) fn read(format: &str, file: &Path) -> Result<(), Failure> {
    let file = File::open(file)?;
    let mut n_records = 0;
    match format {
        "json-lines" => {
            let mut reader = BufReader::with_capacity(1 << 16, file);
            let mut line = Vec::new();
            while std::io::BufRead::read_until(&mut reader, b'\n', &mut line)? > 0 {
                black_box(serde_json::from_slice::<serde_json::Value>(&line)?);
                line.clear();
                n_records += 1;
            }
        }
        "csv" => {
            let mut reader = csv::Reader::from_reader(file);
            let mut record = csv::ByteRecord::new();
            while reader.read_byte_record(&mut record)? {
                black_box(&record);
                n_records += 1;
            }
        }
        "parquet-struct" | "parquet-json" => {
            for batch in ParquetRecordBatchReaderBuilder::try_new(file)?.build()? {
                n_records += black_box(batch?).num_rows();
            }
        }
        "arrow" => {
            for batch in FileReader::try_new_buffered(file, None)? {
                n_records += black_box(batch?).num_rows();
            }
        }
        "avro" => {
            for value in apache_avro::Reader::new(BufReader::new(file))? {
                black_box(value?);
                n_records += 1;
            }
        }
        _ => return Err(format!("no format {format}").into()),
    }
    println!("{n_records}");
    Ok(())
}
