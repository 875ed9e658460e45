//! Every option, in code that is compiled and run.

use tablature::types::{Date, DateTime, Number, Typed};

mod kept {
    tablature::types!(
        path = "schemas/parcel.json",
        derives = [PartialOrd, Ord, marks::Marked],
        builders = true,
        dates = any,
    );
}

mod with_jiff {
    tablature::types!(
        path = "schemas/parcel.json",
        unknown = refuse,
        dates = jiff,
        uuids = uuid,
        urls = url,
        ips = std,
    );
}

mod with_time {
    tablature::types!(path = "schemas/parcel.json", unknown = drop, dates = time, uuids = any, urls = any);
}

mod with_chrono {
    tablature::types!(
        path = "schemas/parcel.json",
        dates = chrono,
        replace = { Price = crate::Cents },
        renames = { "/properties/read" = seen, "/properties/state/enum/0" = Unpaid },
    );
}

mod with_strings {
    tablature::types!(path = "schemas/parcel.json", dates = strings);
}

mod with_defaults {
    tablature::types!(path = "schemas/job.json", builders = true, defaults = values);
}

/// A type of the user's own: anything that reads and writes JSON.
type Cents = tablature::types::Map<Number>;

/// Every spelling of a timestamp that a reader might lose.
const TIMES: &[&str] = &[
    "2026-11-21T16:00:00Z",
    "2026-11-21t16:00:00.000z",
    "2026-11-21T16:00:00+00:00",
    "2026-11-21T16:00:00-00:00",
    "2026-11-21T17:30:00.120+05:30",
    "2026-11-21T16:00:00.123456789012Z",
    "2016-12-31T23:59:60Z",
    "9999-12-31T23:59:60Z",
];

