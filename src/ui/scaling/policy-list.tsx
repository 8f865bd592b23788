import type { ServiceView } from '../../model/view';
import { ALARM_WORDS } from '../../drawing/alarm-facts';
import { planPolicyRemoval, scalable } from '../../state/gestures/scaling';
import { EntityLinks } from '../inspector/entity-links';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import panel from '../inspector/panel.module.css';
import { RemovalButton } from '../inspector/removal-button';
import { useAnswer } from '../inspector/use-answer';
import { entityOf, useCalm } from '../inspector/use-calm';
import styles from './scaling.module.css';
import { metricFigure, metricWord, policyWord, shareOfTarget } from './scaling-words';

interface DescribedPolicy {
  PolicyName: string;
  Alarms?: { AlarmARN: string }[];
}

/** The alarms that carry each policy out, by the policy's name: ARNs. */
function useAlarmsOf(service: ServiceView): ReadonlyMap<string, string[]> {
  const { ServiceNamespace, ResourceId } = scalable(service);
  const about = { ServiceNamespace, ResourceId };
  const names = service.scaling?.policies.map(({ name }) => name).join();
  const asked = operation('ApplicationAutoScaling.DescribeScalingPolicies', about);
  const described = outputMember(useAnswer(asked, names).result, 'ScalingPolicies');
  const policies = Array.isArray(described) ? (described as DescribedPolicy[]) : [];
  return new Map(
    policies.map(({ PolicyName, Alarms = [] }) => [
      PolicyName,
      Alarms.map(({ AlarmARN }) => AlarmARN),
    ]),
  );
}

function Alarms({ name, arns }: { name: string; arns: readonly string[] }) {
  const mirror = useCalm((state) => state);
  const alarms = arns.flatMap((arn) => entityOf(mirror, 'alarm', arn) ?? []);
  if (alarms.length === 0) return null;
  return (
    <div className={styles.alarms}>
      <EntityLinks
        label={`Alarms of ${name}`}
        items={alarms.map((alarm) => ({
          id: alarm.id,
          name: /-Alarm(High|Low)-/.exec(alarm.name)?.[0].slice(1, -1) ?? alarm.name,
          about: ALARM_WORDS[alarm.state],
        }))}
      />
    </div>
  );
}

/** Each policy with its metric as it is against what it should be, and the alarms behind it. */
export function PolicyList({ service }: { service: ServiceView }) {
  const alarms = useAlarmsOf(service);
  const policies = service.scaling?.policies ?? [];
  if (policies.length === 0) return <p className={panel.empty}>None yet: nothing is scaled.</p>;
  return (
    <ul className={styles.policies} aria-label="Scaling policies">
      {policies.map((policy) => {
        const { name, type, metric, current, target } = policy;
        const share = shareOfTarget(policy);
        const wanted = target === null ? '' : metricFigure(metric, target);
        return (
          <li key={name} className={styles.policy}>
            <div className={styles.head}>
              <b>{name}</b>
              <span>{policyWord(policy)}</span>
              <RemovalButton
                label={`Delete policy ${name}…`}
                plan={() => planPolicyRemoval(service, name, type)}
              />
            </div>
            <div className={styles.figures}>
              <span>
                {metricWord(metric)} {metricFigure(metric, current)}
              </span>
              <span>
                {wanted && `${type === 'StepScaling' ? 'threshold' : 'target'} ${wanted}`}
              </span>
            </div>
            <div className={styles.bar} data-over={share > 1 || undefined} aria-hidden>
              <span style={{ width: `${share * 50}%` }} />
            </div>
            <Alarms name={name} arns={alarms.get(name) ?? []} />
          </li>
        );
      })}
    </ul>
  );
}
