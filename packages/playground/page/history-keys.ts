/** What a person wants of what was done. */
export interface HistoryEvents {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/**
 * Takes undoing and doing again from the browser, whose own history knows only what is in the text area.
 *
 * @param input The text area.
 * @param events What a person wants.
 */
export function takeHistoryKeys(input: HTMLTextAreaElement, events: HistoryEvents): void {
  const { onUndo, onRedo } = events;
  const act = (event: Event, wanted: () => void): void => {
    event.preventDefault();
    wanted();
  };
  input.addEventListener("keydown", (event) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z") act(event, event.shiftKey ? onRedo : onUndo);
    else if (key === "y" && !event.shiftKey) act(event, onRedo);
  });
  // From a menu, or by shaking a phone.
  input.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo") act(event, onUndo);
    else if (event.inputType === "historyRedo") act(event, onRedo);
  });
}
