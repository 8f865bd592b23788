import type { ServiceView } from '../../model/view';
import { planScheduleRemoval, scalable } from '../../state/gestures/scaling';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { RemovalButton } from '../inspector/removal-button';
import { useAnswer } from '../inspector/use-answer';
import { useLastEvent } from '../inspector/use-calm';
import { Section } from '../kit/section';
import styles from './scaling.module.css';

interface ScheduledAction {
  ScheduledActionName: string;
  Schedule: string;
  ScalableTargetAction?: { MinCapacity?: number; MaxCapacity?: number };
}

/** What changes the range by the clock. */
export function ScheduledList({ service }: { service: ServiceView }) {
  const { ServiceNamespace, ResourceId } = scalable(service);
  const asked = operation('ApplicationAutoScaling.DescribeScheduledActions', {
    ServiceNamespace,
    ResourceId,
  });
  const described = outputMember(useAnswer(asked, useLastEvent()).result, 'ScheduledActions');
  const actions = Array.isArray(described) ? (described as ScheduledAction[]) : [];
  if (actions.length === 0) return null;
  return (
    <Section title="Scheduled actions" aside={actions.length}>
      <ul className={styles.policies} aria-label="Scheduled actions">
        {actions.map(({ ScheduledActionName: name, Schedule, ScalableTargetAction: to }) => (
          <li key={name} className={styles.policy}>
            <div className={styles.head}>
              <b>{name}</b>
              <span>
                {to?.MinCapacity ?? '–'} to {to?.MaxCapacity ?? '–'} tasks
              </span>
              <RemovalButton
                label={`Delete scheduled action ${name}…`}
                plan={() => planScheduleRemoval(service, name)}
              />
            </div>
            <span className="mono">{Schedule}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
