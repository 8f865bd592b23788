import { must } from '../../model/assert';

/** One item of a capacity provider strategy; weight and base are 0 where nothing is said. */
export interface StrategyItem {
  capacityProvider: string;
  weight?: number;
  base?: number;
}

/**
 * STRATEGY-1: the provider of the next task, after `counts` tasks of each. The base is filled
 * first; of the others each provider gets its share by weight, the one that is furthest behind
 * first (assumed: the first in the list among equals).
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
function nextProvider(
  strategy: readonly StrategyItem[],
  counts: ReadonlyMap<string, number>,
): string {
  const countOf = ({ capacityProvider }: StrategyItem) => counts.get(capacityProvider) ?? 0;
  const short = strategy.find((one) => countOf(one) < (one.base ?? 0));
  if (short) return short.capacityProvider;
  const beyond = (one: StrategyItem) => countOf(one) - (one.base ?? 0) + 1;
  // Of a single provider nothing is shared out, so its weight may be 0.
  const first = must(strategy[0], 'a provider in the strategy');
  const weighted = strategy.filter(({ weight = 0 }) => weight > 0);
  const rest = (one: StrategyItem) => beyond(one) / (one.weight ?? 1);
  const next = weighted.reduce<StrategyItem | undefined>(
    (least, one) => (least === undefined || rest(one) < rest(least) ? one : least),
    undefined,
  );
  return (next ?? first).capacityProvider;
}

/** The providers of `count` tasks started at once beside those that are there. */
export function providersFor(
  strategy: readonly StrategyItem[],
  there: ReadonlyMap<string, number>,
  count: number,
): string[] {
  const counts = new Map(there);
  return Array.from({ length: count }, () => {
    const next = nextProvider(strategy, counts);
    counts.set(next, (counts.get(next) ?? 0) + 1);
    return next;
  });
}
