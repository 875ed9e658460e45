//! Checks records, each by the schema that is for it.

use std::{fmt, ops::Range, sync::OnceLock};

use tablature_schema::json::{self, Origin};

use super::{
    calls::Call,
    chosen::Chosen,
    envelope,
    fields::{self, Fields, Keys},
    layout::{Layout, Path},
    names::{Named, Names},
    target::Target,
};
use crate::{
    checker::{Checker, Options},
    finding::{Report, Unreported},
    shorten::{MAX_VALUE, shorten},
};

/// Checks records by one or many schemas, each chosen by a name in the record. Shared by threads.
///
/// # Example
///
/// ```
/// use tablature_validator::{Checker, Layout, Names, Options, Router};
///
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let names = Names::new([vec!["CartViewed"], vec!["OrderPlaced"]]);
/// let layout = Layout::new("".parse()?, Some("/event".parse()?), "/properties".parse()?);
/// let own = options.clone();
/// let compile = move |index: usize| {
///     let schema: &[u8] = [&br#"{"required": ["cart"]}"#[..], br#"{"required": ["order"]}"#][index];
///     Checker::from_slice("event.json", schema, own.clone()).map_err(|error| error.to_string())
/// };
/// let router = Router::new(layout, names, options, Box::new(compile));
/// let record = br#"{"event": "Order Placed", "properties": {}}"#;
/// let routed = router.check(record);
/// assert_eq!(routed.report.findings()[0].pointer, "/properties");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Router {
    pub(super) layout: Layout,
    pub(super) names: Names,
    /// A pointer to the records.
    pub(super) records: String,
    /// Where payloads are in a document.
    around: String,
    /// Accepts any JSON.
    pub(super) any: Checker,
    /// What schemas are called and declare, where keys choose.
    pub(super) keyed: Option<Vec<(String, Fields)>>,
    pub(super) options: Options,
    targets: Vec<OnceLock<Result<Target, String>>>,
    compile: Compile,
}

/// Makes the checker of a schema, or says why that cannot be done.
type Compile = Box<dyn Fn(usize) -> Result<Checker, String> + Send + Sync>;

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router").field("layout", &self.layout).finish_non_exhaustive()
    }
}

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Routed {
    /// The findings about all its records.
    pub report: Report,
    /// The number of its records.
    pub records: u64,
    /// The schemas that they were checked by.
    pub chosen: Chosen,
}

/// A record of a document that holds several.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its bytes in the document.
    pub span: Range<usize>,
    /// The findings about it that are not reported.
    pub unreported: Vec<Unreported>,
}

impl Router {
    /// Creates a router. `compile` makes the checker of the schema with an index of `names`, when the first record is for it,
    /// by the same options.
    ///
    /// # Panics
    ///
    /// If there is no name.
    pub fn new(layout: Layout, names: Names, options: Options, compile: Compile) -> Self {
        let any = Checker::from_slice("", b"true", options.clone()).expect("`true` is a schema");
        any.warm_up();
        let targets = (0..names.n_schemas()).map(|_| OnceLock::new()).collect();
        let (records, payload) = (layout.records.to_string(), layout.payload.to_string());
        let items = if records.is_empty() { "" } else { "/*" };
        let around = format!("{records}{items}{payload}");
        Self { layout, names, records, around, any, keyed: None, options, targets, compile }
    }

    /// Returns where payloads may be in a document, with `*` for array indexes, such as `/entities/*`. There are several places
    /// where well-known envelopes are looked into.
    pub fn around(&self) -> Vec<String> {
        if !self.looks_into_envelopes() {
            return vec![self.around.clone()];
        }
        let fields = || self.keyed.iter().flatten().map(|(_, fields)| fields);
        envelope::around(|name| fields().any(|own| own.declares(name)))
    }

    /// Chooses the schema of each record by the keys of its payload, where the layout has no name that does. `fields` are
    /// what each schema is called and declares. Where no places are given, well-known envelopes are looked into.
    #[must_use]
    pub fn by_keys(self, fields: Vec<(String, Fields)>) -> Self {
        let keyed = self.layout.by.is_none().then_some(fields);
        Self { keyed, ..self }
    }

