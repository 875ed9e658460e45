//! The state of turning violations into findings.

use tablature_schema::{
    ir::{Keyword, SchemaId},
    json::{NodeId, NodeRef},
};

use super::{
    messages::Message,
    mistake::{Code, Field, MISSPELT_FIELD, Mistake, Numbers},
    settle::settle,
};
use crate::{
    context::{Context, Rule, Spot, Statement},
    evaluate::{Evaluator, Scope, Violation, ViolationKind},
    finding::{Finding, Severity},
};

/// Turns the violations of one payload into findings.
pub(super) struct Explainer<'c, 'a> {
    pub(super) evaluator: &'c mut Evaluator<'a>,
    pub(super) found: Found<'c, 'a>,
    /// Unions beyond the limit, whose violations are still to be counted.
    pub(super) unions: Vec<Union>,
}

/// A branch of a union whose violations are explained in place of the union's.
pub(super) struct Chosen<'a> {
    pub(super) branch: SchemaId,
    pub(super) value: NodeRef<'a>,
    pub(super) scope: Scope,
}

/// A violation of a union, as small as it can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Union {
    schema: SchemaId,
    keyword: Option<Keyword>,
    value: NodeId,
    scope: Scope,
}

impl Union {
    pub(super) fn of(violation: &Violation<'_>) -> Self {
        let Violation { schema, keyword, value, scope, .. } = *violation;
        Self { schema, keyword, value: value.id, scope }
    }

    pub(super) fn violation<'a>(self, context: &Context<'a>) -> Violation<'a> {
        let Self { schema, keyword, value, scope } = self;
        let value = context.node(value);
        Violation { schema, keyword, value, kind: ViolationKind::NoBranch, scope }
    }
}

/// Mistakes that are compared with each other. Where a payload has more, those before are settled: it takes 20 bytes to
/// remember one.
const MAX_MISTAKES: usize = 1 << 20;

/// What was found: findings up to the limit, and beyond it mistakes without words.
pub(super) struct Found<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) severity: Severity,
    /// Maximum number of findings.
    limit: usize,
    /// All that is not settled yet.
    mistakes: Vec<Mistake>,
    /// The findings of the first mistakes.
    findings: Vec<Finding>,
    /// The number of findings that were worded.
    n_worded: usize,
    settled: Settled,
}

/// What was found, without what follows from something else.
pub(crate) struct Settled {
    /// Findings, each with its place.
    pub(crate) findings: Vec<(Spot, Finding)>,
    /// Mistakes beyond the limit.
    pub(crate) unworded: Vec<Mistake>,
    /// Where there are mistakes, in order, each once; empty if that is not asked for.
    pub(crate) spots: Vec<Spot>,
    /// Mistakes beyond the limit that are not remembered.
    counts: Counts,
    pub(crate) numbers: Numbers,
}

