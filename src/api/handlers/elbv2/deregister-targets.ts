import { deregisterTarget } from '../../../engine/control-plane/operations';
import type { Target, TargetGroup } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { targetGroupOf } from '../references';

/** Draining begins; after the deregistration delay they leave the group. */
export const deregisterTargets: Handler<'ELBv2.DeregisterTargets'> = ({ ctx }, input) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  const targets = input.Targets.flatMap((given) => registered(group, given));
  for (const target of new Set(targets)) deregisterTarget(ctx, group, target);
  ctx.touch(group.arn);
  return {};
};

/** Without a port: every target of that id. */
function registered(
  group: TargetGroup,
  { Id: id, Port: port }: InputOf<'ELBv2.DeregisterTargets'>['Targets'][number],
): Target[] {
  const matching = group.targets.filter(
    (target) => target.id === id && (port === undefined || target.port === port),
  );
  if (matching.length > 0) return matching;
  const name = port === undefined ? id : `${id}:${port}`;
  return refuse(
    elbErrors.invalidTarget(
      `The following targets are not registered with target group '${group.arn}': '${name}'`,
    ),
  );
}
