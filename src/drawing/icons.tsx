import { ARTWORK, type Artwork } from './aws-artwork';
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

/** How much of a tile AWS's sign takes, of 24; and a hairline that keeps it legible when small. */
const SIGN = { side: 18, hairline: 0.6 } as const;

function Sign({ of, colour }: { of: Artwork; colour: string }) {
  const { x, y, side } = of.box;
  const scale = SIGN.side / side;
  const edge = (24 - SIGN.side) / 2;
  return (
    <g
      transform={`translate(${edge} ${edge}) scale(${scale}) translate(${-x} ${-y})`}
      fill={colour}
      fillRule="evenodd"
      stroke={colour}
      strokeWidth={SIGN.hairline}
    >
      {of.paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </g>
  );
}

/** Amazon ECS, which stands for a cluster. */
export function EcsIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <Sign of={ARTWORK.ecs} colour={tokens.onIcon} />
    </g>
  );
}

/** An ECS service. */
export function ServiceIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <Sign of={ARTWORK.service} colour={tokens.onIcon} />
    </g>
  );
}

/** A single task. */
export function TaskIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <Sign of={ARTWORK.task} colour={tokens.onIcon} />
    </g>
  );
}

/** Elastic Load Balancing, which stands for a load balancer. */
export function LoadBalancerIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.elb)}
      <Sign of={ARTWORK.loadBalancing} colour={tokens.onIcon} />
    </g>
  );
}

/** A CloudWatch alarm: neutral, since its state is said apart. */
export function AlarmIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.secondary)}
      <Sign of={ARTWORK.alarm} colour={tokens.onIcon} />
    </g>
  );
}

/** An EC2 instance. */
export function InstanceIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <Sign of={ARTWORK.instance} colour={tokens.onIcon} />
    </g>
  );
}

/** EC2 Auto Scaling, which stands for a capacity provider. */
export function ScalingIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.ecs)}
      <Sign of={ARTWORK.scaling} colour={tokens.onIcon} />
    </g>
  );
}

/** An EFS file system: neutral, as AWS's green would be read as a revision's. */
export function FileSystemIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.secondary)}
      <Sign of={ARTWORK.fileSystem} colour={tokens.onIcon} />
    </g>
  );
}

/** An EBS volume. */
export function VolumeIcon(props: IconProps) {
  const tokens = TOKENS[props.theme];
  return (
    <g transform={field(props)}>
      {tile(tokens.secondary)}
      <Sign of={ARTWORK.volume} colour={tokens.onIcon} />
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

/** A note: a sheet with a turned corner. */
export function NoteIcon(props: IconProps) {
  const colour = TOKENS[props.theme].secondary;
  return (
    <g transform={field(props)} stroke={colour} {...STROKE} strokeWidth={1.5}>
      <path d="M4 4H20V14L14 20H4ZM20 14H14V20M8 9H16M8 13H11" />
    </g>
  );
}

/** A frame: a dashed rectangle with a title. */
export function FrameIcon(props: IconProps) {
  const colour = TOKENS[props.theme].secondary;
  return (
    <g transform={field(props)} stroke={colour} {...STROKE} strokeWidth={1.5}>
      <rect x={3} y={4} width={18} height={16} rx={3} strokeDasharray="3 2.5" />
      <path d="M7 9H13" />
    </g>
  );
}
