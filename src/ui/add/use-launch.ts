import { useState } from 'react';
import type { ClusterView, EntityView } from '../../model/view';
import { USUAL_SUBNETS } from '../../model/service-network';
import { FARGATE_PROVIDERS } from '../../state/gestures/cluster-providers';
import { type Launch, type NetworkMode } from '../../state/gestures/launch';
import { strategyOf } from './placement-templates';
import { type HeldItem, strategyProblem, toStrategy } from './strategy-fields';

/** By launch type, or by capacity providers: named, or those of the cluster. */
export type ComputeOption = 'FARGATE' | 'EC2' | 'strategy' | 'default';

export interface HeldLaunch {
  compute: ComputeOption;
  items: HeldItem[];
  networkMode: NetworkMode;
  subnets: string[];
  securityGroups: string[];
  assignPublicIp: boolean;
  placement: string;
  distinctInstance: boolean;
  expression: string;
}

type Entities = ReadonlyMap<string, EntityView>;

/** What a service dropped here would run on: instances where there are any, else Fargate. */
function usualCompute(entities: Entities, cluster: ClusterView | undefined): ComputeOption {
  if (!cluster) return 'FARGATE';
  if (cluster.defaultCapacityProviderStrategy.length > 0) return 'default';
  const hasInstances = [...entities.values()].some(
    (one) => one.kind === 'containerInstance' && one.clusterArn === cluster.id,
  );
  return hasInstances ? 'EC2' : 'FARGATE';
}

/** Every provider that a service of the cluster could name. */
function providersFor(entities: Entities, cluster: ClusterView | undefined): string[] {
  const groups = [...entities.values()].flatMap((one) =>
    one.kind === 'capacityProvider' ? one.name : [],
  );
  return [...new Set([...(cluster?.capacityProviders ?? []), ...FARGATE_PROVIDERS, ...groups])];
}

/** Instances of the cluster that no provider of a strategy has launched: it leaves them alone. */
function unusedBy(
  entities: Entities,
  cluster: ClusterView | undefined,
  strategy: readonly { capacityProvider: string }[],
): number {
  const used = new Set<string | null>(strategy.map((one) => one.capacityProvider));
  return [...entities.values()].filter(
    (one) =>
      one.kind === 'containerInstance' &&
      one.clusterArn === cluster?.id &&
      !used.has(one.capacityProvider),
  ).length;
}

const onFargate = (items: readonly { capacityProvider: string }[]): boolean =>
  FARGATE_PROVIDERS.some((name) => name === items[0]?.capacityProvider);

/** What tasks will run on, in the making. `given` is the mode of a definition that is there. */
export function useLaunch(entities: Entities, clusterId: string | null, given: NetworkMode | null) {
  const found = clusterId === null ? undefined : entities.get(clusterId);
  const cluster = found?.kind === 'cluster' ? found : undefined;
  const usual = usualCompute(entities, cluster);
  const providers = providersFor(entities, cluster);
  const [edits, setEdits] = useState<Partial<HeldLaunch>>({});
  const held: HeldLaunch = {
    compute: usual,
    items: [{ capacityProvider: providers[0]!, weight: 1, base: 0 }],
    networkMode: 'bridge',
    subnets: [...USUAL_SUBNETS],
    securityGroups: [],
    assignPublicIp: true,
    placement: 'usual',
    distinctInstance: false,
    expression: '',
    ...edits,
  };
  const byDefault = cluster?.defaultCapacityProviderStrategy ?? [];
  const named = held.compute === 'strategy' ? held.items : byDefault;
  const fromProviders = held.compute === 'strategy' || held.compute === 'default';
  const isFargate = held.compute === 'FARGATE' || (held.compute !== 'EC2' && onFargate(named));
  const problem =
    (held.compute === 'strategy' && strategyProblem(held.items)) ||
    (held.subnets.length === 0 && 'Tasks need a subnet.') ||
    null;
  return {
    held,
    set: (change: Partial<HeldLaunch>) => setEdits((before) => ({ ...before, ...change })),
    isFargate,
    isFixedMode: given !== null,
    providers,
    /** The cluster's own strategy; empty where it has none. */
    byDefault,
    unused: fromProviders ? unusedBy(entities, cluster, named) : 0,
    launch: toLaunch(held, isFargate, given),
    problem,
  };
}

export type LaunchChoice = ReturnType<typeof useLaunch>;

function toLaunch(held: HeldLaunch, isFargate: boolean, given: NetworkMode | null): Launch {
  const { compute, expression, distinctInstance, subnets, securityGroups } = held;
  const networkMode = given ?? (isFargate ? 'awsvpc' : held.networkMode);
  return {
    launchType: compute === 'FARGATE' || compute === 'EC2' ? compute : null,
    strategy: compute === 'strategy' ? toStrategy(held.items) : [],
    isOnFargate: isFargate,
    networkMode,
    network: {
      subnets,
      ...(securityGroups.length > 0 && { securityGroups }),
      ...(isFargate && { assignPublicIp: held.assignPublicIp ? 'ENABLED' : 'DISABLED' }),
    },
    ...(!isFargate && {
      placementStrategy: strategyOf(held.placement) ?? [],
      placementConstraints: [
        ...(distinctInstance ? [{ type: 'distinctInstance' }] : []),
        ...(expression.trim() === '' ? [] : [{ type: 'memberOf', expression }]),
      ],
    }),
  };
}
