import { lastPart } from '../../model/ids';
import type { EntityView, TrafficView } from '../../model/view';
import { trafficInput } from '../gestures/traffic-and-faults';
import { member } from './log-with-value';
import { serviceSettings } from './service-settings';
import type { SweepSetting } from './sweep-setting';
import { targetGroupSettings } from './target-group-settings';

const PUT = 'Sandbox.PutTraffic';

/** Every number in a sandbox that a sweep can vary: of services, target groups and clients. */
export function sweepSettings(entities: ReadonlyMap<string, EntityView>): SweepSetting[] {
  const views = [...entities.values()];
  const balancerName = (arn: string) => {
    const balancer = entities.get(arn);
    return balancer?.kind === 'loadBalancer' ? balancer.name : lastPart(arn);
  };
  return views.flatMap((view) => {
    if (view.kind === 'service') return view.status === 'INACTIVE' ? [] : serviceSettings(view);
    if (view.kind === 'targetGroup') return targetGroupSettings(view);
    if (view.kind !== 'traffic' || view.loadBalancerArn === '') return [];
    return [rateSetting(view, balancerName(view.loadBalancerArn))];
  });
}

function rateSetting({ id, name, source }: TrafficView, balancer: string): SweepSetting {
  const isThis = (input: Record<string, unknown>) => input.name === name;
  const { rate } = source;
  return {
    id: `rate/${id}`,
    label: 'Request rate',
    of: name,
    unit: 'req/s',
    least: 1,
    most: 10_000,
    suggested: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2].map((of) => Math.max(1, Math.round(of * rate))),
    current: rate,
    figure: 'latencyP99Ms',
    giving: {
      setters: [member(PUT, isThis, ['rate'])],
      isMaking: ({ target, input }) => target === PUT && isThis(input),
      fresh: (value) => ({
        target: PUT,
        input: trafficInput({ ...source, rate: value }, balancer),
      }),
    },
  };
}
