import type { MachineState } from '../../model/machine-state';
import type { SimMicros } from '../../model/sim-time';

/** Simulated time spent in each state so far, all visits together; unseen states are absent. */
export function timeInStates(state: MachineState, now: SimMicros): Map<string, SimMicros> {
  const spent = new Map<string, SimMicros>();
  state.history.forEach(({ value, at }, index) => {
    const until = state.history[index + 1]?.at ?? Math.max(now, at);
    spent.set(value, ((spent.get(value) ?? 0) + until - at) as SimMicros);
  });
  return spent;
}
