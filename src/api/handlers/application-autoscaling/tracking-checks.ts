import { REQUESTS_PER_TARGET, SERVICE_METRICS } from '../../../engine/auto-scaling/target-tracking';
import type { World } from '../../../engine/world/world';
import type { ScalableTarget, TargetTracking } from '../../../model/scaling';
import type { Service } from '../../../model/service';
import { notSimulated, scalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { found, refuse } from '../../refusal';
import { balancerDimension, groupDimension } from '../cloudwatch/alarm-names';
import { checkMetric } from '../cloudwatch/metric-checks';
import { findLoadBalancer, findTargetGroup } from '../references';

type Given = NonNullable<
  InputOf<'ApplicationAutoScaling.PutScalingPolicy'>['TargetTrackingScalingPolicyConfiguration']
>;

const { validation } = scalingErrors;

/** What is tracked, with the label of a load balancer's metric spelled as AWS spells it. */
export function trackingIn(
  world: World,
  target: ScalableTarget,
  { policy, service, given }: { policy: string; service: Service; given: Given },
): TargetTracking {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } = given;
  if ((known === undefined) === (own === undefined)) {
    refuse(
      validation(
        'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified',
      ),
    );
  }
  if (given.TargetValue <= 0) refuse(validation('TargetValue must be greater than 0'));
  checkCooldown(given.ScaleOutCooldown);
  checkCooldown(given.ScaleInCooldown);
  const tracking: TargetTracking = {
    ...given,
    PredefinedMetricSpecification: known && predefined(world, service, known),
    CustomizedMetricSpecification: own && customized(own),
  };
  checkOnlyOne(target, policy, tracking);
  return tracking;
}

export function checkCooldown(seconds = 0): void {
  if (seconds < 0) refuse(validation('A cooldown cannot be negative'));
}

function predefined(
  world: World,
  service: Service,
  {
    PredefinedMetricType: type,
    ResourceLabel: label,
  }: { PredefinedMetricType: string; ResourceLabel?: string },
): NonNullable<TargetTracking['PredefinedMetricSpecification']> {
  if (type === REQUESTS_PER_TARGET) {
    const needed = `ResourceLabel must be specified for ${REQUESTS_PER_TARGET}`;
    return {
      PredefinedMetricType: type,
      ResourceLabel: resourceLabel(world, found(label, validation(needed))),
    };
  }
  const metric = Object.hasOwn(SERVICE_METRICS, type) ? SERVICE_METRICS[type] : undefined;
  if (!metric)
    refuse(validation(`The predefined metric type ${type} does not apply to ECS services`));
  if (metric[1] === 20 && !isHighResolution(service, metric[0])) {
    refuse(
      validation(
        `${type} needs the metric ${metric[0]} of the service at a resolution of 20 seconds (monitoring)`,
      ),
    );
  }
  return { PredefinedMetricType: type, ...(label !== undefined && { ResourceLabel: label }) };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MetricConfiguration.html */
function isHighResolution({ carried }: Service, metricName: string): boolean {
  const { metricConfigurations = [] } = (carried['monitoring'] ?? {}) as {
    metricConfigurations?: { metricNames: string[]; resolutionSeconds: number }[];
  };
  return metricConfigurations.some(
    ({ metricNames, resolutionSeconds }) =>
      resolutionSeconds === 20 && metricNames.includes(metricName),
  );
}

/**
 * `app/NAME/HEX/targetgroup/NAME/HEX` of that, of `app/NAME/targetgroup/NAME` or of
 * `BALANCER/GROUP`.
 */
function resourceLabel(world: World, label: string): string {
  const named =
    /^app\/([^/]+)\/(?:[^/]+\/)?targetgroup\/([^/]+)(?:\/[^/]+)?$/.exec(label) ??
    /^([^/]+)\/([^/]+)$/.exec(label);
  const balancer = findLoadBalancer(world, named?.[1] ?? '');
  const group = findTargetGroup(world, named?.[2] ?? '');
  if (!balancer || !group) {
    const form = 'app/LOAD-BALANCER/ID/targetgroup/TARGET-GROUP/ID';
    refuse(validation(`ResourceLabel ${label} names no load balancer and target group: ${form}`));
  }
  return `${balancerDimension(balancer.arn)}/${groupDimension(group.arn)}`;
}

function customized(
  own: NonNullable<Given['CustomizedMetricSpecification']>,
): TargetTracking['CustomizedMetricSpecification'] {
  if (own.Metrics !== undefined) refuse(notSimulated('metric math in scaling policies (Metrics)'));
  const need = (value: string | undefined, member: string) =>
    found(value, validation(`${member} must be specified for a customized metric`));
  const metric = {
    MetricName: need(own.MetricName, 'MetricName'),
    Namespace: need(own.Namespace, 'Namespace'),
    Dimensions: own.Dimensions ?? [],
    Statistic: need(own.Statistic, 'Statistic'),
    ...(own.Unit !== undefined && { Unit: own.Unit }),
  };
  const dimensions = metric.Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value }));
  checkMetric(metric.Namespace, metric.MetricName, dimensions);
  return metric;
}

function checkOnlyOne(target: ScalableTarget, policy: string, tracking: TargetTracking): void {
  const metricOf = ({
    PredefinedMetricSpecification: known,
    CustomizedMetricSpecification: own,
  }: TargetTracking) => JSON.stringify(known ?? own);
  const isTaken = target.policies.some(
    (one) =>
      one.type === 'TargetTrackingScaling' &&
      one.name !== policy &&
      metricOf(one.tracking) === metricOf(tracking),
  );
  if (isTaken) refuse(scalingErrors.sameMetric());
}
