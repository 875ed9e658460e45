//! Plausible values, by the name of the field.

use tablature_validator::Timestamp;

use super::{super::random::Random, drawn};

/// Words without a particular meaning.
pub(super) const PLAIN: [&str; 24] = [
    "alpha", "amber", "basket", "birch", "cedar", "circle", "copper", "delta", "ember", "field",
    "garden", "harbor", "island", "jasper", "lemon", "maple", "north", "ocean", "orchid", "paper",
    "river", "silver", "timber", "violet",
];

const PEOPLE: [&str; 3] = ["Ada Lovelace", "Noor Haddad", "Li Wei"];

/// Words for people: what they are before `name`, or the object that has a `name`, is named like a person.
const PERSONS: [&str; 14] = [
    "author",
    "buyer",
    "client",
    "contact",
    "customer",
    "employee",
    "member",
    "owner",
    "person",
    "profile",
    "recipient",
    "sender",
    "user",
    "visitor",
];

/// What a string is about.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    /// One of these.
    Of(&'static [&'static str]),
    /// The name of a person or of a thing.
    Name,
    /// What names one thing among others.
    Id,
    Uuid,
    /// Digits of a digest or a token.
    Hex,
    /// A number that is not counted with.
    Number,
    Url,
    /// The URL of a picture.
    Picture,
    Email,
    Timestamp,
    Date,
}

