import { CardBox, Stripe } from './card-box';
import type { CardProps } from './card-props';
import type { TargetGroupFacts } from './facts';
import { FarFace } from './far-face';
import { PIP, PIPS_PER_ROW, PIPS_SHOWN, TARGET_GROUP_LEFT } from './geometry';
import { TargetGroupIcon } from './icons';
import { Pip } from './pip';
import { isShape, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<TargetGroupFacts>;

const PIPS_TOP = 88;

function Pips({ facts, theme }: Props) {
  return (
    <g>
      {facts.pips.slice(0, PIPS_SHOWN).map(({ shape, role }, i) => (
        <Pip
          key={i}
          theme={theme}
          x={TARGET_GROUP_LEFT + (i % PIPS_PER_ROW) * (PIP.width + PIP.gap)}
          y={PIPS_TOP + Math.floor(i / PIPS_PER_ROW) * (PIP.height + PIP.gap)}
          size={PIP}
          shape={shape}
          role={role}
        />
      ))}
    </g>
  );
}

function healthyCount(facts: TargetGroupFacts): number {
  return facts.pips.filter(({ shape }) => shape === 'healthy').length;
}

/**
 * What the pips cannot say: that there are none, more than fit, or that requests go to all of them.
 */
function Footnote({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const room = width - TARGET_GROUP_LEFT - 8;
  if (facts.pips.length === 0) {
    return (
      <Words
        x={TARGET_GROUP_LEFT}
        y={PIPS_TOP + 10}
        size={TYPE.body}
        fill={tokens.secondary}
        maxWidth={room}
      >
        no targets
      </Words>
    );
  }
  if (facts.pips.length <= PIPS_SHOWN) return null;
  return (
    <Words
      x={TARGET_GROUP_LEFT}
      y={height - 17}
      size={TYPE.body}
      fill={tokens.secondary}
      maxWidth={room}
    >
      {`${healthyCount(facts)} of ${facts.pips.length} healthy`}
    </Words>
  );
}

function FullCard(props: Props) {
  const { facts, theme, width } = props;
  const tokens = TOKENS[theme];
  const room = width - TARGET_GROUP_LEFT - 8;
  const line = { x: TARGET_GROUP_LEFT, size: TYPE.body, maxWidth: room } as const;
  return (
    <g>
      <CardName theme={theme} x={TARGET_GROUP_LEFT} y={29} size={TYPE.name} maxWidth={room}>
        {facts.name}
      </CardName>
      <Words {...line} y={51} fill={facts.failOpen ? tokens.failing : tokens.secondary}>
        {facts.failOpen ? 'fail-open: all targets' : facts.algorithm}
      </Words>
      <Words {...line} y={72} fill={tokens.secondary}>
        {facts.check}
      </Words>
      <Pips {...props} />
      <Footnote {...props} />
    </g>
  );
}

/** Where the whole words are too wide for a compact card. */
const SHORT_ALGORITHM: Record<string, string> = {
  'least outstanding': 'least outst.',
  'weighted random': 'weighted',
};

function CompactCard({ facts, theme, width, height }: Props) {
  const tokens = TOKENS[theme];
  const size = TYPE.compact;
  const line = { x: TARGET_GROUP_LEFT, size, maxWidth: width - TARGET_GROUP_LEFT - 6 } as const;
  const healthy = `${healthyCount(facts)}/${facts.pips.length} healthy`;
  return (
    <g>
      <CardName theme={theme} {...line} y={height / 2 - 21}>
        {facts.name}
      </CardName>
      <Words {...line} y={height / 2 + 8} fill={tokens.secondary}>
        {SHORT_ALGORITHM[facts.algorithm] ?? facts.algorithm}
      </Words>
      <Words
        {...line}
        y={height / 2 + 37}
        fill={facts.failOpen ? tokens.failing : tokens.secondary}
      >
        {facts.failOpen ? 'fail-open' : healthy}
      </Words>
    </g>
  );
}

/** A target group: how it chooses, how it checks, and a pip per target. */
export function TargetGroupCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      {...(facts.failOpen && { border: tokens.failing, borderOpacity: 0.75 })}
    >
      {detail === 'card' && <FullCard {...props} />}
      {detail === 'compact' && <CompactCard {...props} />}
      {isShape(detail) && (
        <FarFace name={facts.name} {...{ theme, detail, width, height }} icon={TargetGroupIcon} />
      )}
      <Stripe height={height} role={facts.role} theme={theme} />
    </CardBox>
  );
}
