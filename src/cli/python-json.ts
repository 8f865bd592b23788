/** A number that Python reads as a float, whatever its value: `0.0` is not `0`. */
export class PythonFloat {
  constructor(readonly value: number) {}
}

/**
 * What Python's `json.dumps` makes of a value: a space after each comma and colon, everything
 * outside ASCII escaped. The AWS CLI hashes such texts, so each character counts.
 */
export function pythonJson(value: unknown): string {
  if (value instanceof PythonFloat) return floatText(value.value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, item]) => `${text(key)}: ${pythonJson(item)}`);
    return `{${members.join(', ')}}`;
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value ?? null);
}

const floatText = (value: number): string =>
  Number.isInteger(value) ? `${value}.0` : String(value);

const text = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
