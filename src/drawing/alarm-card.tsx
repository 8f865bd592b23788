import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { AlarmFacts } from './facts';
import { FarFace } from './far-face';
import { AlarmIcon } from './icons';
import { textWidth } from './text-fit';
import { isShape, type Theme, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<AlarmFacts>;

const LEFT = 14;
const ICON = 24;
const PLOT = { top: 76, height: 30 } as const;

/** The colour of a state's sign and word; only ALARM stands out. */
function colourOf(theme: Theme, state: AlarmFacts['state']): string {
  const tokens = TOKENS[theme];
  if (state === 'ALARM') return tokens.failing;
  return state === 'OK' ? tokens.text : tokens.waiting;
}

interface SignProps {
  theme: Theme;
  state: AlarmFacts['state'];
  x: number;
  y: number;
  size: number;
}

/** The state by shape: a ring with a tick, a full triangle, a dashed ring with nothing in it. */
export function AlarmSign({ theme, state, x, y, size }: SignProps) {
  const colour = colourOf(theme, state);
  const at = `translate(${x} ${y}) scale(${size / 16})`;
  const line = { fill: 'none', stroke: colour, strokeWidth: 2 } as const;
  if (state === 'ALARM') {
    return (
      <g transform={at}>
        <path d="M8 1.5 15.2 14.5H.8Z" fill={colour} stroke={colour} strokeLinejoin="round" />
        <path d="M8 6v4M8 12.2v.1" stroke={TOKENS[theme].panel} strokeWidth={1.8} />
      </g>
    );
  }
  return (
    <g transform={at}>
      <circle
        cx={8}
        cy={8}
        r={6.8}
        {...line}
        strokeDasharray={state === 'OK' ? undefined : '3 2.3'}
      />
      {state === 'OK' && <path d="M4.8 8.2 7.1 10.5 11.2 5.8" {...line} strokeLinecap="round" />}
    </g>
  );
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** The periods looked at last, their gaps left open, and the threshold as a dashed line. */
function Sparkline({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const values = facts.recent.filter((value) => value !== null);
  const most = Math.max(facts.threshold * 1.25, ...values, 1e-9);
  const whole = width - 2 * LEFT;
  const step = whole / Math.max(1, facts.recent.length - 1);
  const yOf = (value: number): number =>
    PLOT.top + PLOT.height * (1 - Math.max(0, Math.min(value, most)) / most);
  const pointOf = (value: number, i: number): string =>
    `${short(LEFT + i * step)} ${short(yOf(value))}`;
  const line = facts.recent
    .map((value, i) => {
      if (value === null) return '';
      const before = facts.recent[i - 1] ?? null;
      return `${before === null ? 'M' : 'L'}${pointOf(value, i)}`;
    })
    .join('');
  // A line of one point is nothing to see.
  const alone = facts.recent.flatMap((value, i) => {
    const has = (at: number): boolean => (facts.recent[at] ?? null) !== null;
    return value === null || has(i - 1) || has(i + 1) ? [] : [{ i, value }];
  });
  return (
    <g fill="none">
      <path d={`M${LEFT} ${PLOT.top + PLOT.height + 1}h${whole}`} stroke={tokens.line} />
      <path
        d={`M${LEFT} ${short(yOf(facts.threshold))}h${whole}`}
        stroke={tokens.failing}
        strokeDasharray="4 3"
      />
      {line !== '' && (
        <path
          d={line}
          stroke={tokens.secondary}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {alone.map(({ i, value }) => {
        const [x, y] = [LEFT + i * step, yOf(value)];
        return (
          <g key={i}>
            <circle cx={short(x)} cy={short(y)} r={3} fill={tokens.secondary} />
            {values.length === 1 && <OnlyValue {...{ x, y, value, theme }} end={LEFT + whole} />}
          </g>
        );
      })}
    </g>
  );
}

/** The one figure there is, in a word: without others before it a height says little. */
function OnlyValue(props: { x: number; y: number; value: number; theme: Theme; end: number }) {
  const { x, y, value, theme, end } = props;
  const text = String(Math.round(value * 100) / 100);
  const font = { size: TYPE.body, weight: 600 } as const;
  const isRight = x + 6 + textWidth(text, font) <= end;
  return (
    <Words
      x={isRight ? x + 6 : x - 6}
      y={y - 3}
      {...font}
      anchor={isRight ? 'start' : 'end'}
      fill={TOKENS[theme].text}
    >
      {text}
    </Words>
  );
}

function State({ facts, theme, x, y, size }: { facts: AlarmFacts; size: number } & SignProps) {
  return (
    <g>
      <AlarmSign theme={theme} state={facts.state} x={x} y={y - size * 0.82} size={size} />
      <Words
        x={x + size + 7}
        y={y}
        size={size}
        weight={600}
        fill={colourOf(theme, facts.state)}
        maxWidth={200}
      >
        {size > TYPE.body && facts.state === 'INSUFFICIENT_DATA' ? 'no data' : facts.word}
      </Words>
    </g>
  );
}

function FullCard(props: Props) {
  const { facts, theme, width, height } = props;
  const tokens = TOKENS[theme];
  const name = { size: TYPE.name, weight: 700, fill: tokens.text, cut: 'middle' } as const;
  const line = { size: TYPE.body, fill: tokens.secondary, maxWidth: width - 2 * LEFT } as const;
  const nameLeft = LEFT + ICON + 8;
  return (
    <g>
      <AlarmIcon theme={theme} x={LEFT} y={12} size={ICON} />
      <Words x={nameLeft} y={30} {...name} maxWidth={width - nameLeft - 8}>
        {facts.name}
      </Words>
      <Words x={LEFT} y={56} {...line} cut="middle">
        {facts.metric}
      </Words>
      <Sparkline {...props} />
      <Words x={LEFT} y={128} {...line}>
        {facts.condition}
      </Words>
      <State
        facts={facts}
        theme={theme}
        state={facts.state}
        x={LEFT}
        y={height - 14}
        size={TYPE.body}
      />
    </g>
  );
}

function CompactCard({ facts, theme, width, height }: Props) {
  const size = TYPE.compact;
  return (
    <g>
      <AlarmIcon theme={theme} x={LEFT} y={14} size={32} />
      <CardName theme={theme} x={LEFT} y={height / 2 + 16} size={size} maxWidth={width - LEFT - 8}>
        {facts.name}
      </CardName>
      <State facts={facts} theme={theme} state={facts.state} x={LEFT} y={height - 20} size={size} />
    </g>
  );
}

/** A CloudWatch alarm: what it watches, its last figures against the threshold, and its state. */
export function AlarmCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const isOn = facts.state === 'ALARM';
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={isOn ? tokens.failing : tokens.line}
      dashed={facts.state === 'INSUFFICIENT_DATA'}
    >
      {detail === 'card' && <FullCard {...props} />}
      {detail === 'compact' && <CompactCard {...props} />}
      {isShape(detail) && (
        <FarFace
          name={facts.name}
          {...{ theme, detail, width, height }}
          icon={(icon) => <AlarmSign {...icon} state={facts.state} />}
        />
      )}
    </CardBox>
  );
}
