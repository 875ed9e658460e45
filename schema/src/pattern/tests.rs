use super::{Match, Pattern};
use crate::budget::Budget;

const STEPS: u64 = 10_000_000;

#[track_caller]
fn check_ours(pattern: &str, matching: &[&str], others: &[&str]) {
    let pattern = Pattern::new(pattern).expect("a pattern");
    for (texts, expected) in [(matching, Match::Yes), (others, Match::No)] {
        for text in texts {
            let found = pattern.is_match(text, &mut Budget::new(STEPS));
            assert_eq!(found, expected, "{pattern} on {text:?}");
        }
    }
}

/// As [`check_ours`]; what others build of the pattern says the same.
#[track_caller]
fn check(pattern: &str, matching: &[&str], others: &[&str]) {
    check_ours(pattern, matching, others);
    if let Some(rust) = Pattern::new(pattern).expect("a pattern").to_rust() {
        let regex = regex::Regex::new(&rust).expect("an expression of the crate `regex`");
        for (texts, expected) in [(matching, true), (others, false)] {
            for text in texts {
                assert_eq!(regex.is_match(text), expected, "{rust} on {text:?}");
            }
        }
    }
}

#[track_caller]
fn rejected(pattern: &str, expected: &str) {
    match Pattern::new(pattern) {
        Ok(_) => panic!("{pattern} is taken"),
        Err(error) => assert_eq!(error.to_string(), expected, "{pattern}"),
    }
}

#[test]
fn a_pattern_matches_anywhere_unless_it_is_anchored() {
    check("", &["", "a"], &[]);
    check("$", &["", "a"], &[]);
    check("page", &["page", "a page view"], &["Page", "pag"]);
    check("page$", &["page", "web page"], &["page view"]);
    check("^page", &["page", "page view"], &["web page"]);
    check("^page$", &["page"], &["web page", "page view", "page\n"]);
    check("^[a-z]+$", &["a", "page"], &["", "Page", "page1", "é"]);
    check("^[a-z]{2,3}$", &["ab", "abc"], &["a", "abcd"]);
    check("^[a-z]+-\\d*$", &["a-", "ab-12"], &["-1", "a-b"]);
    check("^[a-z]*[a-c]$", &["a", "zzc"], &["", "az"]);
    check("^a?a{2}$", &["aa", "aaa"], &["a", "aaaa"]);
    check("^(?:a|bc)+d", &["ad", "abcad!"], &["d", "bd", " ad"]);
}

#[test]
fn escapes_mean_what_ecma_262_says() {
    check(r"^\d$", &["0", "9"], &["\u{7C0}", "a"]);
    check(r"^\w$", &["a", "Z", "0", "_"], &["é", "-", "ſ"]);
    check(r"^\W$", &["é", "-"], &["a"]);
    check(
        r"^\s$",
        &[" ", "\t", "\u{B}", "\u{A0}", "\u{FEFF}", "\n", "\u{2029}", "\u{2003}"],
        &["\u{1}", "\u{180E}", "\u{200B}", "\u{85}"],
    );
    check(r"^\S$", &["\u{1}", "a"], &["\u{FEFF}"]);
    check(r"^.$", &["a", "\u{85}", "🐲"], &["\n", "\r", "\u{2028}", "\u{2029}", "ab"]);
    check(r"^\cC\cj\x41\u0042\u{43}\0\t\v\f\n\r$", &["\u{3}\nABC\0\t\u{B}\u{C}\n\r"], &[]);
    check(r"^\ud83d\udc32*$", &["", "🐲", "🐲🐲"], &["🐉"]);
    check(r"^[\ud83d\udc32-\u{1F433}]$", &["🐲", "🐳"], &["🐉", "\u{FFFD}"]);
    check(r"\ud83d", &[], &["🐲", "a"]);
    check(r"^[^\ud800-\udfff]$", &["🐲", "a"], &[""]);
    check(r"^[]|[]$", &[], &["", "a", "]"]);
    check(r"^[^]$", &["\n", "🐲"], &["", "ab"]);
    check(r"^[\b]$", &["\u{8}"], &["b"]);
    check(r"\bb\B", &["a bb", "bb"], &["b", "abb", "b b"]);
    check(r"^\B\B.", &["éa", "-"], &["a"]);
    check(r"^[\w.\-]+@[^@\s]+$", &["a.b-c@d"], &["a b@c", "@"]);
}

