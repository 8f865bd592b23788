import { Button } from '@mantine/core';
import type { InputOf } from '../../api/contract/operations';
import { ALARM_WORDS, alarmFacts } from '../../drawing/alarm-facts';
import type { AlarmState as State } from '../../model/alarm';
import type { AlarmView } from '../../model/view';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill, type Tone } from '../kit/status-pill';
import { useCommands } from '../sandbox-context';
import { ALARM_FIELDS, alarmValues, planAlarmChange } from './alarm-fields';
import { ApplyBar } from './apply-bar';
import { EntityLinks } from './entity-links';
import { FieldForm, problemIn } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { useCalm } from './use-calm';
import { useEdits } from './use-edits';

const TONES: Readonly<Record<State, Tone>> = {
  OK: 'neutral',
  ALARM: 'failing',
  INSUFFICIENT_DATA: 'waiting',
};

/** The one word about an alarm that the header says. */
export const AlarmPill = ({ alarm }: { alarm: AlarmView }) => (
  <StatusPill word={ALARM_WORDS[alarm.state]} tone={TONES[alarm.state]} />
);

const figure = (value: number | null): string =>
  value === null ? 'no data' : String(Math.round(value * 1000) / 1000);

/** An alarm: why it is in its state, and its last figures against the threshold. */
export function AlarmState({ alarm }: { alarm: AlarmView }) {
  const mirror = useCalm((state) => state);
  const subjects = alarm.subjectIds.flatMap((id) => mirror.entities.get(id) ?? []);
  return (
    <>
      <Section title="Alarm" aside={alarmFacts(alarm).condition}>
        <FigureList
          figures={[
            { name: 'Metric', value: alarm.metricName, title: alarm.namespace },
            ...alarm.dimensions.map(({ name, value }) => ({ name, value })),
            { name: 'No data counts as', value: alarm.treatMissingData },
          ]}
        />
        <p className={styles.note}>{alarm.stateReason}</p>
        <div style={{ height: 12 }} />
        <StateButtons alarm={alarm} />
      </Section>
      <Section title="Last periods" aside="newest last">
        <RecentFigures alarm={alarm} />
      </Section>
      {subjects.length > 0 && (
        <Section title="Watches">
          <EntityLinks
            label="Watches"
            items={subjects.map((view) => ({
              id: view.id,
              name: 'name' in view ? view.name : view.id,
              about: '',
            }))}
          />
        </Section>
      )}
    </>
  );
}

function RecentFigures({ alarm }: { alarm: AlarmView }) {
  if (alarm.recent.length === 0) return <p className={styles.empty}>None yet.</p>;
  const { comparisonOperator: operator, threshold } = alarm;
  const isBreaching = (value: number) => {
    if (operator === 'GreaterThanThreshold') return value > threshold;
    if (operator === 'GreaterThanOrEqualToThreshold') return value >= threshold;
    return operator === 'LessThanThreshold' ? value < threshold : value <= threshold;
  };
  return (
    <ol className={styles.periods} aria-label="Figures of the last periods">
      {alarm.recent.map((value, index) => (
        <li key={index} data-breaching={(value !== null && isBreaching(value)) || undefined}>
          {figure(value)}
          {value !== null && isBreaching(value) && ' · breaching'}
        </li>
      ))}
    </ol>
  );
}

const BY_HAND = 'Set by hand, to show what it brings about.';

/** SetAlarmState: holds until the next evaluation, as in AWS. */
function StateButtons({ alarm }: { alarm: AlarmView }) {
  const commands = useCommands();
  const set = (StateValue: State) =>
    commands.give({
      label: `Set alarm ${alarm.name} to ${ALARM_WORDS[StateValue]}`,
      operations: [
        operation('CloudWatch.SetAlarmState', {
          AlarmName: alarm.name,
          StateValue,
          StateReason: BY_HAND,
        }),
      ],
    });
  return (
    <div className={styles.buttons}>
      {(['ALARM', 'OK'] as const).map((state) => (
        <Button
          key={state}
          variant="outline"
          disabled={alarm.state === state}
          title="aws cloudwatch set-alarm-state: until the alarm is evaluated next"
          onClick={() => void set(state)}
        >
          Set to {ALARM_WORDS[state]}
        </Button>
      ))}
    </div>
  );
}

type Described = Partial<InputOf<'CloudWatch.PutMetricAlarm'>>;

/** When it goes off. */
export function AlarmConfigure({ alarm }: { alarm: AlarmView }) {
  const { result } = useAnswer(
    operation('CloudWatch.DescribeAlarms', { AlarmNames: [alarm.name] }),
    null,
  );
  const alarms = outputMember(result, 'MetricAlarms');
  const described: Described = (Array.isArray(alarms) ? alarms[0] : undefined) ?? {};
  const edits = useEdits(alarmValues(alarm));
  return (
    <>
      <div className={styles.form}>
        <LabelField id={alarm.id} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>
          {alarm.namespace} {alarm.metricName}
        </h3>
        <FieldForm fields={ALARM_FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? planAlarmChange(alarm, edits.values, described) : null}
        isMissing={edits.isMissing}
        problem={problemIn(ALARM_FIELDS, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </>
  );
}
