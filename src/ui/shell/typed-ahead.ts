import type { Dialog, ViewStore } from '../../state/view-store';
import { isTyping, type KeyPress } from './keys';

/** A field or dialog that does not come in this time is not waited for any longer, ms. */
const LONGEST_WAIT = 10_000;

/** What was typed for a field that a key has asked for and that is still being loaded. */
const waiting = new WeakMap<ViewStore, { text: string; timer: ReturnType<typeof setTimeout> }>();

/** Whoever points at something else does not wait. */
export function stopWaiting(view: ViewStore): void {
  clearTimeout(waiting.get(view)?.timer);
  waiting.delete(view);
}

/** A field was asked for: what is typed from here on is meant for it. */
export function awaitField(view: ViewStore): void {
  stopWaiting(view);
  const timer = setTimeout(() => stopWaiting(view), LONGEST_WAIT);
  waiting.set(view, { text: '', timer });
}

/** For the field, when it has the focus: what was typed for it before. */
export function takeTypedAhead(view: ViewStore): string {
  const text = waiting.get(view)?.text ?? '';
  stopWaiting(view);
  return text;
}

/** The dialog that keys were first held for, and when; one with nothing to show never comes. */
const coming = new WeakMap<ViewStore, { dialog: Dialog | null; since: number }>();

/** A dialog that was asked for is not there yet. */
function isDialogComing(view: ViewStore): boolean {
  const { dialog } = view.getState();
  if (dialog === null || document.querySelector('[role=dialog]') !== null) {
    coming.delete(view);
    return false;
  }
  const now = performance.now();
  const known = coming.get(view);
  if (known?.dialog !== dialog) coming.set(view, { dialog, since: now });
  return known?.dialog !== dialog || now - known.since < LONGEST_WAIT;
}

/**
 * Keeps a key press from the page while what it is meant for is being loaded: what is typed waits
 * for the field, Escape gives up. To be told of every press before the page is.
 */
export function holdKey(view: ViewStore, event: KeyboardEvent): void {
  const kept = waiting.get(view);
  if (!kept && !isDialogComing(view)) return;
  if (isTyping(event.target)) return stopWaiting(view);
  event.stopPropagation();
  if (event.key === 'Escape') {
    stopWaiting(view);
    view.setState({ dialog: null, finding: false });
  }
  if (kept && event.key === 'Backspace') kept.text = kept.text.slice(0, -1);
  if (kept && isLetter(event)) kept.text += event.key;
  // The browser's own keys stay its own, but for the one that asked.
  if (isLetter(event) || event.key.toLowerCase() === 'k') event.preventDefault();
}

/** A press that writes something into a field. */
const isLetter = (press: KeyPress): boolean =>
  [...press.key].length === 1 &&
  (press.getModifierState('AltGraph') || (!press.altKey && !press.ctrlKey && !press.metaKey));
