import type { Book } from './book';
import { asMap } from './merge-services';
import type { Project } from './project';
import { flag, whole } from './quantities';
import { readMounts, type Mount } from './service-mounts';
import { readPorts, type Port } from './service-ports';
import { itemsOf, type MapNode, member, type Node, saysNothing, textOf } from './yaml-places';

/** One service of the file, as far as the others and the plan need to know it. */
export interface ComposeService {
  /** As the file has it: what others call it by. */
  name: string;
  /** As ECS takes it, alone of its kind. */
  ecsName: string;
  node: MapNode;
  /** A job ends by itself; a daemon runs once on every instance. */
  kind: 'service' | 'job' | 'daemon';
  image: string;
  replicas: number;
  ports: Port[];
  mounts: Mount[];
  /** `host`, `none`, `bridge` as written; empty for the usual. */
  networkMode: string;
  networks: readonly string[];
  needs: readonly Need[];
}

/** A service that another one waits for. */
export interface Need {
  at: Node;
  name: string;
  condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  /** Compose goes on without it: `required: false`. */
  isOptional: boolean;
}

/** Characters that names of ECS may have. */
export const ecsName = (text: string): string =>
  text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '') || 'x';

/** The services that run, those of profiles that were not chosen left out. */
export function readServices(
  project: Project,
  isChosen: (profiles: readonly string[]) => boolean,
  book: Book,
): ComposeService[] {
  const running = [...project.services].filter(([, node]) => {
    if (isProvided(node, book)) return false;
    const profiles = itemsOf(node.entries.get('profiles')).flatMap((one) => textOf(one) ?? []);
    const given = node.entries.get('profiles');
    if (given && isChosen(profiles)) book.tell(given, 'it runs: a profile of it is chosen');
    if (profiles.length === 0 || isChosen(profiles)) return true;
    book.keep(node);
    book.tell(node, `left out: it belongs to the profile ${profiles.join(' or ')}, not chosen`);
    return false;
  });
  const taken = new Set<string>();
  const services = running.map(([name, node]): ComposeService => {
    const own = freeName(ecsName(name), taken);
    if (own !== name) book.tell(node, `called ${own} in ECS, which takes letters, digits, - and _`);
    return {
      name,
      ecsName: own,
      node,
      kind: 'service',
      image: imageOf(name, own, node, book),
      replicas: replicasOf(node, book),
      ports: readPorts(node, book),
      mounts: readMounts(node, book),
      networkMode: textOf(node.entries.get('network_mode') ?? node.entries.get('net')) ?? '',
      networks: networksOf(node),
      needs: readNeeds(node),
    };
  });
  return services.map((one) => ({ ...one, kind: kindOf(one, services, book) }));
}

/** What a program on the own machine provides is no container. */
function isProvided(node: MapNode, book: Book): boolean {
  if (!node.entries.has('provider') || node.entries.has('image') || node.entries.has('build')) {
    return false;
  }
  book.lose(node, 'left out: a provider of Docker’s is no container');
  return true;
}

function freeName(wanted: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

const DIGEST = /@sha256:[A-Fa-f0-9]{64}$/;

/** The image as ECS takes it, or the name of one to be made. */
function imageOf(name: string, own: string, node: MapNode, book: Book): string {
  const at = node.entries.get('image');
  const given = (textOf(at) ?? '').trim();
  const digest = DIGEST.exec(given)?.[0] ?? '';
  const reference = given.slice(0, given.length - digest.length);
  const build = node.entries.get('build');
  const wanted = reference
    .replace(/[^A-Za-z0-9_:./#-]+/g, '-')
    .replace(/-*([:./#])-*/g, '$1')
    .replace(/^[-:./#]+|[-:./#]+$/g, '');
  if (build) {
    book.keep(build);
    book.warn(build, `ECS builds nothing: build the image of ${name} and push it to ECR first`);
  }
  if (wanted === '' || reference.startsWith(':')) {
    const image = `${own.toLowerCase()}:latest`;
    if (at) book.warn(at, `“${given}” names no image: ${image} stands in for it`);
    else if (!build) book.warn(node, `it has no image: ${image} stands in for it`);
    return image;
  }
  if (at && wanted !== reference) {
    book.warn(at, `“${given}” is no name of an image that ECS takes: “${wanted}” stands for it`);
  }
  return wanted + digest;
}

function replicasOf(node: MapNode, book: Book): number {
  const given = member(node.entries.get('deploy'), 'replicas') ?? node.entries.get('scale');
  const count = whole(textOf(given) ?? '');
  if (count !== undefined && count >= 0) return count;
  if (given && !saysNothing(given)) book.lose(given, 'no count of tasks: 1 is set');
  return 1;
}

function networksOf(node: MapNode): string[] {
  const given = node.entries.get('networks');
  const names = given ? asMap('networks', given) : undefined;
  return names?.kind === 'map' ? [...names.entries.keys()] : ['default'];
}

const CONDITIONS = [
  'service_started',
  'service_healthy',
  'service_completed_successfully',
] as const;

function readNeeds(node: MapNode): Need[] {
  const given = node.entries.get('depends_on');
  const map = given ? asMap('depends_on', given) : undefined;
  if (map?.kind !== 'map') return [];
  return [...map.entries].map(([name, at]): Need => {
    const text = textOf(member(at, 'condition'));
    const condition = CONDITIONS.find((one) => one === text) ?? 'service_started';
    const isOptional = flag(textOf(member(at, 'required'))) === false;
    return { at, name, condition, isOptional };
  });
}

/** What ends by itself is no service: ECS would start it again and again. */
function kindOf(
  service: ComposeService,
  all: readonly ComposeService[],
  book: Book,
): ComposeService['kind'] {
  const { node, name } = service;
  const deploy = node.entries.get('deploy');
  const mode = textOf(member(deploy, 'mode')) ?? '';
  if (mode.endsWith('-job')) return 'job';
  if (mode === 'global') return 'daemon';
  const isAwaited = all.some(({ needs }) =>
    needs.some((one) => one.name === name && one.condition === CONDITIONS[2]),
  );
  if (isAwaited) {
    book.tell(node, 'another service waits for its end: a task by RunTask, not a service');
    return 'job';
  }
  const never = textOf(node.entries.get('restart')) === 'no';
  const none = textOf(member(member(deploy, 'restart_policy'), 'condition')) === 'none';
  const isServing = service.ports.length > 0;
  return (never || none) && !isServing && service.replicas <= 1 ? 'job' : 'service';
}
