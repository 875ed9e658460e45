//! A payload that is directed at a schema: a guess that is often valid and never far from it.

use super::pools;
use crate::{dice::Dice, exact::Decimal, json::Json};

/// Levels of a payload; the schema may refer to itself for ever.
const MAX_DEPTH: usize = 4;

/// Schemas that apply to one value at most.
const MAX_PARTS: usize = 24;

/// Returns a payload for `schema`.
pub fn payload(dice: &mut Dice, schema: &Json) -> Json {
    Maker { dice, root: schema }.value(schema, MAX_DEPTH)
}

struct Maker<'m> {
    dice: &'m mut Dice,
    root: &'m Json,
}

/// Subschemas that apply to one value: the schema, and those it applies in place, as far as the guess goes.
struct Parts<'m>(Vec<&'m Json>);

impl<'m> Parts<'m> {
    fn all(&self, keyword: &str) -> Vec<&'m Json> {
        self.0.iter().filter_map(|part| part.get(keyword)).collect()
    }

    /// The largest of a keyword's small numbers.
    fn most(&self, keyword: &str) -> Option<usize> {
        self.all(keyword).into_iter().filter_map(Json::as_small).max()
    }

    fn least(&self, keyword: &str) -> Option<usize> {
        self.all(keyword).into_iter().filter_map(Json::as_small).min()
    }

    fn has(&self, keywords: &[&str]) -> bool {
        keywords.iter().any(|keyword| self.0.iter().any(|part| part.get(keyword).is_some()))
    }
}

impl<'m> Maker<'m> {
    fn value(&mut self, schema: &'m Json, depth: usize) -> Json {
        let mut parts = Parts(Vec::new());
        self.collect(schema, &mut parts);
        self.value_of(&parts, depth)
    }

    fn value_of(&mut self, parts: &Parts<'m>, depth: usize) -> Json {
        if self.dice.chance(5) {
            return pools::value(self.dice, depth.min(2));
        }
        if let Some(value) = parts.all("const").first() {
            return (*value).clone();
        }
        let values = parts.all("enum").first().and_then(|values| values.items());
        if let Some(values) = values.filter(|values| !values.is_empty()) {
            return self.dice.pick(values).clone();
        }
        match self.type_name(parts) {
            "null" => Json::Null,
            "boolean" => Json::Bool(self.dice.chance(50)),
            "integer" => self.number(parts, true),
            "number" => self.number(parts, false),
            "string" => self.string(parts),
            "array" if depth > 0 => self.array(parts, depth - 1),
            "array" => Json::Array(Vec::new()),
            _ if depth > 0 => self.object(parts, depth - 1),
            _ => Json::object(),
        }
    }

