import { fitName, fitText, type Font, textWidth } from './text-fit';
import { FONT, type Theme, TOKENS } from './tokens';

interface WordsProps extends Font {
  x: number;
  /** Baseline. */
  y: number;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
  /** Shortens with an ellipsis to this many px. */
  maxWidth?: number;
  /** Where to shorten: names keep both ends. */
  cut?: 'end' | 'middle';
  children: string;
}

/** One line of text, its font and colour inlined so that it looks the same outside the page. */
export function Words(props: WordsProps) {
  const { x, y, size, weight = 400, mono = false, fill, anchor = 'start', cut = 'end' } = props;
  const font = { size, weight, mono };
  const fit = cut === 'middle' ? fitName : fitText;
  const text =
    props.maxWidth === undefined ? props.children : fit(props.children, props.maxWidth, font);
  return (
    <text
      x={x}
      y={y}
      fill={fill}
      fontSize={size}
      fontWeight={weight}
      fontFamily={mono ? FONT.mono : FONT.words}
      textAnchor={anchor}
      style={{
        // Tabular figures widen the hyphen too, which pulls names apart.
        fontVariantNumeric: text.includes('-') ? undefined : 'tabular-nums',
        whiteSpace: 'pre',
      }}
    >
      {text}
    </text>
  );
}

/** What a card is called: bold, and shortened in the middle, so that both ends tell it apart. */
export function CardName({ theme, ...line }: { theme: Theme } & Omit<WordsProps, 'fill'>) {
  return <Words {...line} weight={700} fill={TOKENS[theme].text} cut="middle" />;
}

interface PillProps {
  /** Middle of the pill. */
  x: number;
  y: number;
  colour: string;
  background: string;
  size: number;
  children: string;
}

/** Height and width of a pill around a text. */
export function pillSize(text: string, size: number): { width: number; height: number } {
  return {
    width: textWidth(text, { size, weight: 600 }) + 20,
    height: Math.round(size * 1.75),
  };
}

/** A word in a rounded outline: weights on edges, states of services. */
export function Pill({ x, y, colour, background, size, children }: PillProps) {
  const { width, height } = pillSize(children, size);
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={height / 2}
        fill={background}
        stroke={colour}
        strokeWidth={1.5}
      />
      <Words x={x} y={y + size * 0.36} size={size} weight={600} fill={colour} anchor="middle">
        {children}
      </Words>
    </g>
  );
}
