import type { Spot, TaskDraft } from './plan';
import { bytes, cpuUnits, mebibytes } from './quantities';
import { itemsOf, member, type Node, textOf } from './yaml-places';

/** What Fargate sells: CPU units with memory from, to, in steps of, GiB. */
const FARGATE: readonly (readonly [cpu: number, from: number, to: number, step: number])[] = [
  [256, 1, 2, 1],
  [512, 1, 4, 1],
  [1024, 2, 8, 1],
  [2048, 4, 16, 1],
  [4096, 8, 30, 1],
  [8192, 16, 60, 4],
  [16_384, 32, 120, 8],
  [32_768, 60, 120, 60],
];
const GIB = 1024;

/**
 * The smallest size of Fargate with so many CPU units and MiB; undefined beyond the largest.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
function fargateSize(cpu: number, memory: number): { cpu: number; memory: number } | undefined {
  if (cpu <= 256 && memory <= 512) return { cpu: 256, memory: 512 };
  for (const [units, from, to, step] of FARGATE) {
    if (cpu > units) continue;
    const gib = Math.max(from, from + Math.ceil((memory / GIB - from) / step) * step);
    if (gib <= to) return { cpu: units, memory: gib * GIB };
  }
  return cpu <= 32_768 && memory <= 244 * GIB ? { cpu: 32_768, memory: 244 * GIB } : undefined;
}

const LARGEST = { cpu: 32_768, memory: 244 * GIB };

/** What a container is given where the file says nothing, MiB. */
const USUAL_MEMORY = 256;

/** Below, MiB, what stands in for an image must be told to need less than it usually does. */
const ROOMY = 192;

/** ECS takes no limit below. */
const LEAST_MEMORY = 6;

/** Limits and reservations of the container, in all the spellings that Compose has had. */
export function translateSize(spot: Spot): void {
  const { node } = spot.service;
  const deploy = member(node.entries.get('deploy'), 'resources');
  const [limits, reservations] = [member(deploy, 'limits'), member(deploy, 'reservations')];
  const cpuLimit = units(spot, member(limits, 'cpus') ?? node.entries.get('cpus'));
  const cpuReserved = units(spot, member(reservations, 'cpus'));
  const shares = sharesOf(spot);
  const memoryLimit = mib(
    spot,
    member(limits, 'memory') ?? node.entries.get('mem_limit'),
    'memory',
  );
  const soft = member(reservations, 'memory') ?? node.entries.get('mem_reservation');
  const memorySoft = mib(spot, soft, 'memoryReservation');
  const cpu = cpuReserved ?? cpuLimit ?? shares;
  if (cpu !== undefined) spot.container.cpu = cpu;
  if (memoryLimit !== undefined) spot.container.memory = memoryLimit;
  if (memorySoft !== undefined) {
    spot.container.memoryReservation = Math.min(memorySoft, memoryLimit ?? memorySoft);
  }
  if (!spot.plan.onFargate && memoryLimit === undefined && memorySoft === undefined) {
    spot.container.memoryReservation = USUAL_MEMORY;
  }
  if (memoryLimit !== undefined && memoryLimit < ROOMY) {
    spot.plan.behave(spot.service.image, { memoryMib: Math.floor(memoryLimit * 0.75) });
  }
  const memory = Math.max(memoryLimit ?? 0, memorySoft ?? 0) || USUAL_MEMORY;
  spot.task.asked.push({ cpu: Math.max(cpuLimit ?? 0, cpuReserved ?? 0, shares ?? 0), memory });
  translateGpus(spot, member(reservations, 'devices') ?? node.entries.get('gpus'));
  for (const side of [limits, reservations]) {
    for (const name of ['pids', 'generic_resources']) {
      const lost = member(side, name);
      if (lost) spot.plan.book.lose(lost, 'ECS neither limits nor reserves these');
    }
  }
}

function units(spot: Spot, node: Node | undefined): number | undefined {
  if (!node) return undefined;
  if (isZero(node)) {
    spot.plan.book.tell(node, 'nothing: no limit');
    return undefined;
  }
  const value = cpuUnits(textOf(node) ?? '');
  const { plan, task, prefix } = spot;
  if (value === undefined) plan.book.lose(node, 'no number of CPUs: Compose writes "0.5"');
  else plan.book.link(node, task.draft, `${prefix}.cpu`, 'A CPU has 1024 units in ECS.');
  return value;
}

/** To Docker a size of nothing is no limit. */
const isZero = (node: Node): boolean => bytes(textOf(node) ?? '') === 0;

/** Relative weights: ECS's units are the same ones where they count. */
function sharesOf(spot: Spot): number | undefined {
  const node = spot.service.node.entries.get('cpu_shares');
  const value = Number(textOf(node) ?? '');
  if (!node || !Number.isInteger(value) || value < 2) return undefined;
  spot.plan.book.link(node, spot.task.draft, `${spot.prefix}.cpu`);
  return value;
}

function mib(
  spot: Spot,
  node: Node | undefined,
  into: 'memory' | 'memoryReservation',
): number | undefined {
  if (!node) return undefined;
  const { plan, task, prefix } = spot;
  if (isZero(node)) {
    plan.book.tell(node, 'nothing: no limit');
    return undefined;
  }
  const asked = mebibytes(textOf(node) ?? '');
  if (asked === undefined) {
    plan.book.lose(node, 'no size: Compose writes 512M');
    return undefined;
  }
  const value = Math.min(Math.max(asked, LEAST_MEMORY), plan.onFargate ? LARGEST.memory : asked);
  plan.book.link(node, task.draft, `${prefix}.${into}`, 'In MiB.');
  if (value > asked) plan.book.warn(node, `ECS takes ${LEAST_MEMORY} MiB or more: that is set`);
  return Math.max(value, LEAST_MEMORY);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html */
function translateGpus(spot: Spot, node: Node | undefined): void {
  const { plan } = spot;
  for (const one of textOf(node) === 'all' && node ? [node] : itemsOf(node)) {
    const capabilities = itemsOf(member(one, 'capabilities')).map(textOf);
    const isGpu = one.kind === 'scalar' || capabilities.includes('gpu');
    if (!isGpu || plan.onFargate) {
      plan.book.lose(one, isGpu ? 'Fargate has no GPUs: EC2 has' : 'no device that ECS reserves');
      continue;
    }
    const count = textOf(member(one, 'count')) ?? 'all';
    const value = /^\d+$/.test(count) ? count : '1';
    spot.container.resourceRequirements = [{ type: 'GPU', value }];
    plan.book.link(one, spot.task.draft, `${spot.prefix}.resourceRequirements[0]`);
    if (value !== count) plan.book.warn(one, 'ECS counts GPUs: “all” is no number, 1 is set');
  }
}

/** The size of the whole task, which Fargate sells by. */
export function sizeTask(task: TaskDraft, fits: (message: string) => void): void {
  const cpu = task.asked.reduce((sum, one) => sum + one.cpu, 0);
  const memory = task.asked.reduce((sum, one) => sum + one.memory, 0);
  const size = fargateSize(cpu, memory);
  if (!size) {
    fits(`Fargate goes up to 32 CPUs and 244 GiB for a task: that is set`);
    // Containers that ask for more than there is would be refused.
    for (const one of task.containers) delete one.cpu;
  }
  const { cpu: units, memory: mebi } = size ?? LARGEST;
  task.draft.input.cpu = String(units);
  task.draft.input.memory = String(mebi);
}
