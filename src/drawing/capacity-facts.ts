/** From what the engine said of instances and capacity providers to what their frames show. */
import type { CapacityProviderView, ContainerInstanceView } from '../model/infrastructure-view';
import type { InstanceFacts, ProviderFacts, UsedFacts } from './facts';
import { zoneMark } from './task-facts';
import type { Tone } from './tokens';

/** `2,048`: groups of three, the same in every country. */
const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1,024 of 2,048 free`. */
function cpuFacts({ registered, used }: ContainerInstanceView['cpu']): UsedFacts {
  const free = grouped(Math.max(0, registered - used));
  const words = `${free} of ${grouped(registered)} free`;
  return { registered, used, words, short: `${free} free` };
}

/** `5.1`: GiB of MiB, with one digit where it says anything. */
const gib = (mib: number): string => {
  const value = mib / 1024;
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
};

/** `5.1 of 7.6 GiB free`. */
function memoryFacts({ registered, used }: ContainerInstanceView['memory']): UsedFacts {
  const free = gib(Math.max(0, registered - used));
  const words = `${free} of ${gib(registered)} GiB free`;
  return { registered, used, words, short: `${free} GiB free` };
}

const STATE_TONES: Partial<Record<ContainerInstanceView['state'], Tone>> = {
  pending: 'waiting',
  stopping: 'draining',
  'shutting-down': 'draining',
};

/** The one word that matters: the machine's state before the agent's, and that before ECS's. */
function stateOf(view: ContainerInstanceView): { state: string; tone: Tone } {
  if (view.state !== 'running') {
    return { state: view.state, tone: STATE_TONES[view.state] ?? 'plain' };
  }
  if (view.status === 'DRAINING' && view.agentConnected) {
    return { state: 'DRAINING', tone: 'draining' };
  }
  if (view.status === 'ACTIVE' && !view.agentConnected) {
    return { state: 'agent disconnected', tone: 'failing' };
  }
  if (view.status === 'ACTIVE') return { state: 'ACTIVE', tone: 'plain' };
  const isOnItsWay = view.status === 'REGISTERING';
  return { state: view.status, tone: isOnItsWay ? 'waiting' : 'draining' };
}

const PORTS_SHOWN = 3;

/** `ports 80, 8080 +2`; null while none is taken. */
function portWords({ used }: ContainerInstanceView['ports']): string | null {
  if (used.length === 0) return null;
  const shown = used.toSorted((a, b) => a - b).slice(0, PORTS_SHOWN);
  const more = used.length > PORTS_SHOWN ? ` +${used.length - PORTS_SHOWN}` : '';
  return `${used.length === 1 ? 'port' : 'ports'} ${shown.join(', ')}${more}`;
}

function detailsOf(view: ContainerInstanceView, standing: number): InstanceFacts['details'] {
  const { interfaces, runningTasks, pendingTasks } = view;
  const tasks = runningTasks + pendingTasks;
  // Those that have stopped, or nearly, stand there for a while.
  const leaving = standing - tasks;
  const ports = portWords(view.ports);
  return [
    { words: tasks === 1 ? '1 task' : `${tasks} tasks`, isFull: false },
    ...(leaving > 0 ? [{ words: `${leaving} leaving`, isFull: false }] : []),
    ...(interfaces.used > 0
      ? [
          {
            words: `ENI ${interfaces.used} of ${interfaces.limit}`,
            isFull: interfaces.used >= interfaces.limit,
          },
        ]
      : []),
    ...(ports ? [{ words: ports, isFull: false }] : []),
  ];
}

/** `standing`: tasks that are drawn in its box. */
export function instanceFacts(view: ContainerInstanceView, standing: number): InstanceFacts {
  const kind = `${view.instanceType} · ${zoneMark(view.availabilityZone)}`;
  const named = view.name === view.ec2InstanceId ? '' : view.ec2InstanceId;
  const { state, tone } = stateOf(view);
  return {
    name: view.name,
    about: [kind, view.isSpot ? 'Spot' : '', named].filter(Boolean),
    state,
    tone,
    isClosed: state !== 'ACTIVE',
    cpu: cpuFacts(view.cpu),
    memory: memoryFacts(view.memory),
    details: detailsOf(view, standing),
    isEmpty: standing === 0,
  };
}

export function providerFacts(view: CapacityProviderView): ProviderFacts {
  const { name, min, max, desired, instances } = view.autoScalingGroup;
  const isManaged = view.managedScaling.status === 'ENABLED';
  const target = isManaged ? view.managedScaling.targetCapacity : null;
  const reservation = view.reservation === null ? null : Math.round(view.reservation);
  const said = reservation === null ? 'no data yet' : `${reservation} %`;
  return {
    name: view.name,
    group: `${name} · ${instances} of ${min} to ${max} instances`,
    desired: desired === instances ? '' : `wants ${desired}`,
    scaling: isManaged ? 'managed scaling' : 'no managed scaling',
    reservation,
    target,
    words: target === null ? '' : `reservation ${said} · target ${target} %`,
    isEmpty: instances === 0,
  };
}
