import type { ReactElement } from 'react';
import { type Font, textWidth } from './text-fit';
import { type Detail, type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

interface IconProps {
  theme: Theme;
  x: number;
  y: number;
  size: number;
}

interface FarFaceProps {
  name: string;
  theme: Theme;
  detail: Detail;
  width: number;
  height: number;
  icon: (props: IconProps) => ReactElement;
}

const MARGIN = 4;
const FONT = { size: TYPE.far, weight: 700 } as const;
/** Above the icon and below the name. */
const AROUND = 20;
/** An icon over two lines of a name is at least so large. */
const LEAST_ICON = 30;
/** Less than this of a name tells nothing. */
const LEAST = 3 * TYPE.far;

/** As much as fits of both ends: the last characters are what tells one of many from the next. */
function shortened(name: string, room: number, font: Font = FONT): string {
  if (textWidth(name, font) <= room) return name;
  for (let kept = name.length - 1; kept > 1; kept--) {
    const tail = Math.ceil(kept / 2);
    const text = `${name.slice(0, kept - tail)}…${name.slice(-tail)}`;
    if (textWidth(text, font) <= room) return text;
  }
  return '…';
}

/** A name that is too long for one line, in two where there is a place to part it. */
function linesOf(name: string, room: number): string[] {
  const width = (text: string): number => textWidth(text, FONT);
  if (width(name) <= room) return [name];
  const parts = [...name.matchAll(/[-_./ ]/g)].map(({ index }) => {
    return [name.slice(0, index + 1), name.slice(index + 1)];
  });
  const widest = (lines: string[]): number => Math.max(...lines.map(width));
  const best = parts
    .filter(([, second = '']) => second !== '')
    .toSorted((one, other) => widest(one) - widest(other))[0];
  return best && widest(best) <= room ? best : [shortened(name, room)];
}

/** What is left of a card from afar: its icon, and its name for as long as that can be read. */
export function FarFace({ name, theme, detail, width, height, icon: Icon }: FarFaceProps) {
  const hasName = detail === 'dot' && width >= LEAST;
  const room = width - 2 * MARGIN;
  const hasTwo = height - 2 * TYPE.far - AROUND >= LEAST_ICON;
  const whole = hasTwo ? linesOf(name, room) : [shortened(name, room)];
  const lines = hasName ? whole : [];
  const words = lines.length * TYPE.far;
  const side = hasName ? Math.min(80, height - words - AROUND) : Math.min(width, height) * 0.6;
  const top = (height - side - words) / 2 - (hasName ? 2 : 0);
  return (
    <g>
      <Icon theme={theme} x={(width - side) / 2} y={top} size={side} />
      {lines.map((line, i) => (
        <Words
          key={i}
          x={width / 2}
          y={top + side + TYPE.far * (i + 0.92)}
          {...FONT}
          anchor="middle"
          fill={TOKENS[theme].text}
        >
          {line}
        </Words>
      ))}
    </g>
  );
}

/** On the screen, px. */
const NAME_ON_SCREEN = 12;
/** Sizes change in steps, so that a zoom draws only now and then. */
const NAME_STEP = 8;

/** The type size that keeps a name legible at a zoom from which no other word could be read. */
export const farNameSize = (zoom: number): number =>
  NAME_STEP * Math.ceil(NAME_ON_SCREEN / zoom / NAME_STEP);

interface FarNameProps {
  name: string;
  theme: Theme;
  /** Of the frame. */
  width: number;
  size: number;
}

/** The name of a frame over what lies in it, however small that is seen. */
export function FarName({ name, theme, width, size }: FarNameProps) {
  const tokens = TOKENS[theme];
  const font = { size, weight: 700 } as const;
  const margin = size / 6;
  return (
    <g>
      <rect width={width} height={size * 1.3} fill={tokens.canvas} fillOpacity={0.86} />
      <Words x={margin} y={size} {...font} fill={tokens.text}>
        {shortened(name, width - 2 * margin, font)}
      </Words>
    </g>
  );
}
