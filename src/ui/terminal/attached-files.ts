import type { ViewStore } from '../../state/view-store';

/** Files that `file://` reads in the terminal: opened or dropped during this visit, by their name. */
const files = new WeakMap<ViewStore, Map<string, string>>();

/** Larger ones are kept out: no input of AWS comes near. */
const LARGEST = 5_000_000;

/** The files attached so far. */
export const attachedFiles = (view: ViewStore): ReadonlyMap<string, string> =>
  files.get(view) ?? new Map<string, string>();

/** Keeps a file's text for the terminal; false for one that is too large. */
export function attachFile(view: ViewStore, name: string, text: string): boolean {
  if (text.length > LARGEST) return false;
  const kept = files.get(view) ?? new Map<string, string>();
  files.set(view, kept.set(name, text));
  return true;
}
