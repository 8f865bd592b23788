import type { SandboxDocument } from '../../model/sandbox-document';
import type { ExportOptions, ExportResult } from '../export-result';
import { sandboxFileName } from '../sandbox/save';
import { accountLines } from './account-lines';
import { runLines } from './run-lines';

/**
 * A sandbox as a script of `aws` lines: its run with the times between, which `sim script` replays
 * to the same fingerprint; with `what: account` in the choices only what is declared, for AWS.
 */
export function writeCliScript(
  document: SandboxDocument,
  { choices = {} }: ExportOptions = {},
): ExportResult {
  const title = document.name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const name = sandboxFileName(document.name).replace(/\.ecs-sandbox\.json$/, '.sh');
  const file = (head: string[], lines: string[]) => [
    { name, text: `${[...head.map((one) => `# ${one}`), ...lines].join('\n')}\n` },
  ];
  if (choices.what === 'account') {
    const { lines, findings } = accountLines(document.account);
    const head = [`${title}: what ECS Sandbox has declared, as commands for AWS.`];
    return { files: file(head, lines), findings };
  }
  const head = [
    `${title}: a run of ECS Sandbox as commands, with the time between them.`,
    'Run again: npm run -s sim -- script FILE',
  ];
  return { files: file(head, runLines(document)), findings: [] };
}
