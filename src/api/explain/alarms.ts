import type { EngineContext } from '../../engine/engine-context';
import type { Alarm } from '../../model/alarm';
import type { Explanation } from '../../model/explanation';
import { explainBalancer, explainGroup } from './balancers';
import { cause, explanation } from './finding';
import { explainService } from './services';

/** Why an alarm is in its state: its figures, and what is the matter with what it watches. */
export function explainAlarm(ctx: EngineContext, alarm: Alarm): Explanation {
  const { name, arn, state } = alarm;
  const figures = cause(
    alarm.stateReason,
    `${alarm.metricName} lately: ${alarm.recent.map((one) => one ?? 'no data').join(', ')}`,
    `aws cloudwatch describe-alarms --alarm-names ${name}`,
    alarm.stateUpdatedAt,
  );
  if (state !== 'ALARM') {
    return { ...explanation(arn, `Alarm ${name} is ${state}.`, null), causes: [figures] };
  }
  const behind = watched(ctx, alarm).find(({ isFault }) => isFault);
  return explanation(arn, `Alarm ${name} is in ALARM.`, {
    causes: [figures, ...(behind?.causes ?? [])],
    fixes: behind?.fixes ?? [],
  });
}

/** Answers about the service, the group, the load balancer that its dimensions name. */
function watched(ctx: EngineContext, { dimensions }: Alarm): Explanation[] {
  const { services, targetGroups, loadBalancers } = ctx.world;
  const valueOf = (key: string) => dimensions.find(({ name }) => name === key)?.value;
  const [cluster, name] = [valueOf('ClusterName'), valueOf('ServiceName')];
  const service = [...services.values()].find(
    (one) => one.name === name && one.clusterArn.endsWith(`/${cluster ?? ''}`),
  );
  const isNamed = (key: string, arn: string) => {
    const value = valueOf(key);
    return value !== undefined && arn.endsWith(value);
  };
  const group = [...targetGroups.values()].find(({ arn }) => isNamed('TargetGroup', arn));
  const balancer = [...loadBalancers.values()].find(({ arn }) => isNamed('LoadBalancer', arn));
  return [
    ...(service ? [explainService(ctx, service)] : []),
    ...(group ? [explainGroup(ctx, group)] : []),
    ...(balancer ? [explainBalancer(ctx, balancer)] : []),
  ];
}
