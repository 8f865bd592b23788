import { jsonFault, parseJsonText } from './json-text';
import { yamlFault } from './yaml-fault';

/** A file before anyone knows what it is. */
export interface SourceText {
  text: string;
  fileName: string;
  syntax: 'json' | 'yaml' | 'other';
  /** What it says as data, without YAML's tags; undefined when it is neither JSON nor YAML. */
  value: unknown;
  /** Why it is not JSON or YAML, when it looks as if it were meant to be. */
  fault?: { line: number; message: string };
}

/** No compose file or template comes near; the library takes seconds for more. Characters. */
const LONGEST_YAML = 2_000_000;

/** JSON or YAML as data, for finding out which format a file is of. Never throws. */
export async function readSourceText(text: string, fileName: string): Promise<SourceText> {
  // A NUL after each letter, or what is left of such a file read as UTF-8: PowerShell writes them.
  if (/^[^\n]{0,3}\0/.test(text)) {
    const message = 'not UTF-8: the file is UTF-16, or no text at all; save it as UTF-8';
    const line = 1;
    return { text, fileName, syntax: 'other', value: undefined, fault: { line, message } };
  }
  const json = parseJsonText(text);
  if (json.ok) return { text, fileName, syntax: 'json', value: json.value };
  if (/^\s*[[{]/.test(text)) {
    const fault = { line: json.line, message: jsonFault(json) };
    return { text, fileName, syntax: 'json', value: undefined, fault };
  }
  const other = { text, fileName, syntax: 'other', value: undefined } as const;
  // No text has a NUL in it, nor anything but white space below the space.
  if (/[^\P{Cc}\s]/u.test(text)) return other;
  // Only a file that may be YAML loads the library for it.
  if (text.length > LONGEST_YAML) {
    const message = `too long: YAML of up to ${LONGEST_YAML / 1_000_000} million characters is read`;
    return { ...other, fault: { line: 1, message } };
  }
  const { LineCounter, parseDocument } = await import('yaml');
  const { aliasFault, endlessAlias, MOST_ALIASES } = await import('./yaml-aliases');
  const lineCounter = new LineCounter();
  // Keys are searched for doubles in the square of their number: importers do that themselves.
  const settings = { merge: true, logLevel: 'error', uniqueKeys: false, lineCounter } as const;
  const document = parseDocument(text, settings);
  const [error] = document.errors;
  if (error) {
    // Any prose is broken YAML: the fault is worth telling where YAML was meant.
    if (!/\.ya?ml$/i.test(fileName)) return other;
    const line = error.linePos?.[0].line ?? 1;
    return {
      text,
      fileName,
      syntax: 'yaml',
      value: undefined,
      fault: { line, message: plain(error) },
    };
  }
  try {
    const endless = endlessAlias(document, lineCounter);
    if (endless) return { text, fileName, syntax: 'yaml', value: undefined, fault: endless };
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    const isData = typeof value === 'object' && value !== null;
    return { text, fileName, syntax: isData ? 'yaml' : 'other', value: isData ? value : undefined };
  } catch (problem) {
    const fault = aliasFault(problem, document, lineCounter);
    return { text, fileName, syntax: 'yaml', value: undefined, fault };
  }
}

/** What the library means by it, where its words are for programmers. */
function plain({ code, message }: { code: string; message: string }): string {
  if (code === 'MULTIPLE_DOCS') return 'several YAML documents in one file: give them one by one';
  if (/call stack/i.test(message)) return 'nested too deeply';
  return `not valid YAML: ${yamlFault(message)}`;
}
