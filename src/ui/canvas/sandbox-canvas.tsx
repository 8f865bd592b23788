import '@xyflow/react/dist/style.css';
import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  useConnection,
  ViewportPortal,
} from '@xyflow/react';
import { lazy, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Scene } from '../../drawing/scene-node';
import { Late } from '../kit/late';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { LateAnnotationEditor } from './annotations/late-annotation';
import { isAnnotationId } from './annotations/annotation-nodes';
import { CANVAS_ATTRIBUTE } from './drop-events';
import { DotLayer } from './dot-layer/dot-layer';
import { CanvasEditing, Guides, LockMarks } from './editing/canvas-editing';
import type { CanvasNode } from './editing/canvas-node';
import { useCanvasNodes } from './editing/use-canvas-nodes';
import { useDragTool } from './editing/use-drag-tool';
import { useReach } from './editing/use-reach';
import { isWrittenOn } from '../../state/workspace-store';
import { EmptyCanvas } from './empty-canvas';
import { type FlowEdge, FlowEdges } from './flow-edges';
import { FlowNodes } from './flow-nodes';
import { FLOW_OPTIONS } from './flow-options';
import { LabelEditor } from './label-editor';
import { CANVAS_MENU, type OpenMenu } from './open-menu';
import styles from './sandbox-canvas.module.css';
import { useStillTraffic } from './still-traffic';
import { useCamera } from './use-camera';
import { useCanvasKeys } from './use-canvas-keys';
import { useConnecting } from './use-connecting';
import { useDrops } from './use-drops';
import { useFocusOnNew } from './use-focus-on-new';
import type { Overlay } from './fit-plan';
import { type RibbonSizes, useFit } from './use-fit';
import { sceneCorners, useNodeChanges } from './use-node-changes';
import { useDoubleClick } from './use-opening';
import { useLongPress } from './use-long-press';
import { useScene } from './use-scene';
import type { CanvasScene } from './scene-keeper';
import { useDotReader, useSnapshot } from './use-snapshot';
import { useWays } from './use-ways';
import { CONNECTIONS_ID } from './walk/use-walk';
import { ZoomControls } from './zoom-controls';

// The canvas can be used before anything is asked, deployed or done: these tell commands, for
// which the shapes of all operations are needed.
const GestureDialogs = lazy(() => import('../add/gesture-dialogs'));
const DeploymentRibbon = lazy(async () => ({
  default: (await import('./ribbon/deployment-ribbon')).DeploymentRibbon,
}));
const NodeMenu = lazy(async () => ({ default: (await import('./node-menu')).NodeMenu }));
const OutcomeNotice = lazy(async () => ({
  default: (await import('./outcome-notice')).OutcomeNotice,
}));

const ConnectHint = lazy(() => import('./connect-hint'));

const GESTURES = ['add', 'mount', 'remove', 'disconnect'];
const CANVAS = { [CANVAS_ATTRIBUTE]: '' };

const FLOW: Partial<ReactFlowProps<CanvasNode, FlowEdge>> = {
  ...FLOW_OPTIONS,
  multiSelectionKeyCode: ['Shift', 'Control', 'Meta'],
  connectionRadius: 4,
};

/** The diagram of the sandbox: drag, connect, select, watch. Its gestures' dialogs come with it. */
export function SandboxCanvas() {
  return (
    <ReactFlowProvider>
      <Diagram />
      <AskedDialogs />
    </ReactFlowProvider>
  );
}

function AskedDialogs() {
  const asked = useView(({ dialog }) => GESTURES.some((kind) => kind === dialog?.kind));
  return asked ? (
    <Late>
      <GestureDialogs />
    </Late>
  ) : null;
}

/** Told while an edge is drawn. */
function AskedHint() {
  const isDrawn = useConnection(({ inProgress }) => inProgress);
  return isDrawn ? (
    <Late>
      <ConnectHint />
    </Late>
  ) : null;
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

/** Reads a value of the last render, from a function that never changes. */
function useLatest<T>(value: T): () => T {
  const kept = useRef(value);
  useEffect(() => {
    kept.current = value;
  }, [value]);
  return useCallback(() => kept.current, []);
}

/** Before it has been seen. */
const USUAL: RibbonSizes = {
  whole: { width: 520, height: 156 },
  line: { width: 420, height: 46 },
  now: { width: 0, height: 0 },
};

/** As the style of the ribbon says for presenting. */
const PRESENTED = 1.4;

function scaled(presenting: boolean): RibbonSizes {
  const zoom = presenting ? PRESENTED : 1;
  const zoomed = ({ width, height }: Overlay) => ({ width: zoom * width, height: zoom * height });
  return { whole: zoomed(USUAL.whole), line: zoomed(USUAL.line), now: USUAL.now };
}

/** How large the deployment ribbon is, for the diagram to keep clear of it. */
function useRibbonSizes() {
  const presenting = useView((state) => state.presenting);
  const [sizes, setSizes] = useState(USUAL);
  const onSize = useCallback(
    (now: Overlay, isFolded: boolean) => {
      setSizes((before) => {
        // Nothing that was measured before says how large the next one is.
        if (now.height === 0) return scaled(presenting);
        const same = before.now.width === now.width && before.now.height === now.height;
        if (same) return before;
        return isFolded ? { ...before, now, line: now } : { ...before, now, whole: now };
      });
    },
    [presenting],
  );
  return [sizes, onSize] as const;
}

/** A menu or a label field that is open on the canvas. */
function useOverlays() {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [menus] = useState(() => {
    const openAt = (event: { preventDefault: () => void; clientX: number; clientY: number }) => {
      event.preventDefault();
      return { x: event.clientX, y: event.clientY };
    };
    return {
      onNodeContextMenu: (event: MouseEvent, { id }: CanvasNode) =>
        setMenu({ id, ...openAt(event) }),
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) =>
        setMenu({ id: CANVAS_MENU, ...openAt(event) }),
    };
  });
  return { menu, setMenu, menus, renamed, setRenamed };
}

