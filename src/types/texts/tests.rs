use proptest::prelude::*;
use tablature_validator::reading;

use super::{super::Typed, Ipv4, Ipv6, Url, Uuid};

#[track_caller]
fn check<T: Typed>(format: &str, text: &str) {
    let read = T::from_value(text.into()).map(|own| own.to_value()).ok();
    let expected = reading::has_format(format, text).then(|| text.into());
    assert_eq!(read, expected, "{text}");
}

proptest! {
    #[test]
    fn uuids_are_those_of_the_format(text in "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{11,12}") {
        check::<Uuid>("uuid", &text);
        if let Ok(id) = text.parse::<Uuid>() {
            let digits = text.to_lowercase().replace('-', "");
            prop_assert_eq!(format!("{:032x}", id.as_u128()), digits);
            #[cfg(feature = "uuid")]
            prop_assert_eq!(Uuid::from(id.to_uuid()).into_inner(), text.to_lowercase());
        }
    }

    #[test]
    fn addresses_are_those_of_the_format(
        four in "[0-2]?[0-9]{1,2}(\\.[0-2]?[0-9]{1,2}){3}",
        six in "[0-9a-fA-F]{0,4}(::?[0-9a-fA-F]{1,4}){0,7}(::)?"
    ) {
        check::<Ipv4>("ipv4", &four);
        check::<Ipv6>("ipv6", &six);
        if let Ok(address) = four.parse::<Ipv4>() {
            prop_assert_eq!(Ipv4::from(address.to_std()), address);
        }
        if let Ok(address) = six.parse::<Ipv6>() {
            prop_assert_eq!(Ipv6::from(address.to_std()).to_std(), address.to_std());
        }
    }

    #[test]
    fn urls_are_those_of_the_format(text in "(https?|URN|mailto)?:(//)?[a-zA-Z0-9@:.%|/?#\\[\\]é-]{0,12}") {
        check::<Url>("uri", &text);
        #[cfg(feature = "url")]
        if let Some(url) = text.parse::<Url>().ok().and_then(|own| own.to_url())
            && let Ok(again) = Url::try_from(url.clone())
        {
            prop_assert_eq!(again.to_url(), Some(url));
        }
    }
}

#[test]
fn spelling_is_kept() {
    #[track_caller]
    fn check<T: Typed + PartialEq>(text: &str) {
        let json = format!("\"{text}\"");
        assert_eq!(T::from_json(json.as_bytes()).expect("it is one").to_json(), json);
    }
    check::<Uuid>("67E55044-10b1-426F-9247-bb680e5fe0c8");
    check::<Url>("HTTPS://Example.com");
    check::<Url>("https://example.com/a/../b?x=%7e#");
    check::<Ipv4>("192.0.2.1");
    check::<Ipv6>("2001:DB8:0:0:0:0:0:1");
    check::<Ipv6>("::FFFF:192.0.2.1");
}

#[test]
fn what_is_expected_is_said() {
    let error = Url::new("/relative").expect_err("it is relative");
    assert_eq!(error.to_string(), "expected an absolute URI, found `\"/relative\"`");
}