/// Ends of the names of fields, as words written together, and what such fields hold.
const MEANINGS: [(&[&str], Meaning); 68] = [
    (&["email", "mail", "emailaddress"], Meaning::Email),
    (
        &["phone", "mobile", "telephone", "phonenumber"],
        Meaning::Of(&["+12025550101", "+442079460958", "+4915551234567"]),
    ),
    (&["urlscheme", "scheme", "protocol"], Meaning::Of(&["https", "http"])),
    (
        &["hostname", "host", "urlhost", "domain", "server"],
        Meaning::Of(&["www.example.com", "shop.example.org", "app.example.net"]),
    ),
    (&["urlport"], Meaning::Of(&["443", "80", "8443"])),
    (
        &["urlpath", "pathname", "path", "route", "screenname"],
        Meaning::Of(&["/", "/cart", "/orders/42", "/account/settings"]),
    ),
    (
        &["urlquery", "querystring"],
        Meaning::Of(&["tab=open", "page=2&sort=price", "utm_source=newsletter"]),
    ),
    (&["urlfragment", "fragment", "anchor"], Meaning::Of(&["details", "reviews", "top"])),
    (
        &["url", "uri", "href", "link", "referrer", "referer", "website", "homepage", "permalink"],
        Meaning::Url,
    ),
    (
        &[
            "avatar",
            "image",
            "photo",
            "picture",
            "logo",
            "icon",
            "thumbnail",
            "imageurl",
            "avatarurl",
        ],
        Meaning::Picture,
    ),
    (
        &["filename", "file", "attachment"],
        Meaning::Of(&["report-2026.pdf", "orders.csv", "photo-17.jpg"]),
    ),
    (&["extension"], Meaning::Of(&["pdf", "csv", "jpg"])),
    (
        &["mimetype", "contenttype", "mediatype"],
        Meaning::Of(&["application/json", "image/png", "text/html"]),
    ),
    (&["encoding", "charset"], Meaning::Of(&["utf-8", "iso-8859-1"])),
    (
        &["useragent", "useragentstring", "agent"],
        Meaning::Of(&[
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15",
        ]),
    ),
    (&["version", "release"], Meaning::Of(&["1.0.3", "2.14.0", "17.4.1", "140.0"])),
    (&["language", "locale", "lang"], Meaning::Of(&["en", "en-US", "de-DE", "fr-CA"])),
    (&["countryname"], Meaning::Of(&["Germany", "Canada", "Japan"])),
    (&["country", "countrycode"], Meaning::Of(&["DE", "CA", "JP"])),
    (&["city", "town"], Meaning::Of(&["Berlin", "Toronto", "Osaka"])),
    (&["region", "regionname", "province"], Meaning::Of(&["Bavaria", "Ontario", "Kansai"])),
    (&["zip", "zipcode", "postcode", "postalcode"], Meaning::Of(&["10115", "94107", "60311"])),
    (
        &["street", "address", "addressline"],
        Meaning::Of(&["12 Harbor Street", "4 Garden Lane", "221 Maple Avenue"]),
    ),
    (&["timezone", "tz"], Meaning::Of(&["Europe/Berlin", "America/Toronto", "Asia/Tokyo"])),
    (&["ip", "ipaddress", "ipv4"], Meaning::Of(&["192.0.2.7", "198.51.100.23", "203.0.113.81"])),
    (&["ipv6"], Meaning::Of(&["2001:db8::7", "2001:db8:17::2"])),
    (&["currency", "currencycode"], Meaning::Of(&["EUR", "USD", "GBP", "JPY"])),
    (&["status", "state"], Meaning::Of(&["active", "pending", "completed", "cancelled"])),
    (&["plan", "tier", "subscription"], Meaning::Of(&["free", "team", "business"])),
    (&["role", "permission"], Meaning::Of(&["admin", "member", "viewer"])),
    (&["medium", "channel", "utmmedium"], Meaning::Of(&["email", "cpc", "social", "organic"])),
    (&["campaign", "campaignname", "utmcampaign"], Meaning::Of(&["spring-sale", "welcome-series"])),
    (&["source", "utmsource", "origin"], Meaning::Of(&["newsletter", "web", "partner"])),
    (&["platform"], Meaning::Of(&["web", "ios", "android"])),
    (
        &["os", "osname", "osfamily", "operatingsystem"],
        Meaning::Of(&["Linux", "Windows", "macOS", "iOS", "Android"]),
    ),
    (
        &["browser", "browsername", "browserfamily"],
        Meaning::Of(&["Firefox", "Chrome", "Safari", "Edge"]),
    ),
    (&["device", "devicetype", "deviceclass"], Meaning::Of(&["desktop", "mobile", "tablet"])),
    (&["model", "devicemodel"], Meaning::Of(&["Pixel 9", "iPhone 16", "ThinkPad T14"])),
    (&["manufacturer", "brand", "make", "vendor"], Meaning::Of(&["Acme", "Northwind", "Globex"])),
    (&["carrier", "provider", "isp"], Meaning::Of(&["Example Mobile", "Northwind Fiber"])),
    (&["firstname", "givenname"], Meaning::Of(&["Ada", "Noor", "Li", "Tomás"])),
    (&["lastname", "familyname", "surname"], Meaning::Of(&["Lovelace", "Haddad", "Wei", "Silva"])),
    (&["username", "login", "nickname", "handle"], Meaning::Of(&["ada", "noor.h", "liwei42"])),
    (&["fullname", "author", "owner", "user", "customer", "person"], Meaning::Of(&PEOPLE)),
    (&["name"], Meaning::Name),
    (&["displayname"], Meaning::Of(&["Spring sale", "Starter kit", "Main menu"])),
    (
        &[
            "company",
            "companyname",
            "organization",
            "organisation",
            "organizationname",
            "account",
            "accountname",
            "team",
            "teamname",
        ],
        Meaning::Of(&["Acme", "Northwind", "Globex"]),
    ),
    (
        &["appname", "application", "applicationname", "service", "servicename", "app"],
        Meaning::Of(&["storefront", "checkout", "mobile-app"]),
    ),
    (
        &["product", "productname", "item", "itemname"],
        Meaning::Of(&["Desk lamp", "Trail shoes", "Espresso cups"]),
    ),
    (
        &["category", "group", "segment", "department"],
        Meaning::Of(&["lighting", "outdoor", "kitchen"]),
    ),
    (&["type", "kind", "class"], Meaning::Of(&["standard", "basic", "premium"])),
    (&["sku"], Meaning::Of(&["SKU-10432", "SKU-20981"])),
    (&["coupon", "promocode", "vouchercode"], Meaning::Of(&["SPRING10", "WELCOME5"])),
    (&["color", "colour"], Meaning::Of(&["red", "navy", "#3366cc"])),
    (&["size"], Meaning::Of(&["S", "M", "42"])),
    (
        &["event", "eventname", "eventtype", "action", "activity"],
        Meaning::Of(&["order_completed", "page_viewed", "button_clicked"]),
    ),
    (
        &["title", "subject", "headline", "pagetitle"],
        Meaning::Of(&["Your cart", "Orders", "Welcome back"]),
    ),
    (
        &["label", "button", "element", "buttontext"],
        Meaning::Of(&["Add to cart", "Save", "Sign up"]),
    ),
    (
        &[
            "description",
            "message",
            "comment",
            "note",
            "notes",
            "summary",
            "reason",
            "text",
            "body",
            "content",
            "feedback",
        ],
        Meaning::Of(&[
            "Delivered on the first attempt.",
            "Asked for another size.",
            "Everything as expected.",
        ]),
    ),
    (
        &["query", "search", "searchterm", "keyword", "term", "phrase"],
        Meaning::Of(&["red shoes", "delivery time", "size 42"]),
    ),
    (&["method", "httpmethod"], Meaning::Of(&["GET", "POST", "PUT"])),
    (&["paymentmethod"], Meaning::Of(&["card", "invoice", "wallet"])),
    (
        &[
            "token",
            "key",
            "secret",
            "hash",
            "checksum",
            "digest",
            "signature",
            "fingerprint",
            "etag",
        ],
        Meaning::Hex,
    ),
    (
        &[
            "uuid",
            "guid",
            "eventid",
            "messageid",
            "requestid",
            "sessionid",
            "traceid",
            "anonymousid",
            "transactionid",
            "correlationid",
            "conversationid",
            "visitid",
        ],
        Meaning::Uuid,
    ),
    (&["id", "identifier", "ref", "reference"], Meaning::Id),
    (&["number", "no", "code"], Meaning::Number),
    (
        &[
            "at",
            "timestamp",
            "tstamp",
            "datetime",
            "time",
            "created",
            "updated",
            "modified",
            "deleted",
        ],
        Meaning::Timestamp,
    ),
    (&["date", "day", "birthday", "dateofbirth"], Meaning::Date),
];