/** An edge that is selected: React Flow's own affair, but for its being drawn so. */
function useSelectedEdge() {
  const [selectedEdge, setSelectedEdge] = useState<string | null>(null);
  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    for (const change of changes) {
      if (change.type === 'select') setSelectedEdge(change.selected ? change.id : null);
    }
  }, []);
  return { selectedEdge, onEdgesChange };
}

/** Where dots fly, and who reads them from the screen. */
function useDots(scene: CanvasScene) {
  const ways = useWays(scene);
  const reader = useDotReader();
  useSnapshot(scene, reader);
  return { ways, reader, still: useStillTraffic() };
}

/** The scene, with what is dragged where the pointer holds it. */
function useHeldScene() {
  const { corners, sizes, guides, onNodesChange } = useNodeChanges();
  const dragging = useMemo(() => sceneCorners(corners), [corners]);
  const scene = useScene(dragging);
  return { scene, isHeld: dragging.size > 0, held: { corners, sizes }, guides, onNodesChange };
}

function Diagram() {
  const box = useRef<HTMLDivElement>(null);
  const { scene, isHeld, held, guides, onNodesChange } = useHeldScene();
  const { ways, reader, still } = useDots(scene);
  useFocusOnNew(box);
  const { selectedEdge, onEdgesChange } = useSelectedEdge();
  const { nodes: drawn, edges } = useFlow(scene, selectedEdge);
  const nodes = useCanvasNodes(drawn, held);
  const [ribbon, onRibbonSize] = useRibbonSizes();
  const { fit, roomy, touch, ...moving } = useFit(scene, isHeld, ribbon);
  useCamera({ scene, fit, touch });
  const { menu, setMenu, menus, renamed, setRenamed } = useOverlays();
  const found = useReach(box, scene, { touch, rename: setRenamed });
  useLongPress(box, setMenu);
  const sceneNow = useLatest(scene.nodes);
  const { connect, onConnectEnd } = useConnecting(sceneNow);
  const onNodeDoubleClick = useDoubleClick(setRenamed);
  const onto = useDrops(box, sceneNow);
  const { words, handlers } = useCanvasKeys({
    box,
    scene,
    selectedEdge: scene.edges.find(({ id }) => id === selectedEdge),
    openMenu: setMenu,
    rename: setRenamed,
  });
  return (
    <div ref={box} className={styles.canvas} {...CANVAS} {...handlers}>
      <span ref={words} id={CONNECTIONS_ID} className="unseen" />
      {/* Before the cards: its buttons are what is wanted first. */}
      <Late>
        <DeploymentRibbon isRoomy={roomy && !scene.isStaged} onSize={onRibbonSize} />
      </Late>
      <ReactFlow
        {...FLOW}
        {...moving}
        {...useDragTool()}
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnectEnd={onConnectEnd}
        onNodeDoubleClick={onNodeDoubleClick}
        {...menus}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={2} />
        <Lit scene={scene.nodes} onto={onto ?? found} />
        <Guides guides={guides} />
        <LockMarks scene={scene} />
        {renamed !== null && <NameEditor id={renamed} onDone={() => setRenamed(null)} />}
      </ReactFlow>
      {!still && <DotLayer ways={ways} reader={reader} />}
      {scene.nodes.size === 0 && <WaysIn />}
      <CanvasEditing scene={scene} />
      <ZoomControls onFit={fit} onZoom={touch} scene={scene.nodes} />
      <AskedHint />
      <Late>
        <OutcomeNotice />
      </Late>
      <Late>
        {menu && (
          <NodeMenu
            menu={menu}
            actions={{ connect: (from, to) => void connect(from, to), rename: setRenamed }}
            onClose={() => setMenu(null)}
          />
        )}
      </Late>
    </div>
  );
}

/** Words of what was written on the canvas, or the label of a node. */
function NameEditor(props: { id: string; onDone: () => void }) {
  return isAnnotationId(props.id) ? (
    <LateAnnotationEditor {...props} />
  ) : (
    <LabelEditor {...props} />
  );
}

/**
 * How to begin, unless a sandbox is being opened (what is given meanwhile would come on top) or
 * something was written on the canvas, which it would hide.
 */
function WaysIn() {
  const isOpening = useWorkspace(({ opening }) => opening !== null);
  const hasNotes = useWorkspace(isWrittenOn);
  return isOpening || hasNotes ? null : <EmptyCanvas />;
}

/** Where what is dragged from the palette would land, or what is pointed at in a list. */
function Lit({ scene, onto }: { scene: Scene; onto: string | null }) {
  const hovered = useView((state) => state.hovered);
  const id = onto ?? hovered ?? '';
  const written = useWorkspace(({ workbench }) =>
    workbench.annotations.find((one) => one.id === id),
  );
  const rect = scene.get(id)?.rect ?? written;
  if (!rect) return null;
  const { x, y, width, height } = rect;
  return (
    <ViewportPortal>
      <div
        className={styles.lit}
        style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
      />
    </ViewportPortal>
  );
}
