import type { CapacityProviderView } from '../../model/infrastructure-view';
import { formatClock, fromEpochSeconds } from '../../model/sim-time';
import { planGroupSize } from '../../state/gestures/capacity';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { ApplyBar } from './apply-bar';
import { EntityLinks } from './entity-links';
import { type Field, FieldForm, problemIn } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { entitiesOf, useCalm } from './use-calm';
import { useEdits } from './use-edits';

type Provider = { provider: CapacityProviderView };

interface Activity {
  ActivityId: string;
  Description: string;
  Cause: string;
  StatusCode: string;
  StartTime: number;
}

const ACTIVITIES_SHOWN = 8;
function Activities({ provider }: Provider) {
  const { result } = useAnswer(
    operation('AutoScaling.DescribeScalingActivities', {
      AutoScalingGroupName: provider.autoScalingGroup.name,
    }),
    provider,
  );
  const list = outputMember(result, 'Activities');
  const activities = (Array.isArray(list) ? (list as Activity[]) : []).slice(0, ACTIVITIES_SHOWN);
  return (
    <Section title="Scaling activities" aside="newest first">
      {activities.length === 0 && <p className={styles.empty}>None yet.</p>}
      <ol className={styles.events}>
        {activities.map((one) => (
          <li key={one.ActivityId}>
            <time>
              {formatClock(fromEpochSeconds(one.StartTime))} · {one.StatusCode}
            </time>
            {one.Description}
            <p className={styles.note}>{one.Cause}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A capacity provider: its group, how full its instances are, what the group did last. */
export function ProviderState({ provider }: Provider) {
  const mirror = useCalm((state) => state);
  const { autoScalingGroup: group, managedScaling, reservation } = provider;
  const instances = entitiesOf(mirror, 'containerInstance').filter(
    (one) => one.capacityProvider === provider.name,
  );
  const clusters = entitiesOf(mirror, 'cluster').filter(({ id }) =>
    provider.clusterArns.includes(id),
  );
  const isManaged = managedScaling.status === 'ENABLED';
  return (
    <>
      <Section title="Auto Scaling group" aside={provider.status}>
        <FigureList
          figures={[
            { name: 'Name', value: group.name },
            { name: 'Desired capacity', value: group.desired },
            { name: 'Minimum · maximum size', value: `${group.min} · ${group.max}` },
            { name: 'Instances', value: group.instances },
            { name: 'Managed scaling', value: managedScaling.status },
            ...(isManaged
              ? [
                  {
                    name: 'CapacityProviderReservation',
                    value: reservation === null ? 'no data yet' : `${Math.round(reservation)} %`,
                    title: 'Instances that tasks need, as a share of those that are there',
                  },
                  { name: 'Target capacity', value: `${managedScaling.targetCapacity} %` },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="Instances" aside={instances.length}>
        {instances.length === 0 && <p className={styles.empty}>None.</p>}
        <EntityLinks
          label="Instances"
          items={instances.map((one) => ({
            id: one.id,
            name: one.name,
            about: `${one.availabilityZone} · ${one.status}`,
          }))}
        />
      </Section>
      <Section title="Clusters">
        <EntityLinks
          label="Clusters"
          items={clusters.map(({ id, name, defaultCapacityProviderStrategy: usual }) => ({
            id,
            name,
            about: usual.some((one) => one.capacityProvider === provider.name) ? 'default' : '',
          }))}
        />
      </Section>
      <Activities provider={provider} />
    </>
  );
}

type GroupValues = { min: number; desired: number; max: number };

const GROUP_FIELDS: Field<GroupValues>[] = [
  {
    key: 'min',
    kind: 'number',
    min: 0,
    text: { name: 'Minimum size', hint: 'Scaling in leaves so many.' },
    problem: ({ min, max }) => (min > max ? `At most the maximum size, ${max}` : null),
  },
  {
    key: 'desired',
    kind: 'number',
    min: 0,
    problem: ({ desired, min, max }) =>
      desired < min || desired > max ? `Between the two sizes: ${min}–${max}` : null,
    text: {
      name: 'Desired capacity',
      hint: 'Managed scaling sets it anew once it sees what tasks need.',
    },
  },
  {
    key: 'max',
    kind: 'number',
    min: 0,
    text: { name: 'Maximum size', hint: 'Scaling out stops there.' },
  },
];

type ScalingValues = { isManaged: boolean; targetCapacity: number };

const SCALING_FIELDS: Field<ScalingValues>[] = [
  {
    key: 'isManaged',
    kind: 'switch',
    text: { name: 'Managed scaling', hint: 'ECS sets the desired capacity of the group.' },
  },
  {
    key: 'targetCapacity',
    kind: 'number',
    min: 1,
    max: 100,
    suffix: ' %',
    when: ({ isManaged }) => isManaged,
    text: {
      name: 'Target capacity',
      hint: 'Below 100 some instances are spare.',
      range: '1–100 %',
    },
  },
];

function GroupForm({ provider }: Provider) {
  const { min, desired, max } = provider.autoScalingGroup;
  const edits = useEdits<GroupValues>({ min, desired, max });
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Auto Scaling group</h3>
        <FieldForm fields={GROUP_FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? planGroupSize(provider, edits.changed) : null}
        isMissing={edits.isMissing}
        problem={problemIn(GROUP_FIELDS, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </div>
  );
}

function ScalingForm({ provider }: Provider) {
  const { status, targetCapacity } = provider.managedScaling;
  const edits = useEdits<ScalingValues>({ isManaged: status === 'ENABLED', targetCapacity });
  const { isManaged, targetCapacity: target } = edits.values;
  const update = operation('ECS.UpdateCapacityProvider', {
    name: provider.name,
    autoScalingGroupProvider: {
      managedScaling: isManaged
        ? { status: 'ENABLED', targetCapacity: target }
        : { status: 'DISABLED' },
    },
  });
  const gesture = { label: `Update capacity provider ${provider.name}`, operations: [update] };
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Managed scaling</h3>
        <FieldForm fields={SCALING_FIELDS} edits={edits} />
      </div>
      <ApplyBar
        gesture={edits.isChanged ? gesture : null}
        isMissing={edits.isMissing}
        problem={problemIn(SCALING_FIELDS, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </div>
  );
}

/** Size of the group, and managed scaling. */
export function ProviderConfigure({ provider }: Provider) {
  return (
    <>
      <div className={styles.form}>
        <LabelField id={provider.id} />
      </div>
      <GroupForm provider={provider} />
      <ScalingForm provider={provider} />
    </>
  );
}
