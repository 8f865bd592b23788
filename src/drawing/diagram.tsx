import { AlarmCard } from './alarm-card';
import { AnnotationDrawing } from './annotation';
import { ClientCard } from './client-card';
import { ClusterFrame } from './cluster-frame';
import type { DiagramModel, DiagramNode, Rect } from './diagram-model';
import { Dots } from './dots';
import { EdgeLabel, EdgeLine } from './edge';
import { FaultCard } from './fault-card';
import { boundsOf } from './geometry';
import { InstanceFrame } from './instance-frame';
import { Legend, type LegendContent, legendSize } from './legend';
import { LoadBalancerCard } from './load-balancer-card';
import { ProviderFrame } from './provider-frame';
import { ServiceFrame } from './service-frame';
import { FileSystemCard, VolumeCard } from './storage-card';
import { TargetGroupCard } from './target-group-card';
import { TaskCard } from './task-card';
import { type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

/** What of a diagram is drawn, and on what. */
export interface DiagramLook {
  /** The whole diagram, or what the screen showed of it. */
  scope: 'all' | 'view';
  theme: Theme;
  /** Without a background. */
  transparent: boolean;
  /** With a dot per request; without, edges show their load by thickness and rate. */
  traffic: boolean;
  title: boolean;
  legend: boolean;
}

const MARGIN = 28;
const HEADER = 64;
const DEPLOYMENT_LINE = 24;
const FOOTER = 44;
const GRID = 24;

/** The part of the canvas that is drawn: without title and legend. */
function contentRect(model: DiagramModel, look: Pick<DiagramLook, 'scope'>): Rect {
  if (look.scope === 'view' && model.view) return model.view;
  return boundsOf([...model.nodes, ...(model.annotations ?? [])], MARGIN);
}

/** The title, and a line for each deployment under way. */
const headerHeight = ({ deployments }: DiagramModel, { title }: Pick<DiagramLook, 'title'>) =>
  title ? HEADER + DEPLOYMENT_LINE * deployments.length : 0;

const legendFor = (
  { dotSampling, edges, nodes }: DiagramModel,
  { traffic }: Pick<DiagramLook, 'traffic'>,
): LegendContent => ({
  traffic,
  dotSampling,
  isDeploying: nodes.some(
    (node) => node.kind === 'service' && node.facts.groups.some(({ role }) => role === 'target'),
  ),
  hasTests: edges.some(({ line }) => line === 'test'),
  hasMounts: edges.some(({ line }) => line === 'mount'),
  hasCalls: edges.some(({ line }) => line === 'call'),
  hasContainers: nodes.some((node) => node.kind === 'task' && node.facts.isOpen),
});

/** The whole picture in canvas pixels, title and legend included; wide enough for both. */
export function diagramRect(model: DiagramModel, look: DiagramLook): Rect {
  const content = contentRect(model, look);
  const header = headerHeight(model, look);
  const footer = look.legend ? FOOTER : 0;
  const legend = legendSize(legendFor(model, look));
  const width = Math.max(content.width, look.legend ? legend.width + 2 * MARGIN : 0);
  const height = content.height + header + footer;
  return { x: content.x, y: content.y - header, width, height };
}

function NodeDrawing({ node, theme }: { node: DiagramNode; theme: Theme }) {
  const shared = {
    theme,
    detail: 'card',
    width: node.width,
    height: node.height,
    selected: node.selected ?? false,
  } as const;
  switch (node.kind) {
    case 'cluster':
      return <ClusterFrame {...shared} facts={node.facts} />;
    case 'service':
      return <ServiceFrame {...shared} facts={node.facts} />;
    case 'task':
      return <TaskCard {...shared} facts={node.facts} />;
    case 'loadBalancer':
      return <LoadBalancerCard {...shared} facts={node.facts} />;
    case 'targetGroup':
      return <TargetGroupCard {...shared} facts={node.facts} />;
    case 'client':
      return <ClientCard {...shared} facts={node.facts} />;
    case 'fault':
      return <FaultCard {...shared} facts={node.facts} />;
    case 'alarm':
      return <AlarmCard {...shared} facts={node.facts} />;
    case 'containerInstance':
      return <InstanceFrame {...shared} facts={node.facts} />;
    case 'capacityProvider':
      return <ProviderFrame {...shared} facts={node.facts} />;
    case 'fileSystem':
      return <FileSystemCard {...shared} facts={node.facts} />;
    case 'ebsVolume':
      return <VolumeCard {...shared} facts={node.facts} />;
  }
}

const FRAMES: readonly DiagramNode['kind'][] = [
  'cluster',
  'service',
  'capacityProvider',
  'containerInstance',
];
const isFrame = ({ kind }: DiagramNode): boolean => FRAMES.includes(kind);

function Nodes({ nodes, theme }: { nodes: readonly DiagramNode[]; theme: Theme }) {
  return (
    <g>
      {nodes.map((node) => (
        <g key={node.id} transform={`translate(${node.x} ${node.y})`}>
          <NodeDrawing node={node} theme={theme} />
        </g>
      ))}
    </g>
  );
}

function Annotations({ model, kind, theme }: { model: DiagramModel; kind: string; theme: Theme }) {
  const own = (model.annotations ?? []).filter((one) => one.kind === kind);
  return (
    <g>
      {own.map((one) => (
        <g key={one.id} transform={`translate(${one.x} ${one.y})`}>
          <AnnotationDrawing annotation={one} theme={theme} detail="card" {...sizeOf(one)} />
        </g>
      ))}
    </g>
  );
}

const sizeOf = ({ width, height }: Rect) => ({ width, height });

/** Frames first, then edges, then cards: a line may cross a frame and never a word. */
function Content({ model, look }: { model: DiagramModel; look: DiagramLook }) {
  const { theme, traffic } = look;
  return (
    <g>
      <Annotations model={model} kind="frame" theme={theme} />
      <Nodes nodes={model.nodes.filter(isFrame)} theme={theme} />
      {model.edges.map((edge) => (
        <EdgeLine key={edge.id} look={edge} route={edge.route} theme={theme} still={!traffic} />
      ))}
      <Nodes nodes={model.nodes.filter((node) => !isFrame(node))} theme={theme} />
      <Annotations model={model} kind="note" theme={theme} />
      {traffic && <Dots dots={model.dots} theme={theme} />}
      {model.edges.map((edge) => (
        <EdgeLabel
          key={edge.id}
          look={edge}
          route={edge.route}
          theme={theme}
          still={!traffic}
          detail="card"
        />
      ))}
    </g>
  );
}

function Background({ rect, theme }: { rect: Rect; theme: Theme }) {
  const tokens = TOKENS[theme];
  return (
    <g>
      <pattern id="grid" width={GRID} height={GRID} patternUnits="userSpaceOnUse">
        <rect width={GRID} height={GRID} fill={tokens.canvas} />
        <circle cx={GRID / 2} cy={GRID / 2} r={1} fill={tokens.grid} />
      </pattern>
      <rect {...rect} fill="url(#grid)" />
    </g>
  );
}

function Title({ model, rect, theme }: { model: DiagramModel; rect: Rect; theme: Theme }) {
  const tokens = TOKENS[theme];
  const y = rect.y + 44;
  const half = rect.width / 2 - MARGIN;
  return (
    <g>
      <Words
        x={rect.x + MARGIN}
        y={y}
        size={22}
        weight={700}
        fill={tokens.text}
        maxWidth={half + 40}
      >
        {model.title}
      </Words>
      <Words
        x={rect.x + rect.width - MARGIN}
        y={y}
        size={TYPE.name}
        mono
        anchor="end"
        fill={tokens.secondary}
        maxWidth={half - 60}
      >
        {model.subtitle}
      </Words>
      {model.deployments.map((line, i) => (
        <Words
          key={i}
          x={rect.x + MARGIN}
          y={y + DEPLOYMENT_LINE * (i + 1)}
          size={TYPE.body}
          fill={tokens.secondary}
          maxWidth={2 * half}
        >
          {line}
        </Words>
      ))}
    </g>
  );
}

interface DiagramProps {
  model: DiagramModel;
  look: DiagramLook;
  /** Size on paper or screen in px; the drawing is scaled to it. */
  width: number;
  height: number;
}

/** A whole diagram as one `<svg>` that needs nothing from the page but its two fonts. */
export function Diagram({ model, look, width, height }: DiagramProps) {
  const { theme } = look;
  const rect = diagramRect(model, look);
  const content = { ...contentRect(model, look) };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`${rect.x} ${rect.y} ${rect.width} ${rect.height}`}
      // The sides are whole pixels: stretch by less than one rather than leave a seam.
      preserveAspectRatio="none"
      role="img"
      aria-label={model.title}
    >
      <title>{model.title}</title>
      {!look.transparent && <Background rect={rect} theme={theme} />}
      <clipPath id="content">
        <rect {...content} width={rect.width} />
      </clipPath>
      <g clipPath="url(#content)">
        <Content model={model} look={look} />
      </g>
      {look.title && <Title model={model} rect={rect} theme={theme} />}
      {look.legend && (
        <g transform={`translate(${rect.x + MARGIN} ${content.y + content.height + 6})`}>
          <Legend theme={theme} {...legendFor(model, look)} />
        </g>
      )}
    </svg>
  );
}
