import { useState } from 'react';
import { lastPart } from '../../model/ids';
import { type Entities } from '../../state/gestures/entities';
import { rulesTo } from '../../state/gestures/traffic-shift';
import styles from '../add/add-card.module.css';
import { usable, useEntities } from '../add/choices';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import type { DeployFacts } from './deploy-facts';
import { ruleLabel } from './wiring-fields';

const NONE = '';

type Entry = DeployFacts['loadBalancers'][number];
type Advanced = NonNullable<Entry['advancedConfiguration']>;

/** Rules that know one of the two groups, and those that are named already. */
function ruleChoices(entities: Entities, entry: Entry, { alternateTargetGroupArn }: Advanced) {
  const groups = [entry.targetGroupArn, alternateTargetGroupArn].filter((one) => one !== undefined);
  const choices = new Map(
    groups
      .flatMap((group) => rulesTo(entities, group))
      .map((one) => [one.rule.arn, ruleLabel(one)] as const),
  );
  const { productionListenerRule, testListenerRule } = entry.advancedConfiguration ?? {};
  for (const arn of [productionListenerRule, testListenerRule]) {
    if (arn !== undefined && !choices.has(arn)) choices.set(arn, `rule ${lastPart(arn)}, gone`);
  }
  return [...choices].map(([value, label]) => ({ value, label }));
}

/** What a service shifts its traffic by, once it has it; null before. */
export function useWired({ loadBalancers }: DeployFacts) {
  const entities = useEntities();
  const [edits, setEdits] = useState<Partial<Advanced>>({});
  const [entry, ...others] = loadBalancers;
  const now = entry?.advancedConfiguration;
  if (!entry || !now) return null;
  const wanted = Object.fromEntries(
    Object.entries({ ...now, ...edits }).filter(([, value]) => value !== undefined),
  ) as Advanced;
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(now);
  return {
    entry,
    wanted,
    set: (change: Partial<Advanced>) => setEdits((before) => ({ ...before, ...change })),
    rules: ruleChoices(entities, entry, wanted),
    groups: usable(entities, 'targetGroup').filter(({ id }) => id !== entry.targetGroupArn),
    plan: () =>
      isChanged
        ? {
            operations: [],
            loadBalancers: [{ ...entry, advancedConfiguration: wanted }, ...others],
          }
        : null,
  };
}

/** Shows what the traffic is shifted by, to be changed with the deployment. */
export function WiredFields({ wired }: { wired: NonNullable<ReturnType<typeof useWired>> }) {
  const { entry, wanted, set, rules, groups } = wired;
  const blue = useEntities().get(entry.targetGroupArn ?? '');
  const first = blue?.kind === 'targetGroup' ? blue.name : 'the first';
  return (
    <>
      <div className={styles.pair}>
        <ChoiceSetting
          text={{
            name: 'alternateTargetGroupArn',
            hint: `Besides ${first}: the two swap roles with each deployment.`,
          }}
          value={wanted.alternateTargetGroupArn ?? NONE}
          onChange={(alternateTargetGroupArn) => set({ alternateTargetGroupArn })}
          choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ChoiceSetting
          text={{ name: 'productionListenerRule', hint: 'Its weights are what shifts.' }}
          value={wanted.productionListenerRule ?? NONE}
          onChange={(productionListenerRule) => set({ productionListenerRule })}
          choices={rules}
        />
      </div>
      <ChoiceSetting
        text={{ name: 'testListenerRule', hint: 'To try the new revision before production does.' }}
        value={wanted.testListenerRule ?? NONE}
        onChange={(next) => set({ testListenerRule: next === NONE ? undefined : next })}
        choices={[{ value: NONE, label: 'none' }, ...rules]}
      />
      <TextSetting
        text={{ name: 'roleArn', hint: 'The role by which ECS changes listener rules.' }}
        value={wanted.roleArn ?? ''}
        onChange={(roleArn) => set({ roleArn })}
      />
    </>
  );
}
