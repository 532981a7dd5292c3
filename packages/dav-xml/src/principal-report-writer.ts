import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { dav } from "./names.ts";
import type {
  AclPrincipalPropSet,
  PrincipalMatch,
  PrincipalPropertySearch,
  PrincipalSearchPropertySet,
  PropertySearch,
} from "./principal-report.ts";

/** What `principalReportElement` says; properties are named without the elements of a request. */
export type PrincipalReportInit =
  | Asking<AclPrincipalPropSet>
  | Asking<PrincipalMatch>
  | Asking<PrincipalPropertySearch>
  | PrincipalSearchPropertySet;

type Asking<Report> = Omit<Report, "props"> & {
  readonly props: { readonly kind: "prop"; readonly names: readonly ExpandedName[] };
};

/**
 * Builds the body of a REPORT about principals (RFC 3744 section 9).
 *
 * @param report What is asked for.
 * @throws RangeError for a search without conditions.
 */
export function principalReportElement(report: PrincipalReportInit): XmlElement {
  const name = dav(report.kind);
  switch (report.kind) {
    case "acl-principal-prop-set":
      return element(name, [propElement(report.props.names)]);
    case "principal-match":
      return element(name, [matchElement(report.match), propElement(report.props.names)]);
    case "principal-property-search":
      return propertySearchReportElement(report);
    case "principal-search-property-set":
      return element(name);
  }
}

function propertySearchReportElement(report: Asking<PrincipalPropertySearch>): XmlElement {
  const { kind, test, searches, appliesToCollectionSet, props } = report;
  if (searches.length === 0) throw new RangeError("search without conditions");
  const collectionSet = element(dav("apply-to-principal-collection-set"));
  return element(
    dav(kind),
    [
      ...searches.map(searchElement),
      propElement(props.names),
      ...(appliesToCollectionSet ? [collectionSet] : []),
    ],
    test === "allof" ? [] : [{ namespace: "", local: "test", value: test }],
  );
}

function searchElement({ properties, match }: PropertySearch): XmlElement {
  return element(dav("property-search"), [
    propElement(properties),
    element(dav("match"), match === "" ? [] : [match]),
  ]);
}

function matchElement(match: "self" | ExpandedName): XmlElement {
  return match === "self"
    ? element(dav("self"))
    : element(dav("principal-property"), [element(match)]);
}

function propElement(names: readonly ExpandedName[]): XmlElement {
  return element(
    dav("prop"),
    names.map((name) => element(name)),
  );
}
