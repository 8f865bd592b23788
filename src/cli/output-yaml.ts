/**
 * `--output yaml`: block style, keys in alphabetical order, list items level with their key, texts
 * quoted only where they would read as something else.
 */
import { byCodeUnits, isDeep } from './output-value';

/** The document of a value. */
export function formatYaml(value: unknown): string {
  return isDeep(value) ? blockOf(value, 0) : `${scalarYaml(value)}\n`;
}

function blockOf(value: object, indent: number): string {
  if (Object.keys(value).length === 0) return Array.isArray(value) ? '[]\n' : '{}\n';
  const margin = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return value.map((item) => `${margin}- ${afterDash(item, indent + 2)}`).join('');
  }
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b));
  return entries
    .map(([key, item]) => `${margin}${textYaml(key)}:${afterKey(item, indent)}`)
    .join('');
}

function afterKey(value: unknown, indent: number): string {
  if (!isDeep(value)) return ` ${scalarYaml(value)}\n`;
  if (Object.keys(value).length === 0) return ` ${blockOf(value, 0)}`;
  return `\n${blockOf(value, Array.isArray(value) ? indent : indent + 2)}`;
}

/** The first line of an item stands beside its dash, the others below it. */
function afterDash(value: unknown, indent: number): string {
  return isDeep(value) ? blockOf(value, indent).trimStart() : `${scalarYaml(value)}\n`;
}

function scalarYaml(value: unknown): string {
  return typeof value === 'string' ? textYaml(value) : String(value);
}

/** What a plain text would be taken for: a number, a date, true, null … */
const OTHER_TYPE =
  /^(?:[-+.]?\d[\d_.eE+:-]*|0[xo][\da-fA-F]+|\d{4}-\d\d?-\d\d?.*|true|false|yes|no|on|off|null|~|[-+]?\.(?:inf|nan)|=|<<)$/i;
const UNSAFE = /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |\s#|[:\s]$/;
const SAFE_START = /^[-?:][^\s,[\]{}]/;

function textYaml(text: string): string {
  if (/[\n\r\t]/.test(text)) return JSON.stringify(text);
  const plain = !OTHER_TYPE.test(text) && (!UNSAFE.test(text) || isSafeStart(text));
  return text !== '' && plain ? text : `'${text.replaceAll("'", "''")}'`;
}

function isSafeStart(text: string): boolean {
  return SAFE_START.test(text) && !UNSAFE.test(text.slice(1));
}
