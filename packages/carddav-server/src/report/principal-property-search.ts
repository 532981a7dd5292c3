import { collationKey, DEFAULT_COLLATION } from "@callingcard/carddav-filter";
import {
  dav,
  principalSearchPropertySetElement,
  stringifyDav,
  type PrincipalPropertySearch,
} from "@callingcard/dav-xml";
import { sameName, type ExpandedName } from "@callingcard/xml";
import { knownPrincipals } from "../access/known-principals.ts";
import type { Principal } from "../access/principal-directory.ts";
import type { RequestContext } from "../context.ts";
import { wholeResponse, XML_CONTENT_TYPE } from "../method/answer.ts";
import { displayName } from "../property/principal.ts";
import type { Resource } from "../resource.ts";
import { answerMatches, type Match } from "./principal-answer.ts";
import { linkedView } from "./resource-view.ts";

/** A property of principals that can be searched. */
interface Searchable {
  readonly name: ExpandedName;
  readonly description: string;
  /** Its texts, each of which is compared by itself (RFC 3744 section 9.4.1). */
  readonly texts: (principal: Principal) => readonly string[];
}

const SEARCHABLE: readonly Searchable[] = [
  {
    name: dav("displayname"),
    description: "Name",
    texts: (principal) => [displayName(principal)],
  },
  {
    name: dav("alternate-URI-set"),
    description: "Other address",
    texts: ({ alternateUris = [] }) => alternateUris,
  },
];

/**
 * Answers `DAV:principal-property-search` (RFC 3744 section 9.4): the principals with properties that contain
 * what is searched, whatever the case. They are all in one collection, so that any other has none.
 *
 * @internal
 */
export async function answerPrincipalSearch(
  context: RequestContext,
  resource: Resource,
  search: PrincipalPropertySearch,
): Promise<Response> {
  const isSearched =
    search.appliesToCollectionSet || resource.kind === "principals" || resource.kind === "root";
  const matches = isSearched ? found(context, matcher(search)) : none();
  return answerMatches(context, matches, search.props);
}

async function* found(
  context: RequestContext,
  isMatch: (principal: Principal) => boolean,
): AsyncGenerator<Match> {
  for (const principal of await knownPrincipals(context)) {
    if (!isMatch(principal)) continue;
    const href = context.paths.principal(principal.name);
    yield { href, view: await linkedView(context, href) };
  }
}

async function* none(): AsyncGenerator<Match> {}

// All properties of a search must match; one that cannot be searched never does.
function matcher({ searches, test }: PrincipalPropertySearch): (principal: Principal) => boolean {
  const matchers = searches.map(({ properties, match }) => {
    const key = collationKey(DEFAULT_COLLATION, match);
    const searched = properties.map((name) =>
      SEARCHABLE.find((searchable) => sameName(searchable.name, name)),
    );
    return (principal: Principal): boolean =>
      searched.every((property) =>
        property
          ?.texts(principal)
          .some((text) => collationKey(DEFAULT_COLLATION, text).includes(key)),
      );
  });
  return (principal) =>
    test === "anyof"
      ? matchers.some((matches) => matches(principal))
      : matchers.every((matches) => matches(principal));
}

/**
 * Answers `DAV:principal-search-property-set` (RFC 3744 section 9.5).
 *
 * @internal
 */
export function answerSearchProperties(): Promise<Response> {
  const properties = SEARCHABLE.map(({ name, description }) => ({
    property: name,
    description: { text: description, language: "en" },
  }));
  const text = stringifyDav(principalSearchPropertySetElement(properties));
  return Promise.resolve(wholeResponse(text, 200, { "Content-Type": XML_CONTENT_TYPE }));
}
