//! Plausible strings, by the name of the field.

use super::super::random::Random;

/// Words without a particular meaning.
pub(super) const PLAIN: [&str; 24] = [
    "alpha", "amber", "basket", "birch", "cedar", "circle", "copper", "delta", "ember", "field",
    "garden", "harbor", "island", "jasper", "lemon", "maple", "north", "ocean", "orchid", "paper",
    "river", "silver", "timber", "violet",
];

/// Suffixes of field names, and examples for fields with such names. The first match is used.
const BY_NAME: [(&str, &[&str]); 26] = [
    ("email", &["ada@example.com", "noor.haddad@example.com", "li.wei@example.org"]),
    ("phone", &["+12025550101", "+442079460958", "+4915551234567"]),
    ("url", &["https://www.example.com/cart", "https://shop.example.org/orders/42?tab=open"]),
    ("uri", &["https://www.example.com/cart", "https://shop.example.org/orders/42"]),
    ("link", &["https://www.example.com/help", "https://shop.example.org/news"]),
    ("hostname", &["www.example.com", "shop.example.org"]),
    ("domain", &["example.com", "example.org"]),
    ("pathname", &["/", "/cart", "/orders/42"]),
    ("path", &["/", "/cart", "/orders/42"]),
    ("title", &["Your cart", "Orders", "Welcome back"]),
    ("agent", &["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"]),
    ("version", &["1.0", "17.4.1", "140.0"]),
    ("language", &["en", "de-DE", "fr-CA"]),
    ("lang", &["en", "de", "fr"]),
    ("countryname", &["Germany", "Canada", "Japan"]),
    ("country", &["DE", "CA", "JP"]),
    ("city", &["Berlin", "Toronto", "Osaka"]),
    ("region", &["Bavaria", "Ontario", "Kansai"]),
    ("timezone", &["Europe/Berlin", "America/Toronto", "Asia/Tokyo"]),
    ("ip", &["192.0.2.7", "198.51.100.23"]),
    ("ipaddress", &["192.0.2.7", "198.51.100.23"]),
    ("token", &["NX-44b03690", "NX-9f21c7aa"]),
    ("uuid", &["7f1f7a3e-5f0b-4c8e-9a3b-0f5a2f0d7c11"]),
    ("id", &["a1f3", "c-20417", "user-7", "8842"]),
    ("name", &["Ada", "Orchid", "North field"]),
    ("query", &["red shoes", "delivery time", "size 42"]),
];

/// Returns a plausible string for the field that `pointer` refers to.
pub(super) fn plausible(random: &mut Random, pointer: &str) -> String {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let examples =
        BY_NAME.iter().find(|(end, _)| plain.ends_with(end)).map(|(_, examples)| *examples);
    random
        .pick(examples.unwrap_or(&PLAIN))
        .map_or_else(String::new, |example| (*example).to_owned())
}

/// Returns a word in lower case.
pub(super) fn word(random: &mut Random) -> &'static str {
    random.pick(&PLAIN).copied().unwrap_or("word")
}
