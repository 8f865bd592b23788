/** A mean response time, in service times, that no closed form gives. */
export interface KnownMean {
  servers: number;
  load: number;
  mean: number;
  /** Half of its 95 % interval, where it was simulated. */
  half?: number;
}

/**
 * Join the shortest queue over equal servers, exponential service; first come first served and
 * shared servers have the same mean. Exact: a quasi-birth-death process on the shortest queue and
 * the gaps to it, its gaps cut off from below and from above until both bounds agree, after Adan,
 * van Houtum and van der Wal, "Upper and lower bounds for the waiting time in the symmetric
 * shortest queue system", Annals of Operations Research 48 (1994).
 */
export const SHORTEST_QUEUE_EXACT: readonly KnownMean[] = [
  { servers: 2, load: 0.3, mean: 1.144025052 },
  { servers: 2, load: 0.5, mean: 1.426320751 },
  { servers: 2, load: 0.7, mean: 2.108197274 },
  { servers: 2, load: 0.8, mean: 2.955736618 },
  { servers: 2, load: 0.9, mean: 5.474912821 },
  { servers: 2, load: 0.95, mean: 10.486638813 },
  { servers: 2, load: 0.99, mean: 50.497187612 },
  { servers: 4, load: 0.3, mean: 1.031857685 },
  { servers: 4, load: 0.5, mean: 1.158150638 },
  { servers: 4, load: 0.7, mean: 1.511437569 },
  { servers: 4, load: 0.8, mean: 1.953134213 },
  { servers: 4, load: 0.9, mean: 3.240838356 },
  { servers: 4, load: 0.95, mean: 5.765690459 },
  { servers: 4, load: 0.99, mean: 25.789157348 },
  { servers: 8, load: 0.3, mean: 1.002733837 },
  { servers: 8, load: 0.5, mean: 1.042106752 },
  { servers: 8, load: 0.7, mean: 1.218129491 },
  { servers: 8, load: 0.8, mean: 1.456057378 },
  { servers: 8, load: 0.9, mean: 2.134454236 },
  { servers: 8, load: 0.95, mean: 3.423743329 },
];

/** The same over sixteen, by a simulation of its own of 10 to 100 million requests. */
export const SHORTEST_QUEUE_SIMULATED: readonly KnownMean[] = [
  { servers: 16, load: 0.5, mean: 1.00518, half: 0.00066 },
  { servers: 16, load: 0.7, mean: 1.07526, half: 0.00083 },
  { servers: 16, load: 0.9, mean: 1.57834, half: 0.0036 },
  { servers: 16, load: 0.95, mean: 2.2572, half: 0.0102 },
];

/** Means over equal servers that are each shared, by balancing and variation of service times. */
export interface SharedServers {
  isShortestQueue: boolean;
  /** Squared coefficient of variation: 0 constant, else hyperexponential of balanced means. */
  scv: number;
  means: readonly KnownMean[];
}

/**
 * By a simulation of its own of 10 to 30 million requests. That the shortest queue hardly minds the
 * distribution: Gupta, Harchol-Balter, Sigman and Whitt, "Analysis of join-the-shortest-queue
 * routing for web server farms", Performance Evaluation 64 (2007).
 */
export const SHARED_SERVERS: readonly SharedServers[] = [
  {
    isShortestQueue: true,
    scv: 0,
    means: [
      { servers: 2, load: 0.5, mean: 1.4147, half: 0.0011 },
      { servers: 2, load: 0.7, mean: 2.084, half: 0.0039 },
      { servers: 2, load: 0.9, mean: 5.431, half: 0.0203 },
    ],
  },
  {
    isShortestQueue: true,
    scv: 4,
    means: [
      { servers: 2, load: 0.5, mean: 1.4357, half: 0.0037 },
      { servers: 2, load: 0.7, mean: 2.1235, half: 0.0101 },
      { servers: 2, load: 0.9, mean: 5.4723, half: 0.0494 },
      { servers: 4, load: 0.5, mean: 1.1619, half: 0.0021 },
      { servers: 4, load: 0.7, mean: 1.519, half: 0.0052 },
      { servers: 4, load: 0.9, mean: 3.2586, half: 0.028 },
    ],
  },
  {
    isShortestQueue: true,
    scv: 10,
    means: [
      { servers: 4, load: 0.5, mean: 1.1644, half: 0.0039 },
      { servers: 4, load: 0.7, mean: 1.5294, half: 0.0089 },
      { servers: 4, load: 0.9, mean: 3.2489, half: 0.0374 },
    ],
  },
  {
    isShortestQueue: false,
    scv: 0,
    means: [
      { servers: 2, load: 0.5, mean: 1.3526, half: 0.001 },
      { servers: 2, load: 0.7, mean: 1.9884, half: 0.0036 },
      { servers: 2, load: 0.9, mean: 5.2987, half: 0.0225 },
    ],
  },
  {
    isShortestQueue: false,
    scv: 4,
    means: [
      { servers: 2, load: 0.5, mean: 1.778, half: 0.0058 },
      { servers: 2, load: 0.7, mean: 2.9451, half: 0.0188 },
      { servers: 2, load: 0.9, mean: 8.9562, half: 0.0985 },
      { servers: 4, load: 0.5, mean: 1.6721, half: 0.0049 },
      { servers: 4, load: 0.7, mean: 2.7626, half: 0.0159 },
      { servers: 4, load: 0.9, mean: 8.3921, half: 0.0799 },
    ],
  },
  {
    isShortestQueue: false,
    scv: 10,
    means: [
      { servers: 4, load: 0.5, mean: 1.7705, half: 0.0089 },
      { servers: 4, load: 0.7, mean: 2.9593, half: 0.0241 },
      { servers: 4, load: 0.9, mean: 9.1745, half: 0.141 },
    ],
  },
];

/** One of four servers at half speed, arrivals at 1.8, the shortest queue: simulated too. */
export const SHORTEST_QUEUE_ONE_SLOW = 1.402;
