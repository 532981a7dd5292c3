import { parameterValues, sameName } from "../card.ts";
import type { Version } from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { checkBase64 } from "./check-base64.ts";

/** The encodings that a version has. */
const ENCODINGS: Readonly<Record<Version, readonly string[]>> = {
  // vCard 2.1 section 2.1.4.2.
  "2.1": ["7bit", "8bit", "quoted-printable", "base64"],
  // RFC 2426 section 2.4.1.
  "3.0": ["b"],
  "4.0": [],
};

/**
 * Looks at how a value is encoded, and whether it is.
 *
 * @param context The property.
 * @returns Whether the value can be looked at: in characters, and not spoiled.
 */
export function checkEncoding(context: PropertyContext): boolean {
  const { property, index, version, findings } = context;
  if (property.parameters.length === 0) return true;
  const encodings = parameterValues(property, "ENCODING");
  let isReadable = true;
  for (const written of encodings) {
    const encoding = written.toLowerCase();
    if (!ENCODINGS[version].includes(encoding) && !encoding.startsWith("x-")) {
      addEncoding(context, encoding, written);
    }
    if (encoding === "7bit" || encoding === "8bit") continue;
    isReadable &&= encoding === "quoted-printable" && checkQuotedPrintable(context);
    if (encoding !== "b" && encoding !== "base64") continue;
    if (property.value.trim() === "") {
      const message = "value is empty; leave the property out";
      findings.add({ code: "empty-value", message, property: index });
    } else checkBase64(context);
  }
  return isReadable;
}

function addEncoding(
  { property, index, version, findings }: PropertyContext,
  encoding: string,
  written: string,
): void {
  const isKnown = ENCODINGS["2.1"].includes(encoding) || ENCODINGS["3.0"].includes(encoding);
  const at = property.parameters.findIndex(
    ({ name, values }) =>
      (sameName(name, "ENCODING") && values.includes(written)) || name === written,
  );
  // vCard 4.0 has no ENCODING at all, which is said of the parameter.
  if (version === "4.0" && property.parameters[at]?.values.length !== 0 && isKnown) return;
  const own = version === "2.1" ? "BASE64 or QUOTED-PRINTABLE" : "b";
  const advice = version === "4.0" ? "leave it out" : `write ${own}`;
  findings.add({
    code: isKnown ? "encoding-of-other-version" : "unknown-encoding",
    message: `vCard ${version} has no ENCODING ${quote(written)}; ${advice}`,
    property: index,
    part: { of: "parameter", index: at },
  });
}

function checkQuotedPrintable({ property, index, findings }: PropertyContext): boolean {
  const at = property.value.search(/=(?![\da-f]{2})/i);
  if (at === -1) return true;
  findings.add({
    code: "invalid-quoted-printable",
    message: "equals sign has no two hexadecimal digits behind it; write =3D",
    property: index,
    part: { of: "value", from: at, to: at + 1 },
  });
  return false;
}
