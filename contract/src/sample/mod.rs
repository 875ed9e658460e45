//! Payloads made from a schema: right ones, ones at the limits, and ones with exactly one fault.
