import { REGION } from '../../model/ids';
import type { Container, Task } from '../../model/task';
import { containerDefinitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { secretValue } from '../secrets/secret-references';
import { readFile } from '../storage/files';
import { taskRoleOf } from './exec-agent';

interface KeyValue {
  name?: string;
  value?: string;
}

/**
 * EXEC-4: the environment of a container: what ECS puts in, what its definition and the task's
 * overrides say, secrets resolved.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
 */
export function environmentOf(
  ctx: EngineContext,
  task: Task,
  container: Container,
): Map<string, string> {
  const definition = containerDefinitionOf(ctx, task, container);
  const { environment = [], secrets = [] } = definition as {
    environment?: KeyValue[];
    secrets?: { name: string; valueFrom: string }[];
  };
  return new Map([
    ...givenByEcs(ctx, task, container),
    ...environment.map(pairOf),
    ...secrets.map(({ name, valueFrom }): [string, string] => [
      name,
      secretValue(ctx.world, valueFrom),
    ]),
    ...overridesOf(task, container).map(pairOf),
  ]);
}

const pairOf = ({ name = '', value = '' }: KeyValue): [string, string] => [name, value];

function overridesOf(task: Task, { name }: Container): KeyValue[] {
  const { containerOverrides = [] } = task.overrides as {
    containerOverrides?: { name?: string; environment?: KeyValue[] }[];
  };
  const own = containerOverrides.filter((one) => one.name === name);
  return own.flatMap(({ environment = [] }) => environment);
}

function givenByEcs(ctx: EngineContext, task: Task, container: Container): [string, string][] {
  const onFargate = task.launchType === 'FARGATE';
  const metadata = 'http://169.254.170.2/v4';
  const given: [string, string][] = [
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['HOSTNAME', hostnameOf(ctx, task, container)],
    ['HOME', '/root'],
    ['AWS_EXECUTION_ENV', onFargate ? 'AWS_ECS_FARGATE' : 'AWS_ECS_EC2'],
    ['ECS_AGENT_URI', `http://169.254.170.2/api/${container.runtimeId}`],
    ['ECS_CONTAINER_METADATA_URI_V4', `${metadata}/${container.runtimeId}`],
  ];
  if (onFargate) given.push(['AWS_DEFAULT_REGION', REGION], ['AWS_REGION', REGION]);
  if (taskRoleOf(ctx.world, task) !== undefined) {
    given.push(['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', `/v2/credentials/${task.id}`]);
  }
  return given;
}

export function hostnameOf(ctx: EngineContext, task: Task, container: Container): string {
  const read = readFile(ctx, task, container, '/etc/hostname');
  return read.ok ? read.value.trim() : 'localhost';
}