    fn collect(&mut self, schema: &'m Json, parts: &mut Parts<'m>) {
        if schema.members().is_none() || parts.0.len() >= MAX_PARTS {
            return;
        }
        parts.0.push(schema);
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let target = schema.get(keyword).and_then(Json::as_str);
            if let Some(target) = target.and_then(|reference| resolved(self.root, reference)) {
                self.collect(target, parts);
            }
        }
        for branch in schema.get("allOf").and_then(Json::items).unwrap_or_default() {
            self.collect(branch, parts);
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches = schema.get(keyword).and_then(Json::items).unwrap_or_default();
            if !branches.is_empty() {
                let chosen = self.dice.below(branches.len());
                self.collect(&branches[chosen], parts);
            }
        }
        if let Some(condition) = schema.get("if") {
            let is_met = self.dice.chance(60);
            if is_met {
                self.collect(condition, parts);
            }
            if let Some(consequence) = schema.get(if is_met { "then" } else { "else" }) {
                self.collect(consequence, parts);
            }
        }
        for keyword in ["dependencies", "dependentSchemas"] {
            for (_, needs) in schema.get(keyword).and_then(Json::members).into_iter().flatten() {
                if self.dice.chance(40) {
                    self.collect(needs, parts);
                }
            }
        }
    }

    fn type_name(&mut self, parts: &Parts<'m>) -> &'m str {
        let allowed = parts.all("type").into_iter().map(|types| match types {
            Json::Array(types) => types.iter().filter_map(Json::as_str).collect::<Vec<_>>(),
            name => name.as_str().into_iter().collect(),
        });
        let common = allowed.reduce(|one, other| {
            let both: Vec<_> = one.iter().copied().filter(|name| other.contains(name)).collect();
            if both.is_empty() { one } else { both }
        });
        if let Some(names) = common.filter(|names| !names.is_empty()) {
            return self.dice.pick::<&str>(&names);
        }
        let hints: [(&str, &[&str]); 4] = [
            (
                "object",
                &[
                    "properties",
                    "required",
                    "additionalProperties",
                    "patternProperties",
                    "propertyNames",
                    "minProperties",
                    "maxProperties",
                    "dependencies",
                    "dependentRequired",
                    "dependentSchemas",
                    "unevaluatedProperties",
                ],
            ),
            (
                "array",
                &[
                    "items",
                    "prefixItems",
                    "contains",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "unevaluatedItems",
                ],
            ),
            (
                "string",
                &[
                    "pattern",
                    "format",
                    "minLength",
                    "maxLength",
                    "contentMediaType",
                    "contentEncoding",
                ],
            ),
            (
                "number",
                &["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"],
            ),
        ];
        let fitting: Vec<_> = hints
            .iter()
            .filter(|(_, keywords)| parts.has(keywords))
            .map(|(name, _)| *name)
            .collect();
        let any = ["null", "boolean", "integer", "number", "string", "array", "object"];
        if fitting.is_empty() || self.dice.chance(8) {
            any[self.dice.below(any.len())]
        } else {
            fitting[self.dice.below(fitting.len())]
        }
    }

    fn number(&mut self, parts: &Parts<'m>, is_whole: bool) -> Json {
        let keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
        let limits: Vec<_> = keywords
            .iter()
            .flat_map(|keyword| parts.all(keyword))
            .filter(|limit| matches!(limit, Json::Number(_)))
            .collect();
        let number = if limits.is_empty() || self.dice.chance(30) {
            pools::number(self.dice)
        } else {
            let limit = (*self.dice.pick(&limits)).clone();
            self.near(limit)
        };
        let is_fraction = |text: &str| Decimal::parse(text).is_some_and(|found| !found.is_whole());
        match number {
            Json::Number(text) if is_whole && is_fraction(&text) => {
                Json::number(self.dice.between(-3, 12))
            }
            number => number,
        }
    }

    /// A limit, a small multiple of it, or what is next to it.
    fn near(&mut self, limit: Json) -> Json {
        let Json::Number(text) = &limit else { return limit };
        let Ok(number) = text.parse::<i64>() else {
            let by = *self.dice.pick(&["0", "1"]);
            // Another spelling of the limit, or one more digit: a bit more than it.
            let is_decimal = text.contains('.') && !text.contains(['e', 'E']);
            let is_longer = is_decimal && self.dice.chance(50);
            return if is_longer { Json::Number(format!("{text}{by}")) } else { limit };
        };
        match self.dice.below(6) {
            0 | 1 => limit,
            2 => Json::number(number.saturating_add(1)),
            3 => Json::number(number.saturating_sub(1)),
            4 => Json::number(number.saturating_mul(self.dice.between(2, 9))),
            _ => Json::Number(format!("{number}.{}", self.dice.pick(&["0", "5", "25"]))),
        }
    }

    fn string(&mut self, parts: &Parts<'m>) -> Json {
        let mut text = match (parts.all("pattern").first(), parts.all("format").first()) {
            (Some(pattern), other) if other.is_none() || self.dice.chance(60) => {
                self.matching(pattern.as_str().unwrap_or_default())
            }
            (_, Some(format)) => {
                let format = format.as_str().unwrap_or_default();
                let known = pools::FORMATS.iter().find(|known| known.name == format);
                match known {
                    Some(format) => (*self.dice.pick(format.strings)).to_owned(),
                    None => pools::string(self.dice),
                }
            }
            _ if parts.has(&["contentMediaType", "contentEncoding"]) => {
                let pool = ["e30=", "MQ==", "{", "{}", "1", "*", "e30"];
                (*self.dice.pick(&pool)).to_owned()
            }
            _ => pools::string(self.dice),
        };
        let length = text.chars().count();
        if let Some(least) = parts.most("minLength").filter(|least| *least > length) {
            let filler = *self.dice.pick(&["a", "é", "😀"]);
            text.push_str(&filler.repeat(least - length));
        }
        if let Some(most) = parts.least("maxLength").filter(|most| *most < length) {
            text = text.chars().take(most).collect();
        }
        Json::String(text)
    }

    fn matching(&mut self, pattern: &str) -> String {
        match pools::PATTERNS.iter().find(|known| known.text == pattern) {
            Some(known) if self.dice.chance(75) => known.strings[0].to_owned(),
            Some(known) => (*self.dice.pick(known.strings)).to_owned(),
            None => pools::string(self.dice),
        }
    }

    fn array(&mut self, parts: &Parts<'m>, depth: usize) -> Json {
        let least = parts.most("minItems").unwrap_or(0).max(parts.most("minContains").unwrap_or(0));
        let mut count = least.max(self.dice.below(5)).min(8);
        if let Some(most) = parts.least("maxItems") {
            count = count.min(most);
        }
        let mut items: Vec<Json> = (0..count).map(|index| self.item(parts, index, depth)).collect();
        let contained = parts.all("contains");
        if !contained.is_empty() && !items.is_empty() {
            let n_wanted = parts.most("minContains").unwrap_or(1).max(1).min(items.len());
            for _ in 0..n_wanted {
                let schema = *self.dice.pick(&contained);
                let at = self.dice.below(items.len());
                items[at] = self.value(schema, depth);
            }
        }
        Json::Array(items)
    }

    fn item(&mut self, parts: &Parts<'m>, index: usize, depth: usize) -> Json {
        let mut applied = Parts(Vec::new());
        for part in &parts.0 {
            let (tuple, rest) = match (part.get("prefixItems"), part.get("items")) {
                (Some(tuple), rest) => (tuple.items(), rest),
                (None, Some(Json::Array(tuple))) => {
                    (Some(tuple.as_slice()), part.get("additionalItems"))
                }
                (None, rest) => (None, rest),
            };
            let own = tuple.and_then(|tuple| tuple.get(index));
            let others = rest.or_else(|| part.get("unevaluatedItems"));
            if let Some(schema) = own.or(others) {
                self.collect(schema, &mut applied);
            }
        }
        self.value_of(&applied, depth)
    }

    fn object(&mut self, parts: &Parts<'m>, depth: usize) -> Json {
        let mut names: Vec<String> = Vec::new();
        let listed = |names: Vec<&Json>| -> Vec<String> {
            let names = names.into_iter().filter_map(Json::items).flatten();
            names.filter_map(Json::as_str).map(str::to_owned).collect()
        };
        names.extend(listed(parts.all("required")));
        for properties in parts.all("properties") {
            for (name, _) in properties.members().into_iter().flatten() {
                if self.dice.chance(60) {
                    names.push(name.clone());
                }
            }
        }
        for properties in parts.all("patternProperties") {
            for (pattern, _) in properties.members().into_iter().flatten() {
                if self.dice.chance(50) {
                    let name = self.matching(pattern);
                    names.push(name);
                }
            }
        }
        for keyword in ["dependentRequired", "dependencies", "dependentSchemas"] {
            for needs in parts.all(keyword) {
                for (name, needed) in needs.members().into_iter().flatten() {
                    if self.dice.chance(35) {
                        names.push(name.clone());
                        names.extend(listed(vec![needed]));
                    }
                }
            }
        }
        let least = parts.most("minProperties").unwrap_or(0);
        let n_more = usize::from(self.dice.chance(25));
        let n_missing = least.saturating_sub(names.len());
        for _ in 0..n_more + n_missing {
            names.push((*self.dice.pick(&pools::NAMES)).to_owned());
        }
        if let Some(most) = parts.least("maxProperties") {
            names.truncate(most.max(parts.all("required").len()));
        }
        let mut object = Json::object();
        for name in names {
            if object.get(&name).is_none() {
                let member = self.member(parts, &name, depth);
                object.set(&name, member);
            }
        }
        object
    }

    fn member(&mut self, parts: &Parts<'m>, name: &str, depth: usize) -> Json {
        let mut applied = Parts(Vec::new());
        for part in &parts.0 {
            let own = part.get("properties").and_then(|properties| properties.get(name));
            let patterns = part.get("patternProperties").and_then(Json::members);
            let by_pattern = patterns.into_iter().flatten().filter(|(pattern, _)| {
                let known = pools::PATTERNS.iter().find(|known| known.text == pattern);
                known.is_some_and(|known| known.strings.contains(&name))
            });
            let mut schemas: Vec<_> = own.into_iter().collect();
            schemas.extend(by_pattern.map(|(_, schema)| schema));
            if schemas.is_empty() {
                let rest = part.get("additionalProperties");
                schemas.extend(rest.or_else(|| part.get("unevaluatedProperties")));
            }
            for schema in schemas {
                self.collect(schema, &mut applied);
            }
        }
        self.value_of(&applied, depth)
    }
}

