import { useState } from 'react';
import { roleArn } from '../../model/ids';
import { freeTargetGroupName } from '../../state/gestures/load-balancing';
import { planTrafficShift, rulesTo, type StandingRule } from '../../state/gestures/traffic-shift';
import styles from '../add/add-card.module.css';
import { usable, useEntities } from '../add/choices';
import { ChoiceSetting, NumberSetting, SwitchSetting, TextSetting } from '../kit/setting';
import type { DeployFacts } from './deploy-facts';

const NEW = 'new';
const TEST_PORT = 8080;

type Entry = DeployFacts['loadBalancers'][number];

/** `web-alb HTTP :80, default rule`. */
export const ruleLabel = ({ balancer, listener, rule }: StandingRule): string => {
  const which = rule.priority === 'default' ? 'default rule' : `rule ${rule.priority}`;
  return `${balancer.name} ${listener.protocol} :${listener.port}, ${which}`;
};

/** The group that a rule knows besides the first: what a deployment taken back leaves behind. */
function secondOf(rules: readonly StandingRule[], ruleArn: string, first: string): string | null {
  const action = rules.find(({ rule }) => rule.arn === ruleArn)?.rule.actions.at(-1);
  const groups = action?.type === 'forward' ? action.targetGroups : [];
  return groups.find(({ targetGroupArn }) => targetGroupArn !== first)?.targetGroupArn ?? null;
}

/** What a service's entry still lacks to have its traffic shifted. */
export function useWiring(facts: DeployFacts) {
  const entities = useEntities();
  const entry: Entry | undefined = facts.loadBalancers[0];
  const blue = entry?.targetGroupArn ?? '';
  const group = entities.get(blue);
  const groups = usable(entities, 'targetGroup');
  const base = group?.kind === 'targetGroup' ? `${group.name}-2` : 'web-2';
  const [typed, setName] = useState<string | null>(null);
  // Once it has been made, the plan finds it by this name.
  const [free] = useState(() => freeTargetGroupName(entities, base));
  const name = typed ?? free;
  const rules = rulesTo(entities, blue);
  const [rule, setRule] = useState(rules[0]?.rule.arn ?? '');
  const [picked, setAlternate] = useState<string | null>(null);
  const alternate = picked ?? secondOf(rules, rule, blue) ?? NEW;
  const [hasTest, setHasTest] = useState(true);
  const [port, setPort] = useState<number | ''>(TEST_PORT);
  const [role, setRole] = useState(roleArn('ecsInfrastructureRoleForLoadBalancers'));
  const isNeeded = facts.loadBalancers.some((one) => one.advancedConfiguration === undefined);
  const plan = () => {
    if (facts.loadBalancers.length > 1) {
      return 'The service has several target groups: give each an advancedConfiguration by UpdateService first.';
    }
    if (!entry?.containerName || entry.containerPort === undefined) return 'Nothing to wire.';
    if (alternate === NEW && name === '') return 'The second target group needs a name.';
    if (hasTest && port === '') return 'The test listener needs a port.';
    const planned = planTrafficShift(entities, {
      entry: {
        targetGroupArn: blue,
        containerName: entry.containerName,
        containerPort: entry.containerPort,
      },
      alternate: alternate === NEW ? name : alternate,
      productionRule: rule,
      testPort: hasTest ? Number(port) : null,
      roleArn: role,
      attributes: facts.groupAttributes,
    });
    if (typeof planned === 'string') return planned;
    return { operations: planned.operations, loadBalancers: [planned.entry] };
  };
  return {
    isNeeded,
    plan,
    rules,
    rule,
    setRule,
    alternate,
    setAlternate,
    name,
    setName,
    hasTest,
    setHasTest,
    port,
    setPort,
    role,
    setRole,
    others: groups.filter(({ id }) => id !== blue),
  };
}

/** Asks what the second target group, the production rule and the test listener are to be. */
export function WiringFields({ wiring }: { wiring: ReturnType<typeof useWiring> }) {
  const { rules, rule, setRule, others, alternate, setAlternate, name, setName } = wiring;
  return (
    <>
      <div className={styles.pair}>
        <ChoiceSetting
          text={{
            name: 'alternateTargetGroupArn',
            hint: 'The new revision’s tasks go there; the two swap roles each time.',
          }}
          value={alternate}
          onChange={setAlternate}
          choices={[
            { value: NEW, label: 'make one like the first' },
            ...others.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        {alternate === NEW && (
          <TextSetting
            text={{ name: 'Name', hint: 'Of the new target group.' }}
            value={name}
            onChange={setName}
          />
        )}
      </div>
      <ChoiceSetting
        text={{
          name: 'productionListenerRule',
          hint: 'Its weights are what shifts; it gets the second group at weight 0.',
        }}
        value={rule}
        onChange={setRule}
        choices={rules.map((one) => ({ value: one.rule.arn, label: ruleLabel(one) }))}
      />
      <TestFields wiring={wiring} />
    </>
  );
}

function TestFields({ wiring }: { wiring: ReturnType<typeof useWiring> }) {
  const { hasTest, setHasTest, port, setPort, role, setRole } = wiring;
  return (
    <>
      <div className={styles.pair}>
        <SwitchSetting
          text={{
            name: 'testListenerRule',
            hint: 'A listener of its own, to try the new revision before production traffic comes.',
          }}
          value={hasTest}
          onChange={setHasTest}
        />
        {hasTest && (
          <NumberSetting
            text={{ name: 'Port', hint: 'Of the test listener.' }}
            value={port}
            onChange={setPort}
            min={1}
            max={65_535}
          />
        )}
      </div>
      <TextSetting
        text={{ name: 'roleArn', hint: 'The role by which ECS changes listener rules.' }}
        value={role}
        onChange={setRole}
      />
    </>
  );
}
