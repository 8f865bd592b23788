import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useAnswer } from '../inspector/use-answer';
import { useLastEvent, useNow } from '../inspector/use-calm';
import { toSeconds } from '../../model/sim-time';

/** `unknown` where no list price is known. */
type Usd = number | 'unknown';

/** One thing that is priced, of one resource. */
export interface CostLine {
  /** `service demo/web`, `instance i-…`, `load balancer web-alb`. */
  resource: string;
  what: string;
  unit: string;
  quantity: number;
  usdPerHour: Usd;
}

export interface Cost {
  lines: CostLine[];
  /** What the whole run has used so far. */
  soFar: { seconds: number; usd: number };
}

/** AWS's month. */
export const MONTH_HOURS = 730;
/** Requests, which capacity units hang on, are reckoned anew so often; simulated seconds. */
const EVERY = 10;

/** EstimateCost, asked again when something happens; null before the first answer. */
export function useCost(): Cost | null {
  const moment = Math.floor(toSeconds(useNow()) / EVERY);
  const version = `${moment} ${useLastEvent()}`;
  const { result } = useAnswer(operation('Sandbox.EstimateCost', {}), version);
  const lines = outputMember(result, 'lines');
  const soFar = outputMember(result, 'soFar');
  if (!Array.isArray(lines) || typeof soFar !== 'object') return null;
  return { lines, soFar: soFar as Cost['soFar'] };
}

/** Of those whose price is known. */
export const perHour = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { usdPerHour }) => sum + (usdPerHour === 'unknown' ? 0 : usdPerHour), 0);

/** Resources with what each costs an hour, the dearest first. */
export function byResource(
  lines: readonly CostLine[],
): { resource: string; usdPerHour: number; isKnown: boolean }[] {
  const resources = [...new Set(lines.map(({ resource }) => resource))];
  return resources
    .map((resource) => ({ resource, own: lines.filter((one) => one.resource === resource) }))
    .map(({ resource, own }) => ({
      resource,
      usdPerHour: perHour(own),
      isKnown: own.every(({ usdPerHour }) => usdPerHour !== 'unknown'),
    }))
    .sort((a, b) => b.usdPerHour - a.usdPerHour);
}

/** `$18.02`, `$0.0247`, `$0.000003`: so many digits as tell something. */
export function dollars(usd: Usd): string {
  if (usd === 'unknown') return 'unknown';
  if (usd === 0) return '$0';
  if (usd < 0.01) return `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 3 })}`;
  if (usd < 1) return `$${usd.toPrecision(3)}`;
  const digits = usd < 1000 ? 2 : 0;
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
