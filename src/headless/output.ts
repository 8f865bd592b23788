import { formatJson } from '../cli/output-json';
import type { Finding } from '../formats/import-result';
import { writeFile } from './files';
import { findingLine } from './source-error';

/** An answer: for standard output, or for the file that `-o` names. */
export function answer(content: string | Uint8Array, file?: string): void {
  if (file !== undefined && file !== '-') writeFile(file, content);
  else process.stdout.write(content);
}

/** Control characters but for lines and tabs: a terminal takes them for orders. */
const ORDERS = /[^\P{Cc}\n\t]/gu;

/** Text to be read by people, in which nothing of a file's can drive their terminal. */
export const readable = (text: string): string =>
  text.replace(ORDERS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What is no answer goes to standard error. */
export function tell(text: string): void {
  process.stderr.write(readable(text));
}

/** A value as the AWS CLI prints JSON: codes of answers keep their order. */
export const jsonText = (value: unknown): string => `${formatJson(value)}\n`;

/** Findings are no answer: they go to standard error, a line each. */
export function tellFindings(file: string, findings: readonly Finding[]): void {
  for (const finding of findings) tell(`${findingLine(file, finding)}\n`);
}
