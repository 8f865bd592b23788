import { type CodeDeployDeployment, isOver } from '../../model/code-deploy';
import type { Service } from '../../model/service';
import { plus, seconds } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { deploymentsOf, taskSetsOf } from './deployment-records';
import { failDeployment, stepDeployment, stopDeployment } from './deployment-steps';
import { ENDED_BECAUSE } from './deployment-texts';

/**
 * What CodeDeploy sees when it looks at the service: alarms, a service that is scaled meanwhile, a
 * replacement task set that has come to rest.
 */
export function runCodeDeployPass(ctx: EngineContext, service: Service): void {
  const one = deploymentsOf(ctx.world, service.arn).find((each) => !isOver(each));
  if (!one) return;
  if (service.status !== 'ACTIVE') {
    failDeployment(ctx, one, ENDED_BECAUSE.serviceGone());
    return;
  }
  if (pollAlarms(ctx, one) || watchScaling(ctx, service, one)) return;
  const { replacement } = taskSetsOf(service, one);
  if (one.machine.value !== 'Install' || replacement?.stabilityStatus !== 'STEADY_STATE') return;
  stepDeployment(ctx, one, { type: 'STEADY' });
}

/**
 * CD-7: any alarm of the group in ALARM stops the deployment, even one that was so before; one whose
 * state cannot be had does too, unless told to go on.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html
 */
function pollAlarms(ctx: EngineContext, one: CodeDeployDeployment): boolean {
  const { enabled, ignorePollAlarmFailure, alarms } = one.alarms;
  if (!enabled) return false;
  const names = alarms.map(({ name }) => name);
  const active = names.filter((name) => ctx.world.alarms.get(name)?.state === 'ALARM');
  const unknown = names.filter((name) => !ctx.world.alarms.has(name));
  if (active.length > 0) stopDeployment(ctx, one, ENDED_BECAUSE.alarm(active));
  else if (unknown.length > 0 && !ignorePollAlarmFailure) {
    stopDeployment(ctx, one, ENDED_BECAUSE.alarmUnknown(unknown));
  } else return false;
  return true;
}

/** States in which traffic is on its way. */
const SHIFTING = ['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'];

/**
 * CD-9: a service scaled while its traffic is shifted has five minutes to become steady again;
 * until then the shift goes on.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
 */
function watchScaling(ctx: EngineContext, service: Service, one: CodeDeployDeployment): boolean {
  const isScaled = service.desiredCount !== one.desiredCount;
  one.desiredCount = service.desiredCount;
  const isSteady = service.taskSets.every((each) => each.stabilityStatus === 'STEADY_STATE');
  if (isSteady || !SHIFTING.includes(one.machine.value)) delete one.scalingSince;
  else if (isScaled) one.scalingSince = ctx.kernel.now;
  if (one.scalingSince === undefined) return false;
  const deadline = plus(one.scalingSince, seconds(TIMINGS.codeDeployScaling.low));
  if (ctx.kernel.now < deadline) return false;
  failDeployment(ctx, one, ENDED_BECAUSE.scalingTimedOut());
  return true;
}
