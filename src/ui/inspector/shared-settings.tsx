import { useState } from 'react';
import type { Gesture } from '../../state/gesture';
import { planCounts, planDelays } from '../../state/gestures/shared-settings';
import { type NumberRange, numberProblem } from '../kit/number-range';
import { NumberSetting, type SettingText } from '../kit/setting';
import { ApplyBar } from './apply-bar';
import panel from './panel.module.css';
import { entityOf, useCalm } from './use-calm';

const COUNT: SettingText = { name: 'desiredCount', hint: 'How many tasks each of them runs.' };
const DELAY: SettingText = {
  name: 'deregistration_delay.timeout_seconds',
  hint: 'How long a leaving target of each of them may finish its requests.',
  range: '0–3,600 s',
};

/** The value that all have; '' where they differ. */
const shared = (values: readonly number[]): number | '' =>
  values.every((value) => value === values[0]) ? (values[0] ?? '') : '';

function CommonNumber(props: {
  title: string;
  text: SettingText;
  values: readonly number[];
  range: NumberRange;
  plan: (value: number) => Gesture | null;
}) {
  const { title, text, values, range, plan } = props;
  const [edited, setEdited] = useState<number | '' | null>(null);
  const clear = () => setEdited(null);
  const now = shared(values);
  const value = edited ?? now;
  return (
    <div className={panel.part}>
      <div className={panel.form}>
        <h3 className={panel.formTitle}>{title}</h3>
        <NumberSetting
          text={text}
          value={value}
          onChange={setEdited}
          optional={edited === null || edited === ''}
          placeholder={`${Math.min(...values)} to ${Math.max(...values)} now`}
          {...range}
        />
      </div>
      <ApplyBar
        gesture={typeof edited === 'number' ? plan(edited) : null}
        problem={typeof edited === 'number' ? numberProblem(edited, range) : null}
        onApplied={clear}
        onDiscard={clear}
      />
    </div>
  );
}

/** What several selected services, or target groups, can be given at once, as one gesture. */
export function CommonSettings({ ids }: { ids: readonly string[] }) {
  const mirror = useCalm((state) => state);
  const services = ids.flatMap((id) => entityOf(mirror, 'service', id) ?? []);
  const groups = ids.flatMap((id) => entityOf(mirror, 'targetGroup', id) ?? []);
  return (
    <>
      {services.length > 1 && (
        <CommonNumber
          title={`${services.length} services`}
          text={COUNT}
          values={services.map(({ desired }) => desired)}
          range={{ min: 0 }}
          plan={(value) => planCounts(services, value)}
        />
      )}
      {groups.length > 1 && (
        <CommonNumber
          title={`${groups.length} target groups`}
          text={DELAY}
          values={groups.map((one) => one.deregistrationDelaySeconds)}
          range={{ min: 0, max: 3600, suffix: ' s' }}
          plan={(value) => planDelays(groups, value)}
        />
      )}
    </>
  );
}
