import type { SandboxDocument } from '../../model/sandbox-document';
import type { ExportResult } from '../export-result';
import { sandboxFileName } from '../sandbox/save';
import { runLines } from './run-lines';

/**
 * A sandbox as a script of `aws` lines: its run with the times between, which `sim script` replays
 * to the same fingerprint.
 */
export function writeCliScript(document: SandboxDocument): ExportResult {
  const lines = [
    `# ${inOneLine(document.name)}: a run of ECS Sandbox as commands, with the time between them.`,
    '# Run again: npm run -s sim -- script FILE',
    ...runLines(document),
  ];
  const name = sandboxFileName(document.name).replace(/\.ecs-sandbox\.json$/, '.sh');
  return { files: [{ name, text: `${lines.join('\n')}\n` }], findings: [] };
}

/** A name in a comment must not go on as a command. */
const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
