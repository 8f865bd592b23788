import { CardBox, Stripe } from './card-box';
import type { CardProps } from './card-props';
import type { RingShape, TaskFacts } from './facts';
import { type MarkBox, markRects } from './revision-mark';
import { Ring } from './ring';
import { RADIUS, roleColour, toneColour, TOKENS, TYPE, type Theme } from './tokens';
import { Words } from './words';

type Props = CardProps<TaskFacts>;

const LEFT = 15;
const RING = { centre: { x: 32, y: 63 }, radius: 18 } as const;
/** Wide enough inside for three figures, as is the other. */
const COMPACT_RING = { centre: { x: 40, y: 75 }, radius: 27 } as const;
const WORDS_LEFT = 57;

function border(theme: Theme, { ring, role, tone }: TaskFacts) {
  if (tone !== 'plain') {
    return { colour: toneColour(theme, tone), opacity: 0.75, dashed: ring === 'starting' };
  }
  return { colour: roleColour(theme, role), opacity: 0.5, dashed: ring === 'stopped' };
}

function CpuBar({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const whole = width - 2 * LEFT;
  const share = Math.max(0, Math.min(100, facts.cpuPercent)) / 100;
  return (
    <g>
      <rect x={LEFT} y={height - 17} width={whole} height={5} rx={2.5} fill={tokens.line} />
      {share > 0 && (
        <rect
          x={LEFT}
          y={height - 17}
          width={Math.max(5, whole * share)}
          height={5}
          rx={2.5}
          fill={tokens.secondary}
        />
      )}
    </g>
  );
}

function FullCard(props: Props) {
  const { facts, theme, width } = props;
  const tokens = TOKENS[theme];
  const room = width - WORDS_LEFT - 4;
  return (
    <g>
      <Words x={LEFT} y={28} size={TYPE.name} weight={700} mono fill={tokens.text}>
        {facts.shortId}
      </Words>
      <Words x={width - 13} y={28} size={TYPE.body} anchor="end" fill={tokens.secondary}>
        {facts.zone}
      </Words>
      <Ring
        theme={theme}
        {...RING}
        shape={facts.ring}
        fraction={facts.ringFraction}
        role={facts.role}
        count={facts.outstanding}
      />
      <Words x={WORDS_LEFT} y={58} size={TYPE.body} weight={600} fill={tokens.text} maxWidth={room}>
        {facts.status}
      </Words>
      <Words
        x={WORDS_LEFT}
        y={77}
        size={TYPE.body}
        fill={toneColour(theme, facts.tone)}
        maxWidth={room}
      >
        {facts.word}
      </Words>
      <CpuBar {...props} />
    </g>
  );
}

/** One word for what the ring says, for cards too small for two lines. */
const SHORT: Record<RingShape, string> = {
  healthy: 'healthy',
  running: 'running',
  starting: 'starting',
  draining: 'draining',
  failing: 'failing',
  stopped: 'stopped',
};

function CompactCard({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const size = TYPE.compact;
  return (
    <g>
      <Words x={LEFT} y={36} size={size} weight={700} mono fill={tokens.text}>
        {facts.shortId}
      </Words>
      <Ring
        theme={theme}
        {...COMPACT_RING}
        shape={facts.ring}
        fraction={facts.ringFraction}
        role={facts.role}
        count={facts.outstanding}
        size={size}
      />
      <Words
        x={76}
        y={83}
        size={size}
        fill={toneColour(theme, facts.tone)}
        maxWidth={width - 76 - 6}
      >
        {facts.ring === 'stopped' && facts.status !== 'STOPPED' ? 'stopping' : SHORT[facts.ring]}
      </Words>
    </g>
  );
}

/** From afar a task is its revision's mark, large. */
function FarMark(props: { facts: TaskFacts; theme: Theme; rx: number } & MarkBox) {
  const { facts, theme, rx, ...box } = props;
  return (
    <g fill={roleColour(theme, facts.role)}>
      {markRects(facts.role, box).map((rect) => (
        <rect key={`${rect.x} ${rect.y}`} {...rect} rx={Math.min(rx, rect.height / 3)} />
      ))}
    </g>
  );
}

/** Far away only the shape is left: full, dashed, hollow, or a triangle for what fails. */
function DotCard({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const box = { x: 6, y: 6, width: width - 12, height: height - 12, rx: 18 };
  switch (facts.ring) {
    case 'failing':
      return (
        <path
          d={`M${width / 2} 12L${width / 2 + 56} ${height - 12}H${width / 2 - 56}Z`}
          fill={tokens.failing}
          stroke={tokens.failing}
          strokeWidth={8}
          strokeLinejoin="round"
        />
      );
    case 'starting':
      return (
        <rect
          {...box}
          fill="none"
          stroke={tokens.waiting}
          strokeWidth={9}
          strokeDasharray="22 14"
        />
      );
    case 'draining':
      return (
        <rect {...box} rx={height / 2} fill="none" stroke={tokens.draining} strokeWidth={12} />
      );
    case 'stopped':
      return <rect {...box} fill="none" stroke={tokens.secondary} strokeWidth={4} />;
    default:
      return <FarMark facts={facts} theme={theme} {...box} />;
  }
}

/** A task: id, zone, status and health in words, ring with its outstanding requests, CPU. */
export function TaskCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const { colour, opacity, dashed } = border(theme, facts);
  if (detail === 'dot') {
    return (
      <g>
        <DotCard {...props} />
        {selected && (
          <rect
            width={width}
            height={height}
            rx={22}
            fill="none"
            stroke={TOKENS[theme].accent}
            strokeWidth={6}
          />
        )}
      </g>
    );
  }
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      radius={RADIUS.card}
      selected={selected}
      fill={TOKENS[theme].raised}
      border={colour}
      borderOpacity={opacity}
      dashed={dashed}
    >
      {detail === 'card' ? <FullCard {...props} /> : <CompactCard {...props} />}
      <Stripe height={height} role={facts.role} theme={theme} />
    </CardBox>
  );
}
