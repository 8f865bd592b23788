import { TOKENS, type Theme } from './tokens';

interface IconProps {
  theme: Theme;
  /** Top left corner and side, px. */
  x: number;
  y: number;
  size: number;
}

/** Glyphs are drawn on a 24 × 24 field and scaled to the asked size. */
function field({ x, y, size }: IconProps): string {
  return `translate(${x} ${y}) scale(${size / 24})`;
}

function tile(fill: string) {
  return <rect width={24} height={24} rx={6} fill={fill} />;
}

const STROKE = {
  fill: 'none',
  strokeWidth: 1.9,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Amazon ECS: a hexagon on orange. */
export function EcsIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <path d="M12 5.4 17.7 8.7V15.3L12 18.6 6.3 15.3V8.7Z" stroke={tokens.onIcon} {...STROKE} />
    </g>
  );
}

/** An ECS service: several equal things kept running. */
export function ServiceIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <g stroke={tokens.onIcon} {...STROKE}>
        <rect x={6} y={6} width={5} height={5} rx={1} />
        <rect x={13} y={6} width={5} height={5} rx={1} />
        <rect x={6} y={13} width={5} height={5} rx={1} />
        <rect x={13} y={13} width={5} height={5} rx={1} />
      </g>
    </g>
  );
}

/** A single task. */
export function TaskIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <rect x={7} y={7} width={10} height={10} rx={2} stroke={tokens.onIcon} {...STROKE} />
    </g>
  );
}

/** Application Load Balancer: one way in, several out. */
export function LoadBalancerIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.elb)}
      <path
        d="M6 12H11M11 12C13.5 12 13 7.5 17.5 7.5M11 12H17.5M11 12C13.5 12 13 16.5 17.5 16.5"
        stroke={tokens.onIcon}
        {...STROKE}
      />
    </g>
  );
}

/** Target group: a bull's eye. */
export function TargetGroupIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.elb)}
      <circle cx={12} cy={12} r={6} stroke={tokens.onIcon} {...STROKE} />
      <circle cx={12} cy={12} r={2} fill={tokens.onIcon} />
    </g>
  );
}

/** Listener rule: a question with two answers. */
export function RuleIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.elb)}
      <path d="M6 8H13M6 12H18M6 16H11M16 6 18.4 8 16 10" stroke={tokens.onIcon} {...STROKE} />
    </g>
  );
}

/** Clients: the world outside. */
export function ClientIcon(props: IconProps) {
  const colour = TOKENS[props.theme].secondary;
  return (
    <g transform={field(props)} stroke={colour} {...STROKE} strokeWidth={1.5}>
      <circle cx={12} cy={12} r={9.5} />
      <ellipse cx={12} cy={12} rx={4.2} ry={9.5} />
      <path d="M2.5 12H21.5" />
    </g>
  );
}

/** A fault: a warning triangle, filled so that it stands out. */
export function FaultIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      <path
        d="M12 3.2 22 20.5H2Z"
        fill={tokens.failing}
        stroke={tokens.failing}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      <path d="M12 9.5V14.2M12 17.2V17.3" stroke={tokens.panel} {...STROKE} strokeWidth={2.2} />
    </g>
  );
}
