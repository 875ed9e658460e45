// Judges payloads by ajv, in the form of the program `judge` of bench/compare: a request is a line, its answer a line.
// The packages ajv, ajv-draft-04 and ajv-formats are looked for where NODE_PATH says.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const load = createRequire(`${process.env.NODE_PATH}/`);
const classes = {
  draft4: load("ajv-draft-04").default,
  draft6: load("ajv").default,
  draft7: load("ajv").default,
  "draft2019-09": load("ajv/dist/2019").default,
  "draft2020-12": load("ajv/dist/2020").default,
};

function compiled({ schema, draft, formats }) {
  const ajv = new classes[draft]({ allErrors: true, strict: false, logger: false, validateFormats: formats });
  load("ajv-formats").default(ajv);
  if (draft === "draft6") ajv.addMetaSchema(load("ajv/dist/refs/json-schema-draft-06.json"));
  const { $schema, ...rest } = schema;
  return ajv.compile($schema in ajv.schemas || draft === "draft2020-12" ? schema : rest);
}

// What the branches of a union find counts as one with it, and so does what a condition asks for.
function violations(errors) {
  let counted = [];
  for (const error of errors) {
    if (error.keyword === "if") continue;
    if (error.keyword === "anyOf" || error.keyword === "oneOf") {
      counted = counted.filter((other) => !other.instancePath.startsWith(error.instancePath));
    }
    counted.push(error);
  }
  return counted.length;
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = { ajv: "", violations: [] };
  let validate;
  try {
    validate = compiled(request);
  } catch (error) {
    answer.refused = String(error).slice(0, 200);
  }
  for (const payload of request.payloads) {
    const isValid = validate?.(payload);
    answer.ajv += validate ? (isValid ? "1" : "0") : "?";
    answer.violations.push(validate && !isValid ? violations(validate.errors) : 0);
  }
  console.log(JSON.stringify(answer));
}