fn parcel(sent: &str, more: &str) -> String {
    format!(r#"{{"id":"a","sent":"{sent}"{more}}}"#)
}

/// Checks that payloads are written as they were read.
fn round_trip<T: Typed>() {
    for sent in TIMES {
        let text = parcel(sent, r#","due":"2028-02-29""#);
        assert_eq!(T::from_json(text.as_bytes()).expect("it is right").to_json(), text);
    }
    for wrong in ["2026-11-21", "2026-11-21T24:00:00Z", "2026-11-21T16:00:00"] {
        assert!(T::from_json(parcel(wrong, "").as_bytes()).is_err(), "{wrong}");
    }
    for wrong in [r#","due":"2026-02-29""#, r#","read":"2026-11-21T16:00:00+00:00""#, r#","read":5"#] {
        assert!(T::from_json(parcel(TIMES[0], wrong).as_bytes()).is_err(), "{wrong}");
    }
}

fn read<T: Typed>(more: &str) -> Result<T, tablature::types::ReadErrors> {
    T::from_json(parcel("2026-11-21T17:00:00.12+01:00", more).as_bytes())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    round_trip::<kept::Parcel>();
    round_trip::<with_jiff::Parcel>();
    round_trip::<with_time::Parcel>();
    round_trip::<with_chrono::Parcel>();
    round_trip::<with_strings::Parcel>();

    // `dates`
    let zoned = read::<with_jiff::Parcel>("")?.sent.to_jiff().ok_or("jiff has the year 2026")?;
    let with_jiff: with_jiff::Parcel = read(r#","due":"2028-02-29""#)?;
    assert_eq!(with_jiff.due.map(Date::to_jiff), Some(jiff::civil::date(2028, 2, 29)));
    let offset = read::<with_time::Parcel>("")?.sent.to_time().ok_or("so has time")?;
    let fixed = read::<with_chrono::Parcel>("")?.sent.to_chrono();
    let (offset_seconds, seconds) = (offset.offset().whole_seconds(), offset.unix_timestamp());
    assert_eq!((zoned.offset().seconds(), zoned.timestamp().as_second()), (offset_seconds, seconds));
    assert_eq!((fixed.offset().local_minus_utc(), fixed.timestamp()), (offset_seconds, seconds));
    for time in [DateTime::try_from(zoned)?, DateTime::try_from(offset)?, DateTime::try_from(fixed)?] {
        assert_eq!(time, read::<kept::Parcel>("")?.sent);
    }
    // A limit beside the format is a type over the same timestamp.
    let kept: kept::Parcel = read(r#","read":"2026-11-21T16:00:00.0Z""#)?;
    let seen: &kept::Read = kept.read.as_ref().ok_or("it was read")?;
    assert_eq!((seen.get().as_str(), kept::Read::PATTERN), ("2026-11-21T16:00:00.0Z", "[Zz]$"));
    assert_eq!("2026-11-21T16:00:00.0Z".parse::<kept::Read>()?, *seen);
    assert!(kept::Read::new("2026-11-21T16:00:00+00:00".parse()?).is_err());
    let strings: with_strings::Parcel = read("")?;
    assert_eq!(strings.sent.as_str(), "2026-11-21T17:00:00.12+01:00");

    // `uuids`, `urls` and `ips`
    let more = concat!(
        r#","tracking":"67E55044-10B1-426F-9247-bb680e5fe0c8","page":"HTTPS://Example.com","#,
        r#""shop":"https://example.com","from":"2001:DB8::0:1","router":"192.0.2.1""#,
    );
    let text = parcel("2026-11-21T17:00:00.12+01:00", more);
    let typed: with_jiff::Parcel = read(more)?;
    assert_eq!((typed.to_json(), read::<with_time::Parcel>(more)?.to_json()), (text.clone(), text.clone()));
    assert_eq!(read::<kept::Parcel>(more)?.to_json(), text);
    let id: uuid::Uuid = typed.tracking.as_ref().ok_or("it was read")?.to_uuid();
    assert_eq!(Some(id.as_u128()), read::<with_time::Parcel>(more)?.tracking.map(|own| own.as_u128()));
    let page: url::Url = typed.page.as_ref().and_then(|own| own.to_url()).ok_or("it has a host")?;
    assert_eq!(page.as_str(), "https://example.com/");
    // A limit beside the format is a type over the same URL.
    assert_eq!(typed.shop.as_ref().ok_or("it was read")?.get().to_url(), Some(page));
    assert!("http://example.com".parse::<with_jiff::Shop>().is_err());
    let addresses = (typed.from.map(|own| own.to_std()), typed.router.map(|own| own.to_std()));
    assert_eq!(addresses, ("2001:db8::1".parse().ok(), "192.0.2.1".parse().ok()));
    for wrong in [r#","tracking":"67E55044""#, r#","page":"/cart""#, r#","router":"192.0.2.01""#] {
        assert!(read::<with_jiff::Parcel>(wrong).is_err() && read::<kept::Parcel>(wrong).is_err());
    }

    // `derives`
    assert_eq!((kept::Parcel::MARK, kept::State::MARK, kept::Read::MARK), ("Parcel", "State", "Read"));
    let later: kept::Parcel = read(r#","weight":null,"more":[1]"#)?;
    assert!(read::<kept::Parcel>("")? < later);

    // `builders`
    let built = kept::Parcel::builder()
        .id("a")
        .sent(TIMES[0])
        .due(Date::new(2028, 2, 29)?)
        .note("n")
        .build()?;
    let builder: kept::ParcelBuilder = kept::Parcel::builder().sent("soon").read("2026-11-21T16:00:00+00:00");
    let wrong = builder.build().err().ok_or("three fields are wrong")?;
    let pointers: Vec<&str> = wrong.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["", "/sent", "/read"]);
    assert_eq!(built.to_json(), parcel(TIMES[0], r#","due":"2028-02-29","note":"n""#));

    // `defaults`
    let job = with_defaults::Job::default();
    let expected = r#"{"name":"job","retries":3,"note":null,"level":"low","limits":{"cpu":2},"odd":1}"#;
    assert_eq!(job.to_json(), expected);
    assert_eq!(with_defaults::Job::builder().build()?, job);
    let other = with_defaults::Job::builder().retries(5).name("other").level(with_defaults::Level::High).build()?;
    assert_eq!(other.to_json(), expected.replace('3', "5").replace("\"job", "\"other").replace("low", "high"));
    assert_eq!(with_defaults::Job::from_json(br#"{"name":"a","retries":0}"#)?.level, None);
    assert_eq!((job.even, with_defaults::Limits::default().cpu), (None, Some(1.into())));

    // `unknown`
    let more = r#","more":1"#;
    let whole = parcel("2026-11-21T17:00:00.12+01:00", more);
    assert_eq!(read::<kept::Parcel>(more)?.to_json(), whole);
    assert_eq!(read::<with_time::Parcel>(more)?.to_json(), whole.replace(more, ""));
    assert!(read::<with_jiff::Parcel>(more).is_err());
    for (fields, codes) in [
        (r#","noet":"x""#, &["unknown-field"][..]),
        (r#","noet":"x","due":"soon""#, &["unknown-field", "bad-format"]),
    ] {
        let report = with_jiff::Parcel::from_json(parcel(TIMES[0], fields).as_bytes());
        let findings = report.err().ok_or("the field is rejected")?.into_findings();
        let errors = findings.iter().filter(|finding| finding.is_error());
        assert_eq!(errors.map(|finding| finding.code.as_str()).collect::<Vec<_>>(), codes);
    }

    // `replace` and `renames`
    let replaced: with_chrono::Parcel = read(r#","price":{"amount":150},"state":"open""#)?;
    // A value that the type would hold but the schema does not allow is rejected.
    assert!(read::<with_chrono::Parcel>(r#","price":{"amount":1.50}"#).is_err());
    let cents: &Cents = replaced.price.as_ref().ok_or("it was read")?;
    assert_eq!((cents.len(), replaced.state, replaced.seen), (1, Some(with_chrono::State::Unpaid), None));
    println!("0 failures");
    Ok(())
}
