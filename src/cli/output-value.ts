/** What the output formats ask of a value. */

export type Dict = Record<string, unknown>;

/** A list or an object: something with an inside. */
export const isDeep = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

export const isDict = (value: unknown): value is Dict => isDeep(value) && !Array.isArray(value);

/** Names of the members that are scalars in any of these, each once, in alphabetical order. */
export const scalarKeys = (dicts: readonly Dict[]): string[] =>
  keysWhere(dicts, (value) => !isDeep(value));

/** Names of the members with an inside, likewise. */
export const deepKeys = (dicts: readonly Dict[]): string[] => keysWhere(dicts, isDeep);

function keysWhere(dicts: readonly Dict[], fits: (value: unknown) => boolean): string[] {
  const keys = dicts.flatMap((dict) => Object.keys(dict).filter((key) => fits(dict[key])));
  return [...new Set(keys)].sort(byCodeUnits);
}

/** Alphabetical, capitals first: the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
