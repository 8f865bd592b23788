import '@xyflow/react/dist/style.css';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import { AddDialog } from '../add/add-dialog';
import { RemoveDialog } from '../add/remove-dialog';
import { useParts, useView } from '../sandbox-context';
import { CANVAS_ATTRIBUTE } from './drop-events';
import { DotLayer } from './dot-layer/dot-layer';
import { RouteEdge } from './edges/route-edge';
import { EmptyCanvas } from './empty-canvas';
import { type FlowEdge, FlowEdges } from './flow-edges';
import { FlowNodes } from './flow-nodes';
import { LabelEditor } from './label-editor';
import { NodeMenu, type OpenMenu } from './node-menu';
import { ClientNode } from './nodes/client-node';
import { ClusterNode } from './nodes/cluster-node';
import { FaultNode } from './nodes/fault-node';
import { LoadBalancerNode } from './nodes/load-balancer-node';
import { ServiceNode } from './nodes/service-node';
import { TargetGroupNode } from './nodes/target-group-node';
import { TaskNode } from './nodes/task-node';
import { Notice } from './notice';
import styles from './sandbox-canvas.module.css';
import { useStillTraffic } from './still-traffic';
import { useCanvasKeys } from './use-canvas-keys';
import { useConnecting } from './use-connecting';
import { useDrops } from './use-drops';
import { useFit } from './use-fit';
import { useNodeChanges } from './use-node-changes';
import { useScene } from './use-scene';
import { useWays } from './use-ways';
import { ZoomControls } from './zoom-controls';

const NODE_TYPES = {
  clusterFrame: ClusterNode,
  serviceFrame: ServiceNode,
  task: TaskNode,
  loadBalancer: LoadBalancerNode,
  targetGroup: TargetGroupNode,
  client: ClientNode,
  fault: FaultNode,
};
const EDGE_TYPES = { route: RouteEdge };
const ADD_TO_SELECTION = ['Shift', 'Control', 'Meta'];

/** The diagram of the sandbox: drag, connect, select, watch. Dialogs of its gestures come with it. */
export function SandboxCanvas() {
  return (
    <ReactFlowProvider>
      <Diagram />
      <AddDialog />
      <RemoveDialog />
    </ReactFlowProvider>
  );
}

/** The scene as React Flow takes it; whatever has not changed keeps its identity. */
function useFlow(scene: ReturnType<typeof useScene>, selectedEdge: string | null) {
  const { mirror } = useParts();
  const selection = useView((state) => state.selection);
  const [makers] = useState(() => ({ nodes: new FlowNodes(), edges: new FlowEdges() }));
  const nodes = useMemo(
    () => makers.nodes.from(scene, new Set(selection)),
    [makers, scene, selection],
  );
  const edges = useMemo(() => {
    const drawn = new Set(nodes.map(({ id }) => id));
    const { entities } = mirror.getState();
    return makers.edges.from(scene.edges, scene.nodes, drawn, entities, selectedEdge);
  }, [makers, scene, nodes, mirror, selectedEdge]);
  return { nodes, edges };
}

function Diagram() {
  const { view } = useParts();
  const box = useRef<HTMLDivElement>(null);
  const { dragging, onNodesChange } = useNodeChanges();
  const scene = useScene(dragging);
  const ways = useWays(scene);
  const [selectedEdge, setSelectedEdge] = useState<string | null>(null);
  const { nodes, edges } = useFlow(scene, selectedEdge);
  const { fit, onMoveStart, touch } = useFit(scene, dragging.size > 0);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const { why, clearWhy, connect, disconnect, onConnectEnd } = useConnecting();
  const onto = useDrops(box);
  const still = useStillTraffic();
  const { onKeyDown, onFocus } = useCanvasKeys({
    scene,
    selectedEdge: scene.edges.find(({ id }) => id === selectedEdge),
    openMenu: setMenu,
    rename: setRenamed,
    disconnect: ({ from, to }) => void disconnect(from, to),
  });
  const landing = onto === null ? undefined : scene.nodes.get(onto);
  return (
    <section
      ref={box}
      className={styles.canvas}
      aria-label="Canvas"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      {...{ [CANVAS_ATTRIBUTE]: '' }}
      data-landing={landing?.kind}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => {
          for (const change of changes) {
            if (change.type === 'select') setSelectedEdge(change.selected ? change.id : null);
          }
        }}
        onConnectEnd={onConnectEnd}
        onPaneClick={() => view.setState({ selection: [] })}
        onNodeDoubleClick={(_, node) => node.type !== 'task' && setRenamed(node.id)}
        onNodeContextMenu={(event, { id }) => {
          event.preventDefault();
          setMenu({ id, x: event.clientX, y: event.clientY });
        }}
        onMoveStart={onMoveStart}
        minZoom={0.08}
        maxZoom={2}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        multiSelectionKeyCode={ADD_TO_SELECTION}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        autoPanOnNodeFocus={false}
        zoomOnDoubleClick={false}
        connectionRadius={4}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={2} />
        {renamed !== null && <LabelEditor id={renamed} onDone={() => setRenamed(null)} />}
      </ReactFlow>
      {!still && <DotLayer ways={ways} />}
      {scene.nodes.size === 0 && <EmptyCanvas />}
      <ZoomControls onFit={fit} onZoom={touch} />
      <Notice why={why} onClose={clearWhy} />
      {menu && (
        <NodeMenu
          menu={menu}
          actions={{ connect: (from, to) => void connect(from, to), rename: setRenamed }}
          onClose={() => setMenu(null)}
        />
      )}
    </section>
  );
}
