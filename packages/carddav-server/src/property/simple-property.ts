import type { ExpandedName } from "@callingcard/xml";
import { hrefTexts } from "./element-text.ts";
import type { LiveProperty, PropertyContext } from "./live-property.ts";

/**
 * A property that is nothing but hrefs.
 *
 * @internal
 */
export function hrefProperty<Subject>(
  name: ExpandedName,
  hrefs: (subject: Subject, context: PropertyContext) => readonly string[],
): LiveProperty<Subject> {
  return {
    name,
    inAllprop: false,
    content: (subject, context) => hrefTexts(hrefs(subject, context)),
    hrefs,
  };
}

/**
 * A property whose content is the same for each resource of a kind.
 *
 * @internal
 */
export function constantProperty<Subject>(
  name: ExpandedName,
  content: string,
  inAllprop = false,
): LiveProperty<Subject> {
  return { name, inAllprop, content: () => content };
}
