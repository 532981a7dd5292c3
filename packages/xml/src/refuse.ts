import type { XmlErrorCode } from "./xml-error.ts";

/**
 * Throws the error of the document that is read.
 *
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param offset UTF-16 code units from the start of the document.
 * @param rule The rule with its specification.
 */
export type Refuse = (code: XmlErrorCode, reason: string, offset: number, rule: string) => never;
