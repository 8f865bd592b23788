import { AlarmCard } from './alarm-card';
import { AnnotationDrawing } from './annotation';
import { ClientCard } from './client-card';
import { ClusterFrame } from './cluster-frame';
import type { DiagramModel, DiagramNode, Explained, Rect } from './diagram-model';
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
import { SummaryCard } from './summary-card';
import { TargetGroupCard } from './target-group-card';
import { TaskCard } from './task-card';
import { fitText, textWidth } from './text-fit';
import { type Detail, detailForZoom, type Theme, TOKENS, TYPE } from './tokens';
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
  /** With a line for what has just happened. */
  captions?: boolean;
  /**
   * Pixels on paper for a canvas pixel, 1 unless given. Below 1 title and legend are drawn larger,
   * and cards in a simpler form, so that every word stays readable.
   */
  zoom?: number;
  /** Says in the file which node is what (`data-key`): for what follows them through time. */
  keyed?: boolean;
}

const MARGIN = 28;
const HEADER = 64;
const DEPLOYMENT_LINE = 24;
const CAPTION = 48;
/** Below the legend, and above it. */
const FOOTER = 16;
const GRID = 24;
/** A legend in so little room takes several lines rather than widen the picture. */
const LEAST_LEGEND = 520;

/** Title, caption and legend are so many times larger than at 100 %. */
export const enlarged = ({ zoom = 1 }: Pick<DiagramLook, 'zoom'>): number => Math.max(1, 1 / zoom);

/** The part of the canvas that is drawn: without title and legend. */
export function contentRect(model: DiagramModel, look: Pick<DiagramLook, 'scope'>): Rect {
  if (look.scope === 'view' && model.view) return model.view;
  return boundsOf([...model.nodes, ...(model.annotations ?? [])], MARGIN);
}

/** The title, and a line for each deployment under way, at 100 %. */
const headerHeight = ({ deployments }: DiagramModel, { title }: Pick<DiagramLook, 'title'>) =>
  title ? HEADER + DEPLOYMENT_LINE * deployments.length : 0;

/** What there is to explain in one picture. */
export const explainedIn = ({
  edges,
  nodes,
}: Pick<DiagramModel, 'edges' | 'nodes'>): Explained => ({
  isDeploying: nodes.some(
    (node) => node.kind === 'service' && node.facts.groups.some(({ role }) => role === 'target'),
  ),
  hasTests: edges.some(({ line }) => line === 'test'),
  hasMounts: edges.some(({ line }) => line === 'mount'),
  hasCalls: edges.some(({ line }) => line === 'call'),
  hasContainers: nodes.some((node) => node.kind === 'task' && node.facts.isOpen),
});

const legendFor = (
  model: DiagramModel,
  { traffic }: Pick<DiagramLook, 'traffic'>,
): LegendContent => ({
  traffic,
  dotSampling: model.dotSampling,
  ...(model.explains ?? explainedIn(model)),
});

/** Where the parts of a picture are, in canvas pixels. */
interface Layout {
  /** The whole. */
  rect: Rect;
  content: Rect;
  /** Where a line of the legend ends, at 100 %. */
  legendRoom: number;
  /** Top of the caption, and of the legend. */
  captionY: number;
  legendY: number;
}

function layoutOf(model: DiagramModel, look: DiagramLook): Layout {
  const content = contentRect(model, look);
  const times = enlarged(look);
  const header = headerHeight(model, look) * times;
  const legendRoom = Math.max(LEAST_LEGEND, content.width / times - 2 * MARGIN);
  const legend = look.legend ? legendSize(legendFor(model, look), legendRoom) : null;
  const caption = look.captions ? CAPTION * times : 0;
  const footer = legend ? (legend.height + FOOTER) * times : 0;
  const width = Math.max(content.width, legend ? (legend.width + 2 * MARGIN) * times : 0);
  const captionY = content.y + content.height;
  return {
    rect: {
      x: content.x,
      y: content.y - header,
      width,
      height: header + content.height + caption + footer,
    },
    content: { ...content, width },
    legendRoom,
    captionY,
    legendY: captionY + caption + 6 * times,
  };
}

/** The whole picture in canvas pixels, title and legend included; wide enough for both. */
export const diagramRect = (model: DiagramModel, look: DiagramLook): Rect =>
  layoutOf(model, look).rect;

interface NodeProps {
  node: DiagramNode;
  theme: Theme;
  detail: Detail;
}

