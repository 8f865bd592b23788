import {
  routesOfRecord,
  stagedUnderWay,
} from '../../../engine/control-plane/deployments/staged-records';
import type { World } from '../../../engine/world/world';
import type { Rule, RuleAction } from '../../../model/load-balancer';

/**
 * The actions of a rule as they are to be declared again. Weights between which a deployment is on
 * its way are nobody's wish, and a service that shifts traffic cannot begin with them: all of it
 * goes to the group that has most.
 */
export const settledActions = (world: World, rule: Rule): RuleAction[] =>
  isShifting(world, rule) ? rule.actions.map(settled) : rule.actions;

const isShifting = (world: World, rule: Rule): boolean =>
  [...world.services.values()].some((service) => {
    const record = stagedUnderWay(service);
    const routes = record ? routesOfRecord(service, record) : [];
    return routes.some((route) => route.productionListenerRule === rule.arn);
  });

function settled(action: RuleAction): RuleAction {
  if (action.type !== 'forward') return action;
  const most = action.targetGroups.reduce((best, one) => (one.weight > best.weight ? one : best));
  const targetGroups = action.targetGroups.map((one) => ({
    ...one,
    weight: one === most ? 100 : 0,
  }));
  return { ...action, targetGroups };
}
