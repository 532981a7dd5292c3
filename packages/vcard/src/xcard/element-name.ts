/**
 * Makes the element name of a vCard name (RFC 6351 section 6): lower case. vCard names may begin with a
 * digit or a hyphen, where XML wants a letter: such a character, and what else is none of an XML name,
 * is written as `_x0032_`, as SQL/XML does it (ISO/IEC 9075-14).
 *
 * @param name Name of a property, parameter or type.
 * @returns The name of the element.
 */
export function elementNameOf(name: string): string {
  return name.toLowerCase().replace(/^[^a-z_]|[^a-z0-9_-]|^_(?=x[0-9a-f]{4}_)/g, encodeCharacter);
}

/**
 * Makes the element name of a property: `group` is the element of groups, so that a GROUP property is
 * written as `_x0067_roup`.
 *
 * @param name Name of the property.
 * @returns The name of the element.
 */
export function propertyElementName(name: string): string {
  return withoutClash(elementNameOf(name), "group");
}

/**
 * Makes the element name of a type of value: `parameters` is the element of parameters.
 *
 * @param type The type.
 * @returns The name of the element.
 */
export function typeElementName(type: string): string {
  return withoutClash(elementNameOf(type), "parameters");
}

function withoutClash(local: string, taken: string): string {
  return local === taken ? encodeCharacter(local) + local.slice(1) : local;
}

/**
 * Makes the vCard name of an element: {@link elementNameOf} undone, in upper case.
 *
 * @param local Name of the element.
 * @returns The name.
 */
export function nameOfElement(local: string): string {
  return local
    .replace(/_x([0-9a-f]{4})_/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
    .toUpperCase();
}

function encodeCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).padStart(4, "0")}_`;
}
