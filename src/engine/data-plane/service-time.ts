import type { ImageBehaviour } from '../../model/image';
import { US_PER_MS } from '../../model/sim-time';
import { cos, exp, log, pow } from '../kernel/portable-math';
import type { RandomStream } from '../kernel/prng';

/** µs: the mean of exponential service times, 0 for any others. Most are these. */
export const exponentialMean = (image: ImageBehaviour): number =>
  image.serviceTimeDistribution === 'exponential' ? image.serviceTimeMs * US_PER_MS : 0;

type Sampler = (r: RandomStream) => number;

/** All who run an image share one: it keeps nothing. */
const samplers = new WeakMap<ImageBehaviour, Sampler>();

export function serviceTimeOf(image: ImageBehaviour): Sampler {
  let sampler = samplers.get(image);
  if (!sampler) samplers.set(image, (sampler = samplerOf(image)));
  return sampler;
}

/**
 * Draws one service time in µs (not yet whole). Every shape has the mean `serviceTimeMs`, but
 * bimodal.
 */
function samplerOf(image: ImageBehaviour): Sampler {
  const mean = image.serviceTimeMs * US_PER_MS;
  const exponential = (r: RandomStream, m: number) => -m * log(1 - r.next());
  switch (image.serviceTimeDistribution) {
    case 'constant':
      return () => mean;
    case 'exponential':
      return (r) => exponential(r, mean);
    case 'erlang': {
      const k = Math.max(1, Math.round(image.stages));
      return (r) => {
        let product = 1;
        for (let i = 0; i < k; i++) product *= 1 - r.next();
        return (-mean / k) * log(product);
      };
    }
    case 'hyperexponential': {
      // Two phases with balanced means: p1/m1 = p2/m2 (Whitt's fit for a given variation).
      const c2 = Math.max(1, image.scv);
      const p = (1 + Math.sqrt((c2 - 1) / (c2 + 1))) / 2;
      return (r) =>
        r.next() < p ? exponential(r, mean / (2 * p)) : exponential(r, mean / (2 - 2 * p));
    }
    case 'lognormal': {
      const sigma = image.sigma;
      return (r) => mean * exp(sigma * normal(r) - (sigma * sigma) / 2);
    }
    case 'pareto': {
      const low = (mean * (image.alpha - 1)) / image.alpha;
      return (r) => low / pow(1 - r.next(), 1 / image.alpha);
    }
    case 'bimodal': {
      const slow = image.slowMs * US_PER_MS;
      return (r) => (r.next() < image.slowShare ? slow : mean);
    }
  }
}

/** A standard normal number, by Box and Muller's transform. */
function normal(r: RandomStream): number {
  const u = 1 - r.next();
  return Math.sqrt(-2 * log(u)) * cos(6.283185307179586 * r.next());
}
