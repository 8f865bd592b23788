import { ENTRY_GROUPS, type Entry, type EntryGroup } from './entry';

/** How well a text answers one word of a search: less is better. */
const RANK = {
  /** Its first word is that. */
  first: 0,
  /** It begins with it: the word is still being typed. */
  beginning: 0.5,
  /** A word of it begins with it. */
  word: 1,
  somewhere: 2,
  /** Not in its label, but in what is said of it. */
  besides: 2.5,
  /** Its letters stand there in order. */
  letters: 3,
} as const;

const isWordEnd = (char: string | undefined): boolean =>
  char === undefined || /[^a-z0-9]/.test(char);

/** Null where a text does not answer. */
function rankOfWord(text: string, word: string): number | null {
  if (text.startsWith(word)) return isWordEnd(text[word.length]) ? RANK.first : RANK.beginning;
  if (!text.includes(word)) return null;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordEnd(text[at - 1])) return RANK.word;
  }
  return RANK.somewhere;
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

interface Search {
  words: readonly string[];
  /** Letters in order count too: only where nothing is called by what was typed. */
  isLoose: boolean;
}

/** Every word must be answered; by the label counts more than by the rest. */
function rankOf(entry: Entry, { words, isLoose }: Search): number | null {
  const label = entry.label.toLowerCase();
  const rest = `${entry.detail} ${entry.words} ${entry.group}`.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const ranks = [
      rankOfWord(label, word),
      rest.includes(word) ? RANK.besides : null,
      isLoose && word.length > 2 && hasInOrder(label, word) ? RANK.letters : null,
    ].filter((rank) => rank !== null);
    if (ranks.length === 0) return null;
    sum += Math.min(...ranks);
  }
  return sum;
}

const groupOf = ({ group }: Entry): number => ENTRY_GROUPS.indexOf(group);

function ranked(entries: readonly Entry[], search: Search): readonly Entry[] {
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry, search);
      return rank === null ? [] : [{ entry, rank }];
    })
    .toSorted(
      (a, b) =>
        Number(a.entry.isOver ?? false) - Number(b.entry.isOver ?? false) ||
        a.rank - b.rank ||
        groupOf(a.entry) - groupOf(b.entry) ||
        a.entry.label.length - b.entry.label.length,
    )
    .map(({ entry }) => entry);
}

/** The best answers to a search, best first; as they are given where nothing is searched for. */
export function searchEntries(
  entries: readonly Entry[],
  search: string,
  most: number,
): readonly Entry[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, most);
  const found = ranked(entries, { words, isLoose: false });
  return (found.length > 0 ? found : ranked(entries, { words, isLoose: true })).slice(0, most);
}

/** Answers under the heading of their group each, the group with the best one first. */
export function inGroups(
  found: readonly Entry[],
): { group: EntryGroup; entries: readonly Entry[] }[] {
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    entries: found.filter((entry) => entry.group === group),
  }));
}
