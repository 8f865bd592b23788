import { PROVIDER } from './box-layout';
import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { ProviderFacts } from './facts';
import { ScalingIcon } from './icons';
import { textWidth } from './text-fit';
import { isNamed, isShape, type Theme, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<ProviderFacts>;

const LEFT = 14;
const NAME_LEFT = 46;

/** The reservation against its target: the mark is the target, beyond it more instances come. */
function Reservation({ facts, theme, x, y, width }: ReservationProps) {
  const tokens = TOKENS[theme];
  const { reservation, target } = facts;
  if (target === null) return null;
  const most = Math.max(125, (reservation ?? 0) * 1.05);
  const at = (percent: number): number => (width * Math.min(percent, most)) / most;
  const isOver = (reservation ?? 0) > target;
  return (
    <g>
      <rect x={x} y={y} width={width} height={8} rx={4} fill={tokens.line} />
      {reservation !== null && reservation > 0 && (
        <rect
          x={x}
          y={y}
          width={Math.max(8, at(reservation))}
          height={8}
          rx={4}
          fill={isOver ? tokens.waiting : tokens.secondary}
        />
      )}
      <path d={`M${x + at(target)} ${y - 4}v16`} stroke={tokens.text} strokeWidth={2} />
    </g>
  );
}

interface ReservationProps {
  facts: ProviderFacts;
  theme: Theme;
  x: number;
  y: number;
  width: number;
}

function CardHeading({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const small = { size: TYPE.body } as const;
  const right = width - LEFT;
  const wantsWidth = textWidth(facts.desired, { ...small, weight: 600 });
  const wordsWidth = textWidth(facts.words, small);
  const scalingLeft = right - textWidth(facts.scaling, small);
  const lowest = facts.target === null ? 0 : right - wordsWidth - LEFT - 14;
  return (
    <g>
      <ScalingIcon theme={theme} x={LEFT} y={11} size={24} />
      <CardName
        theme={theme}
        x={NAME_LEFT}
        y={29}
        size={TYPE.name}
        maxWidth={scalingLeft - NAME_LEFT - 12}
      >
        {facts.name}
      </CardName>
      <Words x={scalingLeft} y={29} {...small} fill={tokens.secondary}>
        {facts.scaling}
      </Words>
      <Words
        x={LEFT}
        y={55}
        {...small}
        fill={tokens.secondary}
        maxWidth={right - LEFT - wantsWidth - 12}
      >
        {facts.group}
      </Words>
      <Words x={right} y={55} {...small} weight={600} anchor="end" fill={tokens.waiting}>
        {facts.desired}
      </Words>
      <Words x={right} y={79} {...small} anchor="end" fill={tokens.secondary}>
        {facts.words}
      </Words>
      {lowest > 40 && <Reservation facts={facts} theme={theme} x={LEFT} y={70} width={lowest} />}
    </g>
  );
}

function FarHeading({ facts, theme, width, detail }: Props) {
  const size = detail === 'compact' ? TYPE.compact : TYPE.far;
  return (
    <g>
      {isNamed(detail) && (
        <CardName
          theme={theme}
          x={LEFT}
          y={detail === 'compact' ? 36 : 50}
          size={size}
          maxWidth={width - 2 * LEFT}
        >
          {facts.name}
        </CardName>
      )}
      <Reservation
        facts={facts}
        theme={theme}
        x={LEFT}
        y={detail === 'compact' ? 60 : 70}
        width={width - 2 * LEFT}
      />
    </g>
  );
}

/** A capacity provider: its Auto Scaling group in figures, around the instances it has made. */
export function ProviderFrame(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      fill={tokens.canvas}
      border={tokens.ecs}
      borderOpacity={0.45}
      dashed
    >
      {detail === 'card' ? <CardHeading {...props} /> : <FarHeading {...props} />}
      {facts.isEmpty && !isShape(detail) && (
        <Words
          x={LEFT}
          y={PROVIDER.header + 30}
          size={detail === 'card' ? TYPE.body : TYPE.compact}
          fill={tokens.secondary}
          maxWidth={width - 2 * LEFT}
        >
          no instances
        </Words>
      )}
    </CardBox>
  );
}