function NodeDrawing({ node, theme, detail }: NodeProps) {
  const shared = {
    theme,
    detail,
    width: node.width,
    height: node.height,
    selected: node.selected ?? false,
  } as const;
  switch (node.kind) {
    case 'cluster':
      return <ClusterFrame {...shared} facts={node.facts} />;
    case 'service':
      return <ServiceFrame {...shared} facts={node.facts} />;
    case 'summary':
      return <SummaryCard {...shared} facts={node.facts} />;
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

interface LayerProps {
  model: DiagramModel;
  look: DiagramLook;
}

const detailOf = ({ zoom = 1 }: DiagramLook): Detail => detailForZoom(zoom);

const keyOf = (id: string, { keyed }: DiagramLook) => (keyed ? { 'data-key': id } : {});

function Nodes({ model, look, frames }: LayerProps & { frames: boolean }) {
  const own = model.nodes.filter((node) => isFrame(node) === frames);
  return (
    <g>
      {own.map((node) => (
        <g key={node.id} {...keyOf(node.id, look)} transform={`translate(${node.x} ${node.y})`}>
          <NodeDrawing node={node} theme={look.theme} detail={detailOf(look)} />
        </g>
      ))}
    </g>
  );
}

function Annotations({ model, look, kind }: LayerProps & { kind: 'note' | 'frame' }) {
  const own = (model.annotations ?? []).filter((one) => one.kind === kind);
  return (
    <g>
      {own.map((one) => (
        <g key={one.id} {...keyOf(one.id, look)} transform={`translate(${one.x} ${one.y})`}>
          <AnnotationDrawing
            annotation={one}
            theme={look.theme}
            detail={detailOf(look)}
            width={one.width}
            height={one.height}
          />
        </g>
      ))}
    </g>
  );
}

/** What alone can be seen through, in an animated file: whatever it holds lies over the cards. */
const DOTS = { 'data-key': 'dots' } as const;

/** Frames first, then edges, then cards: a line may cross a frame and never a word. */
function Content({ model, look }: LayerProps) {
  const { theme, traffic } = look;
  const still = !traffic;
  return (
    <g>
      <Annotations model={model} look={look} kind="frame" />
      <Nodes model={model} look={look} frames />
      <g>
        {model.edges.map((edge) => (
          <g key={edge.id} {...keyOf(edge.id, look)}>
            <EdgeLine look={edge} route={edge.route} theme={theme} still={still} />
          </g>
        ))}
      </g>
      <Nodes model={model} look={look} frames={false} />
      <Annotations model={model} look={look} kind="note" />
      {traffic && (
        <g {...(look.keyed ? DOTS : {})}>
          <Dots dots={model.dots} theme={theme} />
        </g>
      )}
      <g>
        {model.edges.map((edge) => (
          <g key={edge.id} {...keyOf(edge.id, look)}>
            <EdgeLabel
              look={edge}
              route={edge.route}
              theme={theme}
              still={still}
              detail={detailOf(look)}
            />
          </g>
        ))}
      </g>
    </g>
  );
}

/** The dots of the canvas, for whatever is filled with `url(#grid)`. */
export function GridPattern({ theme }: { theme: Theme }) {
  const tokens = TOKENS[theme];
  return (
    <pattern id="grid" width={GRID} height={GRID} patternUnits="userSpaceOnUse">
      <rect width={GRID} height={GRID} fill={tokens.canvas} />
      <circle cx={GRID / 2} cy={GRID / 2} r={1} fill={tokens.grid} />
    </pattern>
  );
}

/** The title at (0, 0), so wide. */
export function Title({ model, width, theme }: { model: TitleWords; width: number; theme: Theme }) {
  const tokens = TOKENS[theme];
  const half = width / 2 - MARGIN;
  return (
    <g>
      <Words x={MARGIN} y={44} size={22} weight={700} fill={tokens.text} maxWidth={half + 40}>
        {model.title}
      </Words>
      <Words
        x={width - MARGIN}
        y={44}
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
          x={MARGIN}
          y={44 + DEPLOYMENT_LINE * (i + 1)}
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

type TitleWords = Pick<DiagramModel, 'title' | 'subtitle' | 'deployments'>;

function Caption({ text, width, theme }: { text: string; width: number; theme: Theme }) {
  const tokens = TOKENS[theme];
  const font = { size: TYPE.name, weight: 600 } as const;
  const words = fitText(text, width - 2 * MARGIN - 32, font);
  const box = { width: textWidth(words, font) + 32, height: 34 };
  return (
    <g transform={`translate(${(width - box.width) / 2} 6)`}>
      <rect {...box} rx={17} fill={tokens.raised} stroke={tokens.line} strokeWidth={1.5} />
      <Words x={16} y={23} {...font} fill={tokens.text}>
        {words}
      </Words>
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

/** The grid of the canvas and all that stands on it. Whoever shows it clips it. */
export function DiagramGround({ model, look, rect }: LayerProps & { rect: Rect }) {
  return (
    <>
      {!look.transparent && <rect {...rect} fill="url(#grid)" />}
      <Content model={model} look={look} />
    </>
  );
}

/** A whole diagram as one `<svg>` that needs nothing from the page but its two fonts. */
export function Diagram({ model, look, width, height }: DiagramProps) {
  const { theme } = look;
  const { rect, content, legendRoom, captionY, legendY } = layoutOf(model, look);
  const times = enlarged(look);
  const at = (x: number, y: number) =>
    `translate(${x} ${y})${times === 1 ? '' : ` scale(${times})`}`;
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
      {!look.transparent && (
        <g>
          <GridPattern theme={theme} />
          <rect {...rect} fill="url(#grid)" />
        </g>
      )}
      <clipPath id="content">
        <rect {...content} />
      </clipPath>
      <g clipPath="url(#content)">
        <Content model={model} look={look} />
      </g>
      {look.title && (
        <g transform={at(rect.x, rect.y)}>
          <Title model={model} width={rect.width / times} theme={theme} />
        </g>
      )}
      {look.captions && (
        <g transform={at(rect.x, captionY)}>
          {model.caption !== undefined && (
            <Caption text={model.caption} width={rect.width / times} theme={theme} />
          )}
        </g>
      )}
      {look.legend && (
        <g transform={at(rect.x + MARGIN * times, legendY)}>
          <Legend theme={theme} room={legendRoom} {...legendFor(model, look)} />
        </g>
      )}
    </svg>
  );
}