#[test]
fn properties_have_the_names_of_ecma_262() {
    check(r"^\p{Letter}+$", &["é", "Ж"], &["1"]);
    check(r"^\p{digit}+$", &["42", "\u{9EA}"], &["a"]);
    check(r"^\p{gc=Lu}\P{Lu}$", &["Aa"], &["AA"]);
    check(r"^\p{Script=Greek}\p{scx=Grek}$", &["ωω"], &["aa"]);
    check(r"^[\p{Emoji}\p{L}]$", &["🐲", "a"], &["-"]);
    check(r"^[^\P{L}]$", &["a"], &["1"]);
    check(r"^\p{Zl}\p{Any}$", &["\u{2028}a"], &["ab"]);
    check(r"\p{Cs}|\p{sc=Zzzz}", &["\u{E000}"], &["a"]);
    rejected(r"\p{letter}", "`letter` is not a Unicode property at character 1");
    rejected(r"a\p{Greek}", "`Greek` is not a Unicode property at character 2");
    rejected(
        r"\p{Block=Basic_Latin}",
        "`Block=Basic_Latin` is not a Unicode property at character 1",
    );
    rejected(r"\p{CWKCF}", "the Unicode property `CWKCF` is not supported at character 1");
    rejected(r"\pL", r"`\pL` is not an escape of ECMA-262 at character 1");
}

