import { asMap } from './merge-services';
import type { Spot } from './plan';
import { flag, mebibytes, seconds, whole } from './quantities';
import { shellWords } from './shell-words';
import { itemsOf, type Node, textOf } from './yaml-places';

type Translation = (node: Node, spot: Spot) => void;

/** Sets a member of the container and says where it came from. */
export function set(spot: Spot, node: Node, member: string, value: unknown, says?: string): void {
  spot.container[member] = value;
  spot.plan.book.link(node, spot.task.draft, `${spot.prefix}.${member}`, says);
}

/** What Fargate, or a task with an interface of its own, has no place for. */
function only(on: 'EC2' | 'without awsvpc', what: string, then: Translation): Translation {
  return (node, spot) => {
    const { plan, task } = spot;
    if (on === 'EC2' && plan.onFargate) {
      plan.book.lose(node, `Fargate has no ${what}: on EC2 it would stay`);
    } else if (on === 'without awsvpc' && task.networkMode === 'awsvpc') {
      plan.book.lose(node, `a task with an address of its own (awsvpc) has no ${what}`);
    } else then(node, spot);
  };
}

const texts = (node: Node): string[] => itemsOf(node).flatMap((one) => textOf(one) ?? []);

const asText =
  (member: string): Translation =>
  (node, spot) => {
    const text = textOf(node);
    if (text) set(spot, node, member, text);
    else spot.plan.book.tell(node, 'empty: taken as not given');
  };
const asTexts =
  (member: string): Translation =>
  (node, spot) =>
    set(spot, node, member, texts(node));
const asFlag =
  (member: string): Translation =>
  (node, spot) =>
    set(spot, node, member, flag(textOf(node)) ?? false);

/** A text is cut into words as Compose cuts it; a list is taken word by word. */
const asWords =
  (member: string): Translation =>
  (node, spot) => {
    const isText = node.kind === 'scalar';
    const words = isText ? shellWords(node.text) : texts(node);
    if (!words) {
      spot.plan.book.warn(node, 'a quote is never closed: given as one word');
      set(spot, node, member, [textOf(node) ?? '']);
    } else if (words.length > 0) {
      const says = isText && words.length > 1 ? 'ECS takes the words one by one.' : undefined;
      set(spot, node, member, words, says);
    } else spot.plan.book.tell(node, 'empty: what the image says stays');
  };

/** `NAME: value` as `{name: value}`, whatever the form. */
function pairs(name: string, node: Node): [string, string][] {
  const map = asMap(name, node);
  if (map.kind !== 'map') return [];
  return [...map.entries].map(([key, value]) => [key, textOf(value) ?? '']);
}

/** Labels for programs that read them from Docker, which is not there to be asked. */
const FOR_PROXIES = /^(?:traefik|caddy)[._]/;

function labels(node: Node, spot: Spot): void {
  const found = pairs('labels', node).filter(([key]) => key !== '');
  if (found.length === 0) return spot.plan.book.tell(node, 'no labels');
  set(spot, node, 'dockerLabels', Object.fromEntries(found));
  if (!found.some(([key]) => FOR_PROXIES.test(key))) return;
  const why = 'a proxy that reads these from Docker finds none in ECS';
  spot.plan.book.warn(node, `${why}: rules of the load balancer do what they ask for`);
}

function stopTimeout(node: Node, spot: Spot): void {
  const asked = seconds(textOf(node) ?? '');
  if (asked === undefined) return spot.plan.book.lose(node, 'no duration: Compose writes 1m30s');
  const value = Math.min(120, Math.max(2, Math.round(asked)));
  set(spot, node, 'stopTimeout', value, 'Seconds from SIGTERM to SIGKILL.');
  if (value !== asked) spot.plan.book.warn(node, `ECS takes 2 to 120 seconds: ${value} is set`);
}

function platform(node: Node, spot: Spot): void {
  const { plan, task, service } = spot;
  const [system, architecture = ''] = (textOf(node) ?? '').split('/');
  const isArm = /^(?:arm64|aarch64)/.test(architecture);
  if (system !== 'linux' || !(isArm || architecture === 'amd64')) {
    return plan.book.lose(node, 'ECS runs linux/amd64 and linux/arm64 (and Windows, not here)');
  }
  const cpuArchitecture = isArm ? 'ARM64' : 'X86_64';
  if (isArm) plan.behave(service.image, { architecture: 'ARM64' });
  const before = task.draft.input.runtimePlatform as { cpuArchitecture?: string } | undefined;
  if (before && before.cpuArchitecture !== cpuArchitecture) {
    return plan.book.warn(node, 'the containers of a task share one platform: another has it');
  }
  task.draft.input.runtimePlatform = { cpuArchitecture, operatingSystemFamily: 'LINUX' };
  plan.book.link(node, task.draft, 'runtimePlatform', 'The platform is the whole task’s.');
}

function extraHosts(node: Node, spot: Spot): void {
  const hosts = pairs('extra_hosts', node);
  const known = hosts.filter(([, ip]) => /^[\d.:a-fA-F[\]]+$/.test(ip));
  if (known.length < hosts.length) {
    spot.plan.book.warn(node, 'host-gateway is a word of Docker’s: ECS wants an address');
  }
  if (known.length === 0) return;
  const value = known.map(([hostname, ipAddress]) => ({ hostname, ipAddress }));
  set(spot, node, 'extraHosts', value);
}

/** The restart policies are the service's business, which starts a task again when it ends. */
function restart(node: Node, spot: Spot): void {
  const { plan, service } = spot;
  const text = textOf(node) ?? '';
  const isJob = service.kind === 'job';
  if (text === 'no' && !isJob) {
    const why = 'as a service it is started again whenever it ends';
    return plan.book.warn(node, `${why}; a task by RunTask would not be`);
  }
  if (isJob) return plan.book.tell(node, 'a task by RunTask: nothing starts it again');
  if (spot.task.services.length === 1) {
    return plan.book.tell(node, 'an ECS service starts a new task whenever one ends');
  }
  set(
    spot,
    node,
    'restartPolicy',
    { enabled: true },
    'The container is started again in its task.',
  );
}

