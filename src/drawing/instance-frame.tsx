import { BOX, isNarrow } from './box-layout';
import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { InstanceFacts, UsedFacts } from './facts';
import { InstanceIcon } from './icons';
import { fitText, textWidth } from './text-fit';
import { isNamed, isShape, type Theme, TOKENS, toneColour, TYPE } from './tokens';
import { CardName, Pill, pillSize, Words } from './words';

type Props = CardProps<InstanceFacts>;

const LEFT = 14;
const NAME_LEFT = 46;
const BAR = { top: 66, height: 8, apart: 38 } as const;

interface UsageProps {
  theme: Theme;
  x: number;
  /** Of its bar. */
  top: number;
  width: number;
  label: string;
  facts: UsedFacts;
}

const shareOf = ({ registered, used }: UsedFacts): number =>
  registered === 0 ? 0 : Math.min(1, used / registered);

function UsageBar({
  theme,
  x,
  width,
  facts,
  y,
  height,
}: Omit<UsageProps, 'label' | 'top'> & { y: number; height: number }) {
  const tokens = TOKENS[theme];
  const used = width * shareOf(facts);
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={height / 2} fill={tokens.line} />
      {used > 0 && (
        <rect
          x={x}
          y={y}
          width={Math.max(height, used)}
          height={height}
          rx={height / 2}
          fill={tokens.secondary}
        />
      )}
    </g>
  );
}

/** `CPU 512 of 2,048 free` over a bar of what is used. */
function Usage({ theme, x, top, width, label, facts }: UsageProps) {
  const tokens = TOKENS[theme];
  const name = { size: TYPE.body, weight: 600 } as const;
  const room = width - textWidth(label, name) - 8;
  return (
    <g>
      <Words x={x} y={top - 8} {...name} fill={tokens.text}>
        {label}
      </Words>
      <Words x={x + width} y={top - 8} size={TYPE.body} anchor="end" fill={tokens.secondary}>
        {textWidth(facts.words, { size: TYPE.body }) <= room ? facts.words : facts.short}
      </Words>
      <UsageBar theme={theme} x={x} width={width} facts={facts} y={top} height={BAR.height} />
    </g>
  );
}

type DetailsProps = Pick<Props, 'theme' | 'width'> & {
  details: InstanceFacts['details'];
  y: number;
};

/** Tasks, interfaces and ports, each only where it fits; what is full stands out. */
function Details({ details, theme, width, y }: DetailsProps) {
  const tokens = TOKENS[theme];
  const gap = '  ·  ';
  let x = LEFT;
  const right = width - LEFT;
  const placed = details.flatMap(({ words, isFull }, i) => {
    const font = { size: TYPE.body, weight: isFull ? 600 : 400 } as const;
    const before = i === 0 ? '' : gap;
    const left = x + textWidth(before, { size: TYPE.body });
    const text = fitText(words, right - left, font);
    if (text === '' || (text !== words && i < details.length - 1)) return [];
    x = left + textWidth(text, font);
    return [{ before, left, text, font, isFull }];
  });
  return (
    <g>
      {placed.map(({ before, left, text, font, isFull }) => (
        <g key={left}>
          {before !== '' && (
            <circle
              cx={left - textWidth(before, { size: TYPE.body }) / 2}
              cy={y - 5}
              r={1.5}
              fill={tokens.secondary}
            />
          )}
          <Words x={left} y={y} {...font} fill={isFull ? tokens.waiting : tokens.secondary}>
            {text}
          </Words>
        </g>
      ))}
    </g>
  );
}

/** As many of the parts as fit whole, the first one in any case. */
function wholeOnly(parts: readonly string[], room: number): string {
  return parts.reduce((words, part) => {
    const more = `${words} · ${part}`;
    return textWidth(more, { size: TYPE.body }) <= room ? more : words;
  });
}

function CardHeading(props: Props) {
  const { facts, theme, width } = props;
  const tokens = TOKENS[theme];
  const pill = pillSize(facts.state, TYPE.body);
  const pillLeft = width - LEFT - pill.width;
  const room = pillLeft - NAME_LEFT - 10;
  const name = { size: TYPE.name, weight: 700 } as const;
  const narrow = isNarrow(width);
  const [kind = ''] = facts.about;
  const nameRoom = narrow ? room : room - textWidth(kind, { size: TYPE.body }) - 9;
  const nameWidth = Math.min(nameRoom, textWidth(facts.name, name));
  return (
    <g>
      <InstanceIcon theme={theme} x={LEFT} y={11} size={24} />
      <Words x={NAME_LEFT} y={29} {...name} fill={tokens.text} maxWidth={nameRoom} cut="middle">
        {facts.name}
      </Words>
      {!narrow && (
        <Words x={NAME_LEFT + nameWidth + 9} y={29} size={TYPE.body} fill={tokens.secondary}>
          {wholeOnly(facts.about, room - nameWidth - 9)}
        </Words>
      )}
      <Pill
        x={pillLeft + pill.width / 2}
        y={23}
        size={TYPE.body}
        colour={toneColour(theme, facts.tone)}
        background={tokens.panel}
      >
        {facts.state}
      </Pill>
      {narrow ? <StackedFigures {...props} kind={kind} /> : <FiguresBeside {...props} />}
    </g>
  );
}

