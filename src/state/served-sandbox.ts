import type { LoggedCommand } from '../model/logged-command';
import type { NodeLayout, SandboxDocument, Workbench } from '../model/sandbox-document';

/** What a page served together with a run is told of it: how it is called and laid out. */
export interface ServedSandbox {
  name: string;
  layout: Record<string, NodeLayout>;
  notes: Record<string, unknown>;
  workbench: Workbench;
}

/**
 * True where a stored sandbox is the run that is served, at this moment or earlier: then the page
 * goes on with it, under its name and with its places, rather than begin a copy.
 */
export function isEarlierOf(
  { log: stored, seed }: SandboxDocument,
  run: { seed: number; log: readonly LoggedCommand[] | null },
): boolean {
  const log = run.log ?? [];
  if (seed !== run.seed || stored.length > log.length) return false;
  if (stored.length === 0) return log.length === 0;
  return stored.every((one, index) => JSON.stringify(one) === JSON.stringify(log[index]));
}
