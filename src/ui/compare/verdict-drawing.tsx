import { wrapText } from '../../drawing/text-wrap';
import { type Theme, TOKENS } from '../../drawing/tokens';
import { Words } from '../../drawing/words';

/** px */
const HEADLINE = { size: 16, weight: 600 } as const;
const DETAIL = { size: 14, weight: 400 } as const;
const LINE = 22;
const INSET = 20;
const MOST_LINES = { headline: 4, detail: 6 };

/** A verdict broken into lines, and how high it stands with them. */
export interface VerdictLines {
  headline: string[];
  detail: string[];
  width: number;
  height: number;
}

/** Breaks a verdict into lines that a box of this width holds. */
export function verdictLines(
  { headline, detail }: { headline: string; detail: string },
  width: number,
): VerdictLines {
  const room = width - 2 * INSET;
  const lines = wrapText(headline, room, HEADLINE, MOST_LINES.headline);
  const details = detail === '' ? [] : wrapText(detail, room, DETAIL, MOST_LINES.detail);
  const height = 22 + LINE * (lines.length + details.length) + 12;
  return { headline: lines, detail: details, width, height };
}

/** A verdict in a picture: its sentence, and below it how sure that is. */
export function VerdictDrawing(props: {
  lines: VerdictLines;
  theme: Theme;
  /** Says which way it goes. */
  colour: string;
}) {
  const { lines, theme, colour } = props;
  const { headline, detail, width, height } = lines;
  const { text, secondary } = TOKENS[theme];
  return (
    <>
      <rect
        width={width}
        height={height}
        rx={12}
        fill={colour}
        fillOpacity={0.12}
        stroke={colour}
      />
      {headline.map((line, at) => (
        <Words key={at} x={INSET} y={30 + LINE * at} {...HEADLINE} fill={text}>
          {line}
        </Words>
      ))}
      {detail.map((line, at) => (
        <Words
          key={at}
          x={INSET}
          y={30 + LINE * (headline.length + at)}
          {...DETAIL}
          fill={secondary}
        >
          {line}
        </Words>
      ))}
    </>
  );
}
