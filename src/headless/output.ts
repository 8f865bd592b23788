import { harmless } from '../cli/harmless';
import { formatJson } from '../cli/output-json';
import type { Finding } from '../formats/import-result';
import { writeFile } from './files';
import { findingLine } from './source-error';

/** An answer: for standard output, or for the file that `-o` names. */
export function answer(content: string | Uint8Array, file?: string): void {
  if (file !== undefined && file !== '-') writeFile(file, content);
  else process.stdout.write(content);
}

/** What is no answer goes to standard error, and nothing in it steers the terminal. */
export function tell(text: string): void {
  process.stderr.write(harmless(text));
}

/** A value as the AWS CLI prints JSON: codes of answers keep their order. */
export const jsonText = (value: unknown): string => `${formatJson(value)}\n`;

/** Findings are no answer: they go to standard error, a line each. */
export function tellFindings(file: string, findings: readonly Finding[]): void {
  for (const finding of findings) tell(`${findingLine(file, finding)}\n`);
}
