import type { PlacementStrategy } from '../../state/gestures/launch';

type Strategy = readonly PlacementStrategy[];

const ZONES: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.availability-zone' };
const INSTANCES: PlacementStrategy = { type: 'spread', field: 'instanceId' };
const PACKED: PlacementStrategy = { type: 'binpack', field: 'memory' };

/**
 * The placement templates of the ECS console, by name.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export const PLACEMENTS: readonly { value: string; label: string; strategy: Strategy }[] = [
  { value: 'usual', label: 'none given: spread over zones', strategy: [] },
  {
    value: 'az-spread',
    label: 'AZ balanced spread: zones, then instances',
    strategy: [ZONES, INSTANCES],
  },
  {
    value: 'az-binpack',
    label: 'AZ balanced BinPack: zones, then fullest first',
    strategy: [ZONES, PACKED],
  },
  { value: 'binpack', label: 'BinPack: least memory left first', strategy: [PACKED] },
  {
    value: 'binpack-cpu',
    label: 'BinPack: least CPU left first',
    strategy: [{ type: 'binpack', field: 'cpu' }],
  },
  { value: 'random', label: 'random', strategy: [{ type: 'random' }] },
];

export const CUSTOM = 'custom';

const same = (a: Strategy, b: Strategy) => JSON.stringify(a) === JSON.stringify(b);

/** Which of them a strategy is. */
export const placementOf = (strategy: Strategy): string =>
  PLACEMENTS.find((one) => same(one.strategy, strategy))?.value ?? CUSTOM;

export const strategyOf = (placement: string): Strategy | null =>
  PLACEMENTS.find(({ value }) => value === placement)?.strategy ?? null;
