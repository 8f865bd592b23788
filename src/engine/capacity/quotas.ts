import type { EngineContext } from '../engine-context';

/** A quota of the account, as AWS names it and sets it for a new account. */
interface Quota {
  readonly name: string;
  readonly default: number;
}

/**
 * The quotas that the sandbox knows, by AWS's name in small letters with hyphens.
 * https://docs.aws.amazon.com/general/latest/gr/ecs-service.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const QUOTAS = {
  'fargate-on-demand-vcpu-resource-count': {
    name: 'Fargate On-Demand vCPU resource count',
    default: 6,
  },
  'fargate-spot-vcpu-resource-count': { name: 'Fargate Spot vCPU resource count', default: 6 },
  'clusters-per-account': { name: 'Clusters per account', default: 10_000 },
  'services-per-cluster': { name: 'Services per cluster', default: 5000 },
  'tasks-per-service': { name: 'Tasks per service', default: 5000 },
  'container-instances-per-cluster': { name: 'Container instances per cluster', default: 5000 },
  'containers-per-task-definition': { name: 'Containers per task definition', default: 10 },
  'capacity-providers-per-cluster': { name: 'Capacity providers per cluster', default: 20 },
  'tasks-in-provisioning-state-per-cluster': {
    name: 'Tasks in PROVISIONING state per cluster',
    default: 500,
  },
  'application-load-balancers-per-region': {
    name: 'Application Load Balancers per Region',
    default: 50,
  },
  'target-groups-per-application-load-balancer': {
    name: 'Target Groups per Application Load Balancer',
    default: 100,
  },
  'listeners-per-application-load-balancer': {
    name: 'Listeners per Application Load Balancer',
    default: 50,
  },
  'rules-per-application-load-balancer': {
    name: 'Rules per Application Load Balancer',
    default: 100,
  },
  'targets-per-target-group-per-region': {
    name: 'Targets per Target Group per Region',
    default: 1000,
  },
} as const satisfies Record<string, Quota>;
export type QuotaId = keyof typeof QUOTAS;

/** What it is set to: by put-quota, else AWS's default. */
export const quotaOf = ({ world }: Pick<EngineContext, 'world'>, id: QuotaId): number =>
  world.quotas.values[id] ?? QUOTAS[id].default;

/** QUOTA-1: quotas hold once put-quota has turned them on. */
export const isOver = (ctx: Pick<EngineContext, 'world'>, id: QuotaId, count: number): boolean =>
  ctx.world.quotas.enabled && count > quotaOf(ctx, id);
