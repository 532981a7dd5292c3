/** A value, or an item of one: what JSON has for the types of RFC 7095 section 3.5. */
export type JCardScalar = string | number | boolean;

/** A component of a structured value; an array where it has several items (section 3.3.1.3). */
export type JCardComponent = JCardScalar | readonly JCardScalar[];

/** A value; an array where it is structured. */
export type JCardValue = JCardScalar | readonly JCardComponent[];

/**
 * The parameters of a property (section 3.4), their names in lower case. A parameter with several values
 * is an array. `group` is the group of the property. Names come from the card, `constructor` may be one
 * of them: look with `Object.hasOwn`.
 */
export interface JCardParameters {
  readonly [name: string]: string | readonly string[];
}

/** A property (section 3.3): name in lower case, parameters, type of the value, and the values. */
export type JCardProperty = readonly [
  name: string,
  parameters: JCardParameters,
  type: string,
  value: JCardValue,
  ...more: JCardValue[],
];

/** A card as JSON has it (section 3.2). */
export type JCard = readonly ["vcard", readonly JCardProperty[]];
