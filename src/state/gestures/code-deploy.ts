import type { InputOf } from '../../api/contract/operations';
import type { ServiceView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';

/** Which group of which application deploys to a service. */
export interface GroupReference {
  applicationName: string;
  deploymentGroupName: string;
}

export interface CodeDeployOptions extends GroupReference {
  revision: { register: InputOf<'ECS.RegisterTaskDefinition'> } | { taskDefinition: string };
  behaviour?: Operation | null;
  /** Of the container that the load balancer sends requests to. */
  containerName: string;
  containerPort: number;
  /** A predefined configuration; the group's own where it is absent. */
  deploymentConfigName?: string | undefined;
  /** Names of the functions that judge, by lifecycle event. */
  hooks: Readonly<Record<string, string>>;
  /** Says what those functions answer. */
  hookAnswers?: readonly Operation[];
}

/** Deploys by CodeDeploy: a new revision if need be, and CreateDeployment with an AppSpec. */
export function planCodeDeployment(
  service: Pick<ServiceView, 'name'>,
  options: CodeDeployOptions,
): Gesture {
  const { revision, behaviour, applicationName, deploymentGroupName } = options;
  const { deploymentConfigName, hookAnswers = [] } = options;
  const operations: Operation[] = behaviour ? [behaviour, ...hookAnswers] : [...hookAnswers];
  let taskDefinition: string;
  if ('register' in revision) {
    operations.push({
      target: 'ECS.RegisterTaskDefinition',
      input: { ...revision.register },
      saves: { name: 'TASK_DEFINITION', path: 'taskDefinition.taskDefinitionArn' },
    });
    taskDefinition = '$TASK_DEFINITION';
  } else taskDefinition = revision.taskDefinition;
  operations.push({
    target: 'CodeDeploy.CreateDeployment',
    input: {
      applicationName,
      deploymentGroupName,
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { content: appSpec(taskDefinition, options) },
      },
      ...(deploymentConfigName !== undefined && { deploymentConfigName }),
    },
  });
  return { label: `Deploy to ${service.name}`, operations };
}

/**
 * An AppSpec in JSON.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure.html
 */
function appSpec(TaskDefinition: string, options: CodeDeployOptions): string {
  const { containerName: ContainerName, containerPort: ContainerPort } = options;
  const hooks = Object.entries(options.hooks).filter(([, name]) => name !== '');
  return JSON.stringify({
    version: 0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition, LoadBalancerInfo: { ContainerName, ContainerPort } },
        },
      },
    ],
    ...(hooks.length > 0 && { Hooks: hooks.map(([event, name]) => ({ [event]: name })) }),
  });
}
