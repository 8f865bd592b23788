import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { ClientFacts } from './facts';
import { FarFace } from './far-face';
import { ClientIcon } from './icons';
import { textWidth } from './text-fit';
import { isShape, type Theme, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<ClientFacts>;

const LEFT = 15;

interface SparklineProps {
  values: readonly number[];
  theme: Theme;
  x: number;
  y: number;
  width: number;
  height: number;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** The last seconds' requests as a line, from nothing at the bottom to the most at the top. */
function Sparkline({ values, theme, x, y, width, height }: SparklineProps) {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map(
    (value, i) => `${short(x + i * step)} ${short(y + height - (height * value) / most)}`,
  );
  const tokens = TOKENS[theme];
  return (
    <g fill="none">
      <path d={`M${x} ${y + height + 1}h${width}`} stroke={tokens.line} />
      {points.length > 1 && (
        <path
          d={`M${points.join('L')}`}
          stroke={tokens.secondary}
          strokeWidth={1.75}
          strokeLinejoin="round"
        />
      )}
    </g>
  );
}

/** One decimal where it tells something. */
function percentWords(percent: number): string {
  const rounded = Math.round(percent * 10) / 10;
  return rounded === 100 || rounded === 0 ? String(rounded) : rounded.toFixed(1);
}

const failedWords = ({ failedPercent }: ClientFacts): string =>
  `× ${percentWords(failedPercent)} %`;

/** No percentage of nothing: 0 % would read as failure. */
const UNANSWERED = 'no answers yet';

/** Without its decimal where that leaves no gap to the share that failed. */
function okWords(facts: ClientFacts, width: number): string {
  if (facts.isUnanswered) return UNANSWERED;
  const whole = `${percentWords(facts.okPercent)} % ok`;
  if (facts.failedPercent === 0) return whole;
  const taken = textWidth(failedWords(facts), { size: TYPE.body, weight: 600 }) + 2 * LEFT + 8;
  const fits = taken + textWidth(whole, { size: TYPE.body }) <= width;
  return fits ? whole : `${Math.floor(facts.okPercent)} % ok`;
}

/** A name too long to stand beside the sign has the whole line, and the sign goes to the next. */
function Heading({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const name = { size: TYPE.name, weight: 700, fill: tokens.text, cut: 'middle' } as const;
  const beside = { x: 53, room: width - 53 - 8 };
  const isBeside = textWidth(facts.name, name) <= beside.room;
  const nameAt = isBeside ? beside : { x: LEFT, room: width - LEFT - 8 };
  const patternLeft = isBeside ? beside.x : LEFT + 24;
  return (
    <g>
      <ClientIcon theme={theme} x={LEFT} y={isBeside ? 18 : 36} size={isBeside ? 28 : 18} />
      <Words {...name} x={nameAt.x} y={29} maxWidth={nameAt.room}>
        {facts.name}
      </Words>
      <Words
        x={patternLeft}
        y={50}
        size={TYPE.body}
        fill={tokens.secondary}
        maxWidth={width - patternLeft - 8}
      >
        {facts.pattern}
      </Words>
    </g>
  );
}

function FullCard(props: Props) {
  const { facts, theme, width, height } = props;
  const tokens = TOKENS[theme];
  const bottom = height - 14;
  return (
    <g>
      <Heading {...props} />
      <Sparkline
        values={facts.sparkline}
        theme={theme}
        x={LEFT}
        y={66}
        width={width - 2 * LEFT}
        height={36}
      />
      <Words x={LEFT} y={bottom} size={TYPE.body} fill={tokens.secondary}>
        {okWords(facts, width)}
      </Words>
      {facts.failedPercent > 0 && (
        <Words
          x={width - LEFT}
          y={bottom}
          size={TYPE.body}
          weight={600}
          anchor="end"
          fill={tokens.failing}
        >
          {failedWords(facts)}
        </Words>
      )}
    </g>
  );
}

function CompactCard({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const failed = facts.failedPercent > 0;
  const line = { x: LEFT, size: TYPE.compact, maxWidth: width - LEFT - 8 } as const;
  return (
    <g>
      <ClientIcon theme={theme} x={LEFT} y={16} size={32} />
      <CardName theme={theme} {...line} y={height / 2 + 14}>
        {facts.name}
      </CardName>
      <Words {...line} y={height - 22} fill={failed ? tokens.failing : tokens.secondary}>
        {failed
          ? `× ${percentWords(facts.failedPercent)} %`
          : facts.isUnanswered
            ? UNANSWERED
            : `${percentWords(facts.okPercent)} % ok`}
      </Words>
    </g>
  );
}

/** A client: its pattern and rate, the last seconds, and how its requests fared. */
export function ClientCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  return (
    <CardBox theme={theme} width={width} height={height} selected={selected}>
      {detail === 'card' && <FullCard {...props} />}
      {detail === 'compact' && <CompactCard {...props} />}
      {isShape(detail) && (
        <FarFace name={facts.name} {...{ theme, detail, width, height }} icon={ClientIcon} />
      )}
    </CardBox>
  );
}
