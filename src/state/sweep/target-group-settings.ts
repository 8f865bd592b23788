import type { TargetGroupView } from '../../model/view';
import { attribute, type Giving, member, type Setter } from './log-with-value';
import type { SweepSetting } from './sweep-setting';

type Input = Record<string, unknown>;

const MODIFY = 'ELBv2.ModifyTargetGroup';
const ATTRIBUTES = 'ELBv2.ModifyTargetGroupAttributes';
const CREATE = 'ELBv2.CreateTargetGroup';

/** Limits: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
export function targetGroupSettings(group: TargetGroupView): SweepSetting[] {
  const { id, name } = group;
  const isThis: Setter['isAbout'] = ({ TargetGroupArn }) =>
    TargetGroupArn === id || TargetGroupArn === name;
  const isMaking: Giving['isMaking'] = ({ target, input }) =>
    target === CREATE && input.Name === name;
  const byAttribute = (key: string): Giving => ({
    setters: [attribute(ATTRIBUTES, isThis, key)],
    isMaking,
    fresh: (value) => ({
      target: ATTRIBUTES,
      input: { TargetGroupArn: id, Attributes: [{ Key: key, Value: String(value) }] },
    }),
  });
  const byMember = (key: string): Giving => ({
    setters: [
      member(MODIFY, isThis, [key]),
      member(CREATE, (input: Input) => input.Name === name, [key]),
    ],
    isMaking,
    fresh: (value) => ({ target: MODIFY, input: { TargetGroupArn: id, [key]: value } }),
  });
  return [
    {
      id: `deregistration-delay/${id}`,
      label: 'Deregistration delay',
      of: name,
      unit: 's',
      least: 0,
      most: 3600,
      suggested: [0, 15, 30, 60, 120, 180, 300],
      current: group.deregistrationDelaySeconds,
      figure: 'deploymentSeconds',
      giving: byAttribute('deregistration_delay.timeout_seconds'),
    },
    {
      id: `health-check-interval/${id}`,
      label: 'Health check interval',
      of: name,
      unit: 's',
      least: 5,
      most: 300,
      suggested: [6, 10, 15, 20, 30, 60],
      current: group.healthCheck.intervalSeconds,
      figure: 'failedPercent',
      giving: byMember('HealthCheckIntervalSeconds'),
    },
    {
      id: `unhealthy-threshold/${id}`,
      label: 'Unhealthy threshold',
      of: name,
      unit: 'checks',
      least: 2,
      most: 10,
      suggested: [2, 3, 4, 5, 7, 10],
      current: group.healthCheck.unhealthyThreshold,
      figure: 'failedPercent',
      giving: byMember('UnhealthyThresholdCount'),
    },
  ];
}
