import {
  centralQueueMean,
  centralQueueQuantile,
  exponentialQuantile,
  finiteQueue,
  roundRobinMean,
  sharedServerMean,
  singleServerMean,
} from './queueing-formulas';
import type { Expectation, Pool, QueueingSystem, ServiceTimes } from './queueing-system';
import {
  type KnownMean,
  SHARED_SERVERS,
  SHORTEST_QUEUE_EXACT,
  SHORTEST_QUEUE_ONE_SLOW,
  SHORTEST_QUEUE_SIMULATED,
} from './without-closed-form';

const LOADS = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99] as const;

const EXPONENTIAL: ServiceTimes = {
  name: 'M',
  scv: 1,
  image: { serviceTimeDistribution: 'exponential' },
};
const CONSTANT: ServiceTimes = {
  name: 'D',
  scv: 0,
  image: { serviceTimeDistribution: 'constant' },
};
const ERLANG: ServiceTimes = {
  name: 'E2',
  scv: 0.5,
  image: { serviceTimeDistribution: 'erlang', stages: 2 },
};
const hyper = (scv: number): ServiceTimes => ({
  name: `H2(${scv})`,
  scv,
  image: { serviceTimeDistribution: 'hyperexponential', scv },
});
const OTHERS = [CONSTANT, ERLANG, hyper(4), hyper(10)];

const pool = (more: Partial<Pool> = {}): Pool => ({
  tasks: 1,
  slots: 1,
  isShared: false,
  times: EXPONENTIAL,
  ...more,
});

const mean = (value: number): Expectation => ({ figure: 'mean', value });
const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p99', 0.99],
] as const;
const quantiles = (of: (share: number) => number): Expectation[] =>
  QUANTILES.map(([figure, share]) => ({ figure, value: of(share) }));

type Described = Pick<QueueingSystem, 'name' | 'source' | 'pools'> &
  Partial<Pick<QueueingSystem, 'algorithm' | 'expected'>>;

/** Equal servers of one pool at this load. */
function equal(load: number, described: Described, expected: Expectation[]): QueueingSystem {
  const servers = described.pools.reduce(
    (sum, { tasks, slots, isShared }) => sum + tasks * (isShared ? 1 : slots),
    0,
  );
  return {
    servers,
    load,
    arrivals: servers * load,
    algorithm: 'round_robin',
    expected,
    ...described,
  };
}

const centralQueues = (): QueueingSystem[] =>
  [1, 2, 4, 8, 10, 16, 20].flatMap((slots) =>
    LOADS.map((load) =>
      equal(load, { name: `M/M/${slots}`, source: 'Erlang C', pools: [pool({ slots })] }, [
        mean(centralQueueMean(slots, load)),
        ...quantiles((share) => centralQueueQuantile(slots, load, share)),
      ]),
    ),
  );

/** Systems that turn away what finds no place; they bear any load. */
function finiteQueues(): QueueingSystem[] {
  const loss = [1, 2, 4, 5, 8, 10, 20].flatMap((slots) =>
    [0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.2].map((load) => ({ slots, places: slots, load })),
  );
  const alone = [1, 2, 10, 50].flatMap((places) =>
    [0.5, 0.7, 0.9, 0.95, 1, 1.2, 2].map((load) => ({ slots: 1, places, load })),
  );
  // M/M/1/1 is in both.
  const more = alone.filter(
    ({ places, load }) =>
      !loss.some((one) => one.slots === places && one.load === load && places === 1),
  );
  return [...loss, ...more].map(({ slots, places, load }) => {
    const { mean: time, refused } = finiteQueue(slots, load, places);
    const described = {
      name: `M/M/${slots}/${places}`,
      source: places === slots ? 'Erlang B' : 'birth-death chain',
      pools: [pool({ slots, waiting: places - slots })],
    };
    return equal(load, described, [mean(time), { figure: 'refused', value: refused }]);
  });
}

const roundRobins = (): QueueingSystem[] =>
  [2, 4, 8, 10, 16].flatMap((tasks) =>
    LOADS.map((load) => {
      const time = roundRobinMean(tasks, load);
      const described = {
        name: `round robin over ${tasks}`,
        source: `E${tasks}/M/1 at each`,
        pools: [pool({ tasks })],
      };
      return equal(load, described, [
        mean(time),
        ...quantiles((share) => exponentialQuantile(time, share)),
      ]);
    }),
  );

const singleServers = (): QueueingSystem[] =>
  LOADS.flatMap((load) => [
    ...OTHERS.map((times) =>
      equal(
        load,
        { name: `M/${times.name}/1`, source: 'Pollaczek–Khinchine', pools: [pool({ times })] },
        [mean(singleServerMean(load, times.scv))],
      ),
    ),
    ...[EXPONENTIAL, ...OTHERS].map((times) =>
      equal(
        load,
        {
          name: `M/${times.name}/1-PS`,
          source: '1/(1−ρ), whatever the distribution',
          pools: [pool({ times, isShared: true })],
        },
        [mean(sharedServerMean(load))],
      ),
    ),
  ]);

