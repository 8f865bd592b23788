import type { World } from '../../../engine/world/world';
import type { DeploymentConfiguration } from '../../../model/deployment-configuration';
import type { AdvancedConfiguration, ServiceLoadBalancer } from '../../../model/service-network';
import { ecsErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { findRule, findTargetGroup, type PlacedRule } from '../references';

type GivenBalancer = NonNullable<InputOf<'ECS.CreateService'>['loadBalancers']>[number];
type Given = NonNullable<GivenBalancer['advancedConfiguration']>;

const invalid = (message: string): never => refuse(ecsErrors.invalidParameter(message));

/**
 * What ECS needs to shift traffic behind a load balancer, with ARNs for names. Refused in the words
 * of https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html,
 * or in ours where it has none.
 */
export function advancedConfiguration(world: World, given: Given): AdvancedConfiguration {
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } = given;
  if (!alternateTargetGroupArn || !productionListenerRule) {
    return invalid(
      'advancedConfiguration needs an alternateTargetGroupArn and a productionListenerRule.',
    );
  }
  const alternate = findTargetGroup(world, alternateTargetGroupArn);
  if (!alternate) return invalid(`The target group ${alternateTargetGroupArn} does not exist.`);
  const production = ruleFor(world, 'productionListenerRule', productionListenerRule);
  const test = testListenerRule && ruleFor(world, 'testListenerRule', testListenerRule);
  return {
    alternateTargetGroupArn: alternate.arn,
    productionListenerRule: production.rule.arn,
    ...(test && { testListenerRule: test.rule.arn }),
    ...(roleArn !== undefined && { roleArn }),
  };
}

function ruleFor(world: World, member: string, reference: string): PlacedRule {
  const found = findRule(world, reference);
  if (found) return found;
  if (reference.includes(':listener-rule/')) {
    return invalid(`${member} ${reference} does not exist.`);
  }
  return invalid(
    `${member} has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. ` +
      `Got: ${reference}`,
  );
}

/** Whether the load balancers of a service are fit for its strategy. */
export function checkShifting(
  world: World,
  balancers: readonly ServiceLoadBalancer[],
  service: {
    strategy: DeploymentConfiguration['strategy'];
    carried: Record<string, unknown>;
  },
): void {
  const advanced = balancers.flatMap((one) => one.advancedConfiguration ?? []);
  const isPartly = advanced.length > 0 && advanced.length < balancers.length;
  const isShifting = service.strategy !== 'ROLLING';
  if (isPartly) {
    invalid(
      'Either all or none of the provided loadBalancers must have advancedConfiguration defined',
    );
  }
  if (isShifting && advanced.length < balancers.length) {
    invalid(
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING ' +
        'deployment strategy',
    );
  }
  if (balancers.length === 0) checkHeadless(service);
  if (advanced.length === 0) return;
  checkRules(advanced);
  checkGroups(balancers);
  for (const entry of balancers) checkAttached(world, entry);
}

/** Without anything that routes, only BLUE_GREEN makes sense: one revision after the other. */
function checkHeadless({ strategy, carried }: Parameters<typeof checkShifting>[2]): void {
  if (strategy !== 'LINEAR' && strategy !== 'CANARY') return;
  const connect = carried.serviceConnectConfiguration as { enabled?: boolean } | undefined;
  if (connect?.enabled || carried.vpcLatticeConfigurations) {
    refuse(notSimulated(`the deployment strategy ${strategy} without a load balancer`));
  }
  invalid(
    `The deployment strategy ${strategy} requires a load balancer, Service Connect or VPC Lattice.`,
  );
}

function checkRules(advanced: readonly AdvancedConfiguration[]): void {
  const production = new Set(advanced.map((one) => one.productionListenerRule));
  const both = advanced.flatMap(({ testListenerRule: test }) =>
    test !== undefined && production.has(test) ? [test] : [],
  );
  if (both.length === 0) return;
  invalid(
    'The following rules cannot be used as both production and test listener rules: ' +
      [...new Set(both)].join(', '),
  );
}

function checkGroups(balancers: readonly ServiceLoadBalancer[]): void {
  const seen = new Set<string>();
  for (const { targetGroupArn, advancedConfiguration: advanced } of balancers) {
    for (const arn of [targetGroupArn, ...(advanced ? [advanced.alternateTargetGroupArn] : [])]) {
      if (seen.has(arn)) invalid(`Duplicate targetGroupArn found: ${arn}`);
      seen.add(arn);
    }
  }
}

/** Two groups that are not both on the production rule need a test rule for the other. */
function checkAttached(world: World, entry: ServiceLoadBalancer): void {
  const advanced = entry.advancedConfiguration;
  if (!advanced || advanced.testListenerRule !== undefined) return;
  const rule = findRule(world, advanced.productionListenerRule)?.rule;
  const attached = (rule?.actions ?? []).flatMap((action) =>
    action.type === 'forward' ? action.targetGroups.map((one) => one.targetGroupArn) : [],
  );
  const pair = [entry.targetGroupArn, advanced.alternateTargetGroupArn];
  if (pair.every((arn) => attached.includes(arn))) return;
  invalid(
    'testListenerRule is required when productionListenerRule does not have both target groups ' +
      'attached.',
  );
}
