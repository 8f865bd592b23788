/** What a number may be. `suffix` is its unit as it is shown, ` s`. */
export interface NumberRange {
  min?: number | undefined;
  max?: number | undefined;
  suffix?: string | undefined;
}

const inWords = (value: number): string => value.toLocaleString('en-US');

/** `5–300 s`, `from 1`, `up to 10`; empty when anything goes. */
function rangeWords({ min, max, suffix = '' }: NumberRange): string {
  if (min === undefined) return max === undefined ? '' : `up to ${inWords(max)}${suffix}`;
  return max === undefined
    ? `from ${inWords(min)}${suffix}`
    : `${inWords(min)}–${inWords(max)}${suffix}`;
}

/** What is wrong with a number; null when nothing is. */
export function numberProblem(value: number | '', range: NumberRange): string | null {
  const { min = -Infinity, max = Infinity } = range;
  if (value === '') {
    const words = rangeWords(range);
    return words === '' ? 'Needs a value' : `Needs a value: ${words}`;
  }
  return value < min || value > max ? `Allowed: ${rangeWords(range)}` : null;
}
