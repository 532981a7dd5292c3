import {
  attributeValue,
  element,
  textContent,
  type ExpandedName,
  type XmlElement,
} from "@callingcard/xml";
import { XML_LANG } from "./names.ts";

/** Text for people, with its language (RFC 4918 section 4.3). */
export interface LocalizedText {
  readonly text: string;
  /** The language tag of `xml:lang`; absent when none is in scope. */
  readonly language?: string;
}

/**
 * Reads text for people. Elements in it are ignored (RFC 4918 section 17).
 *
 * @param owner The element that contains it.
 * @param inherited The language in scope around the element. Default none.
 */
export function readLocalizedText(owner: XmlElement, inherited?: string): LocalizedText {
  const language = ownLanguage(owner, inherited);
  const text = textContent(owner);
  return language === undefined ? { text } : { text, language };
}

/**
 * Finds the language of what is in an element.
 *
 * @param owner The element.
 * @param inherited The language in scope around it.
 * @returns The language; `undefined` when there is none, or when `xml:lang` is empty to say so.
 */
export function ownLanguage(owner: XmlElement, inherited?: string): string | undefined {
  const language = attributeValue(owner, XML_LANG) ?? inherited;
  return language === "" ? undefined : language;
}

/**
 * Builds an element with text for people.
 *
 * @param name The name of the element.
 * @param value Its text.
 * @throws RangeError when its language is empty, which says that there is none.
 */
export function localizedTextElement(name: ExpandedName, value: LocalizedText): XmlElement {
  const { text, language } = value;
  const attributes =
    language === undefined ? [] : [{ ...XML_LANG, value: checkedLanguage(language) }];
  return element(name, text === "" ? [] : [text], attributes);
}

/**
 * Refuses the language tag that says that there is no language: reading gives none for it.
 *
 * @param language The tag.
 * @throws RangeError when it is empty.
 */
export function checkedLanguage(language: string): string {
  if (language === "") throw new RangeError("language tag is empty");
  return language;
}
