import type { Draft } from './book';
import type { ComposeService } from './compose-service';
import { asMap } from './merge-services';
import type { Network } from './network';
import type { Doors } from './doors';
import type { Plan, TaskDraft } from './plan';
import { whole } from './quantities';
import { makeEnd } from './tasks';
import { member, type MapNode, type Node, textOf } from './yaml-places';

/** RunTask starts at most so many at once. */
const MOST_TASKS = 10;

/** What runs the tasks of a definition: a service, or a task that ends by itself. */
export function buildService(
  plan: Plan,
  task: TaskDraft,
  serviceName: string,
  rooms: { network: Network; doors: Doors },
): void {
  const [first] = task.services;
  if (!first) return;
  const { capacity } = plan.chosen;
  const where = {
    cluster: plan.project.name,
    launchType: capacity,
    ...rooms.network.configuration(task),
  };
  const { atLaunch } = task;
  const volumes = atLaunch ? { volumeConfigurations: [atLaunch] } : {};
  if (first.kind === 'job' && task.services.length === 1)
    return runJob(plan, task, first, { ...where, ...volumes });
  const isDaemon = first.kind === 'daemon' && capacity === 'EC2';
  const draft = plan.add('services', 'ECS.CreateService', {
    ...where,
    serviceName,
    taskDefinition: task.family,
    ...(isDaemon ? { schedulingStrategy: 'DAEMON' } : { desiredCount: countFor(plan, task) }),
    ...rooms.doors.membersFor(task),
    ...(task.services.length === 1 && rooms.network.discovery(first, task)),
    ...volumes,
  });
  for (const service of task.services) {
    plan.book.link(service.node, draft, '');
    rooms.network.speakOf(service, draft);
    const deploy = service.node.entries.get('deploy');
    if (deploy?.kind === 'map') translateDeploy(plan, service, deploy, draft);
    const scale = service.node.entries.get('scale');
    if (scale) plan.book.link(scale, draft, 'desiredCount');
    if (task.services.length === 1) speakOfOrder(plan, service);
  }
}

function runJob(
  plan: Plan,
  task: TaskDraft,
  job: ComposeService,
  where: Record<string, unknown>,
): void {
  const count = Math.min(MOST_TASKS, Math.max(1, job.replicas));
  const draft = plan.add('services', 'ECS.RunTask', {
    ...where,
    taskDefinition: task.family,
    count,
  });
  plan.book.link(job.node, draft, '', 'It runs once and ends: a service would start it again.');
  const restart = job.node.entries.get('restart');
  if (restart) plan.book.link(restart, draft, '');
  const deploy = job.node.entries.get('deploy');
  if (deploy?.kind === 'map') translateDeploy(plan, job, deploy, draft);
  const networks = job.node.entries.get('networks');
  if (networks)
    plan.book.tell(networks, 'a task by RunTask is in the subnets, and found by nobody');
  speakOfOrder(plan, job);
  if (makeEnd(plan, job)) return;
  plan.book.tell(job.node, 'its image is another service’s too: here it runs on and does not end');
}

/** How many tasks: of services in one task the most that one of them asks for. */
function countFor({ book }: Plan, { services }: TaskDraft): number {
  const counts = services.filter(({ kind }) => kind !== 'job').map(({ replicas }) => replicas);
  const most = Math.max(0, ...counts);
  for (const { replicas, node, kind } of services) {
    if (replicas === most || kind === 'job') continue;
    book.warn(node, `all containers of a task come together: ${most} of each, not ${replicas}`);
  }
  return most;
}

/** Services of ECS start all at once. */
function speakOfOrder(plan: Plan, service: ComposeService): void {
  for (const { at, name, condition, isOptional } of service.needs) {
    if (!plan.services.some((one) => one.name === name)) {
      const message = `it waits for ${name}, which is no service that runs`;
      if (isOptional) plan.book.tell(at, `${message}, and does not need it`);
      else plan.book.warn(at, message);
      continue;
    }
    const instead =
      condition === 'service_completed_successfully'
        ? 'run the task, wait for its end (aws ecs wait tasks-stopped), then create the service'
        : 'let the program try again until it answers, or put both into one task';
    plan.book.warn(at, `ECS keeps no order among services: ${instead}`);
  }
}

/** https://docs.docker.com/reference/compose-file/deploy/ */
function translateDeploy(plan: Plan, service: ComposeService, deploy: MapNode, draft: Draft): void {
  const { book } = plan;
  const of = (name: string) => deploy.entries.get(name);
  const replicas = of('replicas');
  if (replicas && draft.input.schedulingStrategy === 'DAEMON') {
    book.tell(replicas, 'a daemon has no count: there is one for each instance');
  } else if (replicas)
    book.link(replicas, draft, draft.target === 'ECS.RunTask' ? 'count' : 'desiredCount');
  const mode = of('mode');
  if (mode) speakOfMode(plan, service, mode, draft);
  const update = of('update_config');
  if (update?.kind === 'map' && draft.target === 'ECS.CreateService') {
    translateUpdate(plan, service, update, draft);
  }
  const labels = of('labels');
  if (labels) tagService(plan, labels, draft);
  const placement = of('placement');
  if (placement) translatePlacement(plan, placement, draft);
  const restart = of('restart_policy');
  if (restart) {
    book.keep(restart);
    book.tell(
      restart,
      'ECS starts a new task whenever one ends, waiting longer each time it fails',
    );
  }
  const back = of('rollback_config');
  if (back) {
    book.keep(back);
    book.tell(back, 'ECS rolls back as it rolls out: by the same percentages');
  }
  const endpoint = of('endpoint_mode');
  if (endpoint) book.lose(endpoint, 'Service Connect spreads connections over tasks by itself');
}

