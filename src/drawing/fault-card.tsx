import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { FaultFacts } from './facts';
import { FarFace } from './far-face';
import { FaultIcon } from './icons';
import { inTwoLines, sizeToFit, textWidth } from './text-fit';
import { isShape, TOKENS, TYPE } from './tokens';
import { Words } from './words';

type Props = CardProps<FaultFacts>;

const LEFT = 14;

const ICON = 17;
const NAME_LEFT = LEFT + ICON + 4;

/** The type at a size at which it is whole: in two lines where only large words can be read. */
function Heading({ facts, theme, width, detail }: Props) {
  const weight = 700;
  const room = width - NAME_LEFT - 6;
  const compact = detail === 'compact';
  const font = { size: compact ? TYPE.compact : TYPE.name, weight } as const;
  const fits = textWidth(facts.type, font) <= room;
  const broken = compact && !fits && inTwoLines(facts.type, [room, width - LEFT - 8], font);
  const size = compact ? font.size : sizeToFit(facts.type, room, font, TYPE.body);
  const name = { size, weight, fill: TOKENS[theme].text, cut: 'middle' } as const;
  return (
    <g>
      <FaultIcon theme={theme} x={LEFT} y={16} size={ICON} />
      <Words {...name} x={NAME_LEFT} y={compact ? 33 : 31} maxWidth={room}>
        {broken ? broken[0] : facts.type}
      </Words>
      {broken && (
        <Words {...name} x={LEFT} y={61}>
          {broken[1]}
        </Words>
      )}
    </g>
  );
}

function Lines(props: Props) {
  const { facts, theme, width, detail } = props;
  const tokens = TOKENS[theme];
  const compact = detail === 'compact';
  const size = compact ? TYPE.compact : TYPE.body;
  const line = { x: LEFT, size, maxWidth: width - LEFT - 8 } as const;
  return (
    <g>
      <Heading {...props} />
      {!compact && (
        <Words {...line} y={62} fill={tokens.secondary}>
          {facts.scope}
        </Words>
      )}
      <Words
        {...line}
        y={compact ? 90 : 84}
        fill={facts.active ? tokens.failing : tokens.secondary}
      >
        {facts.remaining}
      </Words>
    </g>
  );
}

/** A fault: what it does, to what, and for how long still. */
export function FaultCard(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={facts.active ? tokens.failing : tokens.line}
      borderOpacity={0.75}
    >
      {isShape(detail) ? (
        <FarFace name={facts.type} {...{ theme, detail, width, height }} icon={FaultIcon} />
      ) : (
        <Lines {...props} />
      )}
    </CardBox>
  );
}
