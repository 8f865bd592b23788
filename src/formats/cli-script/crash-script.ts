import { US_PER_SECOND } from '../../model/sim-time';
import { sandboxFileName } from '../sandbox/save';
import type { SandboxDocument } from '../../model/sandbox-document';
import type { ExportedFile } from '../export-result';
import { runLines } from './run-lines';

/** A run that the simulator broke down in; `document` ends with what broke it. */
export interface BrokenRun {
  document: SandboxDocument;
  why: string;
  /** Simulated microseconds; null where it could not tell. */
  at: number | null;
}

/** The run as a script of `aws` lines that breaks the simulator again, with why and when. */
export function crashScript({ document, why, at }: BrokenRun): ExportedFile {
  const when = at === null ? 'soon after the last moment below' : `${at / US_PER_SECOND} s`;
  const head = [
    `${inOneLine(document.name)}: a run that the simulator of ECS Sandbox broke down in.`,
    `What it said: ${inOneLine(why)}`,
    `When: at simulated time ${when}${at === null ? '' : ` (${at} µs)`}. Seed: ${document.seed}.`,
    'See it again: npm run -s sim -- script FILE',
  ];
  const name = sandboxFileName(document.name).replace(/\.ecs-sandbox\.json$/, '.crash.sh');
  const lines = [...head.map((one) => `# ${one}`), ...runLines(document)];
  return { name, text: `${lines.join('\n')}\n` };
}

const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
