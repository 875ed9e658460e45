//! Decides whether the words around a list say that it has every value.

use std::sync::LazyLock;

use regex::Regex;

use super::lists;

/// What the words around a list make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// It has every value.
    Closed,
    /// There may be others.
    Known,
    /// It is no list of what the property can be: it is negated, past, or holds on a condition.
    Nothing,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?i){pattern}")).expect("the pattern compiles")
}

/// Judges the text before and behind a list that some word calls closed, and the explanations in it; `values` are those
/// that were read.
pub(super) fn judge(before: &str, after: &str, glosses: &str, values: &[String]) -> Verdict {
    before_list(before).max(after_list(before, after, glosses, values))
}

/// Judges the text before a list.
pub(crate) fn before_list(before: &str) -> Verdict {
    static DEFAULT: LazyLock<Regex> = LazyLock::new(|| regex(r"\bdefaults?\b"));
    // One of the values is the default: that is no list of all.
    if DEFAULT.is_match(last_sentence(before)) { Verdict::Nothing } else { words_before(before) }
}

/// Judges the text before a list or a limit.
pub(super) fn words_before(before: &str) -> Verdict {
    static OTHER_NOT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\bnot (?:required|null|nullable|empty|blank|set|given|mandatory|needed|applicable)\b",
        )
    });
    static OPPOSITE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:not|never|neither|nor|cannot|\w+n['’]t|no longer|none of|without|except|excepting|excluding|excludes?|other than|anything but|any but|all but|besides|apart from|unlike|instead of|rather than|differs? from)\b",
        )
    });
    static PAST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:formerly|previously|originally|historically|in the past|used to|once|earlier|until|prior to|before (?:v|version|[0-9]|20)|(?:was|were|had been)(?: \w+)?(?: one of| limited to| restricted to)?:?\s*$|(?:was|were) (?:always |either )?(?:one of|limited to|restricted to))|\bv(?:ersions?)? ?[0-9]",
        )
    });
    static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:if|unless|whenever|otherwise|depending|depends|in case|provided that|as long as)\b|[,(] ?(?:when|where)\b|\w (?:when|where) |^\s*(?:when|where|for|on|at|during|after|before|since|from|under|among)\b[^,:]*,|^\W*only (?:for|in|on|with)\b",
        )
    });
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:at least|with|without|contains?|containing|includ\w+|starts?|begins?|ends?|prefix\w*|suffix\w*|followed by|by|in|on|of|for|than|has|have|having)(?: any)? one of:?\s*$",
        )
    });
    static HEDGE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:usually|typically|often|mostly|generally|normally|commonly|currently|presently|for now|today|sometimes|ideally|preferably|recommended|suggested|for example|such as|including|among others|e\.g\.)",
        )
    });
    let lead = last_sentence(before);
    let lead = OTHER_NOT.replace_all(lead, "");
    // A question that begins a description is no condition: `When it was sent: one of …`.
    let is_condition = CONDITION.is_match(&lead);
    if OPPOSITE.is_match(&lead) || PAST.is_match(&lead) || is_condition || PART.is_match(&lead) {
        Verdict::Nothing
    } else if HEDGE.is_match(&lead) {
        Verdict::Known
    } else {
        Verdict::Closed
    }
}