/// The target of a reference, by the forms that generated schemas have; others resolve to nothing here.
fn resolved<'m>(root: &'m Json, reference: &str) -> Option<&'m Json> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let name = file.rsplit('/').next().unwrap_or_default();
    let definitions = root.get("$defs").or_else(|| root.get("definitions"));
    let all = || definitions.and_then(Json::members).into_iter().flatten().map(|(_, value)| value);
    if name.starts_with('r') && name != "root.json" {
        let has_id = |value: &&Json| {
            let id = value.get("$id").or_else(|| value.get("id")).and_then(Json::as_str);
            id.is_some_and(|id| id.ends_with(name))
        };
        return all().find(has_id);
    }
    if fragment.is_empty() || fragment == "meta" {
        return Some(root);
    }
    if let Some(pointer) = fragment.strip_prefix('/') {
        let key = pointer.split_once('/')?.1;
        let key = key.replace("~1", "/").replace("~0", "~").replace("%20", " ");
        let key = key.replace("%25", "%").replace("%C3%A9", "é");
        return definitions?.get(&key);
    }
    let is_named = |value: &&Json| {
        ["$anchor", "$dynamicAnchor", "$id", "id"].iter().any(|keyword| {
            let name = value.get(keyword).and_then(Json::as_str);
            name.is_some_and(|name| name.trim_start_matches('#') == fragment)
        })
    };
    all().find(is_named)
}