impl<'c, 'a> Found<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>, severity: Severity, limit: usize) -> Self {
        let settled = Settled {
            findings: Vec::new(),
            unworded: Vec::new(),
            spots: Vec::new(),
            counts: Counts::default(),
            numbers: Numbers::new(),
        };
        let (mistakes, findings) = (Vec::new(), Vec::new());
        Self { context, severity, limit, mistakes, findings, n_worded: 0, settled }
    }

    /// Returns how many findings may still be worded.
    pub(super) fn room(&self) -> usize {
        self.limit.saturating_sub(self.n_worded)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// Adds a mistake about a value or its key, which `word` has the words for. The schema's own code and help come first
    /// where it has a `fault` for the rule.
    pub(super) fn add(
        &mut self,
        spot: Spot,
        rule: Rule,
        code: &str,
        word: impl FnOnce(&Context<'a>) -> Message,
    ) {
        let field = if spot == Spot::value(self.context.node(spot.node)) {
            Field::NONE
        } else {
            Field::OWN
        };
        self.add_about(spot, rule, code, field, word);
    }

    /// Adds a mistake about a field that an object has not got. Returns the finding if it is worded.
    pub(super) fn add_missing(
        &mut self,
        spot: Spot,
        rule: Rule,
        code: &str,
        name: &str,
        word: impl FnOnce(&Context<'a>) -> Message,
    ) -> Option<&mut Finding> {
        let field = self.settled.numbers.field(name);
        self.add_about(spot, rule, code, field, word)
    }

    fn add_about(
        &mut self,
        spot: Spot,
        rule: Rule,
        code: &str,
        field: Field,
        word: impl FnOnce(&Context<'a>) -> Message,
    ) -> Option<&mut Finding> {
        let context = self.context;
        if self.mistakes.len() >= MAX_MISTAKES {
            self.settle();
        }
        let fault = rule.owner().and_then(|owner| context.ir()[owner].annotations.fault.as_ref());
        // A misspelling is not what the schema knows about the rule.
        let fault = fault.filter(|fault| fault.covers(rule.keyword()) && code != MISSPELT_FIELD);
        let code = fault.map_or(code, |fault| fault.code.as_str());
        let numbers = &mut self.settled.numbers;
        self.mistakes.push(Mistake {
            spot,
            code: numbers.code(code),
            field,
            owner: rule.owner().unwrap_or(context.ir().root()),
            family: numbers.family(context.ir(), rule),
            keyword: match rule {
                Rule::Keyword(_, keyword) => Some(keyword),
                _ => None,
            },
        });
        if self.room() == 0 {
            return None;
        }
        let Message { text: message, help } = word(context);
        let help = fault.map(|fault| fault.help.clone()).or(help);
        let statement = Statement { code: code.to_owned(), severity: self.severity, message, help };
        self.n_worded += 1;
        self.findings.push(context.finding(spot, rule, statement));
        self.findings.last_mut()
    }

    /// Drops what follows from something else, and keeps the rest as it is needed in the end.
    fn settle(&mut self) {
        self.settled.counts.add(&std::mem::take(&mut self.settled.unworded));
        let is_kept = settle(&self.mistakes);
        let n_findings = self.findings.len();
        let worded = self.mistakes.iter().zip(&is_kept).zip(std::mem::take(&mut self.findings));
        let worded = worded.filter(|((_, is_kept), _)| **is_kept);
        self.settled.findings.extend(worded.map(|((mistake, _), finding)| (mistake.spot, finding)));
        let mut index = 0;
        self.mistakes.retain(|_| {
            index += 1;
            index > n_findings && is_kept[index - 1]
        });
        self.settled.unworded = std::mem::take(&mut self.mistakes);
    }

    /// Returns what was found; with the places of all that is not forgotten if that is asked for.
    pub(super) fn finish(mut self, wants_spots: bool) -> Settled {
        if wants_spots {
            let mut spots: Vec<Spot> = self.mistakes.iter().map(|mistake| mistake.spot).collect();
            spots.sort_unstable();
            spots.dedup();
            self.settled.spots = spots;
        }
        self.settle();
        self.settled
    }
}

impl Settled {
    /// Returns how many mistakes there are beyond the limit, by code.
    pub(crate) fn beyond(mut self) -> Vec<(String, u64)> {
        self.counts.add(&self.unworded);
        self.forgotten()
    }

    /// Returns how many mistakes there are beyond the limit that are not remembered, by code.
    pub(crate) fn forgotten(&self) -> Vec<(String, u64)> {
        let counts = self.counts.0.iter().enumerate().filter(|(_, count)| **count > 0);
        counts
            .map(|(code, count)| (self.numbers.code_name(Code::at(code)).to_owned(), *count))
            .collect()
    }
}

/// How many mistakes there are of each code.
#[derive(Debug, Default)]
struct Counts(Vec<u64>);

impl Counts {
    fn add(&mut self, mistakes: &[Mistake]) {
        for mistake in mistakes {
            let index = mistake.code.index();
            if self.0.len() <= index {
                self.0.resize(index + 1, 0);
            }
            self.0[index] += 1;
        }
    }
}
