/**
 * Whether a text is what a pattern says: `*` stands for any run of characters and `?` for one. In
 * time bounded by the length of the one times that of the other, however many stars there are.
 */
export function fitsWildcards(pattern: string, text: string): boolean {
  // Two fingers, and a way back to the last star.
  let p = 0;
  let t = 0;
  let star = -1;
  let restart = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      restart = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++restart;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
