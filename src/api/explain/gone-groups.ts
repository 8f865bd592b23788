import type { EngineContext } from '../../engine/engine-context';
import type { Service } from '../../model/service';
import { cause, type Finding, fix } from './finding';
import { ofService } from './names';

/** The service is to be behind a target group that has been deleted. */
export function goneGroupFinding(ctx: EngineContext, service: Service | undefined): Finding | null {
  const kept = service?.loadBalancers.filter((one) =>
    ctx.world.targetGroups.has(one.targetGroupArn),
  );
  const gone = service?.loadBalancers.find(
    (one) => !ctx.world.targetGroups.has(one.targetGroupArn),
  );
  if (!service || !gone) return null;
  const { targetGroupArn: arn } = gone;
  const [, name = arn] = arn.split('/');
  const text = `Target group ${name} of ${service.name} has been deleted.`;
  const show = `aws elbv2 describe-target-groups --target-group-arns ${arn}`;
  return {
    causes: [cause(text, 'TARGET GROUP IS NOT FOUND', show)],
    fixes: [
      fix(`Take ${service.name} out of ${name}`, 'ECS.UpdateService', {
        ...ofService(service),
        loadBalancers: kept,
      }),
    ],
  };
}
