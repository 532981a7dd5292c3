import { button, h } from "@callingcard/page";

/** Largest file that is opened, in octets. */
const MAX_FILE_OCTETS = 4_194_304;

/** What comes of a file. */
export interface FileEvents {
  readonly onFile: (name: string, octets: Uint8Array) => void;
  /** Why there is nothing of it, for people. */
  readonly onProblem: (problem: string) => void;
}

/**
 * Opens files, chosen with a button or dropped anywhere on the page.
 *
 * @param events What comes of them.
 * @returns The button, with the field that asks for a file.
 */
export function createFileOpener(events: FileEvents): HTMLElement {
  const { onFile, onProblem } = events;

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const { name, size } = file;
    if (size > MAX_FILE_OCTETS) {
      onProblem(`${name} is longer than ${MAX_FILE_OCTETS.toLocaleString("en")} octets.`);
      return;
    }
    const octets = await file.arrayBuffer().catch(() => undefined);
    if (octets === undefined) onProblem(`${name} could not be read.`);
    else onFile(name, new Uint8Array(octets));
  }

  const field = h("input", { type: "file", hidden: true, "aria-label": "File", tabindex: "-1" });
  field.addEventListener("change", () => {
    void open(field.files?.[0]);
    // The same file may be chosen again.
    field.value = "";
  });
  // Without this a browser leaves the page for the file.
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  });
  return h(
    "span",
    {},
    button("Open file", () => field.click()),
    field,
  );
}
