import type { Listener, Rule } from '../../model/load-balancer';
import type { Gesture } from '../../state/gesture';
import { operation } from './operation';
import { ruleWords } from './rule-words';

/** A forward action as it is edited; a number that was cleared is ''. */
export interface ForwardDraft {
  weights: { targetGroupArn: string; weight: number | '' }[];
  /** Whether a client stays with the group it came to first. */
  isSticky: boolean;
  durationSeconds: number | '';
}

const DAY = 86_400;

/** A rule's action as it is. */
export function forwardDraft(rule: Rule): ForwardDraft {
  const action = rule.actions.at(-1);
  if (action?.type !== 'forward') return { weights: [], isSticky: false, durationSeconds: DAY };
  return {
    weights: action.targetGroups,
    isSticky: action.stickiness?.enabled ?? false,
    durationSeconds: action.stickiness?.durationSeconds ?? DAY,
  };
}

export const isForwardMissing = ({ weights, isSticky, durationSeconds }: ForwardDraft): boolean =>
  weights.some(({ weight }) => weight === '') || (isSticky && durationSeconds === '');

/** ModifyListener for the default rule, ModifyRule for any other. */
export function planForward(listener: Listener, rule: Rule, draft: ForwardDraft): Gesture {
  const action = rule.actions.at(-1);
  const wasSaid = action?.type === 'forward' && action.stickiness !== undefined;
  const stickiness = draft.isSticky
    ? { Enabled: true, DurationSeconds: Number(draft.durationSeconds) }
    : wasSaid && { Enabled: false };
  const actions = [
    {
      Type: 'forward' as const,
      ForwardConfig: {
        TargetGroups: draft.weights.map(({ targetGroupArn, weight }) => ({
          TargetGroupArn: targetGroupArn,
          Weight: Number(weight),
        })),
        ...(stickiness && { TargetGroupStickinessConfig: stickiness }),
      },
    },
  ];
  return {
    label: `Set the weights of ${ruleWords(rule)} on :${listener.port}`,
    operations: [
      rule.priority === 'default'
        ? operation('ELBv2.ModifyListener', { ListenerArn: listener.arn, DefaultActions: actions })
        : operation('ELBv2.ModifyRule', { RuleArn: rule.arn, Actions: actions }),
    ],
  };
}
