import { button, type Child, h } from "@callingcard/page";
import { type DraftAddress, type DraftRow, ROW_TYPES } from "../src/book/draft.ts";
import { field } from "./form-field.ts";

/** A part of a form with any number of rows. */
export interface RowsView<Row> {
  readonly element: HTMLElement;
  /** Reads the rows as they are now. */
  read(): readonly Row[];
}

interface AnyRow {
  readonly property: DraftRow["property"];
  readonly type: string;
}

/** How rows of one kind are shown. */
interface RowKind<Row extends AnyRow> {
  /** What one is called, such as `Phone`. */
  readonly name: string;
  readonly empty: Row;
  /** Whether a row has several fields, which its name holds together. */
  readonly isGroup: boolean;
  /** Makes the fields of a row, and what reads them. */
  readonly make: (
    row: Row,
    name: string,
  ) => { readonly fields: readonly Child[]; readonly read: () => Row };
}

/**
 * Shows rows of one value each.
 *
 * @param name What one is called.
 * @param type Type of the input, such as `tel`.
 * @param rows The rows.
 * @returns The part of the form.
 */
export function valueRows(
  name: string,
  type: "tel" | "email" | "url",
  rows: readonly DraftRow[],
): RowsView<DraftRow> {
  return rowsView(rows, {
    name,
    empty: { property: undefined, type: "", value: "" },
    isGroup: false,
    make(row, label) {
      // A browser that refused what another program stored would keep the card from being saved.
      const attributes = { inputmode: type, "aria-label": label, dir: "auto", autocomplete: "off" };
      const input = h("input", { type: "text", ...attributes });
      input.value = row.value;
      return { fields: [input], read: () => ({ ...row, value: input.value }) };
    },
  });
}

/**
 * Shows rows of addresses.
 *
 * @param rows The rows.
 * @returns The part of the form.
 */
export function addressRows(rows: readonly DraftAddress[]): RowsView<DraftAddress> {
  const empty = { street: "", locality: "", region: "", postalCode: "", country: "" };
  return rowsView(rows, {
    name: "Address",
    empty: { property: undefined, type: "", ...empty },
    isGroup: true,
    make(row) {
      const parts = {
        street: field("Street", row.street),
        postalCode: field("Postal code", row.postalCode),
        locality: field("City", row.locality),
        region: field("State or region", row.region),
        country: field("Country", row.country),
      };
      const fields = Object.values(parts).map(({ element }) => element);
      return {
        fields: [h("div", { class: "columns" }, ...fields)],
        read: () => ({
          ...row,
          street: parts.street.input.value,
          locality: parts.locality.input.value,
          region: parts.region.input.value,
          postalCode: parts.postalCode.input.value,
          country: parts.country.input.value,
        }),
      };
    },
  });
}

function rowsView<Row extends AnyRow>(rows: readonly Row[], kind: RowKind<Row>): RowsView<Row> {
  const { name, empty, isGroup, make } = kind;
  const list = h("div", { class: "form-rows" });
  const readers = new Map<HTMLElement, () => Row>();
  const lower = name.toLowerCase();
  let count = 0;

  function add(row: Row): HTMLElement {
    count += 1;
    const label = `${name} ${count}`;
    const { fields, read } = make(row, label);
    const type = typeSelect(row.type, `Kind of ${label.toLowerCase()}`);
    const remove = button("Remove", () => drop(element), {
      "aria-label": `Remove ${label.toLowerCase()}`,
    });
    const element = h(
      "div",
      { class: "form-row", ...(isGroup && { role: "group", "aria-label": label }) },
      ...fields,
      type,
      remove,
    );
    readers.set(element, () => ({ ...read(), type: type.value }));
    list.append(element);
    return element;
  }

  function drop(element: HTMLElement): void {
    readers.delete(element);
    element.remove();
    more.focus();
  }

  const more = button(`Add ${lower}`, () => {
    add(empty).querySelector("input")?.focus();
  });
  for (const row of rows) add(row);
  return {
    element: h(
      "fieldset",
      {},
      h("legend", {}, `${name}${name.endsWith("s") ? "es" : "s"}`),
      list,
      more,
    ),
    read: () => [...readers.values()].map((read) => read()),
  };
}

function typeSelect(value: string, label: string): HTMLSelectElement {
  const texts = new Map<string, string>([
    ["cell", "Mobile"],
    ["home", "Home"],
    ["work", "Work"],
  ]);
  const options = ["", ...ROW_TYPES].map((type) =>
    h("option", { value: type, selected: type === value }, texts.get(type) ?? "Any"),
  );
  return h("select", { "aria-label": label }, ...options);
}
