/** One thing that the palette offers. */
export interface Entry {
  /** Unique: its group and what it is about. */
  id: string;
  group: EntryGroup;
  label: string;
  /** Beside it, quieter: what kind of thing, in what state. */
  detail: string;
  /** Further words it is found by. */
  words: string;
  /** The key that does the same, as `keyCaps` reads it. */
  keys?: string | undefined;
  /** It is over, as a task that has stopped: below everything else that is found. */
  isOver?: boolean;
  run: () => void;
}

/** In the order in which equally good matches are shown. */
export const ENTRY_GROUPS = [
  'Actions',
  'In this sandbox',
  'Settings',
  'Configure',
  'Add',
  'Templates',
  'Lessons',
  'Sandboxes',
] as const;

export type EntryGroup = (typeof ENTRY_GROUPS)[number];
