import { USUAL_SUBNETS, usualNetwork } from '../../model/service-network';
import { type EcsFile, keepNote, readEcsFile } from '../ecs-input/ecs-file';
import {
  balancerName,
  give,
  type ImportPlan,
  nameIn,
  resultOf,
  say,
} from '../ecs-input/import-plan';
import { ecsName } from '../ecs-input/ecs-name';
import { giveRoute } from '../ecs-input/stand-in-balancer';
import { clusterFor, runsOnFargate } from '../ecs-input/stand-in-capacity';
import { standInDefinition } from '../ecs-input/stand-in-definition';
import { type ImportOptions, type ImportResult, refused } from '../import-result';
import { isObject } from '../json-text';
import { type CompanionDefinition, definitionIn } from '../service/companion';
import { type AppSpecSays, readProperties } from './app-spec-properties';
import { memberOf, serviceIn } from './app-spec-members';

/** What CodePipeline calls the task definition beside an AppSpec. */
const DEFINITION = 'taskdef.json';

/**
 * An AppSpec for ECS as the deployment that it is for: a service under CodeDeploy with its two
 * target groups, which runs revision 1 of the task definition, and a deployment of revision 2.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export async function importAppSpec(text: string, options: ImportOptions): Promise<ImportResult> {
  const file = await readEcsFile(text, options);
  if ('refusal' in file) return file.refusal;
  const found = serviceIn(file);
  if ('why' in found) return refused(found.why, found.path, file.lineOf(found.path).line);
  const { findings, notes, lineOf } = file;
  const plan: ImportPlan = { operations: [], findings, elsewhere: [], decisions: [], options };
  passOver(plan, file, notes);
  const says = readProperties(plan, found.properties, notes);
  const besideText = options.readFile?.(DEFINITION);
  const beside =
    besideText === undefined ? undefined : await definitionIn(besideText, DEFINITION, options);
  giveDeployment(plan, says, beside, file);
  return { ...resultOf(plan, lineOf), notes };
}

/** Keys of the EC2 form, which CodeDeploy passes over in a deployment to ECS. */
function passOver(plan: ImportPlan, { value }: EcsFile, notes: Record<string, unknown>): void {
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (['version', 'resources', 'hooks'].includes(name.toLowerCase())) continue;
    keepNote(notes, name, member);
    const isEc2 = ['os', 'files', 'permissions', 'file_exists_behavior'].includes(name);
    const message = isEc2
      ? 'is for EC2 and on-premises servers: CodeDeploy passes it over in a deployment to ECS'
      : 'unknown to an AppSpec for ECS: kept in the sandbox’s notes, not used';
    say(plan, name, message, 'warning');
  }
}

function giveDeployment(
  plan: ImportPlan,
  says: AppSpecSays,
  beside: CompanionDefinition | undefined,
  file: EcsFile,
): void {
  const { containerName, containerPort, path } = says;
  const given = nameIn(says.taskDefinition).split(':')[0] ?? '';
  const family = ecsName(given, 'app');
  const service = { launchType: 'FARGATE', ...strategyOf(says) };
  const onFargate = runsOnFargate(service);
  const definition =
    beside?.input ??
    standInDefinition({
      path,
      family,
      onFargate,
      awsvpc: true,
      containers: new Map([[containerName, [{ containerPort }]]]),
    });
  const name = String(definition.family);
  plan.operations.push(
    { target: 'ECS.RegisterTaskDefinition', input: definition },
    { target: 'ECS.RegisterTaskDefinition', input: definition },
    ...(beside?.operations.slice(1) ?? []),
  );
  plan.elsewhere.push(...(beside?.findings ?? []));
  const what = beside ? `the task definition in ${DEFINITION}` : 'a stand-in';
  say(
    plan,
    path,
    `${what} is registered twice: “${name}:1” runs, “${name}:2” is deployed`,
    'warning',
  );
  const cluster = clusterFor(
    plan,
    service,
    { cluster: says.servicePath, strategy: says.strategyPath },
    name,
  );
  giveService(plan, {
    name,
    cluster,
    service,
    says,
    awsvpc: definition.networkMode === 'awsvpc',
    onFargate,
  });
  giveGroup(plan, name, cluster, says.servicePath);
  give(plan, 'CodeDeploy.CreateDeployment', {
    applicationName: name,
    deploymentGroupName: name,
    revision: {
      revisionType: 'AppSpecContent',
      appSpecContent: { content: contentFor(says, `${name}:2`, file) },
    },
  });
}

