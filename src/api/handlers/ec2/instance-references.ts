import type { World } from '../../../engine/world/world';
import type { ContainerInstance } from '../../../model/container-instance';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** The instances of these EC2 ids: all of them, or the command is refused. */
export function ec2Instances(world: World, ids: readonly string[]): ContainerInstance[] {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id));
  if (malformed !== undefined) {
    refuse(ec2Errors.of('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`));
  }
  const all = [...world.containerInstances.values()];
  const found = ids.map((id) => ({ id, one: all.find((one) => one.ec2InstanceId === id) }));
  const missing = found.filter(({ one }) => !one).map(({ id }) => id);
  if (missing.length > 0) {
    const what = missing.length === 1 ? 'instance ID' : 'instance IDs';
    const do_ = missing.length === 1 ? 'does' : 'do';
    refuse(
      ec2Errors.of(
        'InvalidInstanceID.NotFound',
        `The ${what} '${missing.join(', ')}' ${do_} not exist`,
      ),
    );
  }
  return found.flatMap(({ one }) => one ?? []);
}