#[test]
fn what_is_harmless_without_the_flag_is_taken() {
    check(r#"^\-\_\/\@\"\ $"#, &[r#"-_/@" "#], &["-"]);
    check(r"^a]{}b{,5}{c$", &["a]{}b{,5}{c"], &[]);
    check(r"^[\w-.]+$", &["a-.", "-"], &["+", ""]);
    check(r"^[a\-z\_]+$", &["a-z_"], &["b"]);
}

#[test]
fn everything_else_is_rejected_with_its_place() {
    rejected(r"a\a", r"`\a` is not an escape of ECMA-262 at character 2");
    rejected(r"\Z", r"`\Z` is not an escape of ECMA-262 at character 1");
    rejected(r"\é", r"`\é` is not an escape of ECMA-262 at character 1");
    rejected(r"\01", r"`\01` is not an escape of ECMA-262 at character 1");
    rejected(r"\c1", r"`\c1` is not an escape of ECMA-262 at character 1");
    rejected(r"\u{110000}", "there is no such code point at character 1");
    rejected("a\\", "`\\` at the end escapes nothing at character 2");
    rejected("x*+", "there is nothing to repeat at character 3");
    rejected("a|{2}", "there is nothing to repeat at character 3");
    rejected("^*", "an assertion cannot be repeated at character 2");
    rejected("(?=a)?", "an assertion cannot be repeated at character 6");
    rejected("a{3,2}", "the maximum count is less than the minimum at character 2");
    rejected("é(", "the group is not closed at character 2");
    rejected("^(abc]", "the group is not closed at character 2");
    rejected("a)", "`)` does not close a group at character 2");
    rejected("(?i)a", "`(?` does not begin a group of ECMA-262 at character 1");
    rejected("(?P<n>a)", "`(?` does not begin a group of ECMA-262 at character 1");
    rejected("[a", "the character class is not closed at character 1");
    rejected("[b-a]", "the range is reversed at character 2");
    rejected(r"(a)\2", "there is no group `2` at character 4");
    rejected(r"(?<n>a)\k<m>", "there is no group `m` at character 8");
    rejected("(?<n>a)(?<n>b)", "there is already a group `n` at character 8");
    rejected("(?<1>a)", "the name of a group is not valid at character 4");
}

#[test]
fn look_around_and_back_references_are_judged() {
    check(r"^(?!admin)[a-z]+$", &["user", "adm"], &["administrator", ""]);
    check(r"^(?=.*[a-z])(?=.*\d).{4,}$", &["abc1"], &["abcd", "a1"]);
    check(r"(?<=\$)\d+(?!\.)$", &["$42"], &["42", "€42"]);
    check(r"(?<=a+)b", &["aab"], &["b", "cb"]);
    check(r"(?<!a{2,3})b", &["ab", "b"], &["aab", "aaab"]);
    check(r#"^(["']).*\1$"#, &[r#""a""#, "''"], &[r#""a'"#]);
    check(r"^(?<n>a|b)\k<n>$", &["aa", "bb"], &["ab"]);
    // A group that took no part, or has not been closed, is nothing.
    check(r"^(?:(a)|b)\1$", &["aa", "b"], &["ab", "ba"]);
    check(r"^(a\1)$", &["a"], &["aa"]);
    check(r"^\1(a)$", &["a"], &["aa"]);
    // Each iteration forgets its groups.
    check(r"^(?:(a)|b)*\1$", &["ab", "aa", "b"], &["ba!"]);
    // Right to left: the second group has taken its part when the first is matched.
    check(r"(?<=\1(a))b", &["aab"], &["ab"]);
    check(r"^(?:(?<n>a)|(?<n>b))\k<n>$", &["aa", "bb"], &["ab", "ba"]);
    check(r"^(?=(a+))\1b", &["aab"], &["aac"]);
    // An iteration that takes nothing ends the loop.
    check(r"^(?:a?)*?(?!b)c", &["c", "aac"], &["b"]);
    check(r"^(?:a*)*(?=b)b$", &["aab", "b"], &["aa"]);
}

#[test]
fn captures_replace_their_references_in_the_template() {
    let expand = |pattern: &str, text, template| {
        let pattern = Pattern::new(pattern).unwrap();
        let captures = pattern.captures(text, &mut Budget::new(STEPS))?;
        let expanded = captures.expand(template);
        assert!(captures.expands_to(template, &expanded));
        for other in [format!("{expanded}x"), format!("x{expanded}"), expanded[..0].to_owned()] {
            assert_eq!(captures.expands_to(template, &other), other == expanded);
        }
        for max in 0..=expanded.len() + 1 {
            let end = expanded.floor_char_boundary(max);
            assert_eq!(captures.expand_up_to(template, max), expanded[..end]);
        }
        Some(expanded)
    };
    assert_eq!(expand(r"^(\w+):(\d+)$", "nps:12", "$1_$2").as_deref(), Some("nps_12"));
    assert_eq!(expand(r"^(\w+):(\d+)$", "nps", "$1"), None);
    assert_eq!(expand("(a)|(b)", "xb", "$1$2$0$3$").as_deref(), Some("1bb3"));
    assert_eq!(expand("(é+?)(é*)", "éé", "<$2|$1>").as_deref(), Some("<é|é>"));
    // As ECMA-262 has it: the last iteration, and what it took.
    assert_eq!(
        expand("(z)((a+)?(b+)?(c))*", "zaacbbbcac", "$1,$2,$3,$4,$5").as_deref(),
        Some("z,ac,a,4,c")
    );
    let mut budget = Budget::new(3);
    assert!(Pattern::new("(a+)b").unwrap().captures("aaab", &mut budget).is_none());
}

#[test]
fn what_would_run_for_ever_is_bounded() {
    let long = "a".repeat(100_000);
    // Linear, where it is regular.
    for pattern in ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b|^a", "(x+x+)+y|^a+$"] {
        check(pattern, &[&long], &[]);
    }
    check("^(a+)+$", &[], &[&format!("{long}!")]);
    // Undecided, where it is not.
    let mut budget = Budget::new(1_000_000);
    let catastrophe = Pattern::new(r"^(?=a)(a+)+$").unwrap();
    assert_eq!(catastrophe.is_match(&format!("{long}!"), &mut budget), Match::Undecided);
    assert!(budget.is_spent());
    assert_eq!(catastrophe.is_match("a", &mut budget), Match::Undecided, "it stays spent");
}

#[test]
fn great_counts_are_not_unrolled() {
    let long = "a".repeat(100_000);
    check_ours("^(a{1000}){100}$", &[&long], &[&long[1..]]);
    check_ours("^(?!b)(?:(?:a{1000}){1000}){1000}$", &[], &[&long]);
    check_ours("^(?!b)(?:a{10}){10000}$", &[&long], &[&long[1..]]);
    check_ours("^(?:a?){4000000000}$", &["", "aaa"], &[]);
    check_ours("^(?:){4000000000}(?=a)(?:){99999999999999999999}a$", &["a"], &[""]);
    check_ours("^a{99999999999999999999}$", &[], &["a"]);
    // Many states: as many steps as building them takes, and no more.
    let mut noise = 1_u32;
    let text: String = std::iter::repeat_with(|| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        if noise & 1 == 0 { 'a' } else { 'b' }
    })
    .take(50_000)
    .collect();
    let mut budget = Budget::new(10_000_000);
    let states = Pattern::new("a[ab]{1000}c").unwrap();
    assert_eq!(states.is_match(&text, &mut budget), Match::Undecided);
}

