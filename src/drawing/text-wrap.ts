import { fitText, type Font, textWidth } from './text-fit';

/** The beginning of a word that fits a line, and the rest; at least one character. */
function splitWord(word: string, maxWidth: number, font: Font): [head: string, tail: string] {
  const chars = [...word];
  let kept = 1;
  while (kept < chars.length && textWidth(chars.slice(0, kept + 1).join(''), font) <= maxWidth) {
    kept++;
  }
  return [chars.slice(0, kept).join(''), chars.slice(kept).join('')];
}

function wrapParagraph(text: string, maxWidth: number, font: Font): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, font) <= maxWidth) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (textWidth(line, font) > maxWidth && [...line].length > 1) {
      const [head, tail] = splitWord(line, maxWidth, font);
      lines.push(head);
      line = tail;
    }
  }
  return [...lines, line];
}

/**
 * A text broken into lines of at most `maxWidth` px, at spaces where there are any and at its own
 * line breaks. Of more lines than `most` the last one shown ends in an ellipsis.
 */
export function wrapText(text: string, maxWidth: number, font: Font, most: number): string[] {
  const lines = text.split('\n').flatMap((one) => wrapParagraph(one, maxWidth, font));
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  const last = shown.at(-1) ?? '';
  const whole = `${last} ${lines[most] ?? ''}…`;
  const ending = textWidth(whole, font) > maxWidth ? fitText(whole, maxWidth, font) : `${last}…`;
  return [...shown.slice(0, -1), ending];
}
