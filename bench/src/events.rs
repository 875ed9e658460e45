//! Event data with a fixed seed: records of two vendors, as an export holds them.
//!
//! Records are valid by the catalogue's schemas at the clock [`crate::ours::NOW`], and of the sizes that real
//! exports have: 619 bytes a record for `userpilot/event`, 1,392 for `genesys/web-event-response`, on average.

mod genesys;
mod style;
mod userpilot;
mod write;

use serde_json::{Map, Value};

use crate::dice::Dice;

pub use style::{Escapes, Kind, Style};

/// Whose records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// `userpilot/event`.
    Userpilot,
    /// `genesys/web-event-response`.
    Genesys,
}

impl Vendor {
    /// Both, in the order that tables show them.
    pub const ALL: [Self; 2] = [Self::Userpilot, Self::Genesys];

    /// Returns the id of the schema in the catalogue.
    pub fn schema(self) -> &'static str {
        match self {
            Self::Userpilot => "userpilot/event",
            Self::Genesys => "genesys/web-event-response",
        }
    }

    /// Returns the name, as tables and arguments have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Userpilot => "userpilot",
            Self::Genesys => "genesys",
        }
    }

    /// Returns the vendor of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vendor| vendor.name() == name)
    }

    /// Returns the key of a string that a pattern judges, in every record.
    fn judged(self) -> &'static str {
        match self {
            Self::Userpilot => "country_code",
            Self::Genesys => "eventName",
        }
    }
}

/// Returns `count` records as JSON Lines.
pub fn lines(vendor: Vendor, count: usize, style: Style) -> Vec<u8> {
    let end = if style.crlf { "\r\n" } else { "\n" };
    let mut lines = String::new();
    for record in records(vendor, count, style) {
        lines.push_str(&record);
        lines.push_str(end);
    }
    lines.into_bytes()
}

/// Returns `count` records, each a line without its line end.
pub fn records(vendor: Vendor, count: usize, style: Style) -> Vec<String> {
    let mut dice = Dice::new(style.seed);
    let names = if style.documented { documented_names(vendor) } else { Map::new() };
    let record = |_| {
        let mut record = match vendor {
            Vendor::Userpilot => userpilot::record(&mut dice),
            Vendor::Genesys => genesys::record(&mut dice),
        };
        if dice.per_mille(style.faulty) {
            break_a_rule(vendor, &mut record, &mut dice);
        }
        if style.exported {
            add_what_exports_hold(vendor, &mut record, &mut dice);
        }
        if style.documented {
            record = renamed(record, &names);
        }
        if style.shuffled {
            shuffle(&mut record, &mut dice);
        }
        write::record(&record, style, vendor.judged())
    };
    (0..count).map(record).collect()
}

fn break_a_rule(vendor: Vendor, record: &mut Value, dice: &mut Dice) {
    match vendor {
        Vendor::Userpilot => userpilot::break_a_rule(record, dice),
        Vendor::Genesys => genesys::break_a_rule(record, dice),
    }
}

fn add_what_exports_hold(vendor: Vendor, record: &mut Value, dice: &mut Dice) {
    match vendor {
        Vendor::Userpilot => userpilot::add_what_exports_hold(record, dice),
        Vendor::Genesys => genesys::add_what_exports_hold(record, dice),
    }
}

/// The documented name of each field by its wire name, where they differ.
fn documented_names(vendor: Vendor) -> Map<String, Value> {
    fn collect(schema: &Value, names: &mut Map<String, Value>) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::Object(properties)) = members.get("properties") {
                    for (wire, property) in properties {
                        if let Some(documented) = property.get("documentedAs") {
                            names.insert(wire.clone(), documented.clone());
                        }
                    }
                }
                members.values().for_each(|member| collect(member, names));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            _ => {}
        }
    }
    let entry = tablature::catalogue::find(vendor.schema()).expect("a schema of the catalogue");
    let mut names = Map::new();
    collect(&entry.json(), &mut names);
    names
}

fn renamed(value: Value, names: &Map<String, Value>) -> Value {
    match value {
        Value::Object(members) => {
            let rename = |(key, value): (String, Value)| {
                let name = names.get(&key).and_then(Value::as_str).unwrap_or(&key).to_owned();
                (name, renamed(value, names))
            };
            Value::Object(members.into_iter().map(rename).collect())
        }
        scalar_or_array => scalar_or_array,
    }
}

fn shuffle(value: &mut Value, dice: &mut Dice) {
    if let Value::Object(members) = value {
        let mut shuffled: Vec<_> = std::mem::take(members).into_iter().collect();
        dice.shuffle(&mut shuffled);
        *members = shuffled.into_iter().collect();
        members.values_mut().for_each(|member| shuffle(member, dice));
    }
}

/// A moment at most `seconds` before the clock, with `digits` digits of a second.
fn moment(dice: &mut Dice, seconds: i64, digits: usize) -> String {
    // The clock is a full hour, so a moment less than an hour before it is in the hour before.
    let before = dice.between(1, seconds.min(3_599));
    let second_of_hour = 3_600 - before;
    let fraction: String = (0..digits).map(|_| char::from(b"0123456789"[dice.below(10)])).collect();
    format!("2026-11-21T15:{:02}:{:02}.{fraction}Z", second_of_hour / 60, second_of_hour % 60)
}

/// Names of browsers, as both vendors write them, with a user agent each.
const BROWSERS: [(&str, &str, &str); 4] = [
    (
        "Chrome",
        "141.0.7390.108",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    ),
    ("Firefox", "145.0", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"),
    (
        "Safari",
        "18.6",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
    ),
    (
        "Edge",
        "141.0.3537.71",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    ),
];

/// Languages of browsers and pages.
const LANGUAGES: [&str; 6] = ["en-US", "en-GB", "de-DE", "fr", "pt-BR", "ja"];

/// Things that a shop sells, some beyond ASCII.
const THINGS: [&str; 8] =
    ["teapot", "kettle", "cup", "café set", "sieve", "Kännchen", "tray", "抹茶 bowl"];
