import { EMPTY_WORKBENCH, type SandboxDocument } from '../../src/model/sandbox-document';

/** A small sandbox as it is kept: one command, a place and a note. */
export const storedDocument = (
  id: string,
  changes: Partial<SandboxDocument> = {},
): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id,
  name: `Sandbox ${id}`,
  seed: 7,
  account: { version: 1, operations: [] },
  log: [{ at: 5, target: 'ECS.CreateCluster', input: { clusterName: 'demo' } }],
  now: 12_345_678,
  layout: { a: { x: 1.5, y: 2, label: 'A' } },
  notes: { 'web.x': [1, null] },
  workbench: EMPTY_WORKBENCH,
  ...changes,
});
