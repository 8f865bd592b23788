import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { FaultFacts } from './facts';
import { FaultIcon } from './icons';
import { TOKENS, TYPE } from './tokens';
import { Words } from './words';

type Props = CardProps<FaultFacts>;

const LEFT = 14;

function Lines({ facts, theme, width, detail }: Props) {
  const tokens = TOKENS[theme];
  const compact = detail === 'compact';
  const size = compact ? TYPE.compact : TYPE.body;
  const line = { x: LEFT, size, maxWidth: width - LEFT - 8 } as const;
  return (
    <g>
      <FaultIcon theme={theme} x={LEFT} y={13} size={24} />
      <Words
        x={46}
        y={compact ? 33 : 31}
        size={compact ? size : TYPE.name}
        weight={700}
        fill={tokens.text}
        maxWidth={width - 46 - 8}
        cut="middle"
      >
        {facts.type}
      </Words>
      <Words {...line} y={compact ? 70 : 62} fill={tokens.secondary}>
        {compact ? facts.remaining : facts.scope}
      </Words>
      {!compact && (
        <Words {...line} y={84} fill={facts.active ? tokens.failing : tokens.secondary}>
          {facts.remaining}
        </Words>
      )}
    </g>
  );
}

/** A fault: what it does, to what, and for how long still. */
export function FaultCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const side = height * 0.7;
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={facts.active ? tokens.failing : tokens.line}
      borderOpacity={0.75}
    >
      {detail === 'dot' ? (
        <FaultIcon theme={theme} x={(width - side) / 2} y={(height - side) / 2} size={side} />
      ) : (
        <Lines {...props} />
      )}
    </CardBox>
  );
}
