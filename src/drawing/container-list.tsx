/** The containers of a task: as rows in an opened card, as pips in a closed one. */
import type { ContainerFacts, ContainerPip } from './facts';
import { ROW, rowTops } from './container-rows';
import type { Point } from './diagram-model';
import { fitName, textWidth } from './text-fit';
import { type Detail, type Theme, toneColour, TOKENS, TYPE } from './tokens';
import { Words } from './words';

const LEFT = 15;
const INDENT = 9;
/** From a pip's left to the words beside it. */
const PIP_ROOM = 16;
/** Deeper than this nothing is indented further: words need the room. */
const DEEPEST = 2;

interface PipProps {
  theme: Theme;
  pip: ContainerPip;
  centre: Point;
  radius: number;
}

/** A container's state by shape: see `ContainerPip`. */
function ContainerMark({ theme, pip, centre, radius }: PipProps) {
  const tokens = TOKENS[theme];
  const { x, y } = centre;
  const ring = { cx: x, cy: y, r: radius - 1, fill: 'none', strokeWidth: 2 } as const;
  switch (pip) {
    case 'running':
      return <circle cx={x} cy={y} r={radius} fill={tokens.secondary} />;
    case 'starting':
      return <circle {...ring} stroke={tokens.waiting} strokeDasharray="3 2" />;
    case 'waiting':
      return <circle {...ring} stroke={tokens.waiting} strokeWidth={1.5} strokeDasharray="1 2.5" />;
    case 'draining':
      return (
        <path
          d={`M${x - ring.r} ${y}a${ring.r} ${ring.r} 0 0 0 ${2 * ring.r} 0`}
          fill="none"
          stroke={tokens.draining}
          strokeWidth={2}
        />
      );
    case 'failing':
      return (
        <path
          d={`M${x - radius + 1} ${y - radius + 1}l${2 * radius - 2} ${2 * radius - 2}m0 ${2 - 2 * radius}l${2 - 2 * radius} ${2 * radius - 2}`}
          stroke={tokens.failing}
          strokeWidth={2.25}
          strokeLinecap="round"
        />
      );
    default: {
      const side = 2 * radius - 3;
      const box = { x: x - side / 2, y: y - side / 2, width: side, height: side, rx: 1.5 };
      return <rect {...box} fill="none" stroke={tokens.secondary} strokeWidth={1.5} />;
    }
  }
}

/** A diamond: the task stops when this container does. */
export function EssentialMark({ theme, centre }: { theme: Theme; centre: Point }) {
  const { x, y } = centre;
  return <path d={`M${x} ${y - 5}l5 5l-5 5l-5 -5Z`} fill={TOKENS[theme].secondary} />;
}

/** How often a container has been started again, with an arrow that turns round. */
function Restarts({
  theme,
  right,
  y,
  count,
}: {
  theme: Theme;
  right: number;
  y: number;
  count: number;
}) {
  const tokens = TOKENS[theme];
  const words = String(count);
  const x = right - textWidth(words, { size: TYPE.body }) - 10;
  return (
    <g>
      <path
        d={`M${x + 4.2} ${y - 8}a5 5 0 1 0 .8 4.6M${x + 5.4} ${y - 11.5}v4.2h-4.2`}
        fill="none"
        stroke={tokens.waiting}
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <Words x={right} y={y} size={TYPE.body} anchor="end" fill={tokens.waiting}>
        {words}
      </Words>
    </g>
  );
}

interface RowProps {
  facts: ContainerFacts;
  theme: Theme;
  width: number;
  y: number;
}

/** `after cache HEALTHY`: the condition whole, and as much of the name as fits. */
function afterWords({ name, condition }: ContainerFacts['after'][number], room: number): string {
  const font = { size: TYPE.body };
  const left = room - textWidth(`after  ${condition}`, font);
  return `after ${fitName(name, left, font)} ${condition}`;
}

