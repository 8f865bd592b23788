/** Which of the words known are like one that is not, by Ratcliff and Obershelp's measure. */

const ALIKE = 0.8;
const MOST = 3;
/** Characters. What is longer was not mistyped, and takes its square to compare. */
const LONGEST = 80;

/** The likest first, at most three; what Python's difflib offers for a mistyped command. */
export function closeMatches(word: string, known: readonly string[]): string[] {
  if (word.length > LONGEST) return [];
  return known
    .map((candidate) => ({ candidate, likeness: likeness(candidate, word) }))
    .filter((match) => match.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, MOST)
    .map((match) => match.candidate);
}

function likeness(a: string, b: string): number {
  return (2 * common(a, b)) / (a.length + b.length);
}

/** Characters in common: the longest common run, and the same again on either side of it. */
function common(a: string, b: string): number {
  let best = { a: 0, b: 0, length: 0 };
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let length = 0;
      while (i + length < a.length && a[i + length] === b[j + length]) length += 1;
      if (length > best.length) best = { a: i, b: j, length };
    }
  }
  if (best.length === 0) return 0;
  const before = common(a.slice(0, best.a), b.slice(0, best.b));
  return (
    best.length + before + common(a.slice(best.a + best.length), b.slice(best.b + best.length))
  );
}

/** ` (did you mean cpu?)` for a name that is not known, where one of those known is like it. */
export function didYouMean(name: string, known: readonly string[]): string {
  const lower = name.toLowerCase();
  const [alike] = closeMatches(name, known);
  const meant = known.find((one) => one.toLowerCase() === lower) ?? alike;
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
}
