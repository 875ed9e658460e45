//! Every schema of the catalogue; `cargo xtask samples` tests many more payloads.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::Value;
use tablature_schema::catalogue::{self, Entry};
use tablature_validator::Checker;

use super::{super::Sampler, check, options};

/// A sampler for each schema, shared so that the rules are tried only once.
static SAMPLERS: LazyLock<Vec<Sampler>> = LazyLock::new(|| {
    catalogue::entries().iter().map(|entry| Sampler::from_catalogue(entry, &options())).collect()
});

fn each(test: impl Fn(&Entry, &Sampler, &Checker)) {
    for (entry, sampler) in catalogue::entries().iter().zip(SAMPLERS.iter()) {
        test(entry, sampler, &Checker::from_catalogue(entry, options()));
    }
}

#[test]
fn valid_payloads_are_accepted() {
    each(|_, sampler, checker| {
        let valid = sampler.valid(5).expect("there are valid payloads");
        valid.take(60).for_each(|sample| check(checker, &sample));
    });
}

#[test]
fn valid_payloads_have_no_warnings_but_where_a_place_asks_for_one() {
    each(|entry, sampler, checker| {
        let valid = sampler.valid(3).expect("there are valid payloads");
        for sample in valid.take(60) {
            let report = checker.check(sample.payload.to_string().as_bytes());
            let codes: Vec<&str> = report.findings().iter().map(|found| &*found.code).collect();
            let may_have_some = sample.about != "any valid payload";
            assert!(
                may_have_some || codes.is_empty(),
                "{}: {codes:?} {}",
                entry.id(),
                sample.payload
            );
        }
    });
}

#[test]
fn valid_payloads_reach_every_place() {
    each(|entry, sampler, _| {
        // The other families have the same depth, and `cargo xtask samples` covers this one.
        if entry.family() == "genesys/event" {
            return;
        }
        let mut valid = sampler.valid(6).expect("there are valid payloads");
        let round = valid.round();
        assert_eq!(valid.by_ref().take(round).count(), round);
        assert_eq!(valid.round(), round, "{}: a place was not reached", entry.id());
    });
}

#[test]
fn payloads_at_limits_are_accepted() {
    each(|_, sampler, checker| {
        let at_limits = sampler.boundary(5).expect("there are limits");
        let round = at_limits.round();
        at_limits.take(round.min(50)).for_each(|sample| check(checker, &sample));
    });
}

#[test]
fn invalid_payloads_have_the_expected_error_for_every_rule() {
    each(|entry, sampler, checker| {
        let invalid = sampler.invalid(5).expect("there are rules");
        let (round, rules) = (invalid.round(), sampler.rules());
        let mut hit = BTreeSet::new();
        for sample in invalid.take(round) {
            check(checker, &sample);
            hit.extend(sample.rule);
        }
        assert_eq!(round, rules.len());
        for rule in rules {
            assert!(hit.contains(&rule), "{}: {rule}", entry.id());
        }
    });
}

/// The only rules that no payload can break alone: a branch that is chosen by its type is reported as the union, and a
/// type that two subschemas require is reported once.
#[test]
fn rules_that_cannot_be_broken_alone_are_known() {
    each(|entry, sampler, _| {
        for unreached in sampler.unreached() {
            let pointer = &unreached.rule.schema_pointer;
            let of_union =
                pointer.ends_with("/anyOf/1/type") || pointer == "/$defs/JourneyCampaign/type";
            let named_twice = entry.family() == "userpilot/event"
                && pointer.starts_with("/$defs/")
                && pointer.matches('/').count() == 3;
            assert!(
                of_union || named_twice,
                "{}: {} {}",
                entry.id(),
                unreached.rule,
                unreached.reason
            );
            assert_eq!(unreached.rule.keyword, "type");
        }
    });
}

#[test]
fn every_branch_of_a_conditional_schema_is_reached() {
    for id in ["userpilot/event@3", "userpilot/event@4"] {
        let entry = catalogue::find(id).expect("an id");
        let sampler = Sampler::from_catalogue(entry, &options());
        let valid = sampler.valid(1).expect("there are valid payloads");
        let round = valid.round();
        let payloads: Vec<Value> = valid.take(round).map(|sample| sample.payload).collect();
        let types: BTreeSet<&str> =
            payloads.iter().filter_map(|payload| payload["event_type"].as_str()).collect();
        let n_types = entry.json()["properties"]["event_type"]["enum"].as_array().map(Vec::len);
        assert_eq!(Some(types.len()), n_types, "{types:?}");
        for entity in
            ["survey_module", "checklist", "resource_center", "nps", "experience", "experiment"]
        {
            let is_reached = payloads.iter().any(|payload| {
                payload["event_name"].as_str().is_some_and(|name| name.starts_with(entity))
                    && payload["metadata"].as_object().is_some_and(|metadata| !metadata.is_empty())
            });
            assert!(is_reached, "{id}: {entity}");
        }
    }
}

#[test]
fn a_seed_names_the_same_payloads() {
    let entry = catalogue::find("userpilot/event@3").expect("an id");
    let payloads = |seed| -> Vec<Value> {
        let sampler = Sampler::from_catalogue(entry, &options());
        let valid = sampler.valid(seed).expect("there are valid payloads");
        valid.take(20).map(|sample| sample.payload).collect()
    };
    assert_eq!(payloads(1), payloads(1));
    assert_ne!(payloads(1), payloads(2));
}
