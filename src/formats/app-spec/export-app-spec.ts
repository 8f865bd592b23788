import { stringify } from 'yaml';
import { taskDefinitionArn } from '../../model/ids';
import type { SandboxDocument } from '../../model/sandbox-document';
import type { ExportOptions, ExportResult } from '../export-result';
import { isObject } from '../json-text';
import { entriesOf } from '../service/mentioned-containers';
import { activeRevisions, latestOf } from '../task-definition/active-revisions';

type Input = Record<string, unknown>;

/**
 * An AppSpec for each service that CodeDeploy deploys, of the newest revision of its family; for
 * one that has a load balancer and another controller with the choice `service`.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export function exportAppSpecs(
  { account }: Pick<SandboxDocument, 'account'>,
  { choices = {} }: ExportOptions = {},
): ExportResult {
  const services = account.operations.flatMap(({ target, input }) =>
    target === 'ECS.CreateService' ? [input] : [],
  );
  const wanted = services.filter((input) =>
    choices.service === undefined ? isCodeDeploys(input) : input.serviceName === choices.service,
  );
  const fit = wanted.filter((input) => entriesOf(input.loadBalancers).length > 0);
  const newest = new Map(
    latestOf(activeRevisions(account)).map(({ family, revision }) => [family, revision]),
  );
  if (fit.length === 0) {
    const message =
      choices.service === undefined
        ? 'no service here is deployed by CodeDeploy'
        : `there is no service ${choices.service} with a load balancer`;
    return { files: [], findings: [{ path: '', severity: 'error', message }] };
  }
  return {
    files: fit.map((input) => ({
      name: `${String(input.serviceName)}.appspec.yaml`,
      text: textOf(input, newest),
    })),
    findings: [],
  };
}

const isCodeDeploys = ({ deploymentController: controller }: Input): boolean =>
  isObject(controller) && controller.type === 'CODE_DEPLOY';

function textOf(input: Input, newest: ReadonlyMap<string, number>): string {
  const [balancer = {}] = entriesOf(input.loadBalancers);
  const reference = String(input.taskDefinition).split('/').at(-1) ?? '';
  const [family = '', given] = reference.split(':');
  const revision = newest.get(family) ?? Number(given ?? 1);
  const network = networkOf(input.networkConfiguration);
  const strategy = entriesOf(input.capacityProviderStrategy).map((one) => ({
    CapacityProvider: one.capacityProvider,
    ...(one.base !== undefined && { Base: one.base }),
    ...(one.weight !== undefined && { Weight: one.weight }),
  }));
  const properties = {
    TaskDefinition: taskDefinitionArn(family, revision),
    LoadBalancerInfo: {
      ContainerName: balancer.containerName,
      ContainerPort: balancer.containerPort,
    },
    ...(input.platformVersion !== undefined && { PlatformVersion: input.platformVersion }),
    ...(network && { NetworkConfiguration: network }),
    ...(strategy.length > 0 && { CapacityProviderStrategy: strategy }),
  };
  const resource = { TargetService: { Type: 'AWS::ECS::Service', Properties: properties } };
  return `version: 0.0\n${stringify({ Resources: [resource] })}`;
}

/** CodeDeploy wants all three members or none. */
function networkOf(given: unknown): object | undefined {
  const awsvpc = isObject(given) ? given.awsvpcConfiguration : undefined;
  if (!isObject(awsvpc)) return undefined;
  const { subnets, securityGroups, assignPublicIp = 'DISABLED' } = awsvpc;
  if (!Array.isArray(securityGroups) || securityGroups.length === 0) return undefined;
  return {
    AwsvpcConfiguration: {
      Subnets: subnets,
      SecurityGroups: securityGroups,
      AssignPublicIp: assignPublicIp,
    },
  };
}