function ulimits(node: Node, spot: Spot): void {
  if (node.kind !== 'map') return spot.plan.book.lose(node, 'no mapping of limits');
  const found = [...node.entries].flatMap(([name, one]) => {
    const own = (key: string) =>
      whole(textOf(one.kind === 'map' ? one.entries.get(key) : one) ?? '');
    const softLimit = own('soft') ?? own('hard');
    const hardLimit = own('hard') ?? softLimit;
    if (ULIMITS.includes(name) && softLimit !== undefined) return [{ name, softLimit, hardLimit }];
    spot.plan.book.lose(one, 'no limit that ECS knows');
    return [];
  });
  if (found.length === 0) return;
  set(spot, node, 'ulimits', found);
  if (spot.plan.onFargate && found.some(({ name }) => name !== 'nofile')) {
    spot.plan.book.tell(node, 'Fargate honours nofile; its other limits are set by the platform');
  }
}

const ULIMITS =
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  );

function sysctls(node: Node, spot: Spot): void {
  const found = pairs('sysctls', node);
  if (found.length === 0) return spot.plan.book.tell(node, 'no parameters');
  const value = found.map(([namespace, one]) => ({ namespace, value: one }));
  set(spot, node, 'systemControls', value);
}

/** Members of `linuxParameters`, added one by one. */
function linux(spot: Spot, node: Node, member: string, value: unknown): void {
  const { container, plan, task, prefix } = spot;
  container.linuxParameters = {
    ...(container.linuxParameters as object | undefined),
    [member]: value,
  };
  plan.book.link(node, task.draft, `${prefix}.linuxParameters.${member}`);
}

function capabilities(side: 'add' | 'drop'): Translation {
  return (node, spot) => {
    const names = texts(node).map((name) => name.toUpperCase().replace(/^CAP_/, ''));
    const onFargate = spot.plan.onFargate && side === 'add';
    const taken = onFargate ? names.filter((name) => name === 'SYS_PTRACE') : names;
    if (taken.length < names.length) {
      const why = 'Fargate adds no capability but SYS_PTRACE';
      if (taken.length === 0) return spot.plan.book.lose(node, `${why}: on EC2 they would stay`);
      spot.plan.book.warn(node, why);
    }
    const before = (spot.container.linuxParameters as { capabilities?: object } | undefined) ?? {};
    linux(spot, node, 'capabilities', { ...before.capabilities, [side]: taken });
  };
}

function devices(node: Node, spot: Spot): void {
  const found = itemsOf(node).flatMap((one) => {
    const text = textOf(one);
    const [hostPath = '', containerPath] =
      one.kind === 'map'
        ? [textOf(one.entries.get('source')), textOf(one.entries.get('target'))]
        : (text ?? '').split(':');
    if (!hostPath.startsWith('/')) {
      spot.plan.book.lose(one, 'no path of a device');
      return [];
    }
    return [{ hostPath, ...(containerPath && { containerPath }) }];
  });
  if (found.length > 0) linux(spot, node, 'devices', found);
}

function sharedMemory(node: Node, spot: Spot): void {
  const size = mebibytes(textOf(node) ?? '');
  if (size === undefined) return spot.plan.book.lose(node, 'no size: Compose writes 128mb');
  linux(spot, node, 'sharedMemorySize', size);
}

function hostMode(member: 'pidMode' | 'ipcMode'): Translation {
  return (node, spot) => {
    const text = textOf(node) ?? '';
    if (text !== 'host' || spot.plan.onFargate) {
      return spot.plan.book.lose(node, `ECS has no ${member} for “${text}” here`);
    }
    spot.task.draft.input[member] = 'host';
    spot.plan.book.link(node, spot.task.draft, member);
  };
}

/** Keys that become a member of the container, or of its task, without knowing any other. */
export const MEMBERS: Readonly<Record<string, Translation>> = {
  command: asWords('command'),
  entrypoint: asWords('entryPoint'),
  user: asText('user'),
  working_dir: asText('workingDirectory'),
  read_only: asFlag('readonlyRootFilesystem'),
  stdin_open: asFlag('interactive'),
  tty: asFlag('pseudoTerminal'),
  labels,
  stop_grace_period: stopTimeout,
  platform,
  restart,
  ulimits,
  sysctls,
  init: (node, spot) => linux(spot, node, 'initProcessEnabled', flag(textOf(node)) ?? false),
  cap_add: capabilities('add'),
  cap_drop: capabilities('drop'),
  shm_size: only('EC2', 'size of shared memory to be set', sharedMemory),
  devices: only('EC2', 'devices', devices),
  privileged: (node, spot) => {
    if (!flag(textOf(node))) return spot.plan.book.tell(node, 'not privileged, as is usual');
    only('EC2', 'privileged containers', asFlag('privileged'))(node, spot);
  },
  security_opt: only('EC2', 'security options of Docker', asTexts('dockerSecurityOptions')),
  dns: only(
    'without awsvpc',
    'name servers of its own: those of the VPC are asked',
    asTexts('dnsServers'),
  ),
  dns_search: only('without awsvpc', 'search domains of its own', asTexts('dnsSearchDomains')),
  extra_hosts: only('without awsvpc', 'names of hosts of its own', extraHosts),
  hostname: only('without awsvpc', 'host name of its own: ECS gives one', asText('hostname')),
  pid: hostMode('pidMode'),
  ipc: hostMode('ipcMode'),
};
