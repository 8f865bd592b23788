import type { Alarm } from '../../model/alarm';
import { serviceArn } from '../../model/ids';
import type { AlarmView } from '../../model/view';
import { thingNamed } from '../cloudwatch/alarm-metrics';
import type { World } from '../world/world';

/** An alarm as the screen shows it, with the things its dimensions name. */
export function alarmView(world: World, alarm: Alarm): AlarmView {
  return {
    kind: 'alarm',
    id: alarm.arn,
    name: alarm.name,
    state: alarm.state,
    stateReason: alarm.stateReason,
    namespace: alarm.namespace,
    metricName: alarm.metricName,
    dimensions: alarm.dimensions,
    statistic: alarm.statistic,
    threshold: alarm.threshold,
    comparisonOperator: alarm.comparisonOperator,
    periodSeconds: alarm.periodSeconds,
    evaluationPeriods: alarm.evaluationPeriods,
    datapointsToAlarm: alarm.datapointsToAlarm,
    treatMissingData: alarm.treatMissingData,
    recent: alarm.recent,
    subjectIds: subjectsOf(world, alarm),
  };
}

/** The alarm of an ARN: alarms are kept by their name, which its last part is. */
export function alarmOf(world: World, arn: string): Alarm | undefined {
  const at = arn.indexOf(':alarm:');
  return at < 0 ? undefined : world.alarms.get(arn.slice(at + ':alarm:'.length));
}

/**
 * Dimensions name a load balancer and a target group by their ARN from its kind on, or by their
 * bare name where that was given; a service by the names of its cluster and its own.
 */
function subjectsOf(world: World, { dimensions }: Alarm): string[] {
  const named = (name: string) => dimensions.find((one) => one.name === name)?.value;
  const arnOf = (value: string | undefined, things: Iterable<{ arn: string; name: string }>) => {
    const found = value === undefined ? undefined : thingNamed(things, value);
    return found ? [found.arn] : [];
  };
  const [cluster, service] = [named('ClusterName'), named('ServiceName')];
  const arn = cluster !== undefined && service !== undefined ? serviceArn(cluster, service) : '';
  return [
    ...arnOf(named('LoadBalancer'), world.loadBalancers.values()),
    ...arnOf(named('TargetGroup'), world.targetGroups.values()),
    ...(world.services.has(arn) ? [arn] : []),
  ];
}
