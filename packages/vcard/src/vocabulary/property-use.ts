/** The versions of vCard: 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350). */
export type Version = "2.1" | "3.0" | "4.0";

/** The types that a value can have: those of RFC 6350 section 5.2 and RFC 2426 section 4. */
export type ValueType =
  | "text"
  | "uri"
  | "date"
  | "time"
  | "date-time"
  | "date-and-or-time"
  | "timestamp"
  | "boolean"
  | "integer"
  | "float"
  | "utc-offset"
  | "language-tag"
  | "binary"
  | "phone-number"
  | "vcard"
  | "unknown";

/** How the characters of a value divide: not, at commas, or at semicolons. */
export type ValueShape = "single" | "list" | "components";

/** How often a card can have a property (RFC 6350 section 6); alternatives by ALTID count as one. */
export type Cardinality = "1" | "*1" | "1*" | "*";

/** What a property is in one version of vCard. */
export interface PropertyUse {
  /** The types that its value can have, the default first. */
  readonly types: readonly ValueType[];

  readonly shape: ValueShape;

  /** Names of the components in their order; empty for other shapes. The last of ORG repeats. */
  readonly components: readonly string[];

  /** Whether a component divides at commas, as in N and ADR. */
  readonly componentLists: boolean;

  /**
   * How often a card can have it. RFC 2426 and vCard 2.1 name what a card must have, and no maxima; what
   * can be said but once has `*1` here.
   */
  readonly cardinality: Cardinality;

  /** Names, in upper case, of the parameters that it is defined with. Others may come from any RFC. */
  readonly parameters: readonly string[];

  /** Where it is defined, as `RFC 6350 section 6.2.1`. */
  readonly section: string;
}

/** A property and what it is in each version that has it. */
export interface PropertyDefinition {
  /** Name in upper case. */
  readonly name: string;

  readonly uses: Readonly<Partial<Record<Version, PropertyUse>>>;
}

/** One line of a table: a name and what it is there. */
export interface PropertyRow {
  readonly name: string;
  readonly use: PropertyUse;
}

/** Makes the lines of one document's table. */
export interface RowMaker {
  /** A property with one value. */
  readonly single: (
    name: string,
    cardinality: Cardinality,
    section: string,
    types: readonly ValueType[],
    parameters: string,
  ) => PropertyRow;

  /** A property with a list of texts. */
  readonly list: (
    name: string,
    cardinality: Cardinality,
    section: string,
    parameters: string,
  ) => PropertyRow;

  /** A property with components, which are lists or not. */
  readonly components: (
    name: string,
    cardinality: Cardinality,
    section: string,
    components: readonly string[],
    parameters: string,
    divides?: { readonly lists?: boolean; readonly types?: readonly ValueType[] },
  ) => PropertyRow;
}

/**
 * Gives the functions that make the lines of a document's table.
 *
 * @param document What goes before the number of a section: `RFC 6350 section`.
 * @returns The functions.
 */
export function rowsOf(document: string): RowMaker {
  const common = (cardinality: Cardinality, section: string, parameters: string) => ({
    cardinality,
    parameters: parameters.split(" "),
    section: section === "" ? document : `${document} ${section}`,
  });
  return {
    single: (name, cardinality, section, types, parameters) => ({
      name,
      use: {
        types,
        shape: "single",
        components: [],
        componentLists: false,
        ...common(cardinality, section, parameters),
      },
    }),
    list: (name, cardinality, section, parameters) => ({
      name,
      use: {
        types: ["text"],
        shape: "list",
        components: [],
        componentLists: false,
        ...common(cardinality, section, parameters),
      },
    }),
    components: (name, cardinality, section, components, parameters, divides = {}) => ({
      name,
      use: {
        types: divides.types ?? ["text"],
        shape: "components",
        components,
        componentLists: divides.lists ?? false,
        ...common(cardinality, section, parameters),
      },
    }),
  };
}