function Row({ facts, theme, width, y }: RowProps) {
  const tokens = TOKENS[theme];
  const indent = LEFT + INDENT * Math.min(DEEPEST, facts.depth);
  const x = indent + PIP_ROOM;
  const right = width - 8;
  const restarts = facts.restarts > 0 ? 16 + textWidth(String(facts.restarts), { size: 16 }) : 0;
  const mark = facts.essential ? 18 : 0;
  const name = { size: TYPE.body, weight: 600 } as const;
  const room = right - x - restarts - mark;
  const nameEnd = x + Math.min(room, textWidth(facts.name, name));
  const baseline = y + ROW.name - 6;
  // Words have the whole width: only pip and name are indented.
  const left = LEFT + PIP_ROOM;
  const line = { x: left, size: TYPE.body, maxWidth: right - left } as const;
  return (
    <g>
      {facts.depth > 0 && (
        <path
          d={`M${indent - 2} ${y - ROW.gap + 2}v${baseline - 6 - y + ROW.gap - 2}h3`}
          fill="none"
          stroke={tokens.faint}
          strokeWidth={1.5}
        />
      )}
      <ContainerMark
        theme={theme}
        pip={facts.pip}
        centre={{ x: indent + 6, y: baseline - 5 }}
        radius={5}
      />
      <Words x={x} y={baseline} {...name} fill={tokens.text} maxWidth={room} cut="middle">
        {facts.name}
      </Words>
      {facts.essential && (
        <EssentialMark theme={theme} centre={{ x: nameEnd + 10, y: baseline - 5 }} />
      )}
      {facts.restarts > 0 && (
        <Restarts theme={theme} right={right} y={baseline} count={facts.restarts} />
      )}
      <Words {...line} y={baseline + ROW.line} fill={toneColour(theme, facts.tone)}>
        {facts.state}
      </Words>
      {facts.after.map((one, i) => (
        <Words
          key={`${one.name} ${one.condition}`}
          x={left}
          y={baseline + (2 + i) * ROW.line}
          size={TYPE.body}
          fill={one.isAwaited ? tokens.waiting : tokens.secondary}
        >
          {afterWords(one, right - left)}
        </Words>
      ))}
    </g>
  );
}

/** From afar only names and shapes are left. */
function FarRow({ facts, theme, width, y }: RowProps) {
  const middle = y + ROW.name / 2 + 10;
  const size = TYPE.compact;
  return (
    <g>
      <ContainerMark theme={theme} pip={facts.pip} centre={{ x: LEFT + 9, y: middle }} radius={8} />
      <Words
        x={LEFT + 25}
        y={middle + size * 0.36}
        size={size}
        fill={TOKENS[theme].text}
        maxWidth={width - LEFT - 25 - 6}
        cut="middle"
      >
        {facts.name}
      </Words>
    </g>
  );
}

interface ListProps {
  containers: readonly ContainerFacts[];
  theme: Theme;
  detail: Detail;
  width: number;
  /** Bottom of what the closed card shows. */
  top: number;
}

/** The rows of an opened card, in the order in which the containers start. */
export function ContainerList({ containers, theme, detail, width, top }: ListProps) {
  const tops = rowTops(containers);
  return (
    <g>
      <path
        d={`M${LEFT} ${top + 1}H${width - LEFT}`}
        stroke={TOKENS[theme].line}
        strokeWidth={1.5}
      />
      {containers.map((facts, i) => {
        const row = { facts, theme, width, y: top + tops[i]! };
        return detail === 'card' ? (
          <Row key={facts.name} {...row} />
        ) : (
          <FarRow key={facts.name} {...row} />
        );
      })}
    </g>
  );
}

const PIP = { radius: 5, apart: 15, most: 5 } as const;

/** What the pips of a closed card take of its last line. */
export const pipsWidth = (count: number): number =>
  count < 2 ? 0 : Math.min(count, PIP.most) * PIP.apart + (count > PIP.most ? 10 : 0);

/** One pip for each container of a closed card, ending at `right`; what fails comes first. */
export function ContainerPips(props: {
  containers: readonly ContainerFacts[];
  theme: Theme;
  right: number;
  y: number;
}) {
  const { containers, theme, right, y } = props;
  const left = right - pipsWidth(containers.length);
  const isBad = ({ pip }: ContainerFacts): boolean => pip === 'failing';
  const shown =
    containers.length > PIP.most
      ? containers.toSorted((a, b) => Number(isBad(b)) - Number(isBad(a))).slice(0, PIP.most)
      : containers;
  return (
    <g>
      {shown.map(({ name, pip }, i) => {
        const centre = { x: left + PIP.apart * (i + 0.5) + 2, y };
        return (
          <ContainerMark key={name} theme={theme} pip={pip} centre={centre} radius={PIP.radius} />
        );
      })}
      {containers.length > PIP.most && (
        <path
          d={`M${right - 6} ${y - 4}v8m-4 -4h8`}
          stroke={TOKENS[theme].secondary}
          strokeWidth={1.75}
        />
      )}
    </g>
  );
}
