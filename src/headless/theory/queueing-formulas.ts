/**
 * What queueing theory says of systems that it has closed forms for. The mean service time is 1;
 * `load` is the offered load of one server, arrivals come at `servers * load`. Sources: Kleinrock,
 * Queueing Systems I (Wiley 1975), sections 3.2–3.5 (M/M/m, M/M/m/K), 5.6 (M/G/1) and 6.4 (G/M/1).
 */

/** A system with room for so many: its mean response time, and the share that it turns away. */
export interface FiniteSystem {
  mean: number;
  refused: number;
}

/**
 * M/M/c/K: c servers and places for K requests, those in service among them; K = c is Erlang's loss
 * system. From the balance of its birth-death chain, and Little's law.
 */
export function finiteQueue(servers: number, load: number, places: number): FiniteSystem {
  const arrivals = servers * load;
  const weights = [1];
  for (let n = 1; n <= places; n++) weights.push((weights[n - 1]! * arrivals) / min(n, servers));
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const refused = weights[places]! / whole;
  const inSystem = weights.reduce((sum, one, n) => sum + n * one, 0) / whole;
  return { mean: inSystem / (arrivals * (1 - refused)), refused };
}

const min = (a: number, b: number): number => (a < b ? a : b);

/** Erlang C: the probability that a request waits in M/M/c. */
export function waitingProbability(servers: number, load: number): number {
  const { refused: lost } = finiteQueue(servers, load, servers);
  return lost / (1 - load * (1 - lost));
}

/** M/M/c, first come first served: mean response time. */
export const centralQueueMean = (servers: number, load: number): number =>
  1 + waitingProbability(servers, load) / (servers * (1 - load));

/**
 * A quantile of the response time of M/M/c, first come first served: it is Exp(1), and with the
 * probability of waiting Exp(c(1−ρ)) more. By bisection; `share` below 1.
 */
export function centralQueueQuantile(servers: number, load: number, share: number): number {
  const waits = waitingProbability(servers, load);
  const rate = servers * (1 - load);
  const above = (t: number): number => {
    const both =
      Math.abs(rate - 1) < 1e-9
        ? (1 + t) * Math.exp(-t)
        : (rate * Math.exp(-t) - Math.exp(-rate * t)) / (rate - 1);
    return (1 - waits) * Math.exp(-t) + waits * both;
  };
  let [low, high] = [0, 1];
  while (above(high) > 1 - share) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (above(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Pollaczek and Khinchine's mean of M/G/1, first come first served; `scv` is the squared
 * coefficient of variation of the service time.
 */
export const singleServerMean = (load: number, scv: number): number =>
  1 + (load * (1 + scv)) / (2 * (1 - load));

/** M/G/1 with its server shared equally: the same for every distribution of service times. */
export const sharedServerMean = (load: number): number => 1 / (1 - load);

/**
 * Round robin over K equal servers: every K-th of a Poisson stream comes to each, so each is an
 * E_K/M/1. Its response time is exponential with the rate 1 − σ, where
 * σ = (Kρ / (Kρ + 1 − σ))^K; the mean is 1 / (1 − σ). K = 1 is M/M/1.
 */
export function roundRobinMean(servers: number, load: number): number {
  let sigma = 0;
  // From 0 the iteration climbs to the root below 1.
  for (let step = 0; step < 100_000; step++) {
    const next = Math.pow((servers * load) / (servers * load + 1 - sigma), servers);
    if (Math.abs(next - sigma) < 1e-15) break;
    sigma = next;
  }
  return 1 / (1 - sigma);
}

/** A quantile of an exponential time with this mean. */
export const exponentialQuantile = (mean: number, share: number): number =>
  -mean * Math.log(1 - share);
