/**
 * `aws ecs deploy`: a command of the CLI's own that registers a task definition, puts it into an
 * AppSpec, has CodeDeploy deploy that and waits, in simulated time, until it has succeeded.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/deploy/index.html
 */
import { sha256 } from '../model/sha256';
import type { Result } from '../model/result';
import { CommandLineError } from './command-line-error';
import { appSpecFrom, deployError, deployFile, taskDefinitionFrom } from './ecs-deploy-files';
import { withTaskDefinition } from './ecs-deploy-files';
import { serviceFailure } from './format-error';
import type { ReadFile } from './option-values';
import type { TimeHost } from './passing-time';
import { pythonJson } from './python-json';
import { runWaiter, waiterCalled } from './waiters';

/** Its options, by name; those that must be given first. */
export const ECS_DEPLOY_OPTIONS = {
  required: ['service', 'task-definition', 'codedeploy-appspec'],
  optional: ['cluster', 'codedeploy-application', 'codedeploy-deployment-group'],
} as const;

export interface EcsDeploy {
  readonly service: string;
  /** Paths of files. */
  readonly taskDefinition: string;
  readonly appSpec: string;
  readonly cluster?: string;
  readonly application?: string;
  readonly group?: string;
}

type Send = (target: string, input: Record<string, unknown>) => Result | Promise<Result>;
type Output = Record<string, unknown>;

/** Minutes that are waited beyond the group's own waits, at least and at most in all. */
const BUFFER = 10;
const LEAST = 30;
const MOST = 360;
const POLL_SECONDS = 15;

/** Runs it, a line to `print` at a time. Throws what the CLI ends with. */
export async function runEcsDeploy(
  command: EcsDeploy,
  host: TimeHost & { readFile: ReadFile },
  print: (line: string) => void,
): Promise<void> {
  const definition = taskDefinitionFrom(deployFile(command.taskDefinition, host.readFile));
  const appSpec = appSpecFrom(deployFile(command.appSpec, host.readFile));
  const send: Send = (target, input) => host.send(target, input);
  const names = await resourceNames(command, send);
  const group = await describedGroup(names, send);
  const minutes = waitOf(group);

  const registered = await asked(
    send,
    'ECS.RegisterTaskDefinition',
    definition,
    'register ECS task definition',
  );
  const { taskDefinitionArn } = registered['taskDefinition'] as { taskDefinitionArn: string };
  print(`Successfully registered new ECS task definition ${taskDefinitionArn}`);

  const content = pythonJson(withTaskDefinition(appSpec, taskDefinitionArn));
  const created = await asked(
    send,
    'CodeDeploy.CreateDeployment',
    {
      applicationName: names.application,
      deploymentGroupName: names.group,
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { content, sha256: sha256(content) },
      },
    },
    'create deployment',
  );
  const { deploymentId } = created as { deploymentId: string };
  print(`Successfully created deployment ${deploymentId}`);
  print(`Waiting for ${deploymentId} to succeed (will wait up to ${minutes} minutes)...`);
  await success(deploymentId, minutes, host);
  print(`Successfully deployed ${taskDefinitionArn} to service '${names.service}'`);
}

interface Names {
  readonly service: string;
  readonly serviceArn: string;
  readonly cluster: string;
  readonly clusterArn: string;
  readonly application: string;
  readonly group: string;
}

/** Characters of a cluster's or service's name that go into the names of CodeDeploy's things. */
const NAME_LENGTH = 46;

async function resourceNames(command: EcsDeploy, send: Send): Promise<Names> {
  const cluster = command.cluster ?? 'default';
  const input = { cluster, services: [command.service] };
  const { services } = await asked(send, 'ECS.DescribeServices', input, 'describe ECS service');
  const [found] = services as { serviceName: string; serviceArn: string; clusterArn: string }[];
  if (!found) {
    throw deployError(`Error: Service '${command.service}' not found in cluster '${cluster}'`);
  }
  const clusterName = found.clusterArn.split('/')[1] ?? '';
  const suffix = `${clusterName.slice(0, NAME_LENGTH)}-${found.serviceName.slice(0, NAME_LENGTH)}`;
  return {
    service: found.serviceName,
    serviceArn: found.serviceArn,
    cluster: clusterName,
    clusterArn: found.clusterArn,
    application: command.application ?? `AppECS-${suffix}`,
    group: command.group ?? `DgpECS-${suffix}`,
  };
}

interface GroupInfo {
  computePlatform: string;
  ecsServices: { serviceName: string; clusterName: string }[];
  blueGreenDeploymentConfiguration: {
    deploymentReadyOption: { waitTimeInMinutes: number };
    terminateBlueInstancesOnDeploymentSuccess: { terminationWaitTimeInMinutes: number };
  };
}

/** The deployment group, which must be of the platform ECS and target the service. */
async function describedGroup(names: Names, send: Send): Promise<GroupInfo> {
  const { application: applicationName, group: deploymentGroupName } = names;
  const input = { applicationName, deploymentGroupName };
  const app = await asked(
    send,
    'CodeDeploy.GetApplication',
    { applicationName },
    'describe Code Deploy application',
  );
  const described = await asked(
    send,
    'CodeDeploy.GetDeploymentGroup',
    input,
    'describe Code Deploy deployment group',
  );
  const info = described['deploymentGroupInfo'] as GroupInfo;
  const { computePlatform } = app['application'] as { computePlatform: string };
  if (computePlatform !== 'ECS') throw wrongPlatform('Application', applicationName);
  if (info.computePlatform !== 'ECS') throw wrongPlatform('Deployment Group', deploymentGroupName);
  for (const { serviceName, clusterName } of info.ecsServices) {
    const targets = (what: string, name: string) =>
      deployError(
        `Error: deployment group '${deploymentGroupName}' does not target ECS ${what} '${name}'`,
      );
    if (![names.service, names.serviceArn].includes(serviceName)) {
      throw targets('service', names.service);
    }
    if (![names.cluster, names.clusterArn].includes(clusterName)) {
      throw targets('cluster', names.cluster);
    }
  }
  return info;
}

const wrongPlatform = (resource: string, name: string): CommandLineError =>
  deployError(`Error: ${resource} '${name}' must support 'ECS' compute platform`);

function waitOf({ blueGreenDeploymentConfiguration: waits }: GroupInfo): number {
  const { waitTimeInMinutes } = waits.deploymentReadyOption;
  const { terminationWaitTimeInMinutes } = waits.terminateBlueInstancesOnDeploymentSuccess;
  const minutes = waitTimeInMinutes + terminationWaitTimeInMinutes + BUFFER;
  return Math.min(MOST, Math.max(LEAST, minutes));
}

async function success(deploymentId: string, minutes: number, host: TimeHost): Promise<void> {
  const waiter = waiterCalled('CodeDeploy', 'deployment-successful');
  if (!waiter) throw new Error('there is a waiter deployment-successful');
  const maxAttempts = (minutes * 60) / POLL_SECONDS;
  await runWaiter({ ...waiter, delay: POLL_SECONDS, maxAttempts }, { deploymentId }, host);
}

/** An answer; or the failure to do what it was for, in the command's words. */
async function asked(
  send: Send,
  target: string,
  input: Record<string, unknown>,
  action: string,
): Promise<Output> {
  const result = await send(target, input);
  if (result.ok) return result.output as Output;
  const { type, message, words, exitCode } = serviceFailure(target, result.error);
  if (exitCode === 252) throw new CommandLineError(type, message, 252);
  throw deployError(`Failed to ${action}:\n${words}`);
}
