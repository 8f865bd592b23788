import { useState } from 'react';
import type { EntityView } from '../../model/view';
import {
  type AlarmOptions,
  freeAlarmName,
  planAlarm,
  subjectsFor,
  WATCHED_METRICS,
  type WatchedMetric,
} from '../../state/gestures/alarms';
import { periodProblem, pointsProblem } from '../inspector/alarm-fields';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities } from './choices';

type Entities = ReadonlyMap<string, EntityView>;

const COMPARISONS: { value: WatchedMetric['comparison']; label: string }[] = [
  { value: 'GreaterThanThreshold', label: '> GreaterThanThreshold' },
  { value: 'GreaterThanOrEqualToThreshold', label: '≥ GreaterThanOrEqualToThreshold' },
  { value: 'LessThanThreshold', label: '< LessThanThreshold' },
  { value: 'LessThanOrEqualToThreshold', label: '≤ LessThanOrEqualToThreshold' },
];

const MISSING = [
  { value: 'missing', label: 'missing: the state stays' },
  { value: 'notBreaching', label: 'notBreaching: as if all were well' },
  { value: 'breaching', label: 'breaching: as if the threshold were broken' },
  { value: 'ignore', label: 'ignore: the state is kept' },
];

const KINDS: Partial<Record<EntityView['kind'], string>> = {
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  service: 'service',
};

interface Held {
  name: string | null;
  metric: WatchedMetric;
  subject: string | null;
  statistic: AlarmOptions['statistic'];
  comparison: WatchedMetric['comparison'];
  threshold: number | '';
  period: number | '';
  periods: number | '';
  points: number | '';
  missing: string;
}

const withMetric = (metric: WatchedMetric) => ({
  metric,
  statistic: metric.statistics[0]!,
  comparison: metric.comparison,
  threshold: metric.threshold,
});

/** The first metric that what it was dropped on is reported by. */
function firstMetric(entities: Entities, onto: string | null): WatchedMetric {
  const kind = entities.get(onto ?? '')?.kind;
  return WATCHED_METRICS.find(({ of }) => of.some((one) => one === kind)) ?? WATCHED_METRICS[0]!;
}

/** What it watches, and what it would be called. */
function subjectOf(held: Held, entities: Entities, onto: string | null) {
  const subjects = subjectsFor(entities, held.metric);
  const wanted = held.subject ?? onto;
  const subject = subjects.find(({ id }) => id === wanted) ?? subjects[0];
  const proposed = subject && freeAlarmName(entities, `${subject.name}-${wordFor(held.metric)}`);
  return { subjects, subject, name: held.name ?? proposed ?? '' };
}

/** What keeps the alarm from being made, or all that it needs. */
function optionsOf(
  held: Held,
  { subject, name }: ReturnType<typeof subjectOf>,
): AlarmOptions | string {
  if (!subject) return 'There is nothing yet that this metric is reported for.';
  const { threshold, period, periods, points } = held;
  if (name === '' || threshold === '' || period === '' || periods === '' || points === '') {
    return 'A value is missing above.';
  }
  return {
    name,
    metric: held.metric,
    subject,
    statistic: held.statistic,
    comparison: held.comparison,
    threshold,
    period,
    evaluationPeriods: periods,
    datapointsToAlarm: points,
    treatMissingData: held.missing,
  };
}

const NAMES: Record<string, string> = {
  HTTPCode_Target_5XX_Count: '5xx-high',
  HTTPCode_ELB_5XX_Count: 'elb-5xx-high',
  TargetResponseTime: 'slow',
  UnHealthyHostCount: 'unhealthy-hosts',
  HealthyHostCount: 'few-hosts',
};

const wordFor = ({ name }: WatchedMetric): string => NAMES[name] ?? name.toLowerCase();

export function AddAlarm({ at, onto, onDone }: AddProps) {
  const entities = useEntities();
  const [held, setHeld] = useState<Held>(() => ({
    name: null,
    subject: null,
    ...withMetric(firstMetric(entities, onto)),
    period: 60,
    periods: 3,
    points: 2,
    missing: 'missing',
  }));
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const about = subjectOf(held, entities, onto);
  const options = optionsOf(held, about);
  const plan =
    typeof options === 'string' ? options : planAlarm({ ...options, at: onto ? null : at });
  return (
    <AddCard component="alarm" title="CloudWatch alarm" verb="Create" plan={plan} onDone={onDone}>
      <div className={styles.pair}>
        <ChoiceSetting
          text={{ name: 'MetricName', hint: held.metric.hint }}
          value={held.metric.name}
          onChange={(next) =>
            set(withMetric(WATCHED_METRICS.find(({ name }) => name === next) ?? held.metric))
          }
          choices={WATCHED_METRICS.map(({ name }) => name)}
        />
        <ChoiceSetting
          text={{ name: 'Dimensions', hint: 'Whose figures it watches.' }}
          value={about.subject?.id ?? ''}
          onChange={(id) => set({ subject: id })}
          choices={about.subjects.map(({ id, kind, name }) => ({
            value: id,
            label: `${KINDS[kind]} ${name}`,
          }))}
        />
      </div>
      <TextSetting
        text={{ name: 'AlarmName', hint: 'Deployments name it to be stopped by it.' }}
        value={about.name}
        onChange={(name) => set({ name })}
        problem={about.name === '' ? 'Needs a value' : null}
      />
      <AlarmFields held={held} set={set} />
    </AddCard>
  );
}

function AlarmFields({ held, set }: { held: Held; set: (change: Partial<Held>) => void }) {
  const { unit } = held.metric;
  return (
    <>
      <div className={styles.pair}>
        <ChoiceSetting
          text={{ name: 'Statistic', hint: 'What is made of a period’s figures.' }}
          value={held.statistic}
          onChange={(next) =>
            set({ statistic: held.metric.statistics.find((one) => one === next) ?? held.statistic })
          }
          choices={held.metric.statistics}
        />
        <ChoiceSetting
          text={{ name: 'ComparisonOperator', hint: 'How it is held against the threshold.' }}
          value={held.comparison}
          onChange={(next) =>
            set({
              comparison: COMPARISONS.find(({ value }) => value === next)?.value ?? held.comparison,
            })
          }
          choices={COMPARISONS}
        />
      </div>
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'Threshold', hint: 'Beyond which a period is a bad one.' }}
          value={held.threshold}
          onChange={(threshold) => set({ threshold })}
          {...(unit !== '' && { suffix: ` ${unit}` })}
        />
        <NumberSetting
          text={{ name: 'Period', hint: 'How long one is.', range: '10, 20, 30 or minutes' }}
          value={held.period}
          onChange={(period) => set({ period })}
          min={10}
          suffix=" s"
          problem={periodProblem(held.period)}
        />
      </div>
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'DatapointsToAlarm', hint: 'So many bad periods …' }}
          value={held.points}
          onChange={(points) => set({ points })}
          min={1}
          problem={pointsProblem(held.points, held.periods)}
        />
        <NumberSetting
          text={{ name: 'EvaluationPeriods', hint: '… among the last so many: ALARM.' }}
          value={held.periods}
          onChange={(periods) => set({ periods })}
          min={1}
        />
      </div>
      <ChoiceSetting
        text={{
          name: 'TreatMissingData',
          hint: 'Where there were no figures; counts of 0 are not reported.',
          byDefault: 'missing',
        }}
        value={held.missing}
        onChange={(missing) => set({ missing })}
        choices={MISSING}
      />
    </>
  );
}
