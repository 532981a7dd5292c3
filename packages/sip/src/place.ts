// Where the parts of a value are: looked for when one of them is refused, since what is read does not say.

const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;
const LEFT_ANGLE = 60;
const BACKSLASH = 92;

// Finds the next comma or semicolon outside of quotation marks and angle brackets, else the end.
function nextDivider(value: string, from: number): number {
  let place = from;
  for (; place < value.length; place++) {
    const unit = value.charCodeAt(place);
    if (unit === COMMA || unit === SEMICOLON) return place;
    if (unit === QUOTE) place = endOfQuoted(value, place);
    else if (unit === LEFT_ANGLE) place = Math.max(value.indexOf(">", place), place);
  }
  return place;
}

function endOfQuoted(value: string, from: number): number {
  let place = from + 1;
  while (place < value.length && value.charCodeAt(place) !== QUOTE) {
    place += value.charCodeAt(place) === BACKSLASH ? 2 : 1;
  }
  return place;
}

function skipBlanks(value: string, from: number): number {
  let place = from;
  while (value.charCodeAt(place) === 32 || value.charCodeAt(place) === 9) place++;
  return place;
}

/**
 * Finds where a value of a list begins.
 *
 * @param value The value of the field.
 * @param index Values before it.
 * @internal
 */
export function startOfValue(value: string, index: number): number {
  let place = 0;
  for (let count = 0; count < index;) {
    place = nextDivider(value, place);
    if (place === value.length) break;
    if (value.charCodeAt(place) === COMMA) count++;
    place++;
  }
  return skipBlanks(value, place);
}

/**
 * Finds the comma behind the first value of a list.
 *
 * @param value The value of the field, with two values or more.
 * @internal
 */
export function firstComma(value: string): number {
  let place = nextDivider(value, 0);
  while (value.charCodeAt(place) === SEMICOLON) place = nextDivider(value, place + 1);
  return place;
}

/**
 * Finds where the URI of an address begins.
 *
 * @param value The value of the field.
 * @param index Addresses before it.
 * @internal
 */
export function startOfUri(value: string, index: number): number {
  const start = startOfValue(value, index);
  const first = value.charCodeAt(start) === QUOTE ? endOfQuoted(value, start) : start;
  const bracket = value.indexOf("<", first);
  return bracket === -1 || bracket > nextDivider(value, start) ? start : bracket + 1;
}

/**
 * Finds where the name of a parameter begins.
 *
 * @param value The value of the field.
 * @param index Values before the one that has the parameter.
 * @param parameter Parameters of this value before it.
 * @internal
 */
export function startOfParameter(value: string, index: number, parameter: number): number {
  let place = startOfValue(value, index);
  for (let count = 0; count <= parameter; count++) place = nextDivider(value, place) + 1;
  return skipBlanks(value, place);
}

/**
 * Finds the text of a parameter: what is behind the equals sign, and behind a quotation mark there.
 *
 * @param value The value of the field.
 * @param index Values before the one that has the parameter.
 * @param parameter Parameters of this value before it.
 * @param offset A place in the text, without the backslashes of a quoted-string.
 * @returns The place in the value.
 * @internal
 */
export function placeInParameter(
  value: string,
  index: number,
  parameter: number,
  offset: number,
): number {
  const name = startOfParameter(value, index, parameter);
  const end = nextDivider(value, name);
  const equals = value.indexOf("=", name);
  if (equals === -1 || equals > end) return end;
  let place = skipBlanks(value, equals + 1);
  if (value.charCodeAt(place) !== QUOTE) return place + offset;
  place++;
  for (let count = 0; count < offset; count++) {
    place += value.charCodeAt(place) === BACKSLASH ? 2 : 1;
  }
  return place;
}
