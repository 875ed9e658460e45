//! Keywords that depend on a value: `anyOf`, `oneOf`, `not`, `if` and `dependentSchemas`.

use tablature_schema::ir::{Discriminator, Keyword, Node, Rule, SchemaId, TypeSet};

use super::{
    compiler::Compiler,
    goal::{Aim, Conjunct, Conjunction, Part, Pending, Question, answer_for, closure},
    kind,
};

impl Compiler<'_> {
    /// Returns the branch of a union that must accept values of a kind, if there is just one that can; else notes the
    /// union as pending.
    pub(super) fn union(
        &mut self,
        found: &mut Conjunction,
        owner: Conjunct,
        (branches, is_one): (&[SchemaId], bool),
        kind: u8,
    ) -> Option<Option<SchemaId>> {
        if branches.is_empty() {
            return Some(None);
        }
        let answers = branches.iter().map(|id| (*id, answer_for(self.ir, *id, kind)));
        let possible: Vec<(SchemaId, Option<bool>)> =
            answers.filter(|(_, answer)| *answer != Some(false)).collect();
        match possible.as_slice() {
            [] => return None,
            [(only, _)] => {
                let others: Vec<SchemaId> =
                    branches.iter().copied().filter(|id| id != only).collect();
                self.may_not_apply(&others);
                return Some(Some(*only));
            }
            _ => self.may_not_apply(branches),
        }
        // Or it knows fields that would be unknown without it.
        let may_hint = owner.aim == Aim::Silent
            && branches.iter().any(|id| self.has_hints(*id) || self.marks.matters(*id));
        let accepts_all = possible.iter().any(|(_, answer)| *answer == Some(true));
        if !is_one && accepts_all && !may_hint {
            return Some(None);
        }
        let part = if is_one { Part::OneOf } else { Part::AnyOf };
        if kind == kind::STRING {
            found.pending.push(Pending::Text(owner, part));
            return Some(None);
        }
        if kind == kind::OBJECT
            && let Some(discriminator) = Discriminator::find(self.ir, branches)
        {
            let property = discriminator.property;
            found.pending.push(Pending::Union { owner, is_one, property });
            return Some(None);
        }
        self.hand_over(owner, part.keyword(), branches, &mut found.asked)?;
        Some(None)
    }

    /// Notes `not` where it depends on the value; `None` if it rejects all values of the kind.
    pub(super) fn not(&mut self, found: &mut Conjunction, owner: Conjunct, kind: u8) -> Option<()> {
        let Some(not) = self.ir.node(owner.id).not() else { return Some(()) };
        self.may_not_apply(&[not]);
        match answer_for(self.ir, not, kind) {
            Some(true) => None,
            Some(false) => Some(()),
            None if kind == kind::STRING => {
                found.pending.push(Pending::Text(owner, Part::Not));
                Some(())
            }
            None => self.hand_over(owner, Keyword::Not, &[], &mut found.asked),
        }
    }

    /// Returns the subschemas that apply because of `if`, where that is the same for all values of the kind; else notes
    /// it as pending.
    pub(super) fn if_(
        &mut self,
        found: &mut Conjunction,
        owner: Conjunct,
        kind: u8,
    ) -> Option<Vec<Conjunct>> {
        let Some(condition) = self.ir.node(owner.id).condition() else { return Some(Vec::new()) };
        let with = |id: SchemaId| Conjunct { id, ..owner };
        let parts: Vec<SchemaId> = condition.subschemas().collect();
        self.may_not_apply(&parts);
        let may_hint = owner.aim == Aim::Silent && self.has_value_hints(condition.if_);
        match answer_for(self.ir, condition.if_, kind) {
            Some(true) if !may_hint => {
                let known = Conjunct { id: condition.if_, aim: Aim::Known };
                return Some(condition.then.map(with).into_iter().chain([known]).collect());
            }
            Some(false) => return Some(condition.else_.map(with).into_iter().collect()),
            _ => {}
        }
        if kind == kind::STRING {
            found.pending.push(Pending::Text(owner, Part::If));
            return Some(Vec::new());
        }
        if kind == kind::OBJECT
            && !may_hint
            && let Some(questions) = self.questions(condition.if_)
        {
            found.pending.push(Pending::If { owner, questions });
            return Some(Vec::new());
        }
        self.hand_over(owner, Keyword::If, &parts, &mut found.asked)?;
        Some(Vec::new())
    }

    /// Notes the members of `dependentSchemas`.
    pub(super) fn dependent(&mut self, found: &mut Conjunction, owner: Conjunct) {
        for (property, schema) in self.ir.node(owner.id).dependent_schemas() {
            self.may_not_apply(&[schema]);
            found.pending.push(Pending::Present { owner, property: property.into(), schema });
        }
    }

    /// Returns what a condition asks of an object's properties, if it asks nothing else.
    fn questions(&self, condition: SchemaId) -> Option<Vec<Question>> {
        let mut questions: Vec<Question> = Vec::new();
        for id in closure(self.ir, condition)? {
            let node = self.ir.node(id);
            if !asks_properties_only(node) {
                return None;
            }
            for (property, schema) in node.properties() {
                of(&mut questions, property).schemas.push(schema);
            }
            for property in node.required() {
                of(&mut questions, property).is_required = true;
            }
        }
        (!questions.is_empty()).then_some(questions)
    }
}

fn of<'q>(questions: &'q mut Vec<Question>, property: &str) -> &'q mut Question {
    let known = questions.iter().position(|question| *question.property == *property);
    let index = known.unwrap_or_else(|| {
        let property = property.into();
        questions.push(Question { property, schemas: Vec::new(), is_required: false });
        questions.len() - 1
    });
    &mut questions[index]
}

fn asks_properties_only(node: &Node) -> bool {
    use tablature_schema::ir::Applicator as A;
    let is_plain = node.assertions.iter().all(|assertion| match &assertion.rule {
        Rule::Types(types) => types.contains(TypeSet::OBJECT),
        Rule::Required(_) => true,
        _ => false,
    });
    let is_entered = |applicator: &A| {
        matches!(applicator, A::Property(_) | A::AllOf(_) | A::Definition(_) | A::Should)
    };
    node.boolean != Some(false)
        && is_plain
        && node.children.iter().all(|(applicator, _)| is_entered(applicator))
}
