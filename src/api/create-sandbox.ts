import { createEngine } from '../engine/engine';
import { createDispatcher, type Dispatcher } from './dispatcher';

/** A fresh sandbox at time 0 behind its one door: what a run without a screen needs. */
export function createSandbox(options: { seed: number }): Dispatcher {
  return createDispatcher(createEngine(options));
}