    /// Returns whether a document may hold several records.
    pub fn has_several(&self) -> bool {
        !self.layout.records.is_empty() || self.looks_into_envelopes()
    }

    pub(super) fn looks_into_envelopes(&self) -> bool {
        self.keyed.is_some() && self.layout == Layout::default()
    }

    /// Returns the schemas that fit the keys of a payload best, and how well.
    pub(super) fn best(&self, keys: &Keys<'_>) -> Option<(fields::Fit, Vec<usize>)> {
        fields::best(self.keyed.iter().flatten().map(|(_, fields)| fields), keys)
    }

    /// Returns the schema that is for a record, with its index and where the value that it describes is in the record, where
    /// exactly one is and can be used. For callers whose records come from a format with fewer types: they make the record by
    /// its schema, and check it then.
    pub fn schema_of(&self, record: &[u8]) -> Option<(usize, &Checker, &Path)> {
        let (document, _) = json::parse(record, self.options.limits.depth).ok()?;
        let root = document.root();
        let schema = match (&self.keyed, &self.layout.by) {
            (Some(_), _) => {
                let (_, best) = self.best(&Keys::Of(self.layout.payload.find(root).ok()?))?;
                *best.first().filter(|_| best.len() == 1)?
            }
            (None, None) => 0,
            (None, Some(by)) => {
                let named = match Call::instead_of(by, root) {
                    Some(call) => call.find(&self.names),
                    None => self.names.find(by.find(root).ok()?.as_str()?),
                };
                let Named::Schema(schema) = named else { return None };
                schema
            }
        };
        let target = self.target(schema).ok()?;
        Some((schema, &target.checker, &target.path))
    }

    /// Returns where the parts of records are.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(super) fn failed(
        &self,
        origin: Origin,
        length: usize,
        panic: &dyn std::any::Any,
    ) -> Routed {
        let report = self.any.failed(origin, length, panic);
        Routed { report, records: 1, ..Routed::default() }
    }

    /// Returns the schemas that were chosen, as findings name them, each with the number of its records; none if there is only
    /// one to choose.
    pub fn named<'s>(&'s self, chosen: &'s Chosen) -> impl Iterator<Item = (&'s str, u64)> {
        let is_choice = self.keyed.is_some() || self.layout.by.is_some();
        let counts = chosen.counts().filter(move |_| is_choice);
        counts.filter_map(|(schema, records)| {
            Some((self.target(schema).ok()?.checker.name(), records))
        })
    }

    /// Returns the schema that all payloads are checked by, as findings name it; `None` if there are several to choose from,
    /// or it cannot be used.
    pub fn only(&self) -> Option<&str> {
        let is_choice = self.keyed.is_some() || self.layout.by.is_some();
        if is_choice { None } else { Some(self.target(0).ok()?.checker.name()) }
    }

    /// Returns the properties that date the payloads of a schema, by the name that findings give it: see
    /// [`Checker::time_properties`].
    pub fn time_properties(&self, schema: &str) -> Vec<String> {
        let used = self.targets.iter().filter_map(|target| target.get()?.as_ref().ok());
        let own = used.map(|target| &target.checker).find(|checker| checker.name() == schema);
        own.map(Checker::time_properties).unwrap_or_default()
    }

    /// Returns what a schema is called, for messages, where keys choose.
    pub(super) fn called(&self, schema: usize) -> String {
        let name = self.keyed.as_ref().map_or("", |keyed| &keyed[schema].0);
        format!("`{}`", shorten(name, MAX_VALUE))
    }

    /// Returns a schema, and what it describes in a record.
    pub(super) fn target(&self, index: usize) -> Result<&Target, &str> {
        let payload = &self.layout.payload;
        let new = || (self.compile)(index).map(|checker| Target::new(checker, payload));
        self.targets[index].get_or_init(new).as_ref().map_err(String::as_str)
    }
}
