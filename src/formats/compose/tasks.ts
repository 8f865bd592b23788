import { roleArn } from '../../model/ids';
import type { ComposeService } from './compose-service';
import { setEnvironment, translateEnvironment } from './container-environment';
import { translateHealthCheck } from './container-health';
import { translateLogging } from './container-logging';
import { MEMBERS } from './container-members';
import { translatePorts } from './container-ports';
import { loseMembers } from './lost-members';
import type { Plan, Spot, TaskDraft } from './plan';
import type { Secrets } from './secrets';
import { sizeTask, translateSize } from './sizes';
import type { Storage } from './storage';

const MODES = ['host', 'bridge', 'none'] as const;

/** One task definition with a container for each of the services. */
export function buildTask(
  plan: Plan,
  family: string,
  services: readonly ComposeService[],
  rooms: { storage: Storage; secrets: Secrets },
): TaskDraft {
  const networkMode = networkModeOf(plan, services);
  const containers: Record<string, unknown>[] = [];
  const input: Record<string, unknown> = {
    family,
    ...(plan.onFargate && { requiresCompatibilities: ['FARGATE'] }),
    networkMode,
    executionRoleArn: roleArn('ecsTaskExecutionRole'),
    containerDefinitions: containers,
  };
  const draft = plan.add('definitions', 'ECS.RegisterTaskDefinition', input);
  const task: TaskDraft = { draft, family, containers, services, networkMode, asked: [] };
  for (const service of services) {
    const container: Record<string, unknown> = { name: service.ecsName, image: service.image };
    if (service.kind === 'job' && services.length > 1) container.essential = false;
    const prefix = `containerDefinitions[${containers.length}]`;
    containers.push(container);
    buildContainer({ plan, task, service, container, prefix }, rooms);
  }
  if (services.length > 1) orderContainers(plan, task);
  if (plan.onFargate) {
    const [first] = services;
    if (first) sizeTask(task, (message) => plan.book.warn(first.node, message));
  }
  return task;
}

/** Only EC2 has others than awsvpc. */
function networkModeOf(plan: Plan, services: readonly ComposeService[]): TaskDraft['networkMode'] {
  const [first] = services;
  const mode = MODES.find((one) => one === first?.networkMode);
  for (const service of services) {
    const at = service.node.entries.get('network_mode') ?? service.node.entries.get('net');
    if (!at) continue;
    const shared = /^service:(.*)/.exec(service.networkMode)?.[1];
    if (shared !== undefined && services.some(({ name }) => name === shared)) {
      plan.book.tell(at, 'containers of a task share one address');
    } else if (/^(?:service|container):/.test(service.networkMode)) {
      plan.book.lose(at, 'containers share a network only within a task: choose one task for all');
    } else if (plan.onFargate) {
      plan.book.lose(at, 'Fargate has network mode awsvpc only: each task has its own address');
    } else
      plan.book.tell(at, mode ? 'the network mode of the task' : 'tasks have their own address');
  }
  return plan.onFargate || services.length > 1 ? 'awsvpc' : (mode ?? 'awsvpc');
}

function buildContainer(spot: Spot, rooms: { storage: Storage; secrets: Secrets }): void {
  const { service, plan, task, prefix } = spot;
  const image = service.node.entries.get('image');
  if (image) plan.book.link(image, task.draft, `${prefix}.image`);
  plan.book.link(service.node, task.draft, prefix);
  translatePorts(spot);
  for (const [name, node] of service.node.entries) {
    if (Object.hasOwn(MEMBERS, name)) MEMBERS[name]?.(node, spot);
  }
  translateSize(spot);
  translateHealthCheck(spot);
  const variables = translateEnvironment(spot);
  rooms.secrets.translate(spot, variables);
  setEnvironment(spot, variables);
  rooms.storage.mount(spot);
  translateLogging(spot);
  loseMembers(spot);
}

/** `depends_on` among containers of one task: ECS keeps the order itself. */
function orderContainers(plan: Plan, task: TaskDraft): void {
  task.services.forEach((service, index) => {
    const container = task.containers[index];
    const list = service.needs.flatMap(({ at, name, condition }) => {
      const other = task.services.findIndex((one) => one.name === name);
      if (other < 0 || reaches(task, name, service.name)) {
        plan.book.warn(at, `${name} is not in the task, or waits for this one: no order is kept`);
        return [];
      }
      const known = task.containers[other];
      const ends = condition === 'service_completed_successfully';
      const asked = ends ? 'SUCCESS' : condition === 'service_healthy' ? 'HEALTHY' : 'START';
      const isPossible =
        !(asked === 'HEALTHY' && !known?.healthCheck) && !(ends && !endsHere(plan, task, other));
      if (!isPossible) plan.book.warn(at, impossible(name, asked));
      const says = 'Containers of a task start in order, as ECS is told here.';
      plan.book.link(at, task.draft, `containerDefinitions[${index}].dependsOn`, says);
      return [{ containerName: String(known?.name), condition: isPossible ? asked : 'START' }];
    });
    if (container && list.length > 0) container.dependsOn = list;
  });
}

const impossible = (name: string, asked: string): string =>
  asked === 'HEALTHY'
    ? `${name} has no health check in the file: its start is waited for`
    : `${name} has the image of another service, which must not end here: its start is waited for`;

/** A job ends; what stands in for its image must, too, unless others run from the same image. */
function endsHere(plan: Plan, task: TaskDraft, index: number): boolean {
  const job = task.services[index];
  return job !== undefined && makeEnd(plan, job);
}

/** Lets the stand-in for a job's image end by itself; false where others run from it. */
export function makeEnd(plan: Plan, job: ComposeService): boolean {
  const isShared = plan.services.some((one) => one.kind !== 'job' && one.image === job.image);
  if (isShared) return false;
  plan.behave(job.image, { exitAfter: 5, exitCode: 0 });
  return true;
}

/** Whether a service waits, by whatever way, for another one. */
function reaches({ services }: TaskDraft, from: string, to: string): boolean {
  const needs = new Map(services.map((one) => [one.name, one.needs]));
  const seen = new Set([from]);
  for (const name of seen) {
    for (const need of needs.get(name) ?? []) seen.add(need.name);
  }
  return seen.has(to);
}

/** Log groups that task definitions name: without them tasks do not start. */
export function logGroupsOf(plan: Plan, tasks: readonly TaskDraft[]): void {
  const groups = tasks.flatMap(({ containers }) =>
    containers.flatMap(({ logConfiguration }) => {
      const { options } = (logConfiguration ?? {}) as { options?: Record<string, string> };
      return options?.['awslogs-group'] ?? [];
    }),
  );
  for (const logGroupName of new Set(groups)) {
    plan.add('cluster', 'Logs.CreateLogGroup', { logGroupName });
  }
}