#[test]
fn hostile_patterns_end() {
    let nested = |open: &str, close: &str| format!("{}a{}", open.repeat(100), close.repeat(100));
    let named = (0..20_000).map(|n| format!("(?<n{n}>)")).collect::<Vec<_>>().concat();
    let text = "a".repeat(100_000);
    for (pattern, expected) in [
        (nested("(?:x|a", ")*"), Match::Yes),
        (nested("(?:b?", "|c){2}"), Match::Undecided),
        (nested("(?=", ")"), Match::Yes),
        (nested("(?<!b", ")"), Match::Yes),
        (nested("(?:", "){100}"), Match::Undecided),
        (nested("(", "){0,1000}"), Match::Yes),
        (format!("^(?:{})$", r"[^\W]?".repeat(30_000)), Match::Undecided),
        (format!("^[{}]+$", r"\P{L}".repeat(300)), Match::No),
        (r"[^\P{L}\p{N}]".repeat(15_000), Match::Yes),
        (r"\p{L}{1000}".repeat(20_000), Match::Undecided),
        ("(a*)*".repeat(40_000), Match::Yes),
        (format!("(?:{}){{2}}", "()".repeat(100_000)), Match::Yes),
        (format!("{}(?!x)", "a{1000}".repeat(30_000)), Match::Undecided),
        ("a|".repeat(130_000), Match::Yes),
        ("{1".repeat(130_000), Match::No),
        (format!("{}x", "(?<=a+)".repeat(30_000)), Match::Undecided),
        (format!(r"{named}\k<n1>"), Match::Yes),
        (format!(r"({})*\1", "a?".repeat(100_000)), Match::Undecided),
    ] {
        let mut budget = Budget::new(3_000_000);
        let shown: String = pattern.chars().take(20).collect();
        let pattern = Pattern::new(&pattern).expect("a pattern");
        assert_eq!(pattern.is_match(&text, &mut budget), expected, "{shown}");
    }
}

#[test]
fn too_large_is_reported() {
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    check_ours(&deep(100), &["a"], &[]);
    for pattern in [
        deep(101),
        "a".repeat(300_000),
        "(".repeat(200_000),
        format!("[{}]", r"\p{L}".repeat(10_000)),
    ] {
        let error = Pattern::new(&pattern).unwrap_err();
        assert!(error.is_too_large(), "{error}");
    }
    assert!(!Pattern::new("(").unwrap_err().is_too_large());
    check_ours(&format!("^(?:{})$", vec!["ab"; 20_000].join("|")), &["ab"], &["a"]);
    check_ours(&format!("^{}$", "a?".repeat(20_000)), &["", "aa"], &["b"]);
}

#[test]
fn patterns_are_equal_where_their_texts_are() {
    let pattern = Pattern::new("a").unwrap();
    assert_eq!(pattern, Pattern::new("a").unwrap());
    assert!(pattern < Pattern::new("b").unwrap());
    assert_eq!(format!("{pattern:?} {pattern}"), "Pattern(\"a\") a");
    assert!(pattern.is_regular() && pattern.to_rust().is_some());
    let other = Pattern::new("(?=a)").unwrap();
    assert!(!other.is_regular() && other.to_rust().is_none());
}

/// The compiler tests this: patterns are shared by threads.
const _: fn() = || {
    fn shared<T: Clone + Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
    shared::<Pattern>();
};

#[test]
fn what_begins_otherwise_takes_one_step() {
    for (pattern, prefix) in [
        ("^ab.*z$", "ab"),
        ("^é(?=x)", "é"),
        ("^a+b", ""),
        ("^a|b", ""),
        ("a^b", ""),
        ("^(ab)c", ""),
        ("(?<=^a)b", ""),
        ("^", ""),
        ("", ""),
    ] {
        assert_eq!(super::parse::parse(pattern).unwrap().root.prefix(), prefix, "{pattern}");
    }
    check("^ab.*z$", &["abz", "ab z"], &["", "a", "xabz", "aab"]);
    check("^a|b", &["a", "xb"], &["x"]);
    let mut budget = Budget::new(3);
    let pattern = Pattern::new("^k1.*z$").unwrap();
    assert_eq!(pattern.is_match(&"k2".repeat(1000), &mut budget), Match::No);
    assert!(budget.spend(2) && !budget.spend(1));
}
