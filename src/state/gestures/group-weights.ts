/** Moving the requests of one target group to another by hand: the weights of listener rules. */
import type { Gesture, Operation } from '../gesture';
import type { Entities } from './entities';
import { forwardOf, ruleChange, rulesTo, type StandingRule } from './traffic-shift';

/** Where requests go now, and the groups they are to be sent to. */
interface WeightMove {
  /** ARNs of the groups that are to get nothing any more. */
  from: readonly string[];
  /** ARN of the group that gets what was theirs. */
  to: string;
}

/** The rules that still send requests to a group of `from`, or hold one and send to nobody. */
function openRules(entities: Entities, { from, to }: WeightMove): StandingRule[] {
  const found = from.flatMap((arn) => rulesTo(entities, arn));
  const byArn = new Map([...found, ...rulesTo(entities, to)].map((one) => [one.rule.arn, one]));
  return [...byArn.values()].filter(({ rule }) => {
    const groups = forwardOf(rule)?.targetGroups ?? [];
    const sends = groups.filter(({ weight }) => weight > 0);
    return sends.length === 0 || sends.some((one) => from.includes(one.targetGroupArn));
  });
}

/**
 * Sends to one group what listener rules send to others; these stay in the rules at weight 0, to
 * go back to. Null where nothing is left to move.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function planGroupWeights(
  entities: Entities,
  subject: string,
  move: WeightMove,
): Gesture | null {
  const operations = openRules(entities, move).map((one) => moved(one, move));
  return operations.length === 0 ? null : { label: `Send requests to ${subject}`, operations };
}

/** Alone in its rule the group gets 100; beside others, the weights it takes over. */
function moved(standing: StandingRule, { from, to }: WeightMove): Operation {
  const forward = forwardOf(standing.rule);
  const groups = forward?.targetGroups ?? [];
  const isOther = (arn: string) => arn !== to && !from.includes(arn);
  const shared = groups.some((one) => isOther(one.targetGroupArn) && one.weight > 0);
  const own = groups.filter((one) => !isOther(one.targetGroupArn));
  const weight = shared ? own.reduce((sum, one) => sum + one.weight, 0) : 100;
  const arns = [...new Set([...groups.map((one) => one.targetGroupArn), to])];
  const kept = (arn: string) => groups.find((one) => one.targetGroupArn === arn)?.weight ?? 0;
  const { stickiness } = forward ?? {};
  return ruleChange(standing, {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: arns.map((arn) => ({
        TargetGroupArn: arn,
        Weight: arn === to ? weight : from.includes(arn) ? 0 : kept(arn),
      })),
      ...(stickiness && {
        TargetGroupStickinessConfig: {
          Enabled: stickiness.enabled,
          ...(stickiness.durationSeconds !== undefined && {
            DurationSeconds: stickiness.durationSeconds,
          }),
        },
      }),
    },
  });
}
