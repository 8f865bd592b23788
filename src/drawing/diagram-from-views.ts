/**
 * The picture of a whole sandbox at one instant, from what the engine said and where it is drawn.
 */
import type { Annotation } from '../model/sandbox-document';
import { formatClock, type SimMicros } from '../model/sim-time';
import type { EntityView } from '../model/view';
import { alarmFacts } from './alarm-facts';
import { instanceFacts, providerFacts } from './capacity-facts';
import { deploymentTitle, isReplacing, revisionWords } from './deployment-words';
import type { DiagramDot, DiagramModel, DiagramNode, Rect } from './diagram-model';
import {
  clientFacts,
  clusterFacts,
  faultFacts,
  knownFrom,
  loadBalancerFacts,
  targetGroupFacts,
} from './from-views';
import { roleOfTask } from './revision-roles';
import { sceneOf } from './scene';
import { cardForm, isHung, type Scene, type SceneInput } from './scene-node';
import type { SceneEdge } from './scene-edge';
import { edgesOf } from './scene-edges';
import { serviceFacts } from './service-facts';
import { fileSystemFacts, volumeFacts } from './storage-facts';
import { summaryFacts } from './summary-facts';
import { taskFacts } from './task-facts';

export interface DiagramInput extends SceneInput {
  title: string;
  seed: number;
  now: SimMicros;
  /** Requests of the last seconds by load balancer ARN, oldest first. */
  requests: (loadBalancerArn: string) => readonly number[];
  dots: DiagramDot[];
  dotSampling: number;
  annotations?: readonly Annotation[];
  selection?: readonly string[];
  /** Ids of what alone is drawn, with all that lies in it and the lines between. */
  only?: readonly string[] | undefined;
  view: Rect | null;
}

function withFacts(view: EntityView, input: DiagramInput, scene: Scene) {
  const known = knownFrom(input.entities);
  const label = input.layout[view.id]?.label;
  const isSummary = scene.get(view.id)?.isSummary ?? false;
  if (isSummary && (view.kind === 'cluster' || view.kind === 'service')) {
    return { kind: 'summary', facts: summaryFacts(view, input.entities, label) } as const;
  }
  switch (view.kind) {
    case 'cluster':
      return { kind: 'cluster', facts: clusterFacts(view, input.entities, label) } as const;
    case 'service':
      return { kind: 'service', facts: serviceFacts(view, input, label) } as const;
    case 'task': {
      const service = known.service(view.serviceArn ?? '');
      const role = roleOfTask(view, service);
      const form = { ...cardForm(view.id, scene, input.opened), service };
      return { kind: 'task', facts: taskFacts(view, role, input.now, form) } as const;
    }
    case 'loadBalancer':
      return { kind: 'loadBalancer', facts: loadBalancerFacts(view, known, label) } as const;
    case 'targetGroup':
      return { kind: 'targetGroup', facts: targetGroupFacts(view, known, label) } as const;
    case 'traffic': {
      const sparkline = input.requests(view.loadBalancerArn);
      return { kind: 'client', facts: clientFacts(view, sparkline, label) } as const;
    }
    case 'fault':
      return { kind: 'fault', facts: faultFacts(view, input.now, label) } as const;
    case 'alarm':
      return { kind: 'alarm', facts: alarmFacts(view, label) } as const;
    case 'containerInstance': {
      const standing = Object.keys(input.slots[view.id] ?? {}).length;
      return { kind: 'containerInstance', facts: instanceFacts(view, standing) } as const;
    }
    case 'capacityProvider':
      return { kind: 'capacityProvider', facts: providerFacts(view) } as const;
    case 'fileSystem':
      return { kind: 'fileSystem', facts: fileSystemFacts(view, label) } as const;
    case 'ebsVolume':
      return { kind: 'ebsVolume', facts: volumeFacts(view, isHung(view.id, scene)) } as const;
    default:
      return null;
  }
}

/** A picture has no ribbon: lines under its title say what is deployed, and how that does. */
function deploymentsIn(entities: DiagramInput['entities']): string[] {
  return [...entities.values()].flatMap((view) => {
    const deployment = view.kind === 'service' ? view.serviceDeployment : null;
    if (!deployment || !isReplacing(deployment)) return [];
    const { stage } = deployment;
    const title = [deploymentTitle(deployment), stage].filter(Boolean).join(' · ');
    return [title, ...deployment.revisions.map(revisionWords)];
  });
}

/** What of a scene is drawn: what was asked for, and what lies in it. */
function partOf(scene: Scene, only: DiagramInput['only']): (id: string) => boolean {
  if (!only) return () => true;
  const wanted = new Set(only);
  for (const { id, parentId } of scene.values()) {
    if (parentId !== null && wanted.has(parentId)) wanted.add(id);
  }
  return (id) => wanted.has(id);
}

/** A picture, and where what is in it stands. */
export interface StagedDiagram {
  model: DiagramModel;
  scene: Scene;
  /** Those of the model, with their ends. */
  edges: readonly SceneEdge[];
}

export function stagedDiagram(input: DiagramInput): StagedDiagram {
  const scene = sceneOf(input);
  const isDrawn = partOf(scene, input.only);
  const nodes = [...scene.values()].flatMap(({ id, rect }): DiagramNode[] => {
    const view = input.entities.get(id);
    if (!view || !isDrawn(id)) return [];
    const selected = input.selection?.includes(id) ?? false;
    const drawn = withFacts(view, input, scene);
    return drawn ? [{ id, ...rect, selected, ...drawn }] : [];
  });
  const all = edgesOf(input.entities, scene);
  const edges = all.filter(({ source, to }) => isDrawn(source) && isDrawn(to));
  const model = {
    title: input.title,
    subtitle: `${formatClock(input.now)} · seed ${input.seed}`,
    deployments: deploymentsIn(input.entities),
    nodes,
    edges,
    annotations: (input.annotations ?? []).filter(({ id }) => isDrawn(id)),
    dots: input.dots,
    dotSampling: input.dotSampling,
    view: input.view,
  };
  return { model, scene, edges };
}

export const diagramFromViews = (input: DiagramInput): DiagramModel => stagedDiagram(input).model;
