import type { Entry } from './entry';

/**
 * How well a text answers one word of a search: 0 begins with it, 1 has a word that does, 2 has it
 * somewhere, 3 has its letters in order; null has not.
 */
function rankOfWord(text: string, word: string): number | null {
  if (text.startsWith(word)) return 0;
  const at = text.indexOf(word);
  if (at > 0) return /[^a-z0-9]/.test(text[at - 1]!) ? 1 : 2;
  return word.length > 2 && hasInOrder(text, word) ? 3 : null;
}

/** `upsv` for `update service`: each letter after the one before, the first one at a beginning. */
function hasInOrder(text: string, letters: string): boolean {
  const starts = [...text.matchAll(/(?<![a-z0-9])[a-z0-9]/g)].map(({ index }) => index);
  return starts.some((start) => {
    if (text[start] !== letters[0]) return false;
    let at = start;
    for (const letter of letters.slice(1)) {
      at = text.indexOf(letter, at + 1);
      if (at < 0) return false;
    }
    return true;
  });
}

/** Every word must be answered; by the label counts more than by the rest. */
function rankOf(entry: Entry, words: readonly string[]): number | null {
  const label = entry.label.toLowerCase();
  const rest = `${entry.detail} ${entry.words} ${entry.group}`.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const inLabel = rankOfWord(label, word);
    const inRest = rest.includes(word) ? 2.5 : null;
    if (inLabel === null && inRest === null) return null;
    sum += Math.min(inLabel ?? Infinity, inRest ?? Infinity);
  }
  return sum;
}

/** The best answers to a search, best first; as they are given where nothing is searched for. */
export function searchEntries(
  entries: readonly Entry[],
  search: string,
  most: number,
): readonly Entry[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, most);
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry, words);
      return rank === null ? [] : [{ entry, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.entry.label.length - b.entry.label.length)
    .slice(0, most)
    .map(({ entry }) => entry);
}
