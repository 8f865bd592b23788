import { formatJson } from '../cli/output-json';
import type { Finding } from '../formats/import-result';
import { writeFile } from './files';
import { findingLine } from './source-error';

/** An answer: for standard output, or for the file that `-o` names. */
export function answer(content: string | Uint8Array, file?: string): void {
  if (file !== undefined && file !== '-') writeFile(file, content);
  else process.stdout.write(content);
}

/** A value as the AWS CLI prints JSON: codes of answers keep their order. */
export const jsonText = (value: unknown): string => `${formatJson(value)}\n`;

/** Findings are no answer: they go to standard error, a line each. */
export function tellFindings(file: string, findings: readonly Finding[]): void {
  for (const finding of findings) process.stderr.write(`${findingLine(file, finding)}\n`);
}
