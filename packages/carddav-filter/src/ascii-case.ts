const NOT_ASCII = /[^\0-\x7f]/;
const LOWER_CASE_RUN = /[a-z]+/g;

/**
 * Tells whether a text has no character above U+007F.
 *
 * @internal
 */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/**
 * Changes a to z into A to Z and nothing else (RFC 4790 section 9.2.1); `ı`, `ſ` and their like
 * stay, which `toUpperCase` would make ASCII letters of.
 *
 * @internal
 */
export function asciiUpperCase(text: string): string {
  if (isUpperCase(text)) return text;
  if (isAscii(text)) return text.toUpperCase();
  return text.replace(LOWER_CASE_RUN, (run) => run.toUpperCase());
}

// Names of properties are, nearly always, and then cost neither an expression nor another text.
function isUpperCase(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x61 && unit <= 0x7a) return false;
  }
  return true;
}
