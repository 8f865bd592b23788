import type { Dispatcher } from '../api/dispatcher';
import type { Account } from '../model/account';
import { must } from '../model/assert';
import type { SandboxDocument } from '../model/sandbox-document';

/** What a sandbox has beside its run. */
export type Kept = Pick<SandboxDocument, 'id' | 'name' | 'layout' | 'notes' | 'workbench'>;

/** What is declared in a sandbox now. */
export function accountOf(sandbox: Dispatcher): Account {
  const described = sandbox.send('Sandbox.DescribeAccount', {});
  return must(described.ok ? (described.output as Account) : undefined, 'an account');
}

/** A run as it is now, as the document that opens as it was left. */
export function documentOf(sandbox: Dispatcher, kept: Kept): SandboxDocument {
  const { engine, log } = sandbox;
  const { id, name, layout, notes, workbench } = kept;
  return {
    format: 'ecs-sandbox',
    version: 2,
    id,
    name,
    seed: engine.ctx.world.seed,
    account: accountOf(sandbox),
    log: [...log],
    now: engine.now,
    layout,
    notes,
    workbench,
  };
}

/** An id made from a name, as equal files must give equal sandboxes. */
export const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'sandbox';
