import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import { FarFace } from './far-face';
import { EcsIcon, ServiceIcon } from './icons';
import type { HealthCounts, SummaryFacts } from './facts';
import { requestWords } from './summary-facts';
import { textWidth } from './text-fit';
import { isShape, RADIUS, type Theme, toneColour, TOKENS, TYPE } from './tokens';
import { CardName, Pill, pillSize, Words } from './words';

type Props = CardProps<SummaryFacts>;

const LEFT = 14;
const BAR = { top: 116, height: 14, gap: 3 } as const;

/** Full, dashed, a ring's outline, a cross: as the tasks themselves are told apart. */
function Segment(props: { state: keyof HealthCounts; theme: Theme; x: number; width: number }) {
  const { state, theme, x, width } = props;
  const tokens = TOKENS[theme];
  const box = { x, y: BAR.top, width, height: BAR.height, rx: 4 };
  if (state === 'healthy') return <rect {...box} fill={tokens.secondary} />;
  if (state === 'failing') return <rect {...box} fill={tokens.failing} />;
  const inner = { ...box, x: x + 1, y: BAR.top + 1, width: Math.max(1, width - 2), height: 12 };
  const colours = {
    starting: tokens.waiting,
    draining: tokens.draining,
    unused: tokens.secondary,
  } as const;
  const colour = colours[state];
  return (
    <rect
      {...inner}
      fill="none"
      stroke={colour}
      strokeWidth={2}
      strokeDasharray={state === 'starting' ? '5 3' : undefined}
    />
  );
}

/** How many are in which state, each at least wide enough to be seen. */
function HealthBar({ facts, theme, width }: Props) {
  const present = (Object.keys(facts.health) as (keyof HealthCounts)[]).filter(
    (state) => facts.health[state] > 0,
  );
  const all = present.reduce((sum, state) => sum + facts.health[state], 0);
  const least = 10;
  const room = width - 2 * LEFT - BAR.gap * (present.length - 1) - least * present.length;
  let x = LEFT;
  return (
    <g>
      {all === 0 && (
        <rect
          x={LEFT}
          y={BAR.top}
          width={width - 2 * LEFT}
          height={BAR.height}
          rx={4}
          fill={TOKENS[theme].line}
        />
      )}
      {present.map((state) => {
        const own = least + (room * facts.health[state]) / all;
        const left = x;
        x += own + BAR.gap;
        return <Segment key={state} state={state} theme={theme} x={left} width={own} />;
      })}
    </g>
  );
}

const countWords = ({ running, desired, pending }: SummaryFacts): string =>
  `${running}/${desired} running${pending > 0 ? ` · ${pending} pending` : ''}`;

function Lines(props: Props) {
  const { facts, theme, detail, width } = props;
  const tokens = TOKENS[theme];
  const isCard = detail === 'card';
  const size = isCard ? TYPE.body : TYPE.compact;
  const pill = pillSize(facts.state, size);
  // A word of trouble has room where the name leaves it some; else the border says it.
  const nameLeft = LEFT + 38;
  const name = textWidth(facts.name, { size: isCard ? TYPE.name : TYPE.compact, weight: 700 });
  const hasPill = isCard || name + pill.width + 20 <= width - nameLeft - LEFT;
  const right = hasPill ? width - LEFT - pill.width - 10 : width - LEFT;
  const Icon = facts.kind === 'cluster' ? EcsIcon : ServiceIcon;
  return (
    <g>
      <Icon theme={theme} x={LEFT} y={12} size={28} />
      <CardName
        theme={theme}
        x={nameLeft}
        y={33}
        size={isCard ? TYPE.name : TYPE.compact}
        maxWidth={right - nameLeft}
      >
        {facts.name}
      </CardName>
      {hasPill && (
        <Pill
          x={width - LEFT - pill.width / 2}
          y={26}
          size={size}
          colour={toneColour(theme, facts.tone)}
          background={tokens.panel}
        >
          {facts.state}
        </Pill>
      )}
      <Words x={LEFT} y={68} size={size} fill={tokens.text} maxWidth={width - 2 * LEFT}>
        {countWords(facts)}
      </Words>
      <Words
        x={LEFT}
        y={98}
        size={size}
        fill={facts.errorPercent >= 0.05 ? tokens.failing : tokens.secondary}
        maxWidth={width - 2 * LEFT}
      >
        {requestWords(facts)}
      </Words>
    </g>
  );
}

/** A cluster or a service that is collapsed: two sheets, and on the upper one what it comes to. */
export function SummaryCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const isCluster = facts.kind === 'cluster';
  return (
    <g>
      <rect
        x={6}
        y={6}
        width={width - 1}
        height={height - 1}
        rx={RADIUS.node}
        fill={tokens.canvas}
        stroke={tokens.ecs}
        strokeOpacity={0.35}
      />
      <CardBox
        {...{ theme, width, height, selected }}
        radius={isCluster ? RADIUS.cluster : RADIUS.node}
        border={facts.tone === 'failing' ? tokens.failing : tokens.ecs}
        borderOpacity={isCluster ? 0.75 : 0.45}
      >
        {isShape(detail) ? (
          <FarFace
            name={facts.name}
            {...{ theme, detail, width, height: BAR.top + 4 }}
            icon={isCluster ? EcsIcon : ServiceIcon}
          />
        ) : (
          <Lines {...props} />
        )}
        <HealthBar {...props} />
      </CardBox>
    </g>
  );
}
