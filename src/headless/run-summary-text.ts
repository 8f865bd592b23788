import { formatClock, formatDuration, seconds } from '../model/sim-time';
import type { RunSummary } from '../api/trial/run-summary';

/** A summary for people: a paragraph a subject, everything that went wrong by its name. */
export function summaryText(summary: RunSummary): string {
  const { from, to, seed, fingerprint } = summary;
  const span = `${formatClock(seconds(from))} to ${formatClock(seconds(to))}`;
  const lines = [
    `Ran from ${span}, seed ${seed}, fingerprint ${fingerprint}.`,
    '',
    ...requestLines(summary),
    '',
    ...serviceLines(summary),
    '',
    ...deploymentLines(summary),
    '',
    ...taskLines(summary),
  ];
  return `${lines.join('\n')}\n`;
}

const counted = (codes: Record<string, number>): string =>
  Object.entries(codes)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ') || 'none';

function requestLines({ requests, latencyMs }: RunSummary): string[] {
  const { requestCount, failedRequests, clientTimeouts, connectionsRefused, inFlight } = requests;
  if (requestCount + connectionsRefused + inFlight === 0) return ['Requests: none'];
  const share = requestCount === 0 ? 0 : (100 * failedRequests) / requestCount;
  const lines = [
    `Requests: ${requestCount}, failed ${failedRequests} (${share.toFixed(2)} %), in flight ${inFlight}`,
    `  answered by targets: ${counted(requests.httpCodeTarget)}`,
    `  answered by load balancers: ${counted(requests.httpCodeElb)}`,
  ];
  if (clientTimeouts > 0) lines.push(`  given up by clients: ${clientTimeouts}`);
  if (connectionsRefused > 0)
    lines.push(`  to a port that nothing listens on: ${connectionsRefused}`);
  const { mean, p50, p90, p99, max } = latencyMs;
  if (mean !== null)
    lines.push(`  latency: mean ${mean} ms, p50 ${p50}, p90 ${p90}, p99 ${p99}, max ${max}`);
  return lines;
}

function serviceLines({ services }: RunSummary): string[] {
  if (services.length === 0) return ['Services: none'];
  return [
    'Services:',
    ...services.map((one) => {
      const { service, taskDefinition, desired, running, pending, steadySince, trouble } = one;
      const tasks = `${running} of ${desired} running${pending > 0 ? `, ${pending} pending` : ''}`;
      const rest =
        steadySince === null ? 'not steady' : `steady since ${formatClock(seconds(steadySince))}`;
      return `  ${service} (${taskDefinition}): ${tasks}, ${rest}${trouble ? `. ${trouble}` : ''}`;
    }),
  ];
}

function deploymentLines({ deployments }: RunSummary): string[] {
  if (deployments.length === 0) return ['Deployments: none'];
  return [
    'Deployments:',
    ...deployments.map((one) => {
      const { service, strategy, status, statusReason, durationSeconds, startedAt } = one;
      const failed = one.failedRequests > 0 ? `, ${one.failedRequests} requests failed` : '';
      const why = statusReason ? `: ${statusReason}` : '';
      const begun = `begun at ${formatClock(seconds(startedAt))}`;
      const took = `${begun}, ${formatDuration(seconds(durationSeconds))}`;
      return `  ${service} ${strategy} ${status}, ${took}${failed}${why}`;
    }),
  ];
}

function taskLines({ tasks: { started, stopped, stops } }: RunSummary): string[] {
  return [
    `Tasks: ${started} started, ${stopped} stopped`,
    ...stops.map(({ stopCode, reason, count }) => `  ${count} × ${stopCode}: ${reason}`),
  ];
}
