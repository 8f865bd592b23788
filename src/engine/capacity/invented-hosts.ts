import { lastPart } from '../../model/ids';
import type { TaskDefinition } from '../../model/task-definition';
import type { NetworkBinding } from '../../model/task';
import { namedId } from '../../model/named-id';
import type { World } from '../world/world';
import { bindPorts, portsFit, portsInUse } from './ports';

/**
 * EC2 capacity that nobody declared has room for everything. It is a row of invented instances in
 * each zone, and a task goes to the first where its ports are free.
 */

/** A place on an instance: its EC2 id, and the bindings of each container by name. */
export interface HostPlace {
  instanceId: string;
  bindings: Map<string, NetworkBinding[]>;
}

/** PLACE-3: the first invented instance of the zone where the fixed host ports are free. */
export function takeInventedHost(
  world: World,
  at: { clusterArn: string; availabilityZone: string },
  definition: TaskDefinition,
): HostPlace {
  const used = portsInUse(world, at.clusterArn);
  for (let n = 0; ; n++) {
    const instanceId = namedId('i', `${lastPart(at.clusterArn)}/${at.availabilityZone}/${n}`);
    const taken = used.get(instanceId) ?? new Set<string>();
    if (portsFit(definition, taken)) {
      return { instanceId, bindings: bindPorts(definition, new Set(taken)) };
    }
  }
}
