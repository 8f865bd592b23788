import { CardBox, Stripe } from './card-box';
import type { CardProps } from './card-props';
import { ContainerList, ContainerPips, pipsWidth } from './container-list';
import type { RingShape, TaskFacts } from './facts';
import { CellOutline, HeatGrid } from './heat-grid';
import { Ring } from './ring';
import { WAITS_FOR_CAPACITY } from './task-facts';
import { TASK_HEIGHT } from './task-grid';
import { isShape, RADIUS, roleColour, type Theme, TOKENS, toneColour, TYPE } from './tokens';
import { Words } from './words';

type Props = CardProps<TaskFacts>;

const LEFT = 15;
/** Below the id; in the box of an instance the revision stands between. */
const RING = { x: 32, y: 63, radius: 18 } as const;
const REVISION_LINE = TASK_HEIGHT.boxed - TASK_HEIGHT.plain;
/** Wide enough inside for three figures, as is the other. */
const COMPACT_RING = { centre: { x: 40, y: 75 }, radius: 27 } as const;
const WORDS_LEFT = 57;

function border(theme: Theme, { ring, role, tone }: TaskFacts) {
  if (tone !== 'plain') {
    return { colour: toneColour(theme, tone), opacity: 0.75, dashed: ring === 'starting' };
  }
  return { colour: roleColour(theme, role), opacity: 0.5, dashed: ring === 'stopped' };
}

/** What a closed card of this kind takes; an opened one has its containers below. */
export const closedHeight = ({ revision }: TaskFacts): number =>
  revision === null ? TASK_HEIGHT.plain : TASK_HEIGHT.boxed;

/** The last line: the CPU that is used, and the containers where there are several. */
function LastLine({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const pips = facts.isOpen ? 0 : pipsWidth(facts.containers.length);
  const whole = width - 2 * LEFT - (pips > 0 ? pips + 6 : 0);
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
      {pips > 0 && (
        <ContainerPips
          containers={facts.containers}
          theme={theme}
          right={width - LEFT + 2}
          y={height - 14.5}
        />
      )}
    </g>
  );
}

function FullCard(props: Props) {
  const { facts, theme, width } = props;
  const tokens = TOKENS[theme];
  const room = width - WORDS_LEFT - 4;
  const down = facts.revision === null ? 0 : REVISION_LINE;
  return (
    <g>
      <Words x={LEFT} y={28} size={TYPE.name} weight={700} mono fill={tokens.text}>
        {facts.shortId}
      </Words>
      <Words x={width - 13} y={28} size={TYPE.body} anchor="end" fill={tokens.secondary}>
        {facts.zone}
      </Words>
      {facts.revision !== null && (
        <Words
          x={LEFT}
          y={48}
          size={TYPE.body}
          weight={600}
          fill={roleColour(theme, facts.role)}
          maxWidth={width - LEFT - 10}
          cut="middle"
        >
          {facts.revision}
        </Words>
      )}
      <Ring
        theme={theme}
        centre={{ x: RING.x, y: RING.y + down }}
        radius={RING.radius}
        shape={facts.ring}
        fraction={facts.ringFraction}
        role={facts.role}
        count={facts.outstanding}
      />
      <Words
        x={WORDS_LEFT}
        y={58 + down}
        size={TYPE.body}
        weight={600}
        fill={tokens.text}
        maxWidth={room}
      >
        {facts.status}
      </Words>
      <Words
        x={WORDS_LEFT}
        y={77 + down}
        size={TYPE.body}
        fill={toneColour(theme, facts.tone)}
        maxWidth={room}
      >
        {facts.word}
      </Words>
      <LastLine {...props} />
    </g>
  );
}

/** One word for what the ring says, for cards too small for two lines. */
const SHORT: Record<RingShape, string> = {
  healthy: 'healthy',
  running: 'running',
  unused: 'unused',
  starting: 'starting',
  draining: 'draining',
  failing: 'failing',
  stopped: 'stopped',
};

function shortWord({ ring, status, word }: TaskFacts): string {
  if (ring === 'stopped' && status !== 'STOPPED') return 'stopping';
  return word === WAITS_FOR_CAPACITY ? 'waiting' : SHORT[ring];
}

function CompactCard({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const size = TYPE.compact;
  const down = facts.revision === null ? 0 : REVISION_LINE / 2;
  return (
    <g>
      {facts.revision === null ? (
        <Words x={LEFT} y={36} size={size} weight={700} mono fill={tokens.text}>
          {facts.shortId}
        </Words>
      ) : (
        <Words
          x={LEFT}
          y={38}
          size={size}
          weight={700}
          fill={roleColour(theme, facts.role)}
          maxWidth={width - LEFT - 8}
          cut="middle"
        >
          {facts.revision}
        </Words>
      )}
      <Ring
        theme={theme}
        centre={{ ...COMPACT_RING.centre, y: COMPACT_RING.centre.y + down }}
        radius={COMPACT_RING.radius}
        shape={facts.ring}
        fraction={facts.ringFraction}
        role={facts.role}
        count={facts.outstanding}
        size={size}
      />
      <Words
        x={76}
        y={83 + down}
        size={size}
        fill={toneColour(theme, facts.tone)}
        maxWidth={width - 76 - 6}
      >
        {shortWord(facts)}
      </Words>
    </g>
  );
}

/** Far away, or one of many, only the shape is left. */
function ShapeCard({ facts, theme, width, height, selected }: Props) {
  const { id, ring, role } = facts;
  return (
    <g>
      <HeatGrid cells={[{ id, x: 0, y: 0, ring, role }]} theme={theme} size={{ width, height }} />
      {selected && <CellOutline x={0} y={0} width={width} height={height} theme={theme} />}
    </g>
  );
}

function Body(props: Props) {
  const { facts, theme, detail, width } = props;
  const height = closedHeight(facts);
  return (
    <g>
      {detail === 'card' ? (
        <FullCard {...props} height={height} />
      ) : (
        <CompactCard {...props} height={height} />
      )}
      {facts.isOpen && (
        <ContainerList
          containers={facts.containers}
          theme={theme}
          detail={detail}
          width={width}
          top={height}
        />
      )}
    </g>
  );
}

/** A task: id, zone, status and health in words, ring with its outstanding requests, CPU. */
export function TaskCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const { colour, opacity, dashed } = border(theme, facts);
  if (facts.isHeat || isShape(detail)) return <ShapeCard {...props} />;
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
      <Body {...props} />
      <Stripe height={height} role={facts.role} theme={theme} />
    </CardBox>
  );
}
