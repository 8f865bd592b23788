import { toSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';

/** Equal runs have equal fingerprints: a hash of everything that decides the future. */
export const describeClock: Handler<'Sandbox.DescribeClock'> = (engine) => ({
  now: toSeconds(engine.now),
  seed: engine.ctx.world.seed,
  fingerprint: engine.fingerprint(),
});
