//! Options of the records that are generated, and of their text.

/// A kind of event data that tables show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Valid records without anything to report, as an exporter in Rust or JavaScript writes them.
    Valid,
    /// One record in a thousand breaks a rule.
    FaultyTenth,
    /// One record in a hundred breaks a rule.
    Faulty1,
    /// One record in ten breaks a rule.
    Faulty10,
    /// A space after every comma and colon.
    Spaced,
    /// The keys of each object in an order of their own.
    Shuffled,
    /// Strings with escapes, also one that the schema judges.
    Escaped,
    /// Names as the vendor's documentation spells them.
    Documented,
    /// All that real exports hold and that gets a warning or costs time, in every record: null for an absent field, an
    /// undeclared key, `\/`, and spaces.
    Exported,
    /// Lines that end in a carriage return and a line feed.
    Crlf,
}

impl Kind {
    /// All, in the order that tables show them.
    pub const ALL: [Self; 10] = [
        Self::Valid,
        Self::FaultyTenth,
        Self::Faulty1,
        Self::Faulty10,
        Self::Spaced,
        Self::Shuffled,
        Self::Escaped,
        Self::Documented,
        Self::Exported,
        Self::Crlf,
    ];

    /// Returns the name, as tables and arguments have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::FaultyTenth => "faulty-0.1",
            Self::Faulty1 => "faulty-1",
            Self::Faulty10 => "faulty-10",
            Self::Spaced => "spaced",
            Self::Shuffled => "shuffled",
            Self::Escaped => "escaped",
            Self::Documented => "documented",
            Self::Exported => "exported",
            Self::Crlf => "crlf",
        }
    }

    /// Returns the kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns how its records are made and written.
    pub fn style(self) -> Style {
        let style = Style::default();
        match self {
            Self::Valid => style,
            Self::FaultyTenth => Style { faulty: 1, ..style },
            Self::Faulty1 => Style { faulty: 10, ..style },
            Self::Faulty10 => Style { faulty: 100, ..style },
            Self::Spaced => Style { spaced: true, ..style },
            Self::Shuffled => Style { shuffled: true, ..style },
            Self::Escaped => Style { escapes: Escapes::All, ..style },
            Self::Documented => Style { documented: true, ..style },
            Self::Exported => {
                Style { exported: true, spaced: true, escapes: Escapes::Slashes, ..style }
            }
            Self::Crlf => Style { crlf: true, ..style },
        }
    }
}

/// How records are made and written.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Which records.
    pub seed: u64,
    /// How many in a thousand break a rule.
    pub faulty: u32,
    /// A space after every comma and colon, as Python writes JSON by default.
    pub spaced: bool,
    /// The keys of each object in an order of their own.
    pub shuffled: bool,
    /// Which characters of strings are escaped although they need not be.
    pub escapes: Escapes,
    /// Names as the vendor's documentation spells them, where the wire spells them otherwise.
    pub documented: bool,
    /// One null for an absent field that may be null, and one undeclared key in each record.
    pub exported: bool,
    /// Lines end in a carriage return and a line feed.
    pub crlf: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            seed: 2026,
            faulty: 0,
            spaced: false,
            shuffled: false,
            escapes: Escapes::None,
            documented: false,
            exported: false,
            crlf: false,
        }
    }
}

/// Which characters of strings are escaped although they need not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// None.
    None,
    /// `/`, as PHP writes JSON by default.
    Slashes,
    /// `/`; as `\u` escapes what is not ASCII, what HTML gives a meaning to, and the first character of one string
    /// that a pattern judges.
    All,
}
