import type { SandboxDocument } from '../model/sandbox-document';
import { type ImportResult, refused } from './import-result';
import { parseJsonText } from './json-text';
import { loadSandbox, looksLikeSandbox } from './sandbox/load';
import { looksLikeTaskDefinition } from './task-definition/looks-like-task-definition';

/** What opening a file comes to: a whole sandbox, or something to add to the one that is open. */
export type Opened =
  | { kind: 'sandbox'; document: SandboxDocument }
  | { kind: 'task-definition'; result: ImportResult }
  | { kind: 'refused'; label: string; result: ImportResult };

/** One kind of file that can be opened or dropped. */
export interface Format {
  id: string;
  label: string;
  /** File name endings for the file picker. */
  endings: readonly string[];
  /** Whether the parsed JSON is of this format. */
  detect: (value: unknown) => boolean;
  open: (text: string, fileName: string) => Opened | Promise<Opened>;
}

export const FORMATS: readonly Format[] = [
  {
    id: 'sandbox',
    label: 'Saved sandbox',
    endings: ['.json'],
    detect: looksLikeSandbox,
    open: (text) => {
      const loaded = loadSandbox(text);
      if (loaded.ok) return { kind: 'sandbox', document: loaded.document };
      const result = refused(loaded.reason, loaded.path);
      return { kind: 'refused', label: 'Saved sandbox', result };
    },
  },
  {
    id: 'task-definition',
    label: 'ECS task definition',
    endings: ['.json'],
    detect: looksLikeTaskDefinition,
    open: async (text, fileName) => {
      // It knows every member that ECS takes: too much to load before there is such a file.
      const { importTaskDefinition } = await import('./task-definition/import-task-definition');
      const result = importTaskDefinition(text, fileName);
      if (result.operations.length > 0) return { kind: 'task-definition', result };
      return { kind: 'refused', label: 'ECS task definition', result };
    },
  },
];

/**
 * Opens a file of whatever format it turns out to be; a file of none is refused with the reason.
 */
export async function openText(text: string, fileName: string): Promise<Opened> {
  const parsed = parseJsonText(text);
  const format = parsed.ok ? FORMATS.find((one) => one.detect(parsed.value)) : undefined;
  if (format) return format.open(text, fileName);
  const reason = parsed.ok
    ? `not a file this can open. It takes: ${FORMATS.map((one) => one.label).join(', ')}`
    : `not valid JSON: line ${parsed.line}, column ${parsed.column}: ${parsed.message}`;
  return { kind: 'refused', label: 'File', result: refused(reason) };
}
