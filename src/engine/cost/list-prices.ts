import { INSTANCE_TYPES } from '../../model/instance-type';

/**
 * List prices of us-east-1, on demand, in US dollars. Indicative: none was read off a price list of
 * AWS, and they change.
 */
export interface ListPrice {
  readonly what: string;
  /** What `usd` is for: `vCPU-hour`, `GB-month` … */
  readonly unit: string;
  /** Null: not known. */
  readonly usd: number | null;
  /** Where it was found, and how far to trust it. */
  readonly source: string;
}

const ARTICLES = 'articles of March to June 2026, which agree';
const FIXTURES = 'fixtures of tools that reckon costs, August 2026';

const price = (what: string, unit: string, usd: number | null, source: string): ListPrice => ({
  what,
  unit,
  usd,
  source,
});

const SPOT_SOURCE = 'taken to be 70 % off, which AWS names as the most; it varies';
/** What is left of a price on Fargate Spot. */
const SPOT_SHARE = 0.3;

const [CPU, MEMORY] = [0.04048, 0.004445];
const [ARM_CPU, ARM_MEMORY] = [0.03238, 0.00356];

/** By the id that usage is counted under. */
export const LIST_PRICES = {
  'fargate-cpu': price('Fargate, Linux x86', 'vCPU-hour', CPU, ARTICLES),
  'fargate-memory': price('Fargate, Linux x86', 'GB-hour', MEMORY, ARTICLES),
  'fargate-arm-cpu': price('Fargate, Linux ARM', 'vCPU-hour', ARM_CPU, 'an article'),
  'fargate-arm-memory': price('Fargate, Linux ARM', 'GB-hour', ARM_MEMORY, 'an article'),
  'fargate-windows-cpu': price(
    'Fargate, Windows, with its licence',
    'vCPU-hour',
    0.09148 + 0.046,
    'an article',
  ),
  'fargate-windows-memory': price('Fargate, Windows', 'GB-hour', 0.01005, 'an article'),
  'fargate-spot-cpu': price('Fargate Spot, x86', 'vCPU-hour', CPU * SPOT_SHARE, SPOT_SOURCE),
  'fargate-spot-memory': price('Fargate Spot, x86', 'GB-hour', MEMORY * SPOT_SHARE, SPOT_SOURCE),
  'fargate-spot-arm-cpu': price(
    'Fargate Spot, ARM',
    'vCPU-hour',
    ARM_CPU * SPOT_SHARE,
    SPOT_SOURCE,
  ),
  'fargate-spot-arm-memory': price(
    'Fargate Spot, ARM',
    'GB-hour',
    ARM_MEMORY * SPOT_SHARE,
    SPOT_SOURCE,
  ),
  'fargate-storage': price(
    'Fargate ephemeral storage above 20 GB',
    'GB-hour',
    0.000111,
    'an article',
  ),
  'ebs-gp3': price('EBS gp3', 'GB-month', 0.08, FIXTURES),
  'ebs-gp3-iops': price('EBS gp3, IOPS above 3,000', 'IOPS-month', 0.005, FIXTURES),
  'ebs-gp3-throughput': price('EBS gp3, MB/s above 125', 'MB/s-month', 0.04, FIXTURES),
  'ebs-other': price('EBS of another type', 'GB-month', null, 'not known'),
  efs: price('EFS Standard', 'GB-month', 0.3, FIXTURES),
  'efs-one-zone': price('EFS One Zone', 'GB-month', 0.16, FIXTURES),
  'efs-ia': price('EFS Infrequent Access', 'GB-month', 0.025, FIXTURES),
  alb: price('Application Load Balancer', 'hour', 0.0225, FIXTURES),
  lcu: price('Application Load Balancer, capacity units', 'LCU-hour', 0.008, FIXTURES),
  'ec2-spot': price('EC2 Spot', 'hour', null, 'not known: it varies'),
  'ec2-undeclared': price('EC2 capacity that nobody declared', 'hour', null, 'not known'),
  'managed-instances': price('ECS Managed Instances, fee', 'hour', null, 'not known'),
  's3-files': price('S3 Files', 'GB-month', null, 'not known'),
  fsx: price('FSx for Windows', 'GB-month', null, 'not known'),
} as const satisfies Record<string, ListPrice>;

export type PriceId = keyof typeof LIST_PRICES | `ec2 ${string}`;

const TABLE = 'a table that AWS generates, 2026-07-20';

/** The price of what is counted under an id; of EC2 instances by their type: `ec2 m5.large`. */
export function listPrice(id: PriceId): ListPrice {
  if (Object.hasOwn(LIST_PRICES, id)) return LIST_PRICES[id as keyof typeof LIST_PRICES];
  const name = id.slice('ec2 '.length);
  const usd = INSTANCE_TYPES.find((one) => one.name === name)?.usdPerHour ?? null;
  return price(`EC2 ${name}, on demand`, 'hour', usd, usd === null ? 'not known' : TABLE);
}

/** Hours that a month is reckoned to have. */
export const MONTH_HOURS = 730;

/** US dollars for an hour of so much; null where the price is not known. */
export function usdPerHour(id: PriceId, quantity: number): number | null {
  const { usd, unit } = listPrice(id);
  if (usd === null) return null;
  return (quantity * usd) / (unit.endsWith('-month') ? MONTH_HOURS : 1);
}

/**
 * An LCU is what the busiest of four dimensions comes to; the first ten rules of a listener cost
 * nothing. https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export const LCU = {
  newConnectionsPerSecond: 25,
  activeConnections: 3000,
  gbPerHour: 1,
  rulesPerSecond: 1000,
  freeRules: 10,
} as const;

/**
 * What the sandbox does not count of connections and bytes is taken to be so (*assumed*): requests
 * that one connection carries, how long it is open, and the size of a request with its answer.
 */
export const CONNECTION = { requests: 10, seconds: 60, bytesPerRequest: 2000 } as const;
