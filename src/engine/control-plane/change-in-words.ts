/** By itself: there are but a few states, so that all events of a change share its text. */
const known = new Map<string, string>();

/** `PENDING → RUNNING`, as an event of a change of state says it. */
export function changeInWords(from: string, to: string): string {
  const words = `${from} → ${to}`;
  const same = known.get(words);
  if (same !== undefined) return same;
  known.set(words, words);
  return words;
}
