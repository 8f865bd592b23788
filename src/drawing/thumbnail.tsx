import {
  type Thumbnail,
  THUMBNAIL_LAYERS,
  THUMBNAIL_SIZE,
  type ThumbnailLayer,
} from './thumbnail-layers';
import { type Theme, TOKENS, type Tokens } from './tokens';

interface Pen {
  fill: string;
  stroke: string;
  width: number;
  dashes?: string;
}

/** How each layer is drawn. */
function penOf(layer: ThumbnailLayer, tokens: Tokens): Pen {
  const solid = (colour: string): Pen => ({ fill: colour, stroke: 'none', width: 0 });
  const line = (stroke: string): Pen => ({ fill: 'none', stroke, width: 2 });
  switch (layer) {
    case 'cluster':
      return { fill: tokens.raised, stroke: tokens.ecs, width: 2.5 };
    case 'frame':
      return { fill: tokens.panel, stroke: tokens.line, width: 2 };
    case 'host':
      return { fill: tokens.raised, stroke: tokens.faint, width: 2 };
    case 'card':
      return { fill: tokens.panel, stroke: tokens.secondary, width: 2.5 };
    case 'client':
      return solid(tokens.secondary);
    case 'balancer':
      return solid(tokens.elb);
    case 'line':
      return line(tokens.faint);
    case 'source-line':
      return line(tokens.source);
    case 'target-line':
      return line(tokens.target);
    case 'third-line':
      return line(tokens.third);
    case 'failing-line':
      return { ...line(tokens.failing), dashes: '6 6' };
    case 'neutral':
      return solid(tokens.secondary);
    // What is on its way is hollow, whatever colours say to whom.
    case 'waiting':
      return { fill: tokens.panel, stroke: tokens.waiting, width: 3, dashes: '5 4' };
    case 'draining':
      return { fill: tokens.panel, stroke: tokens.draining, width: 3 };
    case 'cross':
      return { ...line(tokens.panel), width: 3 };
    default:
      return solid(tokens[layer]);
  }
}

/** A diagram at a glance, as wide as its place; what it is of, a title says. */
export function ThumbnailDrawing({ thumbnail, theme }: { thumbnail: Thumbnail; theme: Theme }) {
  const { width, height } = THUMBNAIL_SIZE;
  const tokens = TOKENS[theme];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden>
      {THUMBNAIL_LAYERS.map((layer) => {
        const d = thumbnail[layer];
        if (d === undefined) return null;
        const { fill, stroke, width: strokeWidth, dashes } = penOf(layer, tokens);
        return (
          <path
            key={layer}
            d={d}
            fill={fill}
            stroke={stroke}
            strokeWidth={strokeWidth}
            strokeDasharray={dashes}
            strokeLinejoin="round"
            strokeLinecap={layer === 'cross' ? 'round' : undefined}
          />
        );
      })}
    </svg>
  );
}
