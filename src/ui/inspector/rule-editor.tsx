import { ActionIcon, Button, Menu, NumberInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Listener, Rule } from '../../model/load-balancer';
import type { LoadBalancerView } from '../../model/view';
import { numberProblem } from '../kit/number-range';
import { ApplyBar } from './apply-bar';
import { RemovalButton } from './removal-button';
import { planRuleRemoval } from './route-removal';
import { GroupStickiness } from './group-stickiness';
import styles from './rule-editor.module.css';
import { type ForwardDraft, forwardDraft, isForwardMissing, planForward } from './rule-forward';
import { actionWords, ruleWords, balancingName } from './rule-words';

/** At most so many target groups in one forward action. */
const GROUPS_PER_FORWARD = 5;

const MOST = 999;

function WeightRow(props: {
  name: string;
  weight: number | '';
  percent: number;
  onWeight: (weight: number | '') => void;
  /** Absent for the only group: a forward needs one. */
  onRemove?: () => void;
}) {
  const { name, weight, percent, onWeight, onRemove } = props;
  const problem = numberProblem(weight, { min: 0, max: MOST });
  return (
    <>
      <div className={styles.weight}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <NumberInput
          aria-label={`Weight of ${name}`}
          className={styles.number}
          value={weight}
          min={0}
          max={MOST}
          error={problem !== null}
          clampBehavior="none"
          onChange={(value) => onWeight(value === '' ? '' : Number(value))}
        />
        <span className={styles.percent}>{Math.round(percent)} %</span>
        <ActionIcon
          size="sm"
          aria-label={`Forward no longer to ${name}`}
          onClick={onRemove}
          disabled={!onRemove}
        >
          <X size={13} />
        </ActionIcon>
      </div>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </>
  );
}

const weightsProblem = (weights: ForwardDraft['weights']): string | null => {
  const isOut = weights.some(
    ({ weight }) => weight !== '' && numberProblem(weight, { min: 0, max: MOST }) !== null,
  );
  return isOut ? `A weight is 0–${MOST}.` : null;
};

interface RuleProps {
  balancer: LoadBalancerView;
  listener: Listener;
  rule: Rule;
  /** Target groups it could forward to as well. */
  groups: readonly { id: string; name: string }[];
}

/** One rule: when it applies, what it does, the weights of its target groups, its removal. */
export function RuleEditor(props: RuleProps) {
  const { balancer, listener, rule, groups } = props;
  const action = rule.actions.at(-1);
  const [edited, setEdited] = useState<ForwardDraft | null>(null);
  const draft = edited ?? forwardDraft(rule);
  const { weights } = draft;
  const setWeights = (next: ForwardDraft['weights']) => setEdited({ ...draft, weights: next });
  const total = weights.reduce((sum, one) => sum + Number(one.weight), 0);
  const free = groups.filter(({ id }) => !weights.some((one) => one.targetGroupArn === id));
  const clear = () => setEdited(null);
  const isDefault = rule.priority === 'default';
  return (
    <li className={styles.rule}>
      <div className={styles.head}>
        <span className={styles.priority}>{isDefault ? 'default' : rule.priority}</span>
        <span className={styles.when}>{ruleWords(rule)}</span>
        {!isDefault && (
          <RemovalButton
            label={`Delete rule ${rule.priority}…`}
            plan={(entities) => planRuleRemoval(entities, balancer, { listener, rule })}
          />
        )}
      </div>
      {action?.type !== 'forward' && <p className={styles.action}>{actionWords(action)}</p>}
      {weights.map(({ targetGroupArn, weight }) => (
        <WeightRow
          key={targetGroupArn}
          name={balancingName(targetGroupArn)}
          weight={weight}
          percent={total === 0 ? 0 : (100 * Number(weight)) / total}
          onWeight={(next) =>
            setWeights(
              weights.map((one) =>
                one.targetGroupArn === targetGroupArn ? { ...one, weight: next } : one,
              ),
            )
          }
          onRemove={
            weights.length > 1
              ? () => setWeights(weights.filter((one) => one.targetGroupArn !== targetGroupArn))
              : undefined
          }
        />
      ))}
      {action?.type === 'forward' && free.length > 0 && weights.length < GROUPS_PER_FORWARD && (
        <AddGroup
          groups={free}
          onAdd={(id) => setWeights([...weights, { targetGroupArn: id, weight: 1 }])}
        />
      )}
      {action?.type === 'forward' && (weights.length > 1 || draft.isSticky) && (
        <GroupStickiness draft={draft} onDraft={setEdited} />
      )}
      <div className={styles.apply}>
        <ApplyBar
          gesture={edited ? planForward(listener, rule, edited) : null}
          isMissing={edited !== null && isForwardMissing(edited)}
          problem={weightsProblem(weights)}
          onApplied={clear}
          onDiscard={clear}
        />
      </div>
    </li>
  );
}

function AddGroup(props: {
  groups: readonly { id: string; name: string }[];
  onAdd: (id: string) => void;
}) {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" leftSection={<Plus size={13} />} className={styles.add}>
          Forward to another group as well
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.groups.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => props.onAdd(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
