//! The options as flags of the command, by which a generated file says what it was made with.

use crate::{
    choices::{Dates, Defaults, Ips, Unknown, Urls, Uuids},
    options::Options,
};

impl Options {
    /// Returns the options as flags of the command `tablature generate rust`, those that are not the default. Names that items
    /// already have are in a file, and not among them.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_codegen::{Dates, Options};
    ///
    /// let options = Options::default().with_builders(true).with_dates(Dates::Jiff);
    /// assert_eq!(options.flags(), ["--dates", "jiff", "--builders"]);
    /// assert!(Options::default().flags().is_empty());
    /// ```
    pub fn flags(&self) -> Vec<String> {
        let mut flags = Flags(Vec::new());
        self.derives.iter().for_each(|path| flags.value("--derive", path.clone()));
        for (name, paths) in &self.derives_of {
            for path in paths {
                flags.value("--derive", format!("{name}={path}"));
            }
        }
        flags.choice("--unknown", self.unknown, Unknown::ALL);
        flags.choice("--dates", self.dates, Dates::ALL);
        flags.choice("--uuids", self.uuids, Uuids::ALL);
        flags.choice("--urls", self.urls, Urls::ALL);
        flags.choice("--ips", self.ips, Ips::ALL);
        for (pointer, name) in &self.renames {
            flags.value("--rename", format!("{pointer}={name}"));
        }
        for (name, path) in &self.replace {
            flags.value("--replace", format!("{name}={path}"));
        }
        flags.switch("--builders", self.builders);
        flags.choice("--defaults", self.defaults, Defaults::ALL);
        flags.switch("--all-definitions", self.all_definitions);
        flags.switch("--split-conditions", self.split_conditions);
        if self.krate != Self::default().krate {
            flags.value("--crate", self.krate.clone());
        }
        flags.0
    }
}

struct Flags(Vec<String>);

impl Flags {
    fn value(&mut self, flag: &str, value: String) {
        self.0.extend([flag.to_owned(), value]);
    }

    fn switch(&mut self, flag: &str, is_on: bool) {
        self.0.extend(is_on.then(|| flag.to_owned()));
    }

    /// Adds a choice that is not the default one.
    fn choice<T: Copy + PartialEq + Default>(&mut self, flag: &str, chosen: T, all: &[(&str, T)]) {
        let name = all.iter().find(|(_, own)| *own == chosen).map(|(name, _)| (*name).to_owned());
        if let Some(name) = name.filter(|_| chosen != T::default()) {
            self.value(flag, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Dates, Defaults, Ips, Options, Unknown, Urls, Uuids};

    #[test]
    fn every_option_is_a_flag() {
        let options = Options {
            derives: vec!["Ord".to_owned()],
            derives_of: [("Money".to_owned(), vec!["my::Z".to_owned()])].into(),
            unknown: Unknown::Drop,
            dates: Dates::Strings,
            uuids: Uuids::Any,
            urls: Urls::Url,
            ips: Ips::Std,
            renames: [("/x".to_owned(), "y".to_owned())].into(),
            names: crate::Names::default(),
            replace: [("A".to_owned(), "crate::A".to_owned())].into(),
            builders: true,
            defaults: Defaults::Values,
            all_definitions: true,
            split_conditions: true,
            krate: "::other".to_owned(),
        };
        let expected = "--derive Ord --derive Money=my::Z --unknown drop --dates strings --uuids any --urls url \
                        --ips std --rename /x=y --replace A=crate::A --builders --defaults values \
                        --all-definitions --split-conditions --crate ::other";
        assert_eq!(options.flags().join(" "), expected);
    }
}
