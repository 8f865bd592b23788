import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import { useDescribedService } from '../inspector/described-service';
import { declaredHooks, LIST_HOOKS } from '../inspector/hook-answers';
import { operation } from '../inspector/operation';
import { attributesOf, outputMember } from '../inspector/output';
import { isDefinition } from '../inspector/revision-input';
import { useAnswer } from '../inspector/use-answer';
import { useOpenLesson } from '../learn/progress';
import { useKnownImages } from './use-known-images';

/** What a deployment to a service starts from, as AWS describes it; null until it is known. */
export function useDeployFacts(service: ServiceView) {
  const { taskDefinition } = service;
  const { described } = useDescribedService(service, null);
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
  const images = useKnownImages(familyPrefix);
  const hooks = useAnswer(LIST_HOOKS, null).result;
  const isLesson = useOpenLesson() !== undefined;
  if (!described || !images || !hooks || !isDefinition(definition) || !Array.isArray(arns))
    return null;
  if (groupArn !== undefined && attributes === null) return null;
  return {
    controller: described.deploymentController?.type ?? 'ECS',
    configuration: described.deploymentConfiguration ?? {},
    loadBalancers: described.loadBalancers ?? [],
    taskSets: described.taskSets ?? [],
    definition,
    /** `family:revision`, newest first. */
    revisions: arns.map((arn) => lastPart(String(arn))),
    images,
    /** How images behave, and when the breaker trips, is for the learner to find out. */
    isLesson,
    hooks: declaredHooks(hooks),
    groupAttributes: attributesOf(attributes),
  };
}

export type DeployFacts = NonNullable<ReturnType<typeof useDeployFacts>>;
