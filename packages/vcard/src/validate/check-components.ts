import { isUri, rawText, type PropertyUse } from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { isPair, otherPosition } from "./position-form.ts";

/** The fewest components in 4.0; extensions added theirs behind these. */
const FEWEST: ReadonlyMap<string, number> = new Map([
  ["N", 5],
  ["ADR", 7],
  ["CLIENTPIDMAP", 2],
]);

/**
 * Looks at a value with components (RFC 6350 section 3.3): how many there are, and what is in those that
 * are not texts.
 *
 * @param context The property.
 * @param use What the property is in its version.
 */
export function checkComponents(context: PropertyContext, use: PropertyUse): void {
  const { property, index, version, findings, definition } = context;
  const name = definition?.name ?? "";
  const text = rawText(property);
  const wrong = wrongComponents(name, text, use);
  if (wrong !== undefined) {
    const position = use.types[0] === "float" ? otherPosition(text, version) : undefined;
    findings.add({
      code: position === undefined ? "invalid-value" : "form-of-other-version",
      message:
        position === undefined
          ? `${quote(property.value)} is not a value of ${name}; ${wrong}`
          : `${name} is not as vCard ${version} has it; ${position}`,
      rule: use.section,
      property: index,
      part: { of: "value" },
    });
    return;
  }
  const count = countComponents(text);
  const fewest = version === "4.0" ? (FEWEST.get(name) ?? 1) : 1;
  if (count < fewest) {
    findings.add({
      code: "too-few-components",
      message: `${name} has ${count} of ${fewest} components; end it with ${";".repeat(fewest - count)}`,
      rule: use.section,
      property: index,
      part: { of: "value" },
    });
  }
  // The second component of ORG comes as often as there are units; a URI has its own semicolons.
  if (count <= use.components.length || name === "ORG" || name === "CLIENTPIDMAP") return;
  // What a program made up itself, it may make longer.
  if (name.startsWith("X-")) return;
  const surplus = count - use.components.length;
  const advice = text.endsWith(";".repeat(surplus))
    ? `leave out the last ${surplus} semicolons`
    : "write \\; for a semicolon";
  findings.add({
    code: "too-many-components",
    message: `${name} has ${count} components of ${use.components.length}; ${advice}`,
    rule: use.section,
    property: index,
    part: { of: "value" },
  });
}

function wrongComponents(name: string, text: string, use: PropertyUse): string | undefined {
  if (name === "GENDER") {
    return /^[MFONU]?(?:;|$)/i.test(text)
      ? undefined
      : "begin it with M, F, O, N, U or a semicolon";
  }
  if (name === "CLIENTPIDMAP") {
    const uri = /^\d+;(.*)$/s.exec(text)?.[1];
    return uri !== undefined && isUri(uri) ? undefined : "write digits, a semicolon and a URI";
  }
  if (use.types[0] !== "float") return undefined;
  return isPair(text) ? undefined : "write two numbers and a semicolon between them";
}

function countComponents(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === ";") count += 1;
  }
  return count;
}
