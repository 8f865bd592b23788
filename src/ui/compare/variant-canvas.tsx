import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  type Viewport,
} from '@xyflow/react';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Rect } from '../../drawing/diagram-model';
import { boundsOf } from '../../drawing/geometry';
import { DotLayer } from '../canvas/dot-layer/dot-layer';
import { RouteEdge } from '../canvas/edges/route-edge';
import { type FlowEdge, FlowEdges } from '../canvas/flow-edges';
import { type FlowNode, FlowNodes, nameId } from '../canvas/flow-nodes';
import { CanvasName } from '../canvas/nodes/canvas-name';
import { AlarmNode } from '../canvas/nodes/alarm-node';
import { ClientNode } from '../canvas/nodes/client-node';
import { ClusterNode } from '../canvas/nodes/cluster-node';
import { FaultNode } from '../canvas/nodes/fault-node';
import { FileSystemNode } from '../canvas/nodes/file-system-node';
import { InstanceNode } from '../canvas/nodes/instance-node';
import { LoadBalancerNode } from '../canvas/nodes/load-balancer-node';
import { ProviderNode } from '../canvas/nodes/provider-node';
import { ServiceNode } from '../canvas/nodes/service-node';
import { TargetGroupNode } from '../canvas/nodes/target-group-node';
import { TaskNode } from '../canvas/nodes/task-node';
import { VolumeNode } from '../canvas/nodes/volume-node';
import { useStillTraffic } from '../canvas/still-traffic';
import { useScene } from '../canvas/use-scene';
import { useDotReader, useSnapshot } from '../canvas/use-snapshot';
import { useWays } from '../canvas/use-ways';
import { useParts, useView } from '../sandbox-context';
import styles from './variant-canvas.module.css';

const FLOW: Partial<ReactFlowProps<FlowNode, FlowEdge>> = {
  nodeTypes: {
    clusterFrame: ClusterNode,
    serviceFrame: ServiceNode,
    task: TaskNode,
    loadBalancer: LoadBalancerNode,
    targetGroup: TargetGroupNode,
    client: ClientNode,
    fault: FaultNode,
    alarm: AlarmNode,
    instanceFrame: InstanceNode,
    providerFrame: ProviderNode,
    fileSystem: FileSystemNode,
    ebsVolume: VolumeNode,
  },
  edgeTypes: { route: RouteEdge },
  attributionPosition: 'bottom-left',
  minZoom: 0.08,
  maxZoom: 2,
  deleteKeyCode: null,
  panActivationKeyCode: null,
  elevateNodesOnSelect: false,
  elevateEdgesOnSelect: false,
  zIndexMode: 'manual',
  autoPanOnNodeFocus: false,
  zoomOnDoubleClick: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
};
const NOTHING_DRAGGED = new Map();

/** Nodes that can be selected and nothing else; each keeps its identity with the one it is of. */
class StillNodes {
  private readonly still = new WeakMap<FlowNode, FlowNode>();

  constructor(private readonly canvas: string) {}

  from(nodes: readonly FlowNode[]): FlowNode[] {
    return nodes.map((node) => {
      const known = this.still.get(node);
      if (known) return known;
      const names = { 'aria-labelledby': this.canvas + nameId(node.id) };
      const next = { ...node, draggable: false, connectable: false, domAttributes: names };
      this.still.set(node, next);
      return next;
    });
  }
}

interface VariantCanvasProps {
  letter: 'A' | 'B';
  camera: Viewport;
  /** Somebody moves the picture by hand. */
  onCamera: (camera: Viewport) => void;
  /** How large the diagram is, whenever that changes. */
  onBounds: (bounds: Rect) => void;
  onSelect: (ids: readonly string[]) => void;
}

/** The diagram of a variant: to be looked at, its camera somebody else’s. */
export function VariantCanvas(props: VariantCanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasName value={`${props.letter}-`}>
        <Diagram {...props} />
      </CanvasName>
    </ReactFlowProvider>
  );
}

const MARGIN = 24;

function Diagram({ camera, onCamera, onBounds, onSelect }: VariantCanvasProps) {
  const { mirror } = useParts();
  const canvas = useContext(CanvasName);
  const scene = useScene(NOTHING_DRAGGED);
  const ways = useWays(scene);
  const reader = useDotReader();
  useSnapshot(scene, reader);
  const still = useStillTraffic();
  const selection = useView((state) => state.selection);
  const [makers] = useState(() => ({
    nodes: new FlowNodes(),
    still: new StillNodes(canvas),
    edges: new FlowEdges(),
  }));
  const nodes = useMemo(
    () => makers.still.from(makers.nodes.from(scene, new Set(selection))),
    [makers, scene, selection],
  );
  const edges = useMemo(() => {
    const drawn = new Set(nodes.map(({ id }) => id));
    return makers.edges.from(scene.edges, scene.nodes, drawn, mirror.getState().entities, null);
  }, [makers, scene, nodes, mirror]);
  const told = useRef('');
  useEffect(() => {
    const rects = [...scene.nodes.values()].map(({ rect }) => rect);
    if (rects.length === 0) return;
    const bounds = boundsOf(rects, MARGIN);
    const text = JSON.stringify(bounds);
    if (text !== told.current) onBounds(bounds);
    told.current = text;
  }, [scene, onBounds]);
  return (
    <div className={styles.canvas}>
      <ReactFlow
        {...FLOW}
        nodes={nodes}
        edges={edges}
        viewport={camera}
        onViewportChange={onCamera}
        onNodeClick={(_, { id }) => onSelect([id])}
        onPaneClick={() => onSelect([])}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={2} />
      </ReactFlow>
      {!still && <DotLayer ways={ways} reader={reader} />}
    </div>
  );
}
