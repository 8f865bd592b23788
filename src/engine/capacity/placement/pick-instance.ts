import { type Candidate, place } from './candidate';
import { misfit, type MisfitReason, type Wish } from './fit';
import { failureOf, type PlacementFailure } from './placement-failure';
import { choose, type Strategy } from './strategies';

/**
 * PLACE-5: the instances that a task fits, of those its constraints allow, of those its strategies
 * prefer, one. The candidate chosen is kept up to date, but for ports: who binds them says so.
 */
export function pickInstance(
  wish: Wish,
  candidates: readonly Candidate[],
  how: { group: string; strategies: readonly Strategy[]; random: () => number },
): Candidate | PlacementFailure {
  const own = candidates.filter(({ instance }) => isOfProvider(wish, instance));
  const fitting: Candidate[] = [];
  const misfits: { candidate: Candidate; reason: MisfitReason; passed: number }[] = [];
  for (const candidate of own) {
    const found = misfit(wish, candidate);
    if (found) misfits.push({ candidate, ...found });
    else fitting.push(candidate);
  }
  const chosen = choose(fitting, own, how.strategies, how.random);
  if (!chosen) return failureOf(misfits);
  place(chosen, how.group, wish.needs);
  return chosen;
}

const isOfProvider = (
  { capacityProviderName: name }: Wish,
  instance: { capacityProviderName?: string },
): boolean => name === undefined || instance.capacityProviderName === name;
