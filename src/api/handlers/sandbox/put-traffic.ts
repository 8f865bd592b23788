import { LIMITS } from '../../../engine/limits';
import { defaultTraffic, type TrafficSource } from '../../../model/traffic';
import { sandboxErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { loadBalancerOf } from '../references';
import { describeTraffic } from './describe-traffic';

/** Takes the place of a client of the same name, which begins anew. */
export const putTraffic: Handler<'Sandbox.PutTraffic'> = ({ ctx }, input) => {
  const { loadBalancer } = input;
  const arn = loadBalancer === undefined ? '' : loadBalancerOf(ctx.world, loadBalancer).arn;
  const source = read(input, arn);
  ctx.world.traffic.set(source.name, source);
  ctx.dataPlane.trafficChanged(source.name);
  ctx.touch(`traffic/${source.name}`);
  return { traffic: describeTraffic(ctx.world, source) };
};

function read(input: InputOf<'Sandbox.PutTraffic'>, loadBalancerArn: string): TrafficSource {
  const { name, rate, header = {}, replay, sourceIp } = input;
  const usual = defaultTraffic(name, loadBalancerArn, rate);
  const { pattern = usual.pattern } = input;
  if (sourceIp !== undefined && !isAddress(sourceIp)) {
    refuse(sandboxErrors.invalid(`sourceIp must be an IPv4 address; got '${sourceIp}'.`));
  }
  refuseCrowd(input.clients ?? 1);
  const rows = replay === undefined ? undefined : readRecording(replay);
  for (const member of ['rate', 'toRate', 'spikeRate', 'amplitude'] as const) {
    refuseFlood(member, input[member] ?? 0);
  }
  for (const row of rows ?? []) refuseFlood('A rate of replay', row.rate);
  return {
    name,
    loadBalancerArn,
    rate,
    pattern,
    listenerPort: input.listenerPort ?? usual.listenerPort,
    ...(input.host !== undefined && { host: input.host }),
    path: pathOf(input),
    method: input.method ?? usual.method,
    headers: Object.entries(header).map(([key, value]) => ({ name: key, value })),
    ...(sourceIp !== undefined && { sourceIp }),
    ...shapeOf(input, pattern),
    clients: input.clients ?? usual.clients,
    clientTimeoutSeconds: input.clientTimeout ?? usual.clientTimeoutSeconds,
    ...(rows && { replay: rows }),
  };
}

/** The path with its query, which may stand in it already. */
function pathOf({ path = '/', queryString = '' }: InputOf<'Sandbox.PutTraffic'>): string {
  if (!path.startsWith('/')) refuse(sandboxErrors.invalid("path must begin with a '/'."));
  if (queryString === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${queryString.replace(/^\?/, '')}`;
}

/** Faster than time moves on, a second would never be over. */
function refuseFlood(name: string, rate: number): void {
  const most = LIMITS.requestsPerSecond;
  if (rate > most) {
    refuse(
      sandboxErrors.invalid(`${name} cannot be above ${most} requests a second; got ${rate}.`),
    );
  }
}

/** Beyond that many, users would share cookie jars and follow each other from target to target. */
function refuseCrowd(clients: number): void {
  const most = LIMITS.cookieJars;
  if (clients <= most) return;
  refuse(
    sandboxErrors.invalid(
      `clients must be between 1 and ${most}, as each keeps a cookie jar; got ${clients}.`,
    ),
  );
}

const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

/** The members that belong to a pattern, with something sensible for what was left out. */
function shapeOf(
  input: InputOf<'Sandbox.PutTraffic'>,
  pattern: TrafficSource['pattern'],
): Partial<TrafficSource> {
  const { rate, toRate, over = 60, spikeRate = rate * 5, spikeEvery = 60, spikeFor = 10 } = input;
  const { period = 60, amplitude = rate / 2 } = input;
  switch (pattern) {
    case 'ramp':
      if (toRate === undefined) return refuse(sandboxErrors.invalid('A ramp needs a toRate.'));
      return { toRate, over };
    case 'spike':
      if (spikeFor > spikeEvery) {
        refuse(sandboxErrors.invalid('spikeFor cannot be longer than spikeEvery.'));
      }
      return { spikeRate, spikeEvery, spikeFor };
    case 'sine':
      return { period, amplitude };
    default:
      return {};
  }
}

/** `second,rate` a line; a first line of other words is a heading. */
function readRecording(text: string): { second: number; rate: number }[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(',').map((cell) => Number(cell.trim())));
  if (rows.length > 0 && rows[0]!.some(Number.isNaN)) rows.shift();
  let last = -1;
  const recording = rows.map((cells) => {
    const [second = Number.NaN, rate = Number.NaN] = cells;
    if (cells.length !== 2 || !(second > last) || !(rate >= 0)) {
      refuse(
        sandboxErrors.invalid('replay must be lines of second,rate with the seconds ascending.'),
      );
    }
    last = second;
    return { second, rate };
  });
  if (recording.length === 0) refuse(sandboxErrors.invalid('replay has no line of second,rate.'));
  return recording;
}
