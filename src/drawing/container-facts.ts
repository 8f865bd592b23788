/** What an opened task card says of each container, and a closed one by a pip. */
import type { TaskView } from '../model/view';
import type { ContainerFacts, ContainerPip } from './facts';
import type { Tone } from './tokens';

type Container = TaskView['containers'][number];
type Wait = Container['dependsOn'][number];

/** Whether what a container waits for has come, as the four conditions have it. */
function isMet({ containerName, condition }: Wait, all: readonly Container[]): boolean {
  const other = all.find(({ name }) => name === containerName);
  if (!other) return true;
  const hasStarted = other.lastStatus !== 'PENDING';
  switch (condition) {
    case 'HEALTHY':
      return other.healthStatus === 'HEALTHY';
    case 'COMPLETE':
      return other.lastStatus === 'STOPPED';
    case 'SUCCESS':
      return other.lastStatus === 'STOPPED' && other.exitCode === 0;
    default:
      return hasStarted;
  }
}

interface Looks {
  pip: ContainerPip;
  state: string;
  tone: Tone;
}

function stoppedLooks({ machine, exitCode, reason }: Container): Looks {
  if (exitCode === null && reason !== null) {
    return { pip: 'failing', state: reason.split(':')[0]!, tone: 'failing' };
  }
  const state = exitCode === null ? machine.value : `${machine.value} · exit ${exitCode}`;
  if (exitCode === null || exitCode === 0) return { pip: 'done', state, tone: 'plain' };
  return { pip: 'failing', state, tone: 'failing' };
}

function looksOf(container: Container, waits: boolean): Looks {
  const { lastStatus, healthStatus, machine } = container;
  const state = machine.value;
  if (lastStatus === 'STOPPED') return stoppedLooks(container);
  if (lastStatus !== 'RUNNING') {
    if (waits) return { pip: 'waiting', state: `${state} · waiting`, tone: 'waiting' };
    return { pip: 'starting', state, tone: 'waiting' };
  }
  if (state === 'SIGNALLED') return { pip: 'draining', state, tone: 'draining' };
  if (healthStatus === 'UNHEALTHY') {
    return { pip: 'failing', state: `${state} · unhealthy`, tone: 'failing' };
  }
  const health = healthStatus === 'HEALTHY' ? ' · healthy' : '';
  return { pip: 'running', state: state + health, tone: 'plain' };
}

/** How many containers have to come before it, one after the other. */
function depthOf(container: Container, all: readonly Container[], seen: string[] = []): number {
  if (seen.includes(container.name)) return 0;
  const before = container.dependsOn.flatMap(({ containerName }) => {
    const other = all.find(({ name }) => name === containerName);
    return other ? [1 + depthOf(other, all, [...seen, container.name])] : [];
  });
  return Math.max(0, ...before);
}

/** In the order in which they start: whatever another waits for stands above it. */
export function containerFacts(
  task: Pick<TaskView, 'containers' | 'lastStatus'>,
): ContainerFacts[] {
  const all = task.containers;
  const facts = all.map((container): ContainerFacts => {
    const { name, essential, restarts, dependsOn } = container;
    const isPending = container.lastStatus === 'PENDING' && task.lastStatus !== 'STOPPED';
    const after = dependsOn.map((wait) => ({
      name: wait.containerName,
      condition: wait.condition,
      isAwaited: isPending && !isMet(wait, all),
    }));
    const waits = after.some(({ isAwaited }) => isAwaited);
    const depth = depthOf(container, all);
    return { name, essential, restarts, depth, after, ...looksOf(container, waits) };
  });
  return facts.toSorted((a, b) => a.depth - b.depth);
}
