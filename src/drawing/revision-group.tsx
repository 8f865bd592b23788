import type { ChipFacts, RevisionGroupFacts } from './facts';
import { FRAME } from './geometry';
import { Pip } from './pip';
import { RevisionMark } from './revision-mark';
import { chipRect } from './service-layout';
import { zoneMark } from './task-facts';
import { textWidth } from './text-fit';
import {
  type Detail,
  isNamed,
  isShape,
  RADIUS,
  roleColour,
  type Theme,
  TOKENS,
  TYPE,
} from './tokens';
import { Words } from './words';

interface Props {
  facts: RevisionGroupFacts;
  theme: Theme;
  detail: Detail;
  width: number;
  height: number;
  /** Those of zones, in the group's own coordinates. */
  columns: readonly { name: string; x: number; width: number }[];
}

const LEFT = 12;
const SIZE = { card: TYPE.name, compact: TYPE.compact } as const;
type Near = keyof typeof SIZE;

function counts({ caption, running, desired }: RevisionGroupFacts, detail: Detail): string {
  if (caption === '') return '';
  if (detail !== 'card') return `${running}/${desired}`;
  // An old revision on its way out is wanted no more.
  if (desired === 0 && running > 0) return `${running} still running`;
  return `${running} of ${desired} running`;
}

/** Where words begin and on which line, in a box or in a heading without one. */
function headingAt({ isThin }: RevisionGroupFacts, detail: Detail) {
  if (isThin) return { left: 2, y: detail === 'card' ? 25 : 27 };
  return { left: LEFT, y: detail === 'card' ? 29 : 33 };
}

function Heading({ facts, theme, detail, width }: Props & { detail: Near }) {
  const tokens = TOKENS[theme];
  const { left, y } = headingAt(facts, detail);
  const name = { size: SIZE[detail], weight: 700, mono: true } as const;
  const small = detail === 'card' ? TYPE.body : SIZE[detail];
  const count = counts(facts, detail);
  const room = width - 2 * left - LEFT - textWidth(count, { size: small });
  const nameEnd = left + Math.min(room, textWidth(facts.revision, name));
  return (
    <g>
      <Words
        x={left}
        y={y}
        {...name}
        fill={roleColour(theme, facts.role)}
        maxWidth={room}
        cut="middle"
      >
        {facts.revision}
      </Words>
      {detail === 'card' && (
        <Words
          x={nameEnd + 9}
          y={y}
          size={TYPE.body}
          fill={tokens.secondary}
          maxWidth={room - nameEnd}
        >
          {facts.caption}
        </Words>
      )}
      <Words x={width - left} y={y} size={small} anchor="end" fill={tokens.secondary}>
        {count}
      </Words>
    </g>
  );
}

const ZONE_SIZE = {
  card: TYPE.body,
  compact: TYPE.compact,
  dot: TYPE.far,
  heat: TYPE.farthest,
  bare: 0,
} as const;

const ZONE_LINE = { card: 26, compact: 26, dot: 34, heat: 37, bare: 0 } as const;

/** The name of each zone over its column: `us-east-1a`, from afar `1a`. */
function ZoneNames({ facts, theme, detail, columns }: Props) {
  const size = ZONE_SIZE[detail];
  return (
    <g>
      {columns.map(({ name, x, width }) => (
        <g key={name} transform={`translate(${x} ${FRAME.groupHeader})`}>
          <Words
            x={width / 2}
            y={ZONE_LINE[detail]}
            size={size}
            anchor="middle"
            fill={TOKENS[theme].secondary}
            maxWidth={width}
          >
            {detail === 'card' && !facts.isHeat ? name : zoneMark(name)}
          </Words>
        </g>
      ))}
    </g>
  );
}

/** The tasks that stand in boxes of instances: whoever points at one finds it there. */
function Chips({ facts, theme, width }: Pick<Props, 'facts' | 'theme' | 'width'>) {
  const chip = ({ taskId, place, shape }: ChipFacts) => {
    const { x, y, height, ...size } = chipRect(width, place);
    return (
      <g key={taskId} data-chip={taskId}>
        <rect x={x - 3} y={y - 3} width={size.width + 6} height={height + 6} fill="transparent" />
        <Pip theme={theme} x={x} y={y} size={{ ...size, height }} shape={shape} role={facts.role} />
      </g>
    );
  };
  return <g>{facts.chips.map(chip)}</g>;
}

/** One revision of a service: a bar in its colour, its name and counts, and room for its tasks. */
export function RevisionGroup(props: Props) {
  const { facts, theme, width, height, detail } = props;
  const tokens = TOKENS[theme];
  const inset = facts.isThin ? 0 : LEFT;
  return (
    <g>
      {!facts.isThin && isNamed(detail) && (
        <rect
          x={0.5}
          y={0.5}
          width={width - 1}
          height={height - 1}
          rx={RADIUS.node}
          fill={tokens.panel}
          stroke={tokens.line}
        />
      )}
      {isNamed(detail) && (
        <RevisionMark
          role={facts.role}
          theme={theme}
          x={inset}
          y={0}
          width={width - 2 * inset}
          height={facts.role === 'target' ? 6 : 3.5}
        />
      )}
      {(detail === 'card' || detail === 'compact') && <Heading {...props} detail={detail} />}
      {facts.slots > 0 && detail !== 'bare' && <ZoneNames {...props} />}
      <Chips facts={facts} theme={theme} width={width} />
      {facts.isEmpty && !isShape(detail) && (
        <Words
          x={facts.isThin ? 2 : LEFT}
          y={facts.isThin ? 50 : 76}
          size={detail === 'card' ? TYPE.body : TYPE.compact}
          fill={tokens.secondary}
          maxWidth={width - 2 * LEFT}
        >
          no tasks
        </Words>
      )}
    </g>
  );
}
