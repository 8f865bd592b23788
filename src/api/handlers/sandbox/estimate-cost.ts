import { resourceLines, usdOf, usedSoFar } from '../../../engine/cost/estimate';
import { listPrice, MONTH_HOURS, type PriceId, usdPerHour } from '../../../engine/cost/list-prices';
import { REGION } from '../../../model/ids';
import { toSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';

/** Where a price is not known. */
const UNKNOWN = 'unknown';

/** To a millionth of a dollar, so that sums print alike everywhere. */
const rounded = (n: number): number => Math.round(n * 1e6) / 1e6;
const shown = (usd: number | null): number | string => (usd === null ? UNKNOWN : rounded(usd));
const sum = (figures: readonly (number | null)[]): number =>
  rounded(figures.reduce<number>((total, one) => total + (one ?? 0), 0));

/**
 * By list price, and marked as indicative: what all that is declared costs for so many hours, line
 * by line, and what the run has used so far. `unknown` is in no sum.
 */
export const estimateCost: Handler<'Sandbox.EstimateCost'> = ({ ctx }, input) => {
  const hours = input.hours ?? MONTH_HOURS;
  const lines = resourceLines(ctx).map(({ resource, price, quantity }) => {
    const perHour = usdPerHour(price, quantity);
    const usd = perHour === null ? null : perHour * hours;
    return { resource, price, quantity, perHour, usd };
  });
  const used = usedSoFar(ctx).map(([price, quantity]) => ({
    price,
    quantity,
    usd: usdOf(price, quantity),
  }));
  const prices = [...new Set([...lines, ...used].map(({ price }) => price))];
  return {
    indicative: true,
    region: REGION,
    hours,
    lines: lines.map(({ resource, price, quantity, perHour, usd }) => ({
      resource,
      what: listPrice(price).what,
      unit: unitOf(price),
      quantity: rounded(quantity),
      usdPerHour: shown(perHour),
      usd: shown(usd),
    })),
    totalUsdPerHour: sum(lines.map(({ perHour }) => perHour)),
    totalUsd: sum(lines.map(({ usd }) => usd)),
    soFar: {
      seconds: toSeconds(ctx.kernel.now),
      lines: used.map(({ price, quantity, usd }) => ({
        what: listPrice(price).what,
        unit: listPrice(price).unit,
        quantity: rounded(quantity),
        usd: shown(usd),
      })),
      usd: sum(used.map(({ usd }) => usd)),
    },
    prices: prices.map((price) => {
      const { what, unit, usd, source } = listPrice(price);
      return { what, unit, usd: usd ?? UNKNOWN, source };
    }),
  };
};

/** What a price counts, without its stretch of time: `vCPU` of `vCPU-hour`. */
function unitOf(price: PriceId): string {
  const { unit } = listPrice(price);
  return unit === 'hour' ? 'count' : unit.replace(/-(?:hour|month)$/, '');
}
