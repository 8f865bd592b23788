/**
 * A command given as one text, cut into words as a shell would: quotes, escapes, no expansion.
 * Undefined where a quote is never closed.
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (quote === "'" && char !== "'") word = (word ?? '') + char;
    else if (char === '\\' && (quote === '' || /["\\$`\n]/.test(next))) {
      at += 1;
      // A backslash at a line's end joins the lines.
      if (next !== '\n') word = (word ?? '') + next;
    } else if (quote !== '' && char === quote) quote = '';
    else if (quote !== '') word = (word ?? '') + char;
    else if (char === '"' || char === "'") {
      quote = char;
      word = word ?? '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
