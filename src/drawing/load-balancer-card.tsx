import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { Rect } from './diagram-model';
import type { ListenerFacts, LoadBalancerFacts, ShareFacts } from './facts';
import { FarFace } from './far-face';
import { LISTENERS_SHOWN, listenerRects, ruleRows } from './geometry';
import { LoadBalancerIcon } from './icons';
import { RevisionMark } from './revision-mark';
import { textWidth } from './text-fit';
import { type Detail, isShape, type Theme, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<LoadBalancerFacts>;

const LEFT = 14;

interface BarProps {
  shares: readonly ShareFacts[];
  /** Its upper left corner and whole width, in the listener box's coordinates. */
  y: number;
  width: number;
  theme: Theme;
}

const BAR = { left: 10, height: 9, gap: 2, least: 3 } as const;

/** The parts of a bar: those of nothing are left out, the rest stay visible. */
function barParts(shares: readonly ShareFacts[], width: number) {
  const shown = shares.filter((share) => share.percent > 0);
  const room = width - BAR.gap * Math.max(0, shown.length - 1);
  let x: number = BAR.left;
  return shown.map(({ name, percent, role }) => {
    const part = { key: name, x, width: Math.max(BAR.least, (room * percent) / 100), role };
    x += part.width + BAR.gap;
    return part;
  });
}

/** How requests are shared out, each part with its revision's mark. */
function WeightBar({ shares, y, width, theme }: BarProps) {
  const box = { y, height: BAR.height };
  return (
    <g>
      <rect x={BAR.left} {...box} width={width} rx={4.5} fill={TOKENS[theme].line} />
      {barParts(shares, width).map(({ key, role, ...part }) => (
        <g key={key}>
          <rect {...part} {...box} fill={TOKENS[theme].raised} />
          <RevisionMark role={role} theme={theme} {...part} {...box} />
        </g>
      ))}
    </g>
  );
}

interface RowProps {
  /** What it is, and what it is for, beside each other. */
  left: string;
  right: string;
  y: number;
  width: number;
  size: number;
  weight: 400 | 600;
  theme: Theme;
  detail: Detail;
}

function RowWords({ left, right, y, width, size, weight, theme, detail }: RowProps) {
  const tokens = TOKENS[theme];
  const font = { size, weight } as const;
  const whole = width - 20;
  const said = detail === 'card' ? right : '';
  const kept = said === '' ? whole : whole - textWidth(said, { size }) - 8;
  const used = Math.min(kept, textWidth(left, font));
  return (
    <g>
      <Words x={10} y={y} {...font} fill={tokens.text} maxWidth={kept} cut="middle">
        {left}
      </Words>
      {said !== '' && (
        <Words
          x={width - 10}
          y={y}
          size={size}
          anchor="end"
          fill={tokens.secondary}
          maxWidth={whole - used - 8}
        >
          {said}
        </Words>
      )}
    </g>
  );
}

interface ListenerProps {
  facts: ListenerFacts;
  rect: Rect;
  theme: Theme;
  detail: Detail;
}

function Listener({ facts, rect, theme, detail }: ListenerProps) {
  const size = detail === 'compact' ? TYPE.compact : TYPE.body;
  const rows = ruleRows(facts);
  const own = rows[0]?.y ?? rect.height;
  const hasBar = facts.shares.length > 0;
  const shared = { width: rect.width, size, theme, detail };
  const bar = { width: rect.width - 20, theme };
  return (
    <g transform={`translate(${rect.x} ${rect.y})`}>
      <rect width={rect.width} height={rect.height} rx={8} fill={TOKENS[theme].raised} />
      <RowWords
        {...shared}
        left={facts.label}
        right={facts.purpose}
        y={hasBar ? 25 : own / 2 + size * 0.36}
        weight={600}
      />
      {hasBar && <WeightBar {...bar} shares={facts.shares} y={own - 20} />}
      {rows.map((row, i) => {
        const rule = facts.rules[i]!;
        const y = row.y + row.height - 20;
        return (
          <g key={rule.arn}>
            {detail === 'card' && (
              <RowWords
                {...shared}
                left={rule.condition}
                right={rule.use ?? ''}
                y={y - 7}
                weight={400}
              />
            )}
            <WeightBar {...bar} shares={rule.shares} y={y} />
          </g>
        );
      })}
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
      <CardName
        theme={theme}
        x={left}
        y={compact ? 41 : 29}
        size={compact ? TYPE.compact : TYPE.name}
        maxWidth={room}
      >
        {facts.name}
      </CardName>
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
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={tokens.elb}
      borderOpacity={0.55}
    >
      {isShape(detail) ? (
        <FarFace name={facts.name} {...{ theme, detail, width, height }} icon={LoadBalancerIcon} />
      ) : (
        <g>
          <Heading {...props} />
          <Listeners {...props} />
        </g>
      )}
    </CardBox>
  );
}