const randomSplits = (): QueueingSystem[] =>
  [2, 4, 8].flatMap((tasks) =>
    LOADS.map((load) =>
      equal(
        load,
        {
          name: `weighted random over ${tasks}`,
          source: 'a Poisson stream split at random: M/M/1 at each',
          pools: [pool({ tasks })],
          algorithm: 'weighted_random',
        },
        [mean(roundRobinMean(1, load))],
      ),
    ),
  );

function shortestQueues(): QueueingSystem[] {
  const systems = (all: readonly KnownMean[], source: string): QueueingSystem[] =>
    all.map(({ servers, load, ...known }) =>
      equal(
        load,
        {
          name: `least outstanding over ${servers}`,
          source,
          pools: [pool({ tasks: servers })],
          algorithm: 'least_outstanding_requests',
        },
        [{ figure: 'mean', value: known.mean, half: known.half }],
      ),
    );
  return [
    ...systems(SHORTEST_QUEUE_EXACT, 'join the shortest queue, matrix-geometric'),
    ...systems(SHORTEST_QUEUE_SIMULATED, 'join the shortest queue, simulated'),
  ];
}

const sharedServers = (): QueueingSystem[] =>
  SHARED_SERVERS.flatMap(({ isShortestQueue, scv, means }) => {
    const times = scv === 0 ? CONSTANT : hyper(scv);
    return means.map((known) =>
      equal(
        known.load,
        {
          name: `${isShortestQueue ? 'least outstanding' : 'round robin'} over ${known.servers}, ${times.name} shared`,
          source: 'simulated; nearly insensitive for the shortest queue (Gupta et al. 2007)',
          pools: [pool({ tasks: known.servers, isShared: true, times })],
          algorithm: isShortestQueue ? 'least_outstanding_requests' : 'round_robin',
        },
        [{ figure: 'mean', value: known.mean, half: known.half }],
      ),
    );
  });

/** Three tasks at full speed and one at half, a request and four fifths in a service time. */
function oneSlow(): QueueingSystem[] {
  const [arrivals, tasks, slowness] = [1.8, 4, 2];
  const each = arrivals / tasks;
  const slow = slowness * roundRobinMean(tasks, each * slowness);
  const quick = roundRobinMean(tasks, each);
  const common = {
    servers: tasks,
    arrivals,
    pools: [pool({ tasks: tasks - 1 }), pool({ slowness })],
  };
  return [
    {
      ...common,
      name: 'round robin, one of 4 at half speed',
      load: each * slowness,
      algorithm: 'round_robin',
      source: 'E4/M/1 at each, at its own load',
      expected: [
        mean((slow + (tasks - 1) * quick) / tasks),
        { ...mean(slow), pool: { at: 1, name: 'the slow one' } },
      ],
    },
    {
      ...common,
      name: 'least outstanding, one of 4 at half speed',
      load: arrivals / (tasks - 1 + 1 / slowness),
      algorithm: 'least_outstanding_requests',
      source: 'join the shortest queue, simulated',
      expected: [{ ...mean(SHORTEST_QUEUE_ONE_SLOW), half: 0.0005 }],
    },
  ];
}

/** Two target groups of one listener: each has a Poisson stream of its own. */
function split(name: string, arrivals: number, stable: number, share: number): QueueingSystem {
  const loads = [(arrivals * (1 - share)) / stable, arrivals * share] as const;
  return {
    name,
    servers: stable + 1,
    load: Math.max(...loads),
    arrivals,
    algorithm: 'round_robin',
    source: 'independent Poisson streams; round robin within each group',
    pools: [pool({ tasks: stable, weight: 1 - share }), pool({ weight: share })],
    expected: [
      { ...mean(roundRobinMean(stable, loads[0])), pool: { at: 0, name: 'the larger group' } },
      { ...mean(roundRobinMean(1, loads[1])), pool: { at: 1, name: 'the smaller group' } },
    ],
  };
}

const splits = (): QueueingSystem[] => [
  ...[0.5, 0.7, 0.8, 0.9].map((load) => split('weights 75 and 25', 4 * load, 3, 0.25)),
  ...[0.1, 0.2].map((share) => split(`canary at ${share * 100} % beside 4`, 3, 4, share)),
];

/** All systems that queueing theory knows and an Application Load Balancer can stand for. */
export const queueingSystems = (): QueueingSystem[] => [
  ...centralQueues(),
  ...finiteQueues(),
  ...singleServers(),
  ...roundRobins(),
  ...randomSplits(),
  ...shortestQueues(),
  ...sharedServers(),
  ...oneSlow(),
  ...splits(),
];

/** What the reference values also speak of, and why it has no row. */
export const WITHOUT_A_ROW: readonly string[] = [
  'power-of-d choices: an Application Load Balancer has no such algorithm',
  'D/M/1: the limit of round robin over ever more targets, which no sandbox has',
];
