import type { Book } from './book';
import type { ComposeService } from './compose-service';
import type { Decisions } from './decisions';
import type { Chosen } from './plan';
import type { Project } from './project';
import { driverOf } from './storage';
import { type At, itemsOf, member, textOf } from './yaml-places';
import { flag } from './quantities';

/** Which profiles run: `profiles` is their names with commas, or `all`. */
export function profilesChosen(
  project: Project,
  decisions: Decisions,
): (profiles: readonly string[]) => boolean {
  const known = new Set(
    [...project.services.values()].flatMap((node) =>
      itemsOf(node.entries.get('profiles')).flatMap((one) => textOf(one) ?? []),
    ),
  );
  if (known.size === 0) return () => true;
  // Where every service belongs to some profile, nothing would run without one.
  const isEmpty = [...project.services.values()].every((node) => node.entries.has('profiles'));
  const usual = project.variables.COMPOSE_PROFILES ?? (isEmpty ? 'all' : '');
  const chosen = decisions.names('profiles', usual);
  decisions.made.push({
    id: 'profiles',
    question: 'Which profiles run beside the services that have none?',
    options: [
      { value: '', label: 'None', means: 'As Compose does unless it is told otherwise.' },
      ...[...known].map((value) => ({ value, label: value, means: `Services of ${value} too.` })),
      { value: 'all', label: 'All', means: 'Every service of the file.' },
    ],
    chosen: chosen.join(','),
  });
  const isAll = chosen.includes('all') || chosen.includes('*');
  return (profiles) => isAll || profiles.some((one) => chosen.includes(one));
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_CONTAINERS = 10;

/** What the whole file is asked, in the order in which one answer leads to the next question. */
export function decide(
  project: Project,
  services: readonly ComposeService[],
  decisions: Decisions,
  book: Book,
): Chosen {
  const isDaemon = services.some(({ kind }) => kind === 'daemon');
  const layout = services.length > 1 && !isDaemon ? decideLayout(services, decisions) : 'services';
  if (layout === 'one-task') {
    const at = services[0]?.node;
    const why = 'containers of a task share one address: they find each other at localhost';
    if (at) book.warn({ ...at, path: 'services' }, `${why}, not by their names`);
    if (at && services.length > MOST_CONTAINERS) {
      const most = `ECS takes ${MOST_CONTAINERS} containers in a task definition`;
      book.warn({ ...at, path: 'services' }, `${most}: these are ${services.length}`);
    }
  }
  const demands = services.flatMap((one) => demandsOf(project, one));
  const capacity = decideCapacity(decisions, demands);
  const isAlone = layout === 'one-task' || services.length === 1;
  return {
    layout,
    capacity,
    network: isAlone ? 'none' : decideNetwork(decisions),
    door: decideDoor(decisions, services),
    bind: decideBind(decisions, services, capacity),
  };
}

/** Services that share the network of one of them are containers of one task already. */
const shareOne = (services: readonly ComposeService[]): boolean =>
  services.some(({ name }) =>
    services.every((one) => one.name === name || one.networkMode === `service:${name}`),
  );

const decideLayout = (
  services: readonly ComposeService[],
  decisions: Decisions,
): Chosen['layout'] =>
  decisions.choose(
    'layout',
    'One task definition with several containers, or a service each?',
    [
      {
        value: 'services',
        label: 'A service each',
        means: 'Each is scaled, deployed and replaced by itself.',
      },
      {
        value: 'one-task',
        label: 'One task',
        means: 'All containers start, scale and end together, and share localhost.',
      },
    ],
    shareOne(services) ? 'one-task' : 'services',
  );

/** What only an EC2 instance has. */
function demandsOf(project: Project, service: ComposeService): { at: At; why: string }[] {
  const { node, networkMode, mounts, kind } = service;
  const of = (name: string) => node.entries.get(name);
  const demands: { at: At; why: string }[] = [];
  const demand = (at: At | undefined, why: string) => at && demands.push({ at, why });
  if (flag(textOf(of('privileged')))) demand(of('privileged'), 'a privileged container');
  demand(of('devices'), 'devices of a machine');
  demand(of('gpus'), 'GPUs');
  if (networkMode === 'host') demand(of('network_mode') ?? of('net'), 'the network of a machine');
  if (kind === 'daemon') demand(member(of('deploy'), 'mode'), 'a task on every machine');
  const devices = member(member(member(of('deploy'), 'resources'), 'reservations'), 'devices');
  demand(devices, 'GPUs');
  for (const name of ['pid', 'ipc']) {
    if (textOf(of(name)) === 'host') demand(of(name), `the ${name} namespace of a machine`);
  }
  for (const { at, kind: type, source } of mounts) {
    const driver = type === 'volume' ? driverOf(project, source) : undefined;
    if (driver !== undefined) demand(at, `the volume driver ${driver}`);
  }
  return demands;
}

function decideCapacity(
  decisions: Decisions,
  demands: readonly { at: At; why: string }[],
): Chosen['capacity'] {
  const [first] = demands;
  const because = first ? ` The file asks for ${first.why} (line ${first.at.line}).` : '';
  return decisions.choose(
    'capacity',
    `What do the tasks run on?${because}`,
    [
      { value: 'FARGATE', label: 'Fargate', means: 'No machines to look after; paid by the task.' },
      { value: 'EC2', label: 'EC2', means: 'Instances of your own, with all that Docker can do.' },
    ],
    first ? 'EC2' : 'FARGATE',
  );
}

const decideNetwork = (decisions: Decisions): Chosen['network'] =>
  decisions.choose<Chosen['network']>(
    'network',
    'How do services find each other?',
    [
      {
        value: 'service-connect',
        label: 'Service Connect',
        means: 'By the names they have in the file, through a proxy beside each task.',
      },
      {
        value: 'security-groups',
        label: 'Security groups and Cloud Map',
        means: 'A group for each network keeps others out; names are those of a DNS zone.',
      },
    ],
    'service-connect',
  );

function decideDoor(decisions: Decisions, services: readonly ComposeService[]): Chosen['door'] {
  const isOpen = services.some(({ ports }) => ports.some((one) => one.isOpen));
  if (!isOpen) return 'listeners';
  return decisions.choose<Chosen['door']>(
    'door',
    'How do requests from outside come in?',
    [
      {
        value: 'listeners',
        label: 'A listener for each port',
        means: 'A load balancer listens on the ports that the file publishes.',
      },
      {
        value: 'hosts',
        label: 'One listener, by host name',
        means: 'Port 80 for all: rules tell services apart by the name asked for.',
      },
      { value: 'none', label: 'No load balancer', means: 'Nothing comes in from outside.' },
    ],
    'listeners',
  );
}

function decideBind(
  decisions: Decisions,
  services: readonly ComposeService[],
  capacity: Chosen['capacity'],
): Chosen['bind'] {
  if (!services.some(({ mounts }) => mounts.some((one) => one.kind === 'bind'))) return 'image';
  const own = [
    {
      value: 'image' as const,
      label: 'In the image',
      means: 'Files are copied in when it is built.',
    },
    { value: 'efs' as const, label: 'EFS', means: 'A directory of a file system, to be filled.' },
  ];
  const host = {
    value: 'host' as const,
    label: 'On the instances',
    means: 'The same path of whichever EC2 instance a task is on.',
  };
  return decisions.choose<Chosen['bind']>(
    'bind',
    'Where do the files come from that Compose takes from your machine?',
    capacity === 'EC2' ? [...own, host] : own,
    'image',
  );
}
