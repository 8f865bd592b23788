import { internetAt } from '../network/parties';
import { isReachable } from '../network/reachability';
import type { ContainerInstance } from '../../model/container-instance';
import type { Container, Task } from '../../model/task';
import { toSeconds } from '../../model/sim-time';
import { containerExited } from '../control-plane/task-lifecycle';
import { behaviourOf } from '../images/image-behaviour';
import { isServing } from '../control-plane/container-roles';
import { containerDefinitionOf, definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { outputOf } from '../logs/container-output';
import { EXIT_CODE } from '../timings';
import { expandWord, parseLine, ShellSyntaxError } from './shell-line';

/** An EC2 instance that one can log in to; one that nobody declared has no record of its own. */
export interface Host {
  readonly ec2InstanceId: string;
  readonly instance?: ContainerInstance;
  /** Tasks on it that have not STOPPED. */
  readonly tasks: readonly Task[];
}

interface HostAnswer {
  readonly text: string;
  readonly code: number;
}

/**
 * SSH-1: whether the instance answers on port 22: it runs, and its security groups let a client in.
 * On Fargate there is no instance to log in to.
 */
export function answersSsh(ctx: EngineContext, { instance }: Host): boolean {
  if (!instance) return true;
  const { state, securityGroupIds: groups, privateIp, subnetId } = instance;
  const vpcId = ctx.world.subnets.get(subnetId)?.vpcId ?? null;
  const to = { groups, addresses: [privateIp], vpcId };
  return state === 'running' && isReachable(ctx, { from: internetAt(), to, port: 22 });
}

/** SSH-2: one line in a login shell of the instance. */
export function runOnHost(ctx: EngineContext, host: Host, line: string): HostAnswer {
  try {
    let answer: HostAnswer = { text: '', code: 0 };
    for (const { after, words } of parseLine(line)) {
      if (after === '&&' && answer.code !== 0) continue;
      if (after === '||' && answer.code === 0) continue;
      const [name = '', ...args] = words
        .map((word) => expandWord(word, () => '').text)
        .filter((word, index) => index > 0 || word !== 'sudo');
      const { text, code } = runOne(ctx, host, name, args);
      answer = { text: answer.text + text, code };
    }
    return answer;
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return { text: `-bash: ${error.message}\n`, code: 2 };
  }
}

const said = (text: string): HostAnswer => ({ text, code: 0 });

function runOne(ctx: EngineContext, host: Host, name: string, args: string[]): HostAnswer {
  switch (name) {
    case 'docker':
      return docker(ctx, host, args);
    case 'free':
      return said(memory(ctx, host));
    case 'uptime':
      return said(uptime(ctx, host));
    case 'hostname':
      return said(`ip-${addressOf(host).replaceAll('.', '-')}.ec2.internal\n`);
    case 'whoami':
      return said('ec2-user\n');
    case 'systemctl':
      return agent(host, args);
    case 'help':
      return said(
        'Commands: docker ps|stats|logs|kill, free, hostname, systemctl status ecs, uptime.\n',
      );
    default:
      return { text: `-bash: ${name}: command not found\n`, code: 127 };
  }
}

const addressOf = ({ instance, tasks }: Host): string =>
  instance?.privateIp ?? tasks[0]?.privateIp ?? '10.0.0.10';

interface Placed {
  readonly task: Task;
  readonly container: Container;
}

const runningOn = ({ tasks }: Host): Placed[] =>
  tasks.flatMap((task) =>
    task.containers
      .filter((one) => one.lastStatus === 'RUNNING')
      .map((container) => ({ task, container })),
  );

/** `ecs-web-3-app-9f2c…`, as the agent calls containers. */
function nameOf(ctx: EngineContext, { task, container }: Placed): string {
  const { family, revision } = definitionOf(ctx, task);
  return `ecs-${family}-${revision}-${container.name}-${container.runtimeId.slice(0, 20)}`;
}

const shortId = ({ runtimeId }: Container): string => runtimeId.slice(0, 12);

function docker(ctx: EngineContext, host: Host, [verb = '', ...args]: string[]): HostAnswer {
  if (verb === 'ps') return said(listing(ctx, host));
  if (verb === 'stats') return said(statistics(ctx, host));
  if (verb !== 'logs' && verb !== 'kill') {
    return { text: `docker: '${verb}' is not simulated here: ps, stats, logs, kill\n`, code: 1 };
  }
  const named = args.findLast((arg) => !arg.startsWith('-')) ?? '';
  const found = runningOn(host).find(
    (one) =>
      named !== '' &&
      (one.container.runtimeId.startsWith(named) || nameOf(ctx, one).startsWith(named)),
  );
  if (!found) {
    return { text: `Error response from daemon: No such container: ${named}\n`, code: 1 };
  }
  if (verb === 'kill') {
    containerExited(ctx, found.task, found.container, EXIT_CODE.killed);
    return said(`${named}\n`);
  }
  const lines = outputOf(ctx.world, found.task, found.container);
  return said(lines.map(({ message }) => `${message}\n`).join(''));
}

function listing(ctx: EngineContext, host: Host): string {
  const rows = runningOn(host).map((one) => {
    const { container } = one;
    const age = toSeconds(ctx.kernel.now) - toSeconds(container.startedAt ?? ctx.kernel.now);
    const health =
      container.healthStatus === 'UNKNOWN' ? '' : ` (${container.healthStatus.toLowerCase()})`;
    const ports = (container.networkBindings ?? [])
      .map((bound) => `${bound.bindIP}:${bound.hostPort}->${bound.containerPort}/${bound.protocol}`)
      .join(', ');
    const up = `Up ${inWords(age)}${health}`;
    return [shortId(container), container.image, up, ports, nameOf(ctx, one)];
  });
  const own = ['f00dba5e0001', 'amazon/amazon-ecs-agent:latest', 'Up (healthy)', '', 'ecs-agent'];
  return table([['CONTAINER ID', 'IMAGE', 'STATUS', 'PORTS', 'NAMES'], ...rows, own]);
}

function statistics(ctx: EngineContext, host: Host): string {
  const rows = runningOn(host).map((one) => {
    const { task, container } = one;
    const { cpuPercent, memoryMib } = isServing(ctx, task, container)
      ? ctx.dataPlane.serverUse(task.server)
      : { cpuPercent: 0, memoryMib: behaviourOf(ctx, container.image).memoryMib };
    const limit = containerDefinitionOf(ctx, task, container).memory ?? Number(task.memory);
    const share = limit > 0 ? (memoryMib / limit) * 100 : 0;
    return [
      shortId(container),
      nameOf(ctx, one),
      `${cpuPercent.toFixed(2)}%`,
      `${Math.round(memoryMib)}MiB / ${limit}MiB`,
      `${share.toFixed(2)}%`,
    ];
  });
  return table([['CONTAINER ID', 'NAME', 'CPU %', 'MEM USAGE / LIMIT', 'MEM %'], ...rows]);
}

function memory(ctx: EngineContext, host: Host): string {
  const used = runningOn(host).reduce((sum, { task, container }) => {
    if (!isServing(ctx, task, container)) return sum;
    return sum + ctx.dataPlane.serverUse(task.server).memoryMib;
  }, 0);
  const total = host.instance?.registeredMemory;
  if (total === undefined)
    return 'This instance was never declared: it has all that is asked of it.\n';
  const rows = [
    ['', 'total', 'used', 'free'],
    ['Mem:', String(total), String(Math.round(used)), String(Math.round(total - used))],
  ];
  return table(rows);
}

function uptime(ctx: EngineContext, { instance }: Host): string {
  const since = instance?.launchedAt ?? 0;
  return ` up ${inWords((ctx.kernel.now - since) / 1_000_000)}\n`;
}

function agent({ instance }: Host, [verb, unit = '']: string[]): HostAnswer {
  if (verb !== 'status' || !/^ecs(?:\.service)?$/.test(unit)) {
    return { text: 'systemctl: only status ecs is simulated here\n', code: 1 };
  }
  const isUp = instance?.agentConnected ?? true;
  const state = isUp ? 'active (running)' : 'active (running), without a connection to ECS';
  return said(
    `● ecs.service - Amazon Elastic Container Service - container agent\n   Active: ${state}\n`,
  );
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} seconds`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} minutes`;
  return `${Math.floor(seconds / 3600)} hours`;
}

/** All columns to the left, three blanks apart. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i]! + 3))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}
