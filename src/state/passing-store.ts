import type { DocumentStore } from './document-store';

/** Keeps nothing: for a page inside another one, whose visitors did not ask for a sandbox. */
export const createPassingStore = (): DocumentStore => ({
  list: () => Promise.resolve([]),
  load: () => Promise.resolve(undefined),
  open: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
  saveAtOnce: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  noteDamaged: () => Promise.resolve(),
  lastOpen: () => Promise.resolve(undefined),
  setLastOpen: () => Promise.resolve(),
});
