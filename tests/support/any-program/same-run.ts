import { expect } from 'vitest';
import { Replay } from '../../../src/api/command-log';
import { createSandbox } from '../../../src/api/create-sandbox';
import { createEngine } from '../../../src/engine/engine';
import { plus, seconds } from '../../../src/model/sim-time';
import type { Run } from './run-program';

/**
 * However its time was sliced, however often it was kept and taken back, a run is the one that its
 * log gives in whole jumps.
 */
export function expectReplayed({ sandbox, seed }: Run): void {
  const again = createSandbox({ seed });
  const replay = new Replay(again, sandbox.log);
  replay.advanceTo(sandbox.engine.now);
  expect(replay.refused).toEqual([]);
  expect(again.engine.fingerprint(), 'the run played again').toBe(sandbox.engine.fingerprint());
}

/** A fork goes on as the run itself does, in a simulator that has never seen it, too. */
export function expectForked({ sandbox }: Run): void {
  const { engine } = sandbox;
  const checkpoint = engine.checkpoint();
  const there = plus(engine.now, seconds(70));
  const other = createEngine({ seed: 999 });
  other.restore(checkpoint);
  other.advanceTo(there);
  engine.advanceTo(plus(engine.now, seconds(33)));
  engine.advanceTo(there);
  expect(other.fingerprint(), 'the fork').toBe(engine.fingerprint());
}
