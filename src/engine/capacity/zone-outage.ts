import type { EngineContext } from '../engine-context';

/** PLACE-2: nothing is placed, and no instance launched, in a zone while it is out. */
export function isOut({ world }: Pick<EngineContext, 'world'>, zone: string): boolean {
  for (const fault of world.faults.values()) {
    if (fault.active && fault.type === 'az-outage' && fault.availabilityZone === zone) return true;
  }
  return false;
}
