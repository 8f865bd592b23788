import type { Candidate } from './candidate';
import { type Expression, parseExpression } from './expression';
import { matches } from './expression-match';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html */
export interface GivenConstraint {
  readonly type?: string;
  readonly expression?: string;
}

/** A constraint that has been read. Without an expression: distinctInstance. */
export interface Constraint {
  readonly memberOf?: Expression;
}

/** Reads constraints; their expressions have been checked when they were given. */
export const readConstraints = (given: readonly GivenConstraint[]): Constraint[] =>
  given.map(({ type, expression }) =>
    type === 'distinctInstance' ? {} : { memberOf: parseExpression(expression ?? '') },
  );

/** PLACE-7: constraints bind. The first that an instance does not satisfy, as ECS calls it. */
export function unsatisfied(
  constraints: readonly Constraint[],
  { instance, usage, siblings, groups }: Candidate,
):
  | 'DistinctInstance placement constraint unsatisfied.'
  | 'MemberOf placement constraint unsatisfied.'
  | null {
  for (const { memberOf } of constraints) {
    if (!memberOf) {
      if (siblings > 0) return 'DistinctInstance placement constraint unsatisfied.';
      continue;
    }
    const facts = { instance, runningTasks: usage.running, groups };
    if (!matches(memberOf, facts)) return 'MemberOf placement constraint unsatisfied.';
  }
  return null;
}
