import type { ReactElement } from 'react';
import { textWidth } from './text-fit';
import { type Detail, type Theme, TYPE } from './tokens';
import { CardName } from './words';

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

const MARGIN = 9;
/** Less than this of a name tells nothing. */
const LEAST = 3 * TYPE.far;

/** What is left of a card from afar: its icon, and its name for as long as that can be read. */
export function FarFace({ name, theme, detail, width, height, icon: Icon }: FarFaceProps) {
  const hasName = detail === 'dot' && width >= LEAST;
  const side = hasName ? Math.min(80, height - TYPE.far - 20) : Math.min(width, height) * 0.6;
  const top = hasName ? (height - side - TYPE.far) / 2 - 2 : (height - side) / 2;
  const room = width - 2 * MARGIN;
  const fits = textWidth(name, { size: TYPE.far, weight: 700 }) <= room;
  return (
    <g>
      <Icon theme={theme} x={(width - side) / 2} y={top} size={side} />
      {hasName && (
        <CardName
          theme={theme}
          x={fits ? width / 2 : MARGIN}
          y={top + side + TYPE.far * 0.92}
          size={TYPE.far}
          anchor={fits ? 'middle' : 'start'}
          maxWidth={room}
        >
          {name}
        </CardName>
      )}
    </g>
  );
}
