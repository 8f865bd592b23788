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
  /** A number has been cleared: there is nothing to apply in its place. */
  isMissing: boolean;
  set: (key: keyof V & string, value: Value) => void;
  /** One of them as it is now. */
  reset: (key: keyof V & string) => void;
  clear: () => void;
}

/**
 * Keeps edits beside live values: one changed elsewhere shows through where nobody edits. Numbers
 * that are `optional` may be cleared.
 */
export function useEdits<V extends Values>(
  current: V,
  optional: readonly (keyof V)[] = [],
): Edits<V> {
  const [edits, setEdits] = useState<Partial<Values>>({});
  const isCleared = ([key, value]: [string, Value | undefined]): boolean =>
    value === '' && typeof current[key] === 'number' && !optional.includes(key);
  const changed = Object.fromEntries(
    Object.entries(edits).filter(
      ([key, value]) => value !== current[key] && !isCleared([key, value]),
    ),
  ) as Partial<V>;
  return {
    values: { ...current, ...edits } as V,
    changed,
    isChanged: Object.keys(changed).length > 0,
    isMissing: Object.entries(edits).some(isCleared),
    set: (key, value) => setEdits((before) => ({ ...before, [key]: value })),
    reset: (key) =>
      setEdits((before) =>
        Object.fromEntries(Object.entries(before).filter(([one]) => one !== key)),
      ),
    clear: () => setEdits({}),
  };
}
