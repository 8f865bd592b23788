import type { MetricQuery } from '../../../engine/cloudwatch/alarm-metrics';
import type { World } from '../../../engine/world/world';
import { fromEpochSeconds, toSeconds } from '../../../model/sim-time';
import { cloudWatchErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { epochSeconds } from '../ecs/moments';
import { findLoadBalancer, findTargetGroup } from '../references';
import { balancerDimension, groupDimension } from './alarm-names';

/** Seconds of the run; what lies before it has no figures. */
export interface MetricWindow {
  from: number;
  to: number;
}

/** A window of time given as moments. */
export function windowIn(input: {
  StartTime: string | number;
  EndTime: string | number;
}): MetricWindow {
  const [from = 0, to = 0] = (['StartTime', 'EndTime'] as const).map((member) => {
    const epoch = epochSeconds(input[member]);
    if (Number.isNaN(epoch)) {
      refuse(cloudWatchErrors.invalidValue(`The parameter ${member} must be a timestamp.`));
    }
    return toSeconds(fromEpochSeconds(epoch));
  });
  if (from >= to) {
    refuse(
      cloudWatchErrors.invalidValue(
        'The parameter StartTime must be less than the parameter EndTime.',
      ),
    );
  }
  return { from, to };
}

/** With the names that CloudWatch uses where a load balancer's or target group's own is given. */
export const dimensionsIn = (
  world: World,
  given: readonly { Name: string; Value: string }[] = [],
): MetricQuery['dimensions'] =>
  given.map(({ Name: name, Value: value }) => {
    const balancer = name === 'LoadBalancer' && findLoadBalancer(world, value);
    if (balancer) return { name, value: balancerDimension(balancer.arn) };
    const group = name === 'TargetGroup' && findTargetGroup(world, value);
    return { name, value: group ? groupDimension(group.arn) : value };
  });

export function checkPeriod(period: number): void {
  if (![1, 5, 10, 20, 30].includes(period) && period % 60 !== 0) {
    refuse(
      cloudWatchErrors.invalidValue(
        'The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.',
      ),
    );
  }
}
