/** Names are told with every second, each time as a text of its own: one of each is kept. */
const texts = new Map<string, string>();
/** More names than a large sandbox has at a time; then they are gathered anew. */
const MOST = 10_000;

/** The same text, and the very one that was told before. */
export function oneText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= MOST) texts.clear();
  texts.set(text, text);
  return text;
}