/** CPU and memory beside each other, and a line of details. */
function FiguresBeside({ facts, theme, width }: Props) {
  const half = (width - 2 * LEFT - 20) / 2;
  const bar = { theme, top: BAR.top, width: half } as const;
  return (
    <g>
      <Usage {...bar} x={LEFT} label="CPU" facts={facts.cpu} />
      <Usage {...bar} x={LEFT + half + 20} label="Memory" facts={facts.memory} />
      <Details theme={theme} width={width} details={facts.details} y={BAR.top + 32} />
    </g>
  );
}

/** CPU over memory, and its type in the line of details, where what is full comes first. */
function StackedFigures({ facts, theme, width, kind }: Props & { kind: string }) {
  const bar = { theme, x: LEFT, width: width - 2 * LEFT } as const;
  const byWeight = facts.details.toSorted((a, b) => Number(b.isFull) - Number(a.isFull));
  const details = [{ words: kind, isFull: false }, ...byWeight];
  return (
    <g>
      <Usage {...bar} top={BAR.top} label="CPU" facts={facts.cpu} />
      <Usage {...bar} top={BAR.top + BAR.apart} label="Memory" facts={facts.memory} />
      <Details theme={theme} width={width} details={details} y={BAR.top + BAR.apart + 32} />
    </g>
  );
}

/** A thick bar, with its name before it where that can be read. */
function FarUsage({ theme, x, top, width, label, facts }: UsageProps) {
  const font = { size: TYPE.compact } as const;
  const left = label === '' ? 0 : textWidth(label, font) + 10;
  const height = label === '' ? 22 : 14;
  return (
    <g>
      <Words x={x} y={top + 8} {...font} fill={TOKENS[theme].secondary}>
        {label}
      </Words>
      <UsageBar
        theme={theme}
        x={x + left}
        width={width - left}
        facts={facts}
        y={top - height / 2}
        height={height}
      />
    </g>
  );
}

/** Beside each other; in a narrow box one over the other, and below the state if that is told. */
function farBar(width: number, i: number, isBelow: boolean) {
  const whole = width - 2 * LEFT;
  if (isNarrow(width)) return { x: LEFT, top: isBelow ? 98 + 32 * i : 75 + 38 * i, width: whole };
  const half = (whole - 20) / 2;
  return { x: LEFT + i * (half + 20), top: 75, width: half };
}

const farState = (state: string, narrow: boolean): string =>
  narrow && state === 'agent disconnected' ? 'no agent' : state;

/** From further off: name, state where it is not the usual one, and two thick bars. */
function FarHeading({ facts, theme, width, detail }: Props) {
  const isCompact = detail === 'compact';
  const size = isCompact ? TYPE.compact : TYPE.far;
  const narrow = isNarrow(width);
  const state = isCompact && facts.isClosed ? farState(facts.state, narrow) : '';
  const stateLeft = narrow ? LEFT : width - LEFT - textWidth(state, { size });
  const nameRoom = state === '' || narrow ? width - 2 * LEFT : stateLeft - LEFT - 14;
  return (
    <g>
      {isNamed(detail) && (
        <CardName theme={theme} x={LEFT} y={isCompact ? 38 : 52} size={size} maxWidth={nameRoom}>
          {facts.name}
        </CardName>
      )}
      {state !== '' && (
        <Words x={stateLeft} y={narrow ? 68 : 38} size={size} fill={toneColour(theme, facts.tone)}>
          {state}
        </Words>
      )}
      {[['CPU', facts.cpu] as const, ['Mem', facts.memory] as const].map(([label, usage], i) => (
        <FarUsage
          key={label}
          theme={theme}
          {...farBar(width, i, state !== '')}
          label={isCompact ? label : ''}
          facts={usage}
        />
      ))}
    </g>
  );
}

/** An EC2 instance: what it has, what is left of it, and room for its tasks. */
export function InstanceFrame(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const isPlain = facts.tone === 'plain';
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={isPlain ? tokens.faint : toneColour(theme, facts.tone)}
      borderOpacity={isPlain ? 0.8 : 0.9}
      dashed={facts.isClosed}
    >
      {detail === 'card' ? <CardHeading {...props} /> : <FarHeading {...props} />}
      {facts.isEmpty && !isShape(detail) && (
        <Words
          x={LEFT}
          y={(isNarrow(width) ? BOX.narrowHeader : BOX.header) + 22}
          size={detail === 'card' ? TYPE.body : TYPE.compact}
          fill={tokens.secondary}
          maxWidth={width - 2 * LEFT}
        >
          no tasks
        </Words>
      )}
    </CardBox>
  );
}
