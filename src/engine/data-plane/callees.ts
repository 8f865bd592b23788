import type { Task } from '../../model/task';
import { US_PER_SECOND } from '../../model/sim-time';
import { answerable, discoveryNamed, RECORDS_ANSWERED } from '../discovery/cloud-map';
import { tasksBehind } from '../discovery/service-connect';
import { taskParty } from '../network/parties';
import { isReachable } from '../network/reachability';
import { CALL_ENDED } from '../observe/service-call-view';
import { TIMINGS } from '../timings';
import type { CallLink } from './call-link';
import { laneFor } from './deadlines';
import type { Plane } from './plane';
import { answersOn } from './ports';
import type { TaskServer } from './task-server';

/**
 * Who answers a link's name now, as servers; worked out anew only when something has changed. The
 * proxy of Service Connect knows at once who comes and goes; DNS is believed as long as its answer
 * may be kept.
 */
export function refreshCallees(p: Plane, s: TaskServer, link: CallLink): void {
  const { world } = p.ctx;
  const isKept = link.via !== 'CLOUD_MAP' || p.kernel.now < link.keptUntil;
  if (isKept && link.poolOf === world.changes) return;
  const caller = world.tasks.get(s.taskArn);
  if (!caller) return;
  link.poolOf = world.changes;
  const endpoint = caller.connect?.find(
    ({ dnsName, port }) => dnsName === link.host && port === link.port,
  );
  if (endpoint) {
    link.via = 'SERVICE_CONNECT';
    link.serviceArn = endpoint.serviceArn;
    link.containerPort = endpoint.containerPort;
    link.lane = laneOf(p, endpoint.perRequestTimeout);
    fill(link, tasksBehind(world, endpoint));
    return;
  }
  const service = discoveryNamed(world, link.host);
  if (!service) {
    link.via = 'unknown';
    link.pool = [];
    return;
  }
  link.via = 'CLOUD_MAP';
  link.lane = laneOf(p, TIMINGS.callTimeout.low);
  if (p.kernel.now >= link.keptUntil) {
    link.keptUntil = p.kernel.now + service.ttlSeconds * US_PER_SECOND;
    link.hosts = chosenRecords(
      p,
      answerable(service).map(({ taskArn }) => taskArn),
    );
  }
  const tasks = link.hosts.flatMap(({ taskArn }) => world.tasks.get(taskArn) ?? []);
  link.serviceArn = tasks[0]?.serviceArn ?? link.serviceArn;
  fill(link, tasks);
}

const laneOf = (p: Plane, seconds: number): number =>
  seconds > 0 ? laneFor(p, Math.round(seconds * US_PER_SECOND), CALL_ENDED.timedOut) : -1;

/** MAP-2: at most eight records, by chance which. */
function chosenRecords(p: Plane, arns: string[]): CallLink['hosts'] {
  const order = arns.map((taskArn) => ({ taskArn, at: p.streams.calls.next() }));
  return order
    .sort((a, b) => a.at - b.at)
    .slice(0, RECORDS_ANSWERED)
    .map(({ taskArn }) => ({ server: -1, taskArn, failures: [], ejections: 0, avoidedUntil: 0 }));
}

function fill(link: CallLink, tasks: readonly Task[]): void {
  link.pool = [];
  for (const { server } of tasks) if (server >= 0) link.pool.push(server);
}

/** Whether a connection gets from one server to the other. */
export function isOpen(p: Plane, from: TaskServer, to: TaskServer, port: number): boolean {
  const { tasks } = p.ctx.world;
  const caller = tasks.get(from.taskArn);
  const callee = tasks.get(to.taskArn);
  if (!caller || !callee || !answersOn(p, callee, port)) return false;
  return isReachable(p.ctx, { from: taskParty(p.ctx, caller), to: taskParty(p.ctx, callee), port });
}
