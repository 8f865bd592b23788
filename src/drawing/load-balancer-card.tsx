import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { Rect } from './diagram-model';
import type { ListenerFacts, LoadBalancerFacts } from './facts';
import { LISTENERS_SHOWN, listenerRects } from './geometry';
import { LoadBalancerIcon } from './icons';
import { textWidth } from './text-fit';
import { type Detail, roleColour, type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

type Props = CardProps<LoadBalancerFacts>;

const LEFT = 14;

interface ListenerProps {
  facts: ListenerFacts;
  rect: Rect;
  theme: Theme;
  detail: Detail;
}

/**
 * How a listener's requests are shared out. Parts of nothing are left out; the rest stay visible.
 */
function WeightBar({ facts, rect, theme }: ListenerProps) {
  const whole = rect.width - 20;
  const shown = facts.shares.filter((share) => share.percent > 0);
  const gap = 2;
  const room = whole - gap * Math.max(0, shown.length - 1);
  let x = 10;
  const parts = shown.map((share) => {
    const width = Math.max(3, (room * share.percent) / 100);
    const part = { x, width, fill: roleColour(theme, share.role) };
    x += width + gap;
    return part;
  });
  return (
    <g>
      <rect
        x={10}
        y={rect.height - 20}
        width={whole}
        height={9}
        rx={4.5}
        fill={TOKENS[theme].line}
      />
      {parts.map((part) => (
        <rect key={part.x} y={rect.height - 20} height={9} rx={3} {...part} />
      ))}
    </g>
  );
}

function Listener({ facts, rect, theme, detail }: ListenerProps) {
  const tokens = TOKENS[theme];
  const size = detail === 'compact' ? TYPE.compact : TYPE.body;
  const label = { size, weight: 600 } as const;
  const used = textWidth(facts.label, label);
  const y = facts.shares.length > 0 ? 25 : rect.height / 2 + size * 0.36;
  return (
    <g transform={`translate(${rect.x} ${rect.y})`}>
      <rect width={rect.width} height={rect.height} rx={8} fill={tokens.raised} />
      <Words x={10} y={y} {...label} fill={tokens.text} maxWidth={rect.width - 20}>
        {facts.label}
      </Words>
      {detail === 'card' && (
        <Words
          x={rect.width - 10}
          y={y}
          size={size}
          anchor="end"
          fill={tokens.secondary}
          maxWidth={rect.width - 28 - used}
        >
          {facts.purpose}
        </Words>
      )}
      {facts.shares.length > 0 && (
        <WeightBar facts={facts} rect={rect} theme={theme} detail={detail} />
      )}
    </g>
  );
}

function Heading({ facts, theme, width, detail }: Props) {
  const tokens = TOKENS[theme];
  const compact = detail === 'compact';
  const icon = compact ? 24 : 32;
  const left = LEFT + icon + (compact ? 5 : 10);
  const room = width - left - 6;
  return (
    <g>
      <LoadBalancerIcon theme={theme} x={LEFT} y={compact ? 21 : 17} size={icon} />
      <Words
        x={left}
        y={compact ? 41 : 29}
        size={compact ? TYPE.compact : TYPE.name}
        weight={700}
        fill={tokens.text}
        maxWidth={room}
        cut="middle"
      >
        {facts.name}
      </Words>
      {!compact && (
        <Words x={left} y={50} size={TYPE.body} fill={tokens.secondary} maxWidth={room}>
          {facts.caption}
        </Words>
      )}
    </g>
  );
}

function Listeners({ facts, theme, detail, height }: Props) {
  const tokens = TOKENS[theme];
  const more = facts.listeners.length - LISTENERS_SHOWN;
  const size = detail === 'card' ? TYPE.body : TYPE.compact;
  const note = facts.listeners.length === 0 ? 'no listener yet' : `${more} more`;
  return (
    <g>
      {listenerRects(facts).map((rect, i) => (
        <Listener
          key={facts.listeners[i]!.label}
          facts={facts.listeners[i]!}
          rect={rect}
          theme={theme}
          detail={detail}
        />
      ))}
      {(more > 0 || facts.listeners.length === 0) && (
        <Words x={LEFT} y={height - 16} size={size} fill={tokens.secondary}>
          {note}
        </Words>
      )}
    </g>
  );
}

/** An Application Load Balancer with its listeners, each with how its requests are shared out. */
export function LoadBalancerCard(props: Props) {
  const { theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const side = Math.min(width, height) * 0.6;
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={tokens.elb}
      borderOpacity={0.55}
    >
      {detail === 'dot' ? (
        <LoadBalancerIcon
          theme={theme}
          x={(width - side) / 2}
          y={(height - side) / 2}
          size={side}
        />
      ) : (
        <g>
          <Heading {...props} />
          <Listeners {...props} />
        </g>
      )}
    </CardBox>
  );
}
