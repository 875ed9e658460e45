//! Proofs that a reader accepts everything that a writer accepts: by rules of our own, else by the engine.

use std::sync::PoisonError;

use super::{
    Reading,
    emit::Mode,
    engine::{Answer, Why},
    finite,
    judge::{Case, Site, mode},
    promises,
    reduce::{self, Pair},
    refute,
};

impl Case<'_> {
    /// Returns whether it is proved that with all changes, nothing breaks at this place.
    pub(super) fn holds(&self, site: Site<'_>, reading: Reading) -> bool {
        let key = (site.writer.1, site.reader.1, reading);
        let known = self.held.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        known.unwrap_or_else(|| {
            let mode = mode(reading);
            let small =
                reduce::reduced(self.classes, site.writer, site.reader, mode, self.asserts_format);
            let holds = self.proof(&small, site, mode) == Answer::Covers;
            self.held.lock().unwrap_or_else(PoisonError::into_inner).insert(key, holds);
            holds
        })
    }

    /// Decides whether the reader accepts everything that the writer accepts: by rules of our own, by the engine, and
    /// pair by pair, without following references, which handles recursive types.
    pub(super) fn proof(&self, small: &Pair, site: Site<'_>, mode: Mode) -> Answer {
        if !self.proves {
            return Answer::Undecided(Why::Beyond);
        }
        if self.is_ruled(small) {
            return Answer::Covers;
        }
        let pieces =
            reduce::obligations(self.classes, site.writer, site.reader, mode, self.asserts_format);
        let mut left = pieces.clone().unwrap_or_default();
        left.retain(|piece| {
            let is_same = piece.is_exact && piece.writer == piece.reader;
            !is_same && !self.is_ruled(piece)
        });
        if pieces.is_some() && left.is_empty() {
            return Answer::Covers;
        }
        let answer = self.answer(small);
        let is_open = matches!(answer, Answer::Undecided(_)) && pieces.is_some();
        if is_open && left.iter().all(|piece| self.answer(piece) == Answer::Covers) {
            return Answer::Covers;
        }
        answer
    }

    /// Returns whether a rule of our own proves it: the engine need not be asked.
    fn is_ruled(&self, pair: &Pair) -> bool {
        refute::covers(pair)
            || (finite::decide(pair, self.terms()) == Some(true) && promises::is_implied(pair))
    }

    /// Decides as much as rules of our own and the engine do.
    pub(super) fn decide(&self, pair: &Pair) -> Answer {
        if self.proves && self.is_ruled(pair) { Answer::Covers } else { self.answer(pair) }
    }

    fn answer(&self, pair: &Pair) -> Answer {
        if !self.proves {
            return Answer::Undecided(Why::Beyond);
        }
        // The engine may take formats otherwise than we do.
        if finite::decide(pair, self.terms()) == Some(false) {
            return Answer::Differs;
        }
        match self.prover.covers(pair, &self.budget) {
            Answer::Covers if !promises::is_implied(pair) => Answer::Undecided(Why::Beyond),
            answer => answer,
        }
    }
}