function speakOfMode({ book, onFargate }: Plan, service: ComposeService, mode: Node, draft: Draft) {
  if (service.kind !== 'daemon') {
    book.link(mode, draft, service.kind === 'job' ? '' : 'desiredCount');
  } else if (onFargate) {
    book.warn(mode, 'global: Fargate has no instances to run one on each of: replicas count');
  } else book.link(mode, draft, 'schedulingStrategy', 'One task on each instance of the cluster.');
}

/** Parallelism as percentages: what may be missing, and what may be too much, of the tasks. */
function translateUpdate(plan: Plan, service: ComposeService, update: MapNode, draft: Draft): void {
  const { book } = plan;
  const of = (name: string) => update.entries.get(name);
  const replicas = Math.max(1, service.replicas);
  const given = whole(textOf(of('parallelism')) ?? '') ?? 1;
  const parallelism = given <= 0 ? replicas : Math.min(given, replicas);
  const startsFirst = textOf(of('order')) === 'start-first';
  const action = textOf(of('failure_action'));
  const share = (100 * parallelism) / replicas;
  const configuration: Record<string, unknown> = startsFirst
    ? { maximumPercent: 100 + Math.ceil(share), minimumHealthyPercent: 100 }
    : { maximumPercent: 100, minimumHealthyPercent: Math.max(0, Math.floor(100 - share)) };
  if (draft.input.schedulingStrategy === 'DAEMON') delete configuration.maximumPercent;
  if (action === 'rollback' || action === 'pause') {
    configuration.deploymentCircuitBreaker = { enable: true, rollback: action === 'rollback' };
  }
  draft.input.deploymentConfiguration = configuration;
  const into = 'deploymentConfiguration';
  book.link(update, draft, into, `${parallelism} of ${replicas} tasks at a time, as percentages.`);
  const order = of('order');
  const side = startsFirst ? 'maximumPercent' : 'minimumHealthyPercent';
  for (const node of [of('parallelism'), order])
    if (node) book.link(node, draft, `${into}.${side}`);
  const failure = of('failure_action');
  if (failure) {
    const breaker = 'The circuit breaker of the deployment.';
    book.link(failure, draft, `${into}.deploymentCircuitBreaker`, breaker);
  }
  for (const [name, why] of Object.entries(UPDATE_LOST)) {
    const node = of(name);
    if (node) book.lose(node, why);
  }
}

const UPDATE_LOST: Readonly<Record<string, string>> = {
  delay: 'ECS goes on as soon as new tasks are healthy: it waits between no batches',
  monitor: 'ECS watches until new tasks are healthy: alarms of the deployment watch longer',
  max_failure_ratio: 'the circuit breaker counts failed tasks by its own threshold',
};

/** Labels of a Swarm service are tags of the service. */
function tagService({ book }: Plan, labels: Node, draft: Draft): void {
  const map = asMap('labels', labels);
  if (map.kind !== 'map' || map.entries.size === 0) return book.tell(labels, 'no labels');
  draft.input.tags = [...map.entries].slice(0, 50).map(([key, value]) => ({
    key: key.slice(0, 128),
    value: (textOf(value) ?? '').slice(0, 256),
  }));
  book.link(labels, draft, 'tags');
}

/** Which nodes: attributes of container instances say as much, on EC2. */
function translatePlacement(plan: Plan, placement: Node, draft: Draft): void {
  const { book, onFargate } = plan;
  const isService = draft.target === 'ECS.CreateService';
  for (const one of listOf(member(placement, 'constraints'))) {
    const label = /^node\.labels\.([\w.-]+)\s*(==|!=)\s*([\w.-]+)$/.exec(textOf(one) ?? '');
    const says = label ? `attribute:${label[1]} ${label[2]} ${label[3]}` : undefined;
    const instead =
      says === undefined ? 'ECS has no such attribute of nodes' : `“${says}” asks for it`;
    book.lose(one, onFargate ? 'Fargate has no nodes to choose from' : instead);
  }
  for (const one of listOf(member(placement, 'preferences'))) {
    const by = textOf(member(one, 'spread')) ?? '';
    if (onFargate) book.lose(one, 'Fargate spreads tasks over zones by itself');
    else if (!isService || !/zone/.test(by) || draft.input.schedulingStrategy === 'DAEMON') {
      book.lose(one, 'ECS spreads by attributes of instances: this is none of its own');
    } else {
      draft.input.placementStrategy = [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
      ];
      book.link(one, draft, 'placementStrategy', 'ECS knows the zone of each instance.');
    }
  }
  const most = member(placement, 'max_replicas_per_node');
  if (!most) return;
  if (onFargate || !isService || textOf(most) !== '1') {
    return book.lose(
      most,
      'ECS limits tasks on an instance to one (distinctInstance), or not at all',
    );
  }
  draft.input.placementConstraints = [{ type: 'distinctInstance' }];
  book.link(most, draft, 'placementConstraints', 'Each task on an instance of its own.');
}

const listOf = (node: Node | undefined): readonly Node[] =>
  node?.kind === 'list' ? node.items : [];
