/**
 * Operations of which one needs what another answers, as the lines of a script: the answer goes
 * into a shell variable, as a person would do it.
 */
import { isPlainObject } from './shorthand';
import { toCommandLine } from './to-command-line';

export interface ScriptStep {
  target: string;
  input: Record<string, unknown>;
  /** The variable that a member of its answer is kept in; inputs say `$NAME` for it. */
  saves?: { name: string; path: string };
}

/**
 * A line an operation; run as a script they do what the operations do.
 *
 * @param known - variables that lines before these have set
 */
export function toScriptLines(
  steps: readonly ScriptStep[],
  known: readonly string[] = [],
): string[] {
  const names = [...known];
  return steps.map(({ target, input, saves }) => {
    const marked = withMarks(input, names) as Record<string, unknown>;
    const line = withVariables(toCommandLine(target, marked), names);
    if (!saves) return line;
    names.push(saves.name);
    return `${saves.name}=$(${line} --query '${saves.path}' --output text)`;
  });
}

/** Stands for a variable while a line is made: a word that needs no quotes of its own. */
const markOf = (name: string): string => `__${name}__`;

function withMarks(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$([A-Z_][A-Z0-9_]*)/g, (text, name: string) =>
      names.includes(name) ? markOf(name) : text,
    );
  }
  if (Array.isArray(value)) return value.map((item) => withMarks(item, names));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withMarks(item, names)]),
  );
}

/** Variables in place of their marks; single quotes are left for them: nothing expands there. */
function withVariables(line: string, names: readonly string[]): string {
  let text = line;
  for (const name of names) {
    const parts = text.split(markOf(name));
    text = parts.reduce((before, part) => {
      // A letter right after it would be read as more of its name.
      const plain = /^\w/.test(part) ? `\${${name}}` : `$${name}`;
      const variable = isInQuotes(before) ? `'"$${name}"'` : plain;
      return `${before}${variable}${part}`;
    });
  }
  return text;
}

/** Whether a line that is cut off here is within single quotes. */
function isInQuotes(start: string): boolean {
  let inside = false;
  let doubled = false;
  for (let at = 0; at < start.length; at++) {
    const sign = start[at];
    if (sign === '\\' && !inside) at++;
    else if (sign === '"' && !inside) doubled = !doubled;
    else if (sign === "'" && !doubled) inside = !inside;
  }
  return inside;
}
