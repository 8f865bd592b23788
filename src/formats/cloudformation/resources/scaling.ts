import { METRICS_WITHOUT_FIGURES } from '../../../model/metrics-without-figures';
import { lastPart } from '../../../model/ids';
import { isObject } from '../../json-text';
import type { ResourceWriter } from '../resource-writer';
import { scaledBy } from '../resource-values';

/** Alarms, and AWS::ApplicationAutoScaling::*: what each becomes. */

/** Namespaces of AWS's whose metrics have figures here. */
const OWN_NAMESPACES = [
  'AWS/ApplicationELB',
  'AWS/ECS',
  'AWS/ECS/ManagedScaling',
  'ECS/ContainerInsights',
];

export function alarm(writer: ResourceWriter): void {
  const why = whyNoAlarm(writer);
  if (why !== undefined) {
    writer.skip(`${why}: left out; a deployment that waits for it is not stopped by it`);
    return;
  }
  const input = writer.rest('CloudWatch.PutMetricAlarm');
  writer.give('CloudWatch.PutMetricAlarm', { AlarmName: writer.name, ...input });
}

function whyNoAlarm(writer: ResourceWriter): string | undefined {
  if (writer.peek('Metrics')) return 'metric math is not simulated';
  if (writer.peek('ThresholdMetricId')) return 'anomaly detection is not simulated';
  const namespace = writer.peekText('Namespace') ?? '';
  if (namespace.startsWith('AWS/') && !OWN_NAMESPACES.includes(namespace)) {
    return `the metrics of ${namespace} are not simulated`;
  }
  const name = writer.peekText('MetricName') ?? '';
  if (OWN_NAMESPACES.includes(namespace) && METRICS_WITHOUT_FIGURES.includes(name)) {
    return `the metric ${name} is not simulated`;
  }
  return undefined;
}

/** Whether a scalable target is a service that the template makes; says so where it is not. */
function isOwnService(writer: ResourceWriter, id: string, namespace: string): boolean {
  if (namespace !== 'ecs') {
    writer.skip(`auto scaling of ${namespace || 'what it names'} is not simulated: left out`);
    return false;
  }
  const [, cluster, name] = id.split('/');
  const isIt = writer.stack
    .ofType('AWS::ECS::Service')
    .some(
      (one) =>
        writer.stack.nameOf(one) === name && lastPart(one.text('Cluster') ?? 'default') === cluster,
    );
  if (isIt) return true;
  writer.skip(`${id} is no service of this template: left out`);
  return false;
}

export function scalableTarget(writer: ResourceWriter): void {
  const { resourceId, namespace, dimension } = scaledBy(writer.resource);
  if (!isOwnService(writer, resourceId, namespace)) return;
  const actions = writer.take('ScheduledActions');
  const input = writer.rest('ApplicationAutoScaling.RegisterScalableTarget');
  writer.give('ApplicationAutoScaling.RegisterScalableTarget', input);
  const target = 'ApplicationAutoScaling.PutScheduledAction';
  const named = {
    ServiceNamespace: namespace,
    ResourceId: resourceId,
    ScalableDimension: dimension,
  };
  for (const item of actions?.kind === 'list' ? actions.items : []) {
    if (item.kind !== 'map') continue;
    const read = writer.readAll(item, target, 'ScheduledActions');
    writer.give(target, { ...named, ...read }, 'ScheduledActions');
  }
}

export function scalingPolicy(writer: ResourceWriter): void {
  const { resourceId, namespace, dimension } = scaledBy(writer.resource);
  if (!isOwnService(writer, resourceId, namespace)) return;
  const target = 'ApplicationAutoScaling.PutScalingPolicy';
  writer.take('ScalingTargetId');
  if (writer.peekText('PolicyType') === 'PredictiveScaling') {
    writer.skip('predictive scaling is not simulated: left out');
    return;
  }
  const input = writer.rest(target);
  const tracking = input.TargetTrackingScalingPolicyConfiguration;
  const own = isObject(tracking) ? tracking.CustomizedMetricSpecification : undefined;
  if (isObject(own) && own.Metrics !== undefined) {
    writer.skip('metric math is not simulated: left out');
    return;
  }
  writer.give(target, {
    PolicyName: writer.name,
    ServiceNamespace: namespace,
    ResourceId: resourceId,
    ScalableDimension: dimension,
    ...input,
  });
}
