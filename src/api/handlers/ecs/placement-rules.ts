import { ExpressionError, parseExpression } from '../../../engine/capacity/placement/expression';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

interface Constraint {
  type?: string;
  expression?: string;
}
interface Strategy {
  type?: string;
  field?: string;
}

const MOST_CONSTRAINTS = 10;
const MOST_STRATEGIES = 5;

/**
 * How tasks may be placed, as far as it can be wrong by itself: at most ten constraints, those of
 * the task definition among them, and five strategies.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function checkPlacementRules(
  given: { placementConstraints?: readonly Constraint[]; placementStrategy?: readonly Strategy[] },
  definition: TaskDefinition,
): void {
  const ofDefinition = (definition.carried.placementConstraints ?? []) as Constraint[];
  const { placementConstraints = [], placementStrategy = [] } = given;
  if (placementConstraints.length + ofDefinition.length > MOST_CONSTRAINTS) {
    refuse(ecsErrors.atMost('placementConstraints', MOST_CONSTRAINTS));
  }
  if (placementStrategy.length > MOST_STRATEGIES) {
    refuse(ecsErrors.atMost('placementStrategy', MOST_STRATEGIES));
  }
  for (const constraint of placementConstraints) checkConstraint(constraint);
  for (const strategy of placementStrategy) checkStrategy(strategy);
}

/** A task definition can have ten constraints, of type memberOf. */
export function checkConstraintsOfDefinition(given: readonly Constraint[] = []): void {
  if (given.length > MOST_CONSTRAINTS) {
    refuse(ecsErrors.atMost('placementConstraints', MOST_CONSTRAINTS));
  }
  for (const constraint of given) checkConstraint(constraint);
}

function checkConstraint({ type, expression }: Constraint): void {
  if (type === undefined) refuse(ecsErrors.invalidParameter('Constraint type cannot be null.'));
  if (type === 'distinctInstance') {
    if (expression !== undefined && expression !== '') {
      refuse(
        ecsErrors.invalidParameter(
          'An expression cannot be specified with the distinctInstance constraint.',
        ),
      );
    }
    return;
  }
  if (!expression) {
    refuse(ecsErrors.invalidParameter('A memberOf constraint needs an expression.'));
  }
  checkExpression(expression ?? '');
}

/** An expression of the cluster query language. */
export function checkExpression(expression: string): void {
  try {
    parseExpression(expression);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    refuse(ecsErrors.invalidParameter(`Invalid expression '${expression}': ${error.message}.`));
  }
}

function checkStrategy({ type, field }: Strategy): void {
  switch (type) {
    case 'random':
      if (field) {
        refuse(ecsErrors.invalidParameter('The random strategy does not take a field.'));
      }
      return;
    case 'binpack':
      if (/^(?:cpu|memory)$/i.test(field ?? '')) return;
      return refuse(
        ecsErrors.invalidParameter('The field of a binpack strategy must be cpu or memory.'),
      );
    case 'spread':
      if (/^(?:instanceId|host|attribute:.+)$/.test(field ?? '')) return;
      return refuse(
        ecsErrors.invalidParameter(
          'The field of a spread strategy must be instanceId, host or attribute:NAME.',
        ),
      );
    default:
      return refuse(ecsErrors.invalidParameter('Strategy type cannot be null.'));
  }
}