/// Judges the text behind a list.
fn after_list(before: &str, after: &str, glosses: &str, values: &[String]) -> Verdict {
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:if|unless|when|whenever|where|while|only|otherwise|depending|depends|in case|provided|not|never|no longer|until|before|prior|formerly|previously|in v\S*)\b",
        )
    });
    static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\W*(?:(?:and |or )?(?:the |it |which |by )?(?:\S+ (?:is|by|being) )?(?:the )?defaults?(?:s|ing)?\b.*|in (?:lower|upper)[ -]?case|(?:lower|upper)[ -]?case|values?|inclusive|exclusively|required|optional|mandatory|nullable|case[ -]sensitive|respectively)\W*$",
        )
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:custom|empty|blank|(?:other|more|further|additional|new|different|own|unknown) (?:\w+ )?(?:values?|strings?|types?|names?|options?|ones)|(?:any|every) (?:other )?(?:string|value|text|word|name)|any other|or others?|free[- ]?(?:text|form|string)|not limited to|not exhaustive|non-exhaustive|incomplete|extensible|among others|for example|such as|and so on|etc|may (?:change|grow|be (?:added|extended))|(?:case[- ]insensitive|any case|(?:regardless of|ignoring|ignores|upper or lower|either) case))\b|…|\.\.\.",
        )
    });
    // Several values in one text are no value of the list.
    static SEPARATED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:comma|space|semicolon|pipe|colon|tab|newline|line|blank|bar)s?[- ](?:separated|delimited)\b|\b(?:separated|delimited|joined) (?:by|with)\b|\b(?:multiple|several) values\b|\bconcatenat",
        )
    });
    if SEPARATED.is_match(after) || SEPARATED.is_match(before) {
        return Verdict::Nothing;
    }
    let (direct, rest, same_sentence) = first_clause(after);
    let direct = direct.trim_matches(['.', ',', ' ']);
    let foreign = |text: &str| lists::quoted(text).iter().any(|value| !values.contains(value));
    let is_harmless = direct.is_empty() || HARMLESS.is_match(direct);
    if !is_harmless && GOES_ON.is_match(direct)
        || foreign(direct)
        || adds(rest, values)
        || adds(glosses, values)
    {
        return Verdict::Nothing;
    }
    let is_open = OPEN.is_match(after) || OPEN.is_match(glosses);
    if !is_harmless || is_open || foreign(glosses) || foreign(same_sentence) {
        return Verdict::Known;
    }
    Verdict::Closed
}

/// Returns whether a sentence names a value that is in no list above: `c` was added, the default is `c`.
fn adds(text: &str, values: &[String]) -> bool {
    static ADDED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:also|added|adds|introduced|too|as well|additionally|in addition|besides|or|accepted|allowed|supported|defaults?)\b",
        )
    });
    let mut rest = text;
    while !rest.is_empty() {
        let sentence = first_sentence(rest);
        let is_new = || lists::quoted(sentence).iter().any(|value| !values.contains(value));
        if ADDED.is_match(sentence) && is_new() {
            return true;
        }
        rest = rest[sentence.len()..].trim_start_matches(['.', '!', '?', ';', ' ', '\n']);
        if sentence.is_empty() {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    false
}

/// Returns the last sentence of a text, which goes on.
fn last_sentence(text: &str) -> &str {
    static END: LazyLock<Regex> = LazyLock::new(|| regex(r"[.!?;]\s|\n"));
    // The dot of `e.g. ` ends no sentence.
    let ends = END.find_iter(text).filter(|end| !is_abbreviation(&text[..=end.start()]));
    ends.last().map_or(text, |end| &text[end.end()..])
}

/// Returns the first sentence of a text, without what ends it.
pub(super) fn first_sentence(text: &str) -> &str {
    static END: LazyLock<Regex> = LazyLock::new(|| regex(r"[.!?;](?:\s|$)|\n"));
    let end = END.find_iter(text).find(|end| !is_abbreviation(&text[..=end.start()]));
    end.map_or(text, |end| &text[..end.start()])
}

fn is_abbreviation(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["e.g.", "i.e.", "vs.", "etc."].iter().any(|short| lower.ends_with(short))
}

/// Splits the text behind a list at the end of its clause: `.`, `;`, `)`, a colon or a dash. Returns the clause, what
/// follows, and what of this is in the same sentence.
fn first_clause(text: &str) -> (&str, &str, &str) {
    static END: LazyLock<Regex> = LazyLock::new(|| regex(r"[.!?](?:\s|$)|[;)\]\n]|:\s|\s[-–—]\s"));
    let Some(end) = END.find(text) else { return (text, "", "") };
    let rest = &text[end.end()..];
    let is_end = end.as_str().starts_with(['.', '!', '?', '\n']);
    (&text[..end.start()], rest, if is_end { "" } else { first_sentence(rest) })
}

/// Splits explanations in parentheses off a list: `` `a` (the first), `b` (the second) ``.
pub(super) fn without_glosses(list: &str) -> (String, String) {
    let (mut bare, mut glosses, mut levels) = (String::new(), String::new(), 0_usize);
    for character in list.chars() {
        match character {
            '(' => levels += 1,
            ')' => {
                levels = levels.saturating_sub(1);
                glosses.push(' ');
            }
            _ if levels > 0 => glosses.push(character),
            _ => bare.push(character),
        }
    }
    (bare, glosses)
}
