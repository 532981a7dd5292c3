import { test as property } from "@fast-check/vitest";
import { ParseError } from "@callingcard/grammar";
import { parseXml } from "@callingcard/xml";
import { xmlDocument } from "@callingcard/xml/arbitrary";
import { describe, expect } from "vitest";
import { comparableData } from "../../imdn/test/comparable.ts";
import { stringifyXdm } from "../src/index.ts";
import { KINDS } from "./kinds.ts";

const encoder = new TextEncoder();

describe.each(KINDS)("$root", ({ arbitrary, parse, build, rebuild }) => {
  property.prop([arbitrary])(
    "reading undoes building, and what is read survives structuredClone",
    (value) => {
      const root = build(value as never);
      const read = parse(root);
      expect(comparableData(read)).toEqual(comparableData(value));
      expect(structuredClone(read)).toEqual(read);
      const text = stringifyXdm(root);
      expect(comparableData(parse(text))).toEqual(comparableData(value));
      expect(comparableData(parse(parseXml(encoder.encode(text))))).toEqual(comparableData(value));
      expect(stringifyXdm(rebuild(text))).toBe(text);
    },
  );
});

property.prop([xmlDocument()])("any document is read or refused", ({ text }) => {
  for (const { parse } of KINDS) {
    try {
      parse(text);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
});
