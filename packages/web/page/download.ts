import { h } from "@callingcard/page";

/**
 * Gives a person a file.
 *
 * @param name Its name.
 * @param parts What is in it.
 */
export function downloadFile(name: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: "text/vcard" }));
  const link = h("a", { href: url, download: name });
  link.click();
  // The browser has taken it by then.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Makes a name for a file.
 *
 * @param name What it is about, such as the name of a person.
 * @returns The name, with its ending.
 */
export function fileName(name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return `${safe.slice(0, 60) || "card"}.vcf`;
}
