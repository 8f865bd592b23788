/** What can be found on the canvas, and by which words. Pure: from what the engine said. */
import { lastPart } from '../../../model/ids';
import type { Annotation } from '../../../model/sandbox-document';
import type { EntityView, ServiceView, TaskView } from '../../../model/view';

/** One line of the results. */
export interface Found {
  /** Unlike any other; of a revision not the entity's. */
  key: string;
  /** The entity that is selected and brought into view. */
  id: string;
  /** `Task`, `Target group`. */
  kind: string;
  name: string;
  /** `of web · RUNNING · healthy`. */
  detail: string;
  /** What it is in, in single words: `running`, `unhealthy`, `draining`. */
  states: readonly string[];
  /** Where it warns of something. */
  tone: 'plain' | 'waiting' | 'draining' | 'failing';
  /** Ids, addresses and names that any part may be given of. */
  ids: string;
}

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

function plain(view: EntityView, kind: string, name: string, more: Partial<Found> = {}): Found {
  const ids = `${name} ${view.id} ${more.ids ?? ''}`.toLowerCase();
  return {
    key: view.id,
    id: view.id,
    kind,
    name,
    detail: '',
    states: [],
    tone: 'plain',
    ...more,
    ids,
  };
}

const COMING: readonly string[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** Its health by its targets where it has any, else by its containers. */
function healthOf({ targets, healthStatus, lastStatus }: TaskView): string | null {
  if (lastStatus === 'STOPPED') return null;
  const states = targets.map(({ health }) => health);
  const worst = ['unhealthy', 'draining', 'initial', 'healthy'].find((state) =>
    states.some((one) => one === state),
  );
  if (healthStatus === 'UNHEALTHY') return 'unhealthy';
  return worst ?? (healthStatus === 'HEALTHY' ? 'healthy' : null);
}

function toneOf(status: string, health: string | null): Found['tone'] {
  if (health === 'unhealthy') return 'failing';
  if (health === 'draining' || ['DEACTIVATING', 'STOPPING', 'DEPROVISIONING'].includes(status)) {
    return 'draining';
  }
  return COMING.includes(status) || health === 'initial' ? 'waiting' : 'plain';
}

function taskFound(view: TaskView): Found {
  const health = healthOf(view);
  const { lastStatus, taskDefinition, privateIp, availabilityZone } = view;
  const owner = view.serviceArn === null ? taskDefinition : lastPart(view.serviceArn);
  return plain(view, 'Task', view.shortId, {
    detail: [`of ${owner}`, lastStatus, health, privateIp].filter(Boolean).join(' · '),
    states: [lastStatus.toLowerCase(), ...(health ? [health] : [])],
    tone: toneOf(lastStatus, health),
    ids: `${lastPart(view.id)} ${privateIp} ${taskDefinition} ${availabilityZone} ${owner}`,
  });
}

function serviceFound(view: ServiceView): Found[] {
  const { name, running, desired, pending, unhealthy, status } = view;
  const states = [
    status.toLowerCase(),
    ...(view.steady ? ['steady'] : ['deploying']),
    ...(pending > 0 ? ['pending'] : []),
    ...(unhealthy > 0 ? ['unhealthy'] : []),
  ];
  const counts = [
    `${running} of ${desired} running`,
    ...(pending > 0 ? [`${pending} pending`] : []),
    ...(unhealthy > 0 ? [`${unhealthy} unhealthy`] : []),
  ];
  return [
    plain(view, 'Service', name, {
      detail: counts.join(' · '),
      states,
      tone: unhealthy > 0 ? 'failing' : pending > 0 ? 'waiting' : 'plain',
    }),
    ...view.deployments.map((deployment) =>
      plain(view, 'Revision', deployment.taskDefinition, {
        key: `${view.id} ${deployment.id}`,
        detail: [
          `of ${name}`,
          // Two may be of one task definition: `describe-services` tells them apart by that.
          ...(view.deployments.length > 1 ? [deployment.status] : []),
          `${deployment.running} of ${deployment.desired} running`,
        ].join(' · '),
        states: [deployment.rolloutState.toLowerCase(), deployment.status.toLowerCase()],
        ids: `${name} ${deployment.id}`,
      }),
    ),
  ];
}

function groupFound(view: ViewOf<'targetGroup'>): Found {
  const states = [...new Set(view.targets.map(({ health }) => String(health)))];
  const healthy = view.targets.filter(({ health }) => health === 'healthy').length;
  return plain(view, 'Target group', view.name, {
    detail: `${healthy} of ${view.targets.length} targets healthy`,
    states,
    tone: states.includes('unhealthy') ? 'failing' : 'plain',
  });
}

function balancerFound(view: ViewOf<'loadBalancer'>): Found {
  const ports = view.listeners.map(({ protocol, port }) => `${protocol} :${port}`);
  return plain(view, 'Load balancer', view.name, {
    detail: ports.length > 0 ? ports.join(' · ') : 'no listener',
    ids: 'alb',
  });
}

function instanceFound(view: ViewOf<'containerInstance'>): Found {
  const { name, instanceType, availabilityZone, privateIp, ec2InstanceId, status, state } = view;
  return plain(view, 'EC2 instance', name, {
    detail: `${instanceType} · ${availabilityZone} · ${status}`,
    states: [String(status).toLowerCase(), String(state).toLowerCase()],
    tone: status === 'DRAINING' ? 'draining' : 'plain',
    ids: `${ec2InstanceId} ${privateIp} ${instanceType} ${availabilityZone}`,
  });
}

/** The lines of one entity; none of what is not on the canvas. */
function foundOf(view: EntityView): Found[] {
  switch (view.kind) {
    case 'task':
      return [taskFound(view)];
    case 'service':
      return serviceFound(view);
    case 'loadBalancer':
      return [balancerFound(view)];
    case 'targetGroup':
      return [groupFound(view)];
    case 'containerInstance':
      return [instanceFound(view)];
    case 'cluster':
      return [plain(view, 'Cluster', view.name, { detail: `${view.runningTasks} tasks running` })];
    case 'traffic':
      return [plain(view, 'Client', view.name, { detail: `${Math.round(view.currentRate)}/s` })];
    case 'alarm':
      return [
        plain(view, 'Alarm', view.name, {
          detail: view.state,
          states: [view.state.toLowerCase()],
          tone: view.state === 'ALARM' ? 'failing' : 'plain',
        }),
      ];
    case 'capacityProvider':
      return [plain(view, 'Capacity provider', view.name)];
    case 'fileSystem':
      return [plain(view, 'EFS file system', view.name)];
    case 'ebsVolume':
      return [plain(view, 'EBS volume', lastPart(view.id))];
    case 'fault':
      return view.fault.active ? [plain(view, 'Fault', view.fault.type)] : [];
    case 'serviceCall':
      return [];
  }
}

/** What somebody wrote on the canvas, by its words; without any there is nothing to find. */
function annotationFound({ id, kind, text }: Annotation): Found[] {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  if (words === '') return [];
  return [
    {
      key: id,
      id,
      kind: kind === 'note' ? 'Note' : 'Frame',
      name: words,
      detail: '',
      states: [],
      tone: 'plain',
      ids: words.toLowerCase(),
    },
  ];
}

const ORDER: readonly string[] = ['Service', 'Load balancer', 'Target group', 'Client', 'Cluster'];

/** Everything that can be found, what there are few of first. */
export function everything(
  entities: Iterable<EntityView>,
  annotations: readonly Annotation[] = [],
): Found[] {
  const rank = ({ kind }: Found): number => {
    const at = ORDER.indexOf(kind);
    if (at >= 0) return at;
    return kind === 'Task' ? ORDER.length + 1 : ORDER.length;
  };
  const all = [...[...entities].flatMap(foundOf), ...annotations.flatMap(annotationFound)];
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** States worth a look, with how many are in them. */
export function statesOf(found: readonly Found[]): { state: string; count: number }[] {
  const worth = ['unhealthy', 'draining', 'pending', 'stopped'];
  return worth.flatMap((state) => {
    const count = found.filter(
      ({ kind, states }) => kind === 'Task' && states.includes(state),
    ).length;
    return count > 0 ? [{ state, count }] : [];
  });
}

/** `tsk` for `task`: each letter after the one before. */
function hasInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** How well a line answers one word: the less the better; null not at all. */
function rankOf(found: Found, word: string): number | null {
  const name = found.name.toLowerCase();
  if (name === word || found.id.toLowerCase() === word) return 0;
  if (name.startsWith(word)) return 1;
  // A state is meant as a whole, or as it is being typed: `healthy` is not `unhealthy`.
  if (found.states.some((state) => state.startsWith(word))) return 2;
  if (
    found.kind
      .toLowerCase()
      .split(' ')
      .some((part) => part.startsWith(word))
  )
    return 2;
  if (found.ids.includes(word)) return found.ids.split(/[\s/:]+/).includes(word) ? 2 : 3;
  return word.length > 2 && name.length < 60 && hasInOrder(name, word) ? 5 : null;
}

/** The lines that answer every word of a search, the best first. */
export function search(found: readonly Found[], text: string): readonly Found[] {
  const words = text.trim().toLowerCase().replaceAll('...', '…').split(/\s+/).filter(Boolean);
  if (words.length === 0) return found;
  return found
    .flatMap((one) => {
      let sum = 0;
      for (const word of words) {
        const rank = rankOf(one, word);
        if (rank === null) return [];
        sum += rank;
      }
      return [{ one, sum }];
    })
    .toSorted((a, b) => a.sum - b.sum)
    .map(({ one }) => one);
}
