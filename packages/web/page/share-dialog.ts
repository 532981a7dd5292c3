import { button, h } from "@callingcard/page";
import type { Card } from "@callingcard/vcard";
import { encodeQR } from "qr";
import { sharedText } from "../src/book/shared-text.ts";
import { openDialog } from "./dialog.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Light modules around a code, which readers need (ISO/IEC 18004 wants four). */
const MARGIN = 4;

/**
 * Shows the card as a QR code, for a phone to take it from the screen.
 *
 * @param name Name of the card.
 * @param card The card.
 */
export async function shareCard(name: string, card: Card): Promise<void> {
  const text = sharedText(card);
  const dialog = openDialog(
    `Share ${name}`,
    text === undefined
      ? h("p", {}, "This card is too long for a QR code. Export it instead.")
      : h("div", { class: "qr" }, qrView(text, `QR code with the card of ${name}`)),
    text === undefined
      ? undefined
      : h(
          "p",
          { class: "quiet" },
          "Point the camera of a phone at it. The picture and notes are left out.",
        ),
    h(
      "div",
      { class: "actions" },
      button("Close", () => dialog.close()),
    ),
  );
  await dialog.closed;
}

function qrView(text: string, label: string): SVGElement {
  const rows = encodeQR(text, "raw", { ecc: "low", border: MARGIN });
  const size = rows.length;
  const svg = document.createElementNS(SVG, "svg") as SVGElement;
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const ground = document.createElementNS(SVG, "rect");
  for (const side of ["width", "height"]) ground.setAttribute(side, String(size));
  ground.setAttribute("fill", "#ffffff");
  const path = document.createElementNS(SVG, "path");
  const modules = rows.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  path.setAttribute("d", modules.join(""));
  path.setAttribute("fill", "#000000");
  svg.append(ground, path);
  return svg;
}
