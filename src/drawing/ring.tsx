import type { RingShape } from './facts';
import type { Point } from './diagram-model';
import { type RevisionRole, roleColour, type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

/** The point of a circle that is reached after a share (0–1) of a turn from its top, clockwise. */
function onCircle({ x, y }: Point, radius: number, share: number): Point {
  const angle = 2 * Math.PI * share;
  return { x: x + radius * Math.sin(angle), y: y - radius * Math.cos(angle) };
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** An arc clockwise between two shares of a turn, as the `d` of a path. */
function arcPath(centre: Point, radius: number, from: number, to: number): string {
  const a = onCircle(centre, radius, from);
  const b = onCircle(centre, radius, Math.min(to, from + 0.9999));
  const large = to - from > 0.5 ? 1 : 0;
  return `M${short(a.x)} ${short(a.y)}A${radius} ${radius} 0 ${large} 1 ${short(b.x)} ${short(b.y)}`;
}

/** `7`, `140`, `2k`: what fits into a ring. */
function countWords(count: number): string {
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

/** Thick enough to be seen from afar, thin enough to leave the number room. */
const strokeOf = (radius: number): number => radius * 0.23;

interface RingProps {
  theme: Theme;
  centre: Point;
  radius: number;
  shape: RingShape;
  fraction: number;
  role: RevisionRole;
  /** Shown inside; left out in legends. */
  count?: number;
  /** Type size of the count. */
  size?: number;
}

/** A broken ring with a ×: no colour needed to see that something is wrong. */
function BrokenRing({ theme, centre, radius }: RingProps) {
  const colour = TOKENS[theme].failing;
  // Outside, so that it leaves a long count legible.
  const { x, y } = onCircle(centre, radius * 1.12, 0.125);
  const r = radius * 0.25;
  const width = strokeOf(radius);
  return (
    <g stroke={colour} fill="none" strokeLinecap="round">
      <path d={arcPath(centre, radius, 0.22, 0.6)} strokeWidth={width} />
      <path d={arcPath(centre, radius, 0.67, 1.02)} strokeWidth={width} />
      <path
        d={`M${short(x - r)} ${short(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`}
        strokeWidth={width * 0.75}
      />
    </g>
  );
}

function Track({ theme, centre, radius }: RingProps) {
  return (
    <circle
      cx={centre.x}
      cy={centre.y}
      r={radius}
      fill="none"
      stroke={TOKENS[theme].line}
      strokeWidth={strokeOf(radius)}
    />
  );
}

function Shape(props: RingProps) {
  const { theme, centre, radius, shape, fraction, role } = props;
  const tokens = TOKENS[theme];
  const circle = { cx: centre.x, cy: centre.y, r: radius, fill: 'none' };
  if (shape === 'healthy') {
    return <circle {...circle} stroke={roleColour(theme, role)} strokeWidth={strokeOf(radius)} />;
  }
  if (shape === 'running' || shape === 'unused') {
    const stroke = shape === 'unused' ? tokens.secondary : roleColour(theme, role);
    return <circle {...circle} stroke={stroke} strokeWidth={strokeOf(radius) / 2} />;
  }
  if (shape === 'failing') return <BrokenRing {...props} />;
  if (shape === 'stopped') {
    const side = radius * 1.8;
    return (
      <rect
        x={centre.x - side / 2}
        y={centre.y - side / 2}
        width={side}
        height={side}
        rx={4}
        fill="none"
        stroke={tokens.secondary}
        strokeWidth={strokeOf(radius) / 2}
      />
    );
  }
  const starting = shape === 'starting';
  return (
    <g>
      <Track {...props} />
      {fraction > 0 && (
        <path
          d={arcPath(centre, radius, 0, fraction)}
          fill="none"
          stroke={starting ? tokens.waiting : tokens.draining}
          strokeWidth={strokeOf(radius)}
          strokeDasharray={starting ? `${short(radius / 3)} ${short(radius / 5)}` : undefined}
        />
      )}
    </g>
  );
}

/** Health by shape, with the number of outstanding requests inside. */
export function Ring(props: RingProps) {
  const { theme, centre, count, size = TYPE.body } = props;
  return (
    <g>
      <Shape {...props} />
      {count !== undefined && (
        <Words
          x={centre.x}
          y={centre.y + size * 0.36}
          size={size}
          weight={count >= 100 ? 400 : 600}
          fill={TOKENS[theme].text}
          anchor="middle"
        >
          {countWords(count)}
        </Words>
      )}
    </g>
  );
}
