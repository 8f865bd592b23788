import type { SimMicros } from '../model/sim-time';
import { plus, seconds } from '../model/sim-time';
import { createControlPlane } from './control-plane/control-plane';
import { createDataPlane } from './data-plane/data-plane';
import type { Checkpoint, Engine, EngineContext, RequestPlane } from './engine-context';
import { createIdSource } from './kernel/id-source';
import { type KernelSnapshot, SimulationKernel } from './kernel/kernel';
import { createChangeJournal } from './observe/domain-events';
import { createFrameMaker } from './observe/frame-maker';
import { Hash, hashWorld } from './world/fingerprint';
import { Copier, stateOf } from './world/shared-copy';
import { createWorld, type World } from './world/world';

/** A pending event in a checkpoint. */
const BYTES_OF_EVENT = 25;
/** A step looks no further ahead than this for something to happen. */
const STEP_HORIZON = seconds(3600);

/**
 * A new simulation at time 0 with nothing in it. Deterministic: seed, operations and the simulated
 * moments at which they are given decide everything.
 */
export function createEngine(options: { seed: number }): Engine {
  let world: World = createWorld(options.seed);
  /** Taken or restored last: the next one shares with it what has not changed. */
  let latest: Checkpoint | null = null;
  const kernel = new SimulationKernel(() => world);
  const journal = createChangeJournal(() => world);
  let requests!: RequestPlane;
  let controlPlane!: EngineContext['controlPlane'];
  const ids = createIdSource(kernel.stream('ids'));
  const ctx: EngineContext = {
    get world() {
      return world;
    },
    kernel,
    ids,
    get dataPlane() {
      return requests;
    },
    get controlPlane() {
      return controlPlane;
    },
    emit: journal.emit,
    serviceEvent: (service, message) => journal.serviceEvent(service, message, ids.uuid()),
    touch: journal.touch,
  };
  requests = createDataPlane(ctx, kernel);
  controlPlane = createControlPlane(ctx);
  const frames = createFrameMaker(ctx, requests, journal);

  return {
    ctx,
    requests,
    get now() {
      return world.now;
    },
    advanceTo: (until, stop) => kernel.advanceTo(until, stop),
    stepEvent: (until = plus(world.now, STEP_HORIZON)) =>
      stepEvent(kernel, Math.min(until, plus(world.now, STEP_HORIZON)) as SimMicros),
    setSeed: (seed) => {
      world.seed = seed;
      kernel.reseed();
    },
    checkpoint: () => (latest = checkpointOf(world, kernel, requests, latest)),
    restore: (checkpoint) => {
      latest = checkpoint;
      world = stateOf(checkpoint.world) as World;
      kernel.restore(checkpoint.kernel as KernelSnapshot);
      requests.restore(checkpoint.requests);
      frames.forget();
    },
    fingerprint: () => fingerprint(world, kernel, requests),
    drainFrame: frames.drain,
  };
}

function checkpointOf(
  world: World,
  kernel: SimulationKernel,
  requests: RequestPlane,
  before: Checkpoint | null,
): Checkpoint {
  const copier = new Copier();
  const pending = kernel.snapshot();
  copier.bytes += pending.queue.at.length * BYTES_OF_EVENT;
  const copy = {
    at: world.now,
    world: copier.copyOf(world, before?.world),
    kernel: pending,
    requests: requests.snapshot(copier, before?.requests),
  };
  const { bytes: own, lasting, lastingInAll } = copier;
  return { ...copy, size: { own, lasting, lastingInAll } };
}

/**
 * Event by event to the first that changes something shown; the moment stays where it was if none
 * does.
 */
function stepEvent(kernel: SimulationKernel, horizon: SimMicros): boolean {
  while (kernel.nextEventAt() <= horizon) {
    if (kernel.advanceTo(kernel.nextEventAt(), () => true)) return true;
  }
  return false;
}

function fingerprint(world: World, kernel: SimulationKernel, requests: RequestPlane): string {
  const hash = new Hash();
  hashWorld(hash, world);
  kernel.fingerprint(hash);
  requests.fingerprint((value) => hash.number(value));
  return hash.digits();
}