/// Where numbers lie: from, to, and how many decimal places they have at most.
type Range = (i128, i128, u32);

/// Ends of the names of numbers, and where such numbers lie.
const RANGES: [(&[&str], Range); 20] = [
    (&["age"], (18, 90, 0)),
    (&["year"], (2000, 2026, 0)),
    (&["month"], (1, 12, 0)),
    (&["day"], (1, 28, 0)),
    (&["hour", "hours"], (0, 23, 0)),
    (&["minute", "minutes", "second", "seconds"], (0, 59, 0)),
    (&["percent", "percentage", "pct", "progress"], (0, 100, 1)),
    (&["rate", "ratio", "probability", "confidence"], (0, 1, 2)),
    (&["latitude", "lat"], (-60, 60, 4)),
    (&["longitude", "lng", "lon"], (-180, 180, 4)),
    (
        &[
            "price", "amount", "total", "subtotal", "revenue", "cost", "tax", "fee", "discount",
            "shipping", "balance", "value",
        ],
        (1, 500, 2),
    ),
    (&["quantity", "qty", "count", "items", "total_count"], (1, 20, 0)),
    (&["rating", "stars"], (1, 5, 0)),
    (&["width"], (320, 2560, 0)),
    (&["height"], (480, 1600, 0)),
    (&["density", "pixelratio", "dpr"], (1, 4, 0)),
    (&["port"], (1024, 65_535, 0)),
    (&["statuscode", "httpstatus"], (200, 204, 0)),
    (&["milliseconds", "millis", "ms", "latency", "duration", "elapsed"], (1, 5000, 0)),
    (&["id", "number", "no"], (1000, 99_999, 0)),
];

/// The most words at the end of a name that mean something together.
const MAX_WORDS: usize = 3;

/// The shortest end of a name without words that means something.
const MIN_END: usize = 3;

/// Returns a plausible string for the field that `pointer` refers to.
pub(super) fn plausible(random: &mut Random, pointer: &str, now: Timestamp) -> String {
    let words = words_of(pointer);
    let meaning = lookup(&MEANINGS, &words).or_else(|| by_end(words.last()?));
    let Some(meaning) = meaning else { return word(random).to_owned() };
    match meaning {
        Meaning::Of(examples) => {
            random.pick(examples).map_or_else(String::new, |example| (*example).to_owned())
        }
        Meaning::Name if is_of_person(&words) => {
            random.pick(&PEOPLE).map_or_else(String::new, |name| (*name).to_owned())
        }
        Meaning::Name => word(random).to_owned(),
        Meaning::Id => {
            let of = words.len().checked_sub(2).map_or("c", |at| &words[at]);
            format!("{of}-{}", 10_000 + random.below(90_000))
        }
        Meaning::Uuid => drawn::uuid(random),
        Meaning::Hex => format!("{:016x}", random.next()),
        Meaning::Number => (10_000 + random.below(90_000)).to_string(),
        Meaning::Url => {
            format!("https://www.example.com/{}/{}", word(random), random.below(900) + 100)
        }
        Meaning::Picture => format!("https://cdn.example.com/{}.png", word(random)),
        Meaning::Email => format!("{}.{}@example.com", word(random), word(random)),
        Meaning::Timestamp => drawn::timestamp(random, now, None),
        Meaning::Date => drawn::timestamp(random, now, None)[..10].to_owned(),
    }
}

/// Returns whether a field for a name is that of a person: by the word before it, or by the object that has it.
fn is_of_person(words: &[String]) -> bool {
    match words {
        [only] => only == "name",
        [.., of, _] => PERSONS.contains(&&**of) || PERSONS.contains(&of.trim_end_matches('s')),
        [] => false,
    }
}

/// Returns where a number lies by the name of the field that `pointer` refers to, and how many decimal places it has at most;
/// `None` if the name says nothing.
pub(super) fn range(pointer: &str) -> Option<Range> {
    lookup(&RANGES, &words_of(pointer))
}

/// Returns a word in lower case.
pub(super) fn word(random: &mut Random) -> &'static str {
    random.pick(&PLAIN).copied().unwrap_or("word")
}

