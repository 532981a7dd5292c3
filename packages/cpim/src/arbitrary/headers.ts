import * as fc from "fast-check";
import { type CpimAddress } from "../address.ts";
import { escapeText, quote } from "../escape.ts";
import { CPIM_NAMESPACE, type CpimHeader, cpimHeader, type CpimParameter } from "../header.ts";
import { IMDN_NAMESPACE } from "../imdn.ts";
import { isDirection, messageDirectionHeader, OMA_CPM_NAMESPACE } from "../message-direction.ts";

/**
 * Names of headers and prefixes (RFC 3862 section 3.1). Never NS or Message-Direction.
 *
 * @returns The arbitrary.
 */
export function headerName(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(..."abcxyzABCXYZ019!#$%&'*+-^_`|~");
  const known = fc.constantFrom("From", "cc", "Subject", "subject", "__proto__", "constructor");
  return fc
    .oneof(known, fc.string({ unit, minLength: 1, maxLength: 10 }))
    .map((name) => (name === "NS" || name === "Message-Direction" ? `X-${name}` : name));
}

/**
 * Texts that often need escapes: control characters, backslashes, quotes, characters beyond ASCII.
 *
 * @returns The arbitrary.
 */
export function text(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { arbitrary: fc.constantFrom(..."abc 019"), weight: 4 },
    { arbitrary: fc.constantFrom(..."\\\"'<>;:,=.n\r\n\t\b\0\x7f"), weight: 3 },
    { arbitrary: fc.constantFrom("é", "名", "😀", "\u0085", "\ufeff"), weight: 1 },
  );
  return fc.string({ unit, maxLength: 20 });
}

/**
 * Addresses with names that often need quotes.
 *
 * @returns The arbitrary.
 */
export function address(): fc.Arbitrary<CpimAddress> {
  const formalName = fc.oneof(text(), fc.constantFrom("Winnie the Pooh", "Pooh", " a", ""));
  const uri = fc.constantFrom("im:pooh@100akerwood.com", "tel:+1", "sip:a;b=c@é", "a:b");
  return fc.record({ formalName: fc.option(formalName, { nil: undefined }), uri });
}

/**
 * Parameters: language tags, tokens and strings.
 *
 * @returns The arbitrary.
 */
export function parameter(): fc.Arbitrary<CpimParameter> {
  const value = fc.oneof(fc.constantFrom("fr", "1", "a.b", "é"), text().map(quote));
  return fc.record({ name: fc.oneof(fc.constant("lang"), headerName()), value });
}

/**
 * Message headers in one or more namespaces: declared before their use, under any prefix, bound anew,
 * with changes of the default namespace. Message-Direction stands once at most.
 *
 * @returns The arbitrary.
 */
export function headers(): fc.Arbitrary<readonly CpimHeader[]> {
  const uri = fc.constantFrom(CPIM_NAMESPACE, IMDN_NAMESPACE, OMA_CPM_NAMESPACE, "urn:a");
  const prefix = fc.option(fc.constantFrom("a", "b", "imdn", "__proto__"), { nil: undefined });
  const declaration = fc.record({ kind: fc.constant("declare" as const), prefix, uri });
  const other = fc.record({
    kind: fc.constant("header" as const),
    prefix,
    name: fc.oneof({ arbitrary: headerName(), weight: 4 }, fc.constant("Message-Direction")),
    value: text().map(escapeText),
    parameters: fc.oneof(fc.constant([]), fc.array(parameter(), { maxLength: 2 })),
  });
  return fc.array(fc.oneof(declaration, other), { maxLength: 8 }).map((steps) => {
    const bound = new Map<string | undefined, string>([[undefined, CPIM_NAMESPACE]]);
    const made: CpimHeader[] = [];
    for (const step of steps) {
      const start = step.prefix === undefined ? "" : `${step.prefix} `;
      if (step.kind === "declare") {
        bound.set(step.prefix, step.uri);
        made.push(cpimHeader("NS", `${start}<${step.uri}>`));
        continue;
      }
      const namespace = bound.get(step.prefix);
      if (namespace === undefined) continue;
      const { parameters } = step;
      const options =
        step.prefix === undefined ? { parameters } : { parameters, prefix: step.prefix };
      const header = cpimHeader({ namespace, name: step.name }, step.value, options);
      if (!isDirection(header) || !made.some(isDirection)) made.push(header);
    }
    return made;
  });
}

/**
 * Message-Direction, with a prefix or without.
 *
 * @returns The arbitrary.
 */
export function direction(): fc.Arbitrary<CpimHeader> {
  return fc
    .tuple(fc.constantFrom("sent", "received"), fc.constantFrom(undefined, "cpm", "a"))
    .map(([known, prefix]) => messageDirectionHeader(known, prefix));
}
