import { button, h } from "@callingcard/page";
import type { Binary } from "@callingcard/vcard/values";
import type { DraftPhoto } from "../src/book/draft.ts";
import { announce } from "./announce.ts";
import { freshId } from "./fresh-id.ts";
import { pictureView } from "./picture-view.ts";

/** Longest side of a picture that is stored, in pixels. */
const MAX_SIDE = 512;

/** Quality of a picture that is stored, from 0 to 1. */
const QUALITY = 0.85;

/** The picture of a form. */
export interface PictureField {
  readonly element: HTMLElement;
  /** Tells what is to become of the picture. */
  read(): DraftPhoto;
}

/**
 * Makes the field for a picture: one that is chosen is made small enough for an address book.
 *
 * @param picture The picture of the card; `undefined` without one.
 * @returns The field.
 */
export function pictureField(picture: Binary | undefined): PictureField {
  let photo: DraftPhoto = { kind: "keep" };
  const id = freshId();
  const input = h("input", { type: "file", id, accept: "image/*" });
  const shown = h("div", { class: "picture-place" });
  const remove = button("Remove picture", () => {
    photo = { kind: "remove" };
    show(undefined);
    input.value = "";
    input.focus();
  });
  const show = (one: Binary | undefined): void => {
    remove.hidden = one === undefined;
    shown.replaceChildren(...(one === undefined ? [] : [pictureView(one, "The picture")]));
  };
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    smallPicture(file).then(
      (small) => {
        photo = { kind: "set", photo: small };
        show(small);
      },
      () => announce("This file is no picture that the browser can read."),
    );
  });
  show(picture);
  const element = h(
    "fieldset",
    {},
    h("legend", {}, "Picture"),
    shown,
    h("div", { class: "field" }, h("label", { for: id }, "Choose a picture"), input),
    remove,
  );
  return { element, read: () => photo };
}

async function smallPicture(file: Blob): Promise<Binary> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = h("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  // What is transparent would come out black.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
  });
  if (blob === null) throw new Error("no picture");
  return { mediaType: "image/jpeg", octets: new Uint8Array(await blob.arrayBuffer()) };
}
