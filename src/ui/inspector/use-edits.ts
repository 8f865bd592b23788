import { useState } from 'react';

/** What a field of a form holds. A number field that was emptied holds ''. */
export type Value = string | number | boolean;
export type Values = Record<string, Value>;

/** Values as they are now, with what the user has changed and not yet applied laid over them. */
export interface Edits<V extends Values> {
  values: V;
  /** Only what differs from the present values. */
  changed: Partial<V>;
  isChanged: boolean;
  set: (key: keyof V & string, value: Value) => void;
  clear: () => void;
}

/** Keeps edits beside live values: one changed elsewhere shows through where nobody edits. */
export function useEdits<V extends Values>(current: V): Edits<V> {
  const [edits, setEdits] = useState<Partial<Values>>({});
  const changed = Object.fromEntries(
    Object.entries(edits).filter(([key, value]) => value !== '' && value !== current[key]),
  ) as Partial<V>;
  return {
    values: { ...current, ...edits } as V,
    changed,
    isChanged: Object.keys(changed).length > 0,
    set: (key, value) => setEdits((before) => ({ ...before, [key]: value })),
    clear: () => setEdits({}),
  };
}
