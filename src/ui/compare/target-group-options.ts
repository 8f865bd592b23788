import type { TargetGroupView } from '../../model/view';
import { giveAll, madeAt } from '../../state/comparison-changes';
import { ZERO } from '../../model/sim-time';
import { operation } from '../inspector/operation';
import type { ChangeOption } from './change-option';

/** AWS's names of the algorithms, in words. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  round_robin: 'Round robin',
  least_outstanding_requests: 'Least outstanding requests',
  weighted_random: 'Weighted random',
};

const wordsOf = (algorithm: string): string => ALGORITHMS[algorithm] ?? algorithm;

/** Which target gets the next request. */
export function routingOption(group: TargetGroupView): ChangeOption {
  const others = Object.keys(ALGORITHMS).filter((one) => one !== group.algorithm);
  return {
    id: `routing/${group.id}`,
    label: 'Routing algorithm',
    of: group.name,
    field: {
      kind: 'choice',
      label: 'B’s algorithm',
      choices: others.map((value) => ({ value, label: wordsOf(value) })),
      initial: others.includes('least_outstanding_requests')
        ? 'least_outstanding_requests'
        : others[0]!,
    },
    usually: 'beginning',
    length: 300,
    changing: (algorithm) => {
      const change = operation('ELBv2.ModifyTargetGroupAttributes', {
        TargetGroupArn: group.id,
        Attributes: [{ Key: 'load_balancing.algorithm.type', Value: algorithm }],
      });
      return {
        names: { a: group.algorithm, b: algorithm },
        title: `${wordsOf(group.algorithm)} or ${wordsOf(algorithm).toLowerCase()}?`,
        shown: [change],
        beginning: (log) => ({
          log,
          changes: [{ ...change, at: madeAt(log, group.name) ?? log[0]?.at ?? ZERO }],
        }),
        moment: { b: giveAll([change]) },
      };
    },
  };
}
