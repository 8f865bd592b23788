import type { ReactElement } from 'react';
import { textWidth } from './text-fit';
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
/** Less than this of a name tells nothing. */
const LEAST = 3 * TYPE.far;

/** As much as fits of both ends: the last characters are what tells one of many from the next. */
function shortened(name: string, room: number): string {
  if (textWidth(name, FONT) <= room) return name;
  for (let kept = name.length - 1; kept > 1; kept--) {
    const tail = Math.ceil(kept / 2);
    const text = `${name.slice(0, kept - tail)}…${name.slice(-tail)}`;
    if (textWidth(text, FONT) <= room) return text;
  }
  return '…';
}

/** What is left of a card from afar: its icon, and its name for as long as that can be read. */
export function FarFace({ name, theme, detail, width, height, icon: Icon }: FarFaceProps) {
  const hasName = detail === 'dot' && width >= LEAST;
  const side = hasName ? Math.min(80, height - TYPE.far - 20) : Math.min(width, height) * 0.6;
  const top = hasName ? (height - side - TYPE.far) / 2 - 2 : (height - side) / 2;
  return (
    <g>
      <Icon theme={theme} x={(width - side) / 2} y={top} size={side} />
      {hasName && (
        <Words
          x={width / 2}
          y={top + side + TYPE.far * 0.92}
          {...FONT}
          anchor="middle"
          fill={TOKENS[theme].text}
        >
          {shortened(name, width - 2 * MARGIN)}
        </Words>
      )}
    </g>
  );
}
