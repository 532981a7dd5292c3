/** Sections that every README has, in this order; others may stand between them. */
const SECTIONS = ["Install", "API", "Conformance", "Safety", "Performance", "Related"];

/** A link of Markdown that is none to an address or within the page. */
const LINK = /\]\((?!https?:|#)([^)#\s]+)/g;

/**
 * Finds where the README of a package is not in the form of the house.
 *
 * @param text The README.
 * @param name The name of the package.
 * @param files What of its folder is packed: a reader of the package finds nothing else.
 * @returns What is wrong, in words.
 */
export function readmeProblems(
  text: string,
  name: string,
  files: readonly string[],
): readonly string[] {
  const [head = "", ...sections] = text.split(/^## /m);
  const titles = sections.map((section) => section.slice(0, section.indexOf("\n")));
  const places = SECTIONS.map((title) => titles.indexOf(title));
  const install = sections[titles.indexOf("Install")] ?? "";
  const links = [...text.matchAll(LINK)].map(([, link = ""]) => link);
  return [
    ...(head.startsWith(`# ${name}\n`) ? [] : [`it does not begin with "# ${name}"`]),
    ...(/^# .*\n\n[A-Z][^\n]*\S/.test(head) ? [] : ["no sentence says what it is"]),
    ...(/^```ts\n/m.test(head) ? [] : ["no example stands before the sections"]),
    ...SECTIONS.filter((_, index) => places[index] === -1).map((title) => `no section ${title}`),
    ...(isAscending(places.filter((place) => place !== -1)) ? [] : ["sections in another order"]),
    ...(install.includes(name) ? [] : ["Install does not name it"]),
    ...links
      .filter((link) => !files.some((file) => link.startsWith(`${file}/`)))
      .map((link) => `${link} is linked and not packed`),
  ];
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}
