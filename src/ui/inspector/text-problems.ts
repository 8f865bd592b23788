/** What is wrong with a text that stands for numbers; null when nothing is. */
export type TextProblem = (text: string) => string | null;

const isWhole = (text: string, min: number, max: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;

/** A word of AWS's, or a whole number within limits. */
export const wordOrWhole =
  (word: string, min: number, max: number): TextProblem =>
  (text) =>
    text === word || isWhole(text, min, max)
      ? null
      : `Allowed: ${word}, ${min.toLocaleString('en-US')}${
          max === Infinity ? ' or more' : `–${max.toLocaleString('en-US')}`
        }`;

/** Seconds, fractions too, or a word. */
export const secondsOrWord =
  (word: string): TextProblem =>
  (text) =>
    text === word || /^\d+(\.\d+)?$/.test(text) ? null : `Allowed: ${word}, 0 s or more`;

/** `200`, `200,302`, `200-299`, each from 200 to 499. */
export const matcherProblem: TextProblem = (text) => {
  const codes = text.split(',').map((part) => part.split('-'));
  const fine = codes.every(
    (ends) =>
      ends.length <= 2 &&
      ends.every((end) => isWhole(end, 200, 499)) &&
      Number(ends[0]) <= Number(ends.at(-1)),
  );
  return fine ? null : 'Allowed: 200–499, as one, a list (200,302) or a range (200-299)';
};

export const pathProblem: TextProblem = (text) =>
  text.startsWith('/') ? null : 'A path begins with /';

export const emptyProblem: TextProblem = (text) => (text === '' ? 'Needs a value' : null);