/// Returns what the longest end of a name means.
fn lookup<T: Copy>(known: &[(&[&str], T)], words: &[String]) -> Option<T> {
    (1..=words.len().min(MAX_WORDS)).rev().find_map(|number| {
        let end = words[words.len() - number..].concat();
        find(known, &end).or_else(|| find(known, end.strip_suffix('s')?))
    })
}

/// Returns what a name means that is written without anything between its words.
fn by_end(name: &str) -> Option<Meaning> {
    let starts = 1..=name.len().checked_sub(MIN_END)?;
    starts.filter_map(|at| name.get(at..)).find_map(|end| find(&MEANINGS, end))
}

fn find<T: Copy>(known: &[(&[&str], T)], end: &str) -> Option<T> {
    known.iter().find(|(ends, _)| ends.contains(&end)).map(|(_, meaning)| *meaning)
}

/// Returns the words of the name that a JSON Pointer ends with, in lower case; before a single word stands the last one of the
/// object that it is in. Of an item, it is the name of the array.
fn words_of(pointer: &str) -> Vec<String> {
    let is_name = |segment: &&str| !segment.bytes().all(|byte| byte.is_ascii_digit());
    let mut names = pointer.rsplit('/').filter(is_name);
    let mut words = names.next().map(split).unwrap_or_default();
    if words.len() == 1
        && let Some(around) = names.next().and_then(|name| split(name).pop())
    {
        words.insert(0, around);
    }
    words
}

/// Splits a name into words, in lower case.
fn split(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut open = String::new();
    let mut last: Option<char> = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let is_small_next = characters.peek().is_some_and(|next| next.is_lowercase());
        let begins = character.is_uppercase()
            && last.is_some_and(|last| !last.is_uppercase() || is_small_next);
        if (begins || !character.is_alphanumeric()) && !open.is_empty() {
            words.push(std::mem::take(&mut open));
        }
        if character.is_alphanumeric() {
            open.extend(character.to_lowercase());
        }
        last = Some(character);
    }
    words.extend((!open.is_empty()).then_some(open));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, is_right: impl Fn(&str) -> bool) {
        let mut random = Random::new(7);
        let now = Timestamp::from_nanoseconds(1_764_000_000_000_000_000);
        for _ in 0..20 {
            let value = plausible(&mut random, name, now);
            assert!(is_right(&value), "{name}: {value}");
        }
    }

    #[test]
    fn names_are_split_into_words() {
        assert_eq!(words_of("/a/userID"), ["user", "id"]);
        assert_eq!(words_of("/webBrowser/0/family"), ["browser", "family"]);
        assert_eq!(words_of("/URLScheme"), ["url", "scheme"]);
        assert_eq!(words_of("/page-view_count/0"), ["page", "view", "count"]);
        assert!(words_of("").is_empty());
    }

    #[test]
    fn values_fit_their_names() {
        check("/os_name", |value| !value.contains("Ada") && value.len() >= 3);
        check("/filename", |value| value.contains('.'));
        check("/zip", |value| value.bytes().all(|byte| byte.is_ascii_digit()));
        check("/billingZip", |value| value.len() == 5);
        check("/currency", |value| value.len() == 3);
        check("/created_at", |value| value.parse::<Timestamp>().is_ok());
        check("/page_url", |value| value.starts_with("https://"));
        check("/page_urlscheme", |value| value.starts_with("http"));
        check("/pageurl", |value| value.starts_with("https://"));
        check("/event_id", |value| value.len() == 36);
        check("/customerId", |value| value.starts_with("customer-"));
        check("/campaign/name", |value| value.contains('-'));
        check("/user/id", |value| value.starts_with("user-"));
        check("/birth_date", |value| value.len() == 10);
        check("/name", |value| PEOPLE.contains(&value));
        check("/users/0/name", |value| PEOPLE.contains(&value));
        check("/topicName", |value| PLAIN.contains(&value));
        check("/module/name", |value| PLAIN.contains(&value));
        check("/membership", |value| PLAIN.contains(&value));
        check("/paid", |value| PLAIN.contains(&value));
    }

    #[test]
    fn ids_differ() {
        let mut random = Random::new(7);
        let now = Timestamp::from_nanoseconds(0);
        let ids: std::collections::BTreeSet<String> =
            (0..50).map(|_| plausible(&mut random, "/user_id", now)).collect();
        assert!(ids.len() > 45, "{ids:?}");
    }

    #[test]
    fn numbers_have_ranges() {
        assert_eq!(range("/unitPrice"), Some((1, 500, 2)));
        assert_eq!(range("/screen_width"), Some((320, 2560, 0)));
        assert_eq!(range("/screenDensity"), Some((1, 4, 0)));
        assert_eq!(range("/depth"), None);
    }
}
