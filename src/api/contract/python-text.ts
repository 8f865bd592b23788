/** Values as Python shows them: the AWS CLI's messages carry such texts, so ours do too. */

/** A string as Python's repr() shows it. */
export function pythonQuoted(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/\r/g, '\\r');
  return quote + (quote === "'" ? escaped.replace(/'/g, "\\'") : escaped) + quote;
}

/** Any JSON value as Python's repr() shows it. */
function pythonRepr(value: unknown): string {
  return typeof value === 'string' ? pythonQuoted(value) : pythonStr(value);
}

/** Any JSON value as Python's str() shows it: a text bare, what is inside a list quoted. */
export function pythonStr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value).map(([k, v]) => `${pythonQuoted(k)}: ${pythonRepr(v)}`);
  return `{${members.join(', ')}}`;
}

/** The type that Python has read a JSON value as. Numbers shown as powers of ten are no int. */
export function pythonTypeOf(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (Array.isArray(value)) return "<class 'list'>";
  if (typeof value === 'number') {
    return /^-?\d+$/.test(String(value)) ? "<class 'int'>" : "<class 'float'>";
  }
  const names: Record<string, string> = { string: 'str', boolean: 'bool', object: 'dict' };
  return `<class '${names[typeof value] ?? typeof value}'>`;
}
