import type { TargetGroupView } from '../../model/view';
import type { Entities, Foresight } from './foresight';

type Input = Record<string, unknown>;

/** Target groups, listeners and rules. */
export const ofLoadBalancing: Foresight = ({ target, input }, entities) => {
  const group = groupOf(input, entities);
  switch (target) {
    case 'ELBv2.ModifyTargetGroup':
      return group ? ofHealthCheck(input, group) : [];
    case 'ELBv2.ModifyTargetGroupAttributes':
      return attributesIn(input).flatMap(([key, value]) => ATTRIBUTES[key]?.(value, group) ?? []);
    case 'ELBv2.CreateListener':
      return [`Requests to port ${Number(input.Port)} are answered from now on.`];
    case 'ELBv2.ModifyListener':
    case 'ELBv2.ModifyRule':
    case 'ELBv2.CreateRule':
    case 'ELBv2.DeleteRule':
    case 'ELBv2.SetRulePriorities':
      return ['Holds from the next request on; requests under way are not moved.'];
    default:
      return [];
  }
};

function groupOf({ TargetGroupArn: wanted }: Input, entities: Entities) {
  return [...entities.values()].find(
    (view): view is TargetGroupView =>
      view.kind === 'targetGroup' && (view.id === wanted || view.name === wanted),
  );
}

function attributesIn({ Attributes }: Input): [key: string, value: string][] {
  if (!Array.isArray(Attributes)) return [];
  return (Attributes as { Key?: unknown; Value?: unknown }[]).map(({ Key, Value }) => [
    String(Key),
    String(Value),
  ]);
}

/** From one check to the next; a state changes after so many in a row. */
function ofHealthCheck(input: Input, group: TargetGroupView): string[] {
  const seconds = input.HealthCheckIntervalSeconds ?? group.healthCheck.intervalSeconds;
  const failures = input.UnhealthyThresholdCount ?? group.healthCheck.unhealthyThreshold;
  return [
    'Holds from each target’s next health check on.',
    `A target that fails is taken out after ${Number(failures)} checks in a row: some ${
      Number(failures) * Number(seconds)
    } s.`,
  ];
}

type OfAttribute = (value: string, group: TargetGroupView | undefined) => string[];

const NEXT_REQUEST = 'Holds from the next request on.';

const draining = (group: TargetGroupView | undefined): number =>
  (group?.targets ?? []).filter(({ health }) => health === 'draining').length;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
const ATTRIBUTES: Partial<Record<string, OfAttribute>> = {
  'deregistration_delay.timeout_seconds': (value, group) => [
    `Holds for targets that begin to drain from now on: ECS waits ${value} s for each before it stops its task.`,
    ...(draining(group) > 0 ? ['Targets that drain already keep their time.'] : []),
  ],
  'load_balancing.algorithm.type': () => [NEXT_REQUEST],
  'load_balancing.algorithm.anomaly_mitigation': () => [NEXT_REQUEST],
  'load_balancing.cross_zone.enabled': () => [NEXT_REQUEST],
  'slow_start.duration_seconds': (value) => [
    value === '0'
      ? 'Targets that become healthy from now on get their full share at once.'
      : `Targets that become healthy from now on get their full share after ${value} s.`,
  ],
  'stickiness.enabled': (value) => [
    value === 'true'
      ? 'Clients stay with the target that answers their next request.'
      : 'Clients are no longer held to a target, from their next request on.',
  ],
};
