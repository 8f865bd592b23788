import type { Operation } from '../gesture';
import type { Entities, Foresight } from './foresight';
import { ofCapacity } from './of-capacity';
import { ofLoadBalancing } from './of-load-balancing';
import { ofSandbox } from './of-sandbox';
import { ofService } from './of-service';
import { ofTaskSets } from './of-task-sets';

const FORESIGHTS: readonly Foresight[] = [
  ofService,
  ofTaskSets,
  ofLoadBalancing,
  ofCapacity,
  ofSandbox,
];

/**
 * What operations will do and when that is felt, in words, before they are given: “Starts a new
 * deployment …”, “Holds from each target’s next health check on.” Told from what exists, by the
 * same rules that the engine decides by; nothing is said of what is not known.
 */
export const consequencesOf = (operations: readonly Operation[], entities: Entities): string[] => [
  ...new Set(
    operations.flatMap((operation) => FORESIGHTS.flatMap((tell) => tell(operation, entities))),
  ),
];
