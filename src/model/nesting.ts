/** Deeper than any input of AWS's or file of ours by far, and no danger to code that recurses. */
export const DEEPEST = 100;

/** Whether more than `most` lists and objects are in one another; visits no deeper than that. */
export function isNestedDeeper(value: unknown, most: number = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  for (const one of Array.isArray(value) ? value : Object.values(value)) {
    if (isNestedDeeper(one, most - 1)) return true;
  }
  return false;
}
