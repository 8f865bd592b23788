/** Whether any of the characters lies in `U+0000-00FF, U+131`; an empty range holds all. */
export function rangeHolds(unicodeRange: string, characters: readonly number[]): boolean {
  if (unicodeRange.trim() === '') return true;
  const ranges = unicodeRange.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^u\+/i, '').split('-');
    // `U+4??` means every digit in place of the question marks.
    return [from.replaceAll('?', '0'), to.replaceAll('?', 'F')].map((hex) => parseInt(hex, 16));
  });
  return characters.some((code) => ranges.some(([from, to]) => code >= from! && code <= to!));
}
