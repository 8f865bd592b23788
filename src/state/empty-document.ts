import { EMPTY_WORKBENCH, type SandboxDocument } from '../model/sandbox-document';
import { newId } from './new-id';

/** A new sandbox, nothing in it. */
export const emptyDocument = (name: string): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: newId(),
  name,
  seed: 1,
  account: { version: 1, operations: [] },
  log: [],
  now: 0,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
});
