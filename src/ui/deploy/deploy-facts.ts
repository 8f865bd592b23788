import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import { operation } from '../inspector/operation';
import { attributesOf, outputMember } from '../inspector/output';
import { isDefinition } from '../inspector/revision-input';
import { useAnswer } from '../inspector/use-answer';

type Update = InputOf<'ECS.UpdateService'>;

/** What DescribeServices says of a service that its view does not. */
interface DescribedService {
  deploymentController?: { type: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL' };
  deploymentConfiguration?: NonNullable<Update['deploymentConfiguration']>;
  loadBalancers?: NonNullable<Update['loadBalancers']>;
}

const isService = (value: unknown): value is DescribedService =>
  typeof value === 'object' && value !== null;

/** What a deployment to a service starts from, as AWS describes it; null until it is known. */
export function useDeployFacts(service: ServiceView) {
  const cluster = lastPart(service.clusterArn);
  const { taskDefinition } = service;
  const services = outputMember(
    useAnswer(operation('ECS.DescribeServices', { cluster, services: [service.name] }), null)
      .result,
    'services',
  );
  const described = Array.isArray(services) && isService(services[0]) ? services[0] : null;
  const definition = outputMember(
    useAnswer(operation('ECS.DescribeTaskDefinition', { taskDefinition }), null).result,
    'taskDefinition',
  );
  const familyPrefix = taskDefinition.replace(/:\d+$/, '');
  const arns = outputMember(
    useAnswer(operation('ECS.ListTaskDefinitions', { familyPrefix, sort: 'DESC' }), null).result,
    'taskDefinitionArns',
  );
  const groupArn = described?.loadBalancers?.[0]?.targetGroupArn;
  const attributes = useAnswer(
    groupArn === undefined
      ? null
      : operation('ELBv2.DescribeTargetGroupAttributes', { TargetGroupArn: groupArn }),
    null,
  ).result;
  if (!described || !isDefinition(definition) || !Array.isArray(arns)) return null;
  if (groupArn !== undefined && attributes === null) return null;
  return {
    controller: described.deploymentController?.type ?? 'ECS',
    configuration: described.deploymentConfiguration ?? {},
    loadBalancers: described.loadBalancers ?? [],
    definition,
    /** `family:revision`, newest first. */
    revisions: arns.map((arn) => lastPart(String(arn))),
    groupAttributes: attributesOf(attributes),
  };
}

export type DeployFacts = NonNullable<ReturnType<typeof useDeployFacts>>;
