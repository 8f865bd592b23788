import type { SandboxDocument } from '../../model/sandbox-document';
import type { DocumentV2 } from './versions/v2';

/**
 * The wire form of a document: members in a fixed order, so that equal sandboxes give equal files.
 */
export function toWire(document: SandboxDocument): DocumentV2 {
  const { format, version, id, name, seed, account, log, now } = document;
  const { layout, notes, workbench } = document;
  return {
    format,
    version,
    id,
    name,
    seed,
    account: {
      version: account.version,
      operations: account.operations.map(({ target, input }) => ({ target, input })),
    },
    log: log.map(({ at, target, input }) => ({ at, target, input })),
    now,
    layout,
    notes,
    workbench,
  };
}

/** The text of a saved sandbox: JSON with two spaces, ending with a line break. */
export function saveSandbox(document: SandboxDocument): string {
  return `${JSON.stringify(toWire(document), null, 2)}\n`;
}

/** `Canary with a bad build` gives `canary-with-a-bad-build.ecs-sandbox.json`. */
export function sandboxFileName(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem || 'sandbox'}.ecs-sandbox.json`;
}