const strategyOf = ({ capacityProviderStrategy }: AppSpecSays): Record<string, unknown> =>
  capacityProviderStrategy ? { launchType: undefined, capacityProviderStrategy } : {};

interface ServiceParts {
  name: string;
  cluster: string;
  service: Record<string, unknown>;
  says: AppSpecSays;
  awsvpc: boolean;
  onFargate: boolean;
}

const balancerOf = (name: string) => balancerName(name, '-alb');
const groupsOf = (name: string) => [balancerName(name, '-blue'), balancerName(name, '-green')];

function giveService(plan: ImportPlan, parts: ServiceParts): void {
  const { name, cluster, service, says, awsvpc, onFargate } = parts;
  const [blue = '', green = ''] = groupsOf(name);
  const balancer = balancerOf(name);
  giveRoute(plan, {
    groups: [blue, green],
    containerPort: says.containerPort,
    targetType: awsvpc ? 'ip' : 'instance',
    balancer,
    port: 80,
  });
  const { containerName, containerPort, networkConfiguration, platformVersion } = says;
  give(plan, 'ECS.CreateService', {
    cluster,
    serviceName: name,
    taskDefinition: `${name}:1`,
    desiredCount: 2,
    ...Object.fromEntries(Object.entries(service).filter(([, value]) => value !== undefined)),
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: blue, containerName, containerPort }],
    ...(platformVersion !== undefined && { platformVersion }),
    ...(awsvpc && {
      networkConfiguration: networkConfiguration ?? usualNetwork(onFargate ? 'FARGATE' : 'EC2'),
    }),
  });
  const message = `a service “${name}” is made to deploy to, behind “${balancer}” on port 80 with the target groups “${blue}” and “${green}”, in ${USUAL_SUBNETS.length} subnets: the AppSpec does not say which it is for`;
  say(plan, says.servicePath, message, 'warning');
}

function giveGroup(plan: ImportPlan, name: string, cluster: string, path: string): void {
  give(plan, 'CodeDeploy.CreateApplication', { applicationName: name, computePlatform: 'ECS' });
  give(plan, 'CodeDeploy.CreateDeploymentGroup', {
    applicationName: name,
    deploymentGroupName: name,
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: {
        action: 'TERMINATE',
        terminationWaitTimeInMinutes: 5,
      },
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: groupsOf(name).map((group) => ({ name: group })),
          prodTrafficRoute: { listenerArns: [`${balancerOf(name)}:80`] },
        },
      ],
    },
    ecsServices: [{ serviceName: name, clusterName: cluster }],
  });
  say(
    plan,
    path,
    `application and deployment group “${name}” are made, which shift all traffic at once`,
  );
}

/** The AppSpec again, of the revision that is registered here and with what stands in filled in. */
function contentFor(says: AppSpecSays, taskDefinition: string, file: EcsFile): string {
  const hooks = memberOf({ value: file.value, path: '' }, 'Hooks')?.value;
  const { containerName, containerPort, platformVersion } = says;
  const { networkConfiguration, capacityProviderStrategy } = says;
  const properties = {
    TaskDefinition: taskDefinition,
    LoadBalancerInfo: { ContainerName: containerName, ContainerPort: containerPort },
    ...(platformVersion !== undefined && { PlatformVersion: platformVersion }),
    ...(networkConfiguration && { NetworkConfiguration: networkConfiguration }),
    ...(capacityProviderStrategy && { CapacityProviderStrategy: capacityProviderStrategy }),
  };
  const resource = { Type: 'AWS::ECS::Service', Properties: properties };
  const spec = {
    version: 0,
    Resources: [{ TargetService: resource }],
    ...(hooks !== undefined && hooks !== null && { Hooks: hooks }),
  };
  return JSON.stringify(spec);
}
