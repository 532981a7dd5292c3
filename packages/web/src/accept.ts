/**
 * Tells whether a header names something that is wanted (RFC 9110 section 12.4.2): an item of the list, with a
 * weight other than 0. A wildcard names nothing.
 *
 * @param header Accept or Accept-Encoding; `null` when there is none.
 * @param name What is looked for, in lower case.
 * @returns Whether it is there.
 * @internal
 */
export function names(header: string | null, name: string): boolean {
  return (header ?? "").split(",").some((item) => {
    const [first, ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return first === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
