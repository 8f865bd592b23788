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
import { AnnotationNodes } from '../canvas/annotations/annotation-nodes';
import type { CanvasNode } from '../canvas/editing/canvas-node';
import { type FlowEdge, FlowEdges } from '../canvas/flow-edges';
import { FlowNodes, nameId } from '../canvas/flow-nodes';
import { FLOW_OPTIONS } from '../canvas/flow-options';
import { CanvasName } from '../canvas/nodes/canvas-name';
import { useStillTraffic } from '../canvas/still-traffic';
import { useScene } from '../canvas/use-scene';
import { useDotReader, useSnapshot } from '../canvas/use-snapshot';
import { useWays } from '../canvas/use-ways';
import { CONNECTIONS_ID } from '../canvas/walk/use-walk';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { useStillKeys } from './use-still-keys';
import styles from './variant-canvas.module.css';

const FLOW: Partial<ReactFlowProps<CanvasNode, FlowEdge>> = {
  ...FLOW_OPTIONS,
  attributionPosition: 'bottom-left',
  edgesFocusable: false,
};
const NOTHING_DRAGGED = new Map();
const NOTHING_HELD = { corners: NOTHING_DRAGGED, sizes: NOTHING_DRAGGED };
const NOTHING_SELECTED: ReadonlySet<string> = new Set();

/** Nodes that can be selected and nothing else; each keeps its identity with the one it is of. */
class StillNodes {
  private readonly still = new WeakMap<CanvasNode, CanvasNode>();

  constructor(private readonly canvas: string) {}

  from(nodes: readonly CanvasNode[]): CanvasNode[] {
    return nodes.map((node) => {
      const known = this.still.get(node);
      if (known) return known;
      const domAttributes = {
        ...node.domAttributes,
        'aria-labelledby': this.canvas + nameId(node.id),
      };
      const next = { ...node, draggable: false, connectable: false, domAttributes };
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
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  const [makers] = useState(() => ({
    nodes: new FlowNodes(),
    notes: new AnnotationNodes(),
    still: new StillNodes(canvas),
    edges: new FlowEdges(),
  }));
  const nodes = useMemo(() => {
    // Selected notes would have handles to resize them by.
    const notes = makers.notes.from(annotations, NOTHING_HELD, NOTHING_SELECTED);
    return makers.still.from([...makers.nodes.from(scene, new Set(selection)), ...notes]);
  }, [makers, scene, selection, annotations]);
  const edges = useMemo(() => {
    const drawn = new Set(nodes.map(({ id }) => id));
    return makers.edges.from(scene.edges, scene.nodes, drawn, mirror.getState().entities, null);
  }, [makers, scene, nodes, mirror]);
  const told = useRef('');
  useEffect(() => {
    const rects = [...[...scene.nodes.values()].map(({ rect }) => rect), ...annotations];
    if (rects.length === 0) return;
    const bounds = boundsOf(rects, MARGIN);
    const text = JSON.stringify(bounds);
    if (text !== told.current) onBounds(bounds);
    told.current = text;
  }, [scene, annotations, onBounds]);
  const box = useRef<HTMLDivElement>(null);
  const { words, handlers } = useStillKeys({ box, scene, camera, onCamera, onSelect });
  return (
    <div ref={box} className={styles.canvas} {...handlers}>
      <span ref={words} id={canvas + CONNECTIONS_ID} className="unseen" />
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
