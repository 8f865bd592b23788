import { US_PER_SECOND } from '../../model/sim-time';
import type { CallLink, HostRecord } from './call-link';
import type { Plane } from './plane';

/**
 * CONNECT-3: a proxy avoids a host that five connections failed to within 30 s, for 30 s, and for
 * longer each time, up to 300 s.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
const OUTLIER = { failures: 5, withinSeconds: 30, avoidSeconds: 30, mostSeconds: 300 };

/** A connection to the server failed. */
export function noteFailedConnection(p: Plane, link: CallLink, server: number): void {
  const { now } = p.kernel;
  const record = recordOf(p, link, server);
  const since = now - OUTLIER.withinSeconds * US_PER_SECOND;
  record.failures = [...record.failures.filter((at) => at > since), now];
  if (record.failures.length < OUTLIER.failures || record.avoidedUntil > now) return;
  record.ejections++;
  const seconds = Math.min(OUTLIER.avoidSeconds * record.ejections, OUTLIER.mostSeconds);
  record.avoidedUntil = now + seconds * US_PER_SECOND;
  record.failures = [];
  p.ctx.emit(
    'ConnectHostAvoided',
    record.taskArn,
    `${link.host}: avoided for ${seconds} s after ${OUTLIER.failures} failed connections`,
    link.serviceArn,
  );
}

function recordOf(p: Plane, link: CallLink, server: number): HostRecord {
  const { taskArn } = p.servers[server]!;
  const known = link.hosts.find((one) => one.taskArn === taskArn);
  if (known) return known;
  const record = { server, taskArn, failures: [], ejections: 0, avoidedUntil: 0 };
  link.hosts.push(record);
  return record;
}

/** Whether a proxy avoids the server now. */
export function isAvoided(p: Plane, link: CallLink, server: number): boolean {
  const taskArn = p.servers[server]?.taskArn;
  const record = link.hosts.find((one) => one.taskArn === taskArn);
  return record !== undefined && record.avoidedUntil > p.kernel.now;
}
