/**
 * Where everything stands: from what the engine said, the user's layout and the places given so far
 * to nested rectangles and edges. The canvas makes its nodes from it, the picture its model; edges
 * and dots take their way from the same routes.
 */
import type { EntityView } from '../model/view';
import { PROVIDER } from './box-layout';
import { homeOfProvider } from './capacity-sections';
import { addCluster, planCluster } from './cluster-plan';
import { knownFrom, loadBalancerFacts } from './from-views';
import {
  ALARM_SIZE,
  CLIENT_SIZE,
  FAULT_SIZE,
  FILE_SYSTEM_SIZE,
  FRAME,
  type Size,
  sizeOfLoadBalancer,
  sizeOfTargetGroup,
  SUMMARY_SIZE,
  VOLUME_SIZE,
} from './geometry';
import { SceneBuilder } from './scene-builder';
import type { NodeKind, Scene, SceneInput } from './scene-node';
import { serviceFacts } from './service-facts';
import { layoutService } from './service-layout';
import { settle, type Standing } from './settle';
import { isShown, shownOf } from './shown';

type Kind = EntityView['kind'];

/** What stands on the canvas itself, by the kind of its entity. */
const CARDS: Partial<Record<Kind, NodeKind>> = {
  loadBalancer: 'loadBalancer',
  targetGroup: 'targetGroup',
  traffic: 'client',
  fault: 'fault',
  alarm: 'alarm',
  fileSystem: 'fileSystem',
  ebsVolume: 'ebsVolume',
  capacityProvider: 'capacityProvider',
};

/** The size an entity asks for on its own; frames are sized by what lies in them. */
export function ownSize(
  view: EntityView,
  input: Pick<SceneInput, 'entities' | 'layout' | 'slots' | 'opened'>,
): Size {
  switch (view.kind) {
    case 'loadBalancer':
      return sizeOfLoadBalancer(loadBalancerFacts(view, knownFrom(input.entities)));
    case 'targetGroup':
      return sizeOfTargetGroup({ pips: view.targets });
    case 'traffic':
      return CLIENT_SIZE;
    case 'alarm':
      return ALARM_SIZE;
    case 'fileSystem':
      return FILE_SYSTEM_SIZE;
    case 'ebsVolume':
      return VOLUME_SIZE;
    case 'capacityProvider':
      return { width: FRAME.minServiceWidth, height: PROVIDER.header + PROVIDER.empty };
    case 'service':
      if (input.layout[view.id]?.collapsed) return SUMMARY_SIZE;
      return layoutService(serviceFacts(view, input).groups);
    default:
      return FAULT_SIZE;
  }
}

/**
 * Whether an entity has a place of its own on the canvas: a volume while it hangs under no task,
 * a provider of no cluster.
 */
export function standsAlone(
  view: EntityView,
  { entities, slots }: Pick<SceneInput, 'entities' | 'slots'>,
): boolean {
  if (!isShown(view)) return false;
  if (view.kind === 'capacityProvider') return homeOfProvider(entities, view) === null;
  if (view.kind !== 'ebsVolume') return view.kind === 'cluster' || CARDS[view.kind] !== undefined;
  return !Object.values(slots).some((group) => group[view.taskArn] !== undefined);
}

function standing(builder: SceneBuilder, kinds: readonly Kind[]): (Standing & { kind: Kind })[] {
  const views = kinds.flatMap((kind) => shownOf(builder.input.entities, kind));
  return views
    .filter((view) => standsAlone(view, builder.input))
    .map((view) => ({
      id: view.id,
      kind: view.kind,
      rect: { ...builder.placeOf(view.id), ...ownSize(view, builder.input) },
    }));
}

/** Clusters, and what stands below them and gives way when they grow. */
function addClusters(builder: SceneBuilder): void {
  const services = shownOf(builder.input.entities, 'service');
  const plans = shownOf(builder.input.entities, 'cluster').map(({ id }) =>
    planCluster(
      builder,
      id,
      services.filter((view) => view.clusterArn === id),
    ),
  );
  const others = standing(builder, ['capacityProvider', 'fileSystem', 'ebsVolume']);
  const clusters = plans.map(({ id, place }) => ({ id, rect: place }));
  const settled = settle([...clusters, ...others], FRAME.gap);
  for (const plan of plans) addCluster(builder, plan, settled.get(plan.id)!);
  for (const { id, kind } of others) {
    builder.add({ id, kind: CARDS[kind]!, parentId: null, place: settled.get(id)! });
  }
}

/** Cards that share a column: those that have grown push the lower ones down. */
function addCards(builder: SceneBuilder, kinds: readonly Kind[]): void {
  const wanted = standing(builder, kinds);
  const settled = settle(wanted, FRAME.gap);
  for (const { id, kind } of wanted) {
    builder.add({ id, kind: CARDS[kind]!, parentId: null, place: settled.get(id)! });
  }
}

/** Nested rectangles of everything that is drawn. */
export function sceneOf(input: SceneInput): Scene {
  const builder = new SceneBuilder(input);
  addClusters(builder);
  addCards(builder, ['traffic']);
  addCards(builder, ['loadBalancer', 'alarm']);
  addCards(builder, ['targetGroup']);
  addCards(builder, ['fault']);
  return builder.scene;
}
