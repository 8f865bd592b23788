import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { ClientFacts } from './facts';
import { ClientIcon } from './icons';
import { type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

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

function FullCard({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const bottom = height - 14;
  return (
    <g>
      <ClientIcon theme={theme} x={LEFT} y={18} size={28} />
      <Words
        x={53}
        y={29}
        size={TYPE.name}
        weight={700}
        fill={tokens.text}
        maxWidth={width - 53 - 8}
        cut="middle"
      >
        {facts.name}
      </Words>
      <Words x={53} y={49} size={TYPE.body} fill={tokens.secondary} maxWidth={width - 53 - 8}>
        {facts.pattern}
      </Words>
      <Sparkline
        values={facts.sparkline}
        theme={theme}
        x={LEFT}
        y={66}
        width={width - 2 * LEFT}
        height={36}
      />
      <Words x={LEFT} y={bottom} size={TYPE.body} fill={tokens.secondary}>
        {`${percentWords(facts.okPercent)} % ok`}
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
          {`× ${percentWords(facts.failedPercent)} %`}
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
      <Words {...line} y={height / 2 + 14} weight={700} fill={tokens.text} cut="middle">
        {facts.name}
      </Words>
      <Words {...line} y={height - 22} fill={failed ? tokens.failing : tokens.secondary}>
        {failed
          ? `× ${percentWords(facts.failedPercent)} %`
          : `${percentWords(facts.okPercent)} % ok`}
      </Words>
    </g>
  );
}

/** A client: its pattern and rate, the last seconds, and how its requests fared. */
export function ClientCard(props: Props) {
  const { theme, detail, width, height, selected } = props;
  const side = height * 0.6;
  return (
    <CardBox theme={theme} width={width} height={height} selected={selected}>
      {detail === 'card' && <FullCard {...props} />}
      {detail === 'compact' && <CompactCard {...props} />}
      {detail === 'dot' && (
        <ClientIcon theme={theme} x={(width - side) / 2} y={(height - side) / 2} size={side} />
      )}
    </CardBox>
  );
}
