import { REGION } from '../../model/ids';
import type { ConnectEndpoint } from '../../model/discovery';
import type { Container, Task } from '../../model/task';
import { isServing } from '../control-plane/container-roles';
import { containerDefinitionOf, definitionOf } from '../control-plane/task-facts';
import { endpointAt, tasksBehind } from '../discovery/service-connect';
import type { EngineContext, ProbeAnswer } from '../engine-context';
import { taskParty } from '../network/parties';
import { isReachable } from '../network/reachability';
import { addressesOf } from './host-names';
import type { ShellPlace } from './shell-place';

/** Seconds after which a shell's request without an answer is given up, where nobody says. */
export const PROBE_SECONDS = 60;

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** As curl numbers and words it. */
interface NoReply {
  readonly code: number;
  readonly fault: string;
}

const METADATA = '169.254.170.2';

/**
 * EXEC-8: a request from a shell: to the task's own containers, to another task by its address or
 * a name of it, to the metadata endpoint. It is looked at, not sent: no time passes, and it is
 * counted nowhere.
 */
export function request(place: ShellPlace, url: string, seconds: number): Reply | NoReply {
  const parts = /^(?:(https?):\/\/)?([^/:?]+)(?::(\d+))?([/?].*)?$/.exec(url);
  if (!parts) return { code: 3, fault: 'URL using bad/illegal format or missing URL' };
  const [, scheme = 'http', host = '', port = scheme === 'https' ? '443' : '80', path = '/'] =
    parts;
  if (host === METADATA) return metadata(place, path);
  const [address] = addressesOf(place, host);
  if (address === undefined) {
    if (isBalancer(place, host)) return { code: 7, fault: NOT_THROUGH_BALANCERS };
    return { code: 6, fault: `Could not resolve host: ${host}` };
  }
  const to = { address, port: Number(port), path };
  const server = answering(place, to);
  const where = `${host} port ${port}`;
  if (server === 'elsewhere' || server === 'kept out') {
    const fault = `Failed to connect to ${where} after ${seconds * 1000} ms: Timeout was reached`;
    return { code: 28, fault };
  }
  if (server === 'no upstream') return { status: 503, body: `${NO_UPSTREAM}\n` };
  const answer = server && probeOf(place.ctx, server, path);
  if (!server || answer === undefined || answer === 'refused') {
    return { code: 7, fault: `Failed to connect to ${where} after 0 ms: Connection refused` };
  }
  if (answer === 'hangs') {
    const fault = `Operation timed out after ${seconds * 1000} milliseconds with 0 bytes received`;
    return { code: 28, fault };
  }
  return { status: answer, body: bodyOf(server, answer) };
}

/** As Envoy, the proxy of Service Connect, says it. */
const NO_UPSTREAM = 'no healthy upstream';
const NOT_THROUGH_BALANCERS =
  'A request from a shell through a load balancer is not simulated here';

const isBalancer = ({ ctx }: ShellPlace, host: string): boolean =>
  [...ctx.world.loadBalancers.values()].some((one) => one.dnsName === host);

interface Server {
  readonly task: Task;
  readonly container: Container;
}

/** Who answers at an address and port: nobody, or nobody that the sandbox knows of. */
function answering(
  place: ShellPlace,
  { address, port }: { address: string; port: number },
): Server | undefined | 'elsewhere' | 'kept out' | 'no upstream' {
  const { ctx, task } = place;
  const endpoint = endpointAt(task, address, port);
  if (endpoint) return behindProxy(place, endpoint);
  if (address.startsWith('127.')) return listenerIn(ctx, task, port, ownHost(place));
  const there = [...ctx.world.tasks.values()].filter(
    (one) => one.privateIp === address && one.lastStatus !== 'STOPPED',
  );
  if (there.length === 0) return 'elsewhere';
  if (there.includes(task)) return listenerIn(ctx, task, port, task.containers);
  const [other] = there;
  const way = { from: taskParty(ctx, task), to: taskParty(ctx, other!), port };
  if (!isReachable(ctx, way)) return 'kept out';
  for (const one of there) {
    const server = listenerIn(ctx, one, port, one.containers);
    if (server) return server;
  }
  return undefined;
}

/** Who answers for the proxy: any task that a connection gets to. */
function behindProxy({ ctx, task }: ShellPlace, endpoint: ConnectEndpoint): Server | 'no upstream' {
  const { containerPort: port } = endpoint;
  for (const to of tasksBehind(ctx.world, endpoint)) {
    if (!isReachable(ctx, { from: taskParty(ctx, task), to: taskParty(ctx, to), port })) continue;
    const server = listenerIn(ctx, to, port, to.containers);
    if (server && probeOf(ctx, server, '/') !== 'refused') return server;
  }
  return 'no upstream';
}

/** Containers that are `localhost` to this one: in awsvpc and host mode all of the task. */
function ownHost({ ctx, task, container }: ShellPlace): readonly Container[] {
  const { networkMode } = definitionOf(ctx, task);
  return networkMode === 'awsvpc' || networkMode === 'host' ? task.containers : [container];
}

/** The container that listens on a port; one that maps none may be right for any. */
function listenerIn(
  ctx: EngineContext,
  task: Task,
  port: number,
  containers: readonly Container[],
): Server | undefined {
  const container = containers.find((one) => {
    const { portMappings } = containerDefinitionOf(ctx, task, one);
    const bound = one.networkBindings?.some(({ hostPort }) => hostPort === port);
    return bound || portMappings.some(({ containerPort }) => containerPort === port);
  });
  return container && { task, container };
}

/** What the container answers; those beside the one that serves answer well once they are up. */
function probeOf(ctx: EngineContext, { task, container }: Server, path: string): ProbeAnswer {
  if (container.lastStatus !== 'RUNNING') return 'refused';
  if (isServing(ctx, task, container)) return ctx.dataPlane.probe(task.server, path);
  const { startupSeconds = 0 } = container.behaviour ?? {};
  const age = (ctx.kernel.now - (container.startedAt ?? ctx.kernel.now)) / 1_000_000;
  return age < startupSeconds ? 'refused' : 200;
}

const bodyOf = ({ container }: Server, status: number): string =>
  status < 400
    ? `Hello from ${container.name} (${container.image})\n`
    : `Error ${status} from ${container.name} (${container.image})\n`;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html */
function metadata({ ctx, task, container }: ShellPlace, path: string): Reply {
  const [, of = '', what = ''] = /^\/v4\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (of !== container.runtimeId) return { status: 404, body: '404 page not found\n' };
  const describe = (one: Container) => ({
    DockerId: one.runtimeId,
    Name: one.name,
    Image: one.image,
    DesiredStatus: task.desiredStatus,
    KnownStatus: one.lastStatus,
    ContainerARN: one.arn,
  });
  if (what === '') return { status: 200, body: `${JSON.stringify(describe(container))}\n` };
  if (what !== '/task') return { status: 404, body: '404 page not found\n' };
  const { family, revision } = definitionOf(ctx, task);
  const answer = {
    Cluster: task.clusterArn,
    TaskARN: task.arn,
    Family: family,
    Revision: String(revision),
    DesiredStatus: task.desiredStatus,
    KnownStatus: task.lastStatus,
    Limits: { CPU: Number(task.cpu) / 1024, Memory: Number(task.memory) },
    AvailabilityZone: task.availabilityZone || `${REGION}a`,
    LaunchType: task.launchType,
    Containers: task.containers.map(describe),
  };
  return { status: 200, body: `${JSON.stringify(answer)}\n` };
}
