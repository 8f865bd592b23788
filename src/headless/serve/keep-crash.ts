import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashScript } from '../../formats/cli-script/crash-script';
import { EMPTY_WORKBENCH } from '../../model/sandbox-document';
import type { CrashedMessage } from './shared-run';

/**
 * Says on standard error that the simulator has broken down, and keeps a script that shows it again
 * where the system keeps what passes.
 */
export function keepCrash({ message, site }: CrashedMessage): void {
  process.stderr.write(`The simulator broke down: ${message}\n`);
  if (!site) return;
  const { at, seed, log, command } = site;
  const document = {
    format: 'ecs-sandbox',
    version: 2,
    id: 'served',
    name: 'Served run',
    seed,
    account: { version: 1, operations: [] },
    log: command ? [...log, { at, ...command }] : log,
    now: at,
    layout: {},
    notes: {},
    workbench: EMPTY_WORKBENCH,
  } as const;
  const { name, text } = crashScript({
    document: { ...document, log: [...document.log] },
    why: message,
    at,
  });
  const file = join(mkdtempSync(join(tmpdir(), 'ecs-sandbox-')), name);
  writeFileSync(file, text);
  process.stderr.write(`The run goes on at the last good moment. To see it again: ${file}\n`);
}
