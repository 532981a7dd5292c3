import { type MsrpHead, sameHeaderName } from "./head.ts";
import { MsrpError } from "./msrp-error.ts";

/**
 * Finds the value of a header that can stand once. Of two, one reader would take the first and another
 * the last; those of RFC 4975 are refused with their head.
 *
 * @param head The head.
 * @param name Name of the header, in any case.
 * @returns The value as it is written; `undefined` without such a header.
 * @throws MsrpError `repeated-header` if there are two.
 */
export function singleValue(head: MsrpHead, name: string): string | undefined {
  const [first, second] = head.headers.filter((header) => sameHeaderName(header.name, name));
  if (second === undefined) return first?.value;
  throw new MsrpError({
    code: "repeated-header",
    reason: `header ${name} stands twice`,
    source: second.value,
    offset: 0,
    rule: "RFC 4975 headers",
  });
}
