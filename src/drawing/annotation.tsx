import type { Annotation } from '../model/sandbox-document';
import { CardBox } from './card-box';
import { LockMark } from './lock-mark';
import { wrapText } from './text-wrap';
import { type Detail, isNamed, RADIUS, type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

/** A new one of each kind, in canvas pixels, and the least that it can be made. */
export const ANNOTATION_SIZE = {
  note: { width: 256, height: 120 },
  frame: { width: 480, height: 320 },
  least: { width: 120, height: 64 },
} as const;

/** Around the words of a note, and before the title of a frame. */
const PADDING = 16;
/** The turned corner of a note. */
const FOLD = 18;
const LINE = 1.35;
/** The band of a frame that its title stands in. */
const FRAME_TITLE = 44;

interface Props {
  annotation: Pick<Annotation, 'kind' | 'text' | 'locked'>;
  theme: Theme;
  detail: Detail;
  width: number;
  height: number;
  selected?: boolean | undefined;
}

const sizeFor = (detail: Detail): number =>
  detail === 'card' ? TYPE.body : detail === 'compact' ? TYPE.compact : TYPE.far;

/** A text on the canvas: as many lines as its height holds. */
function Note({ annotation, theme, detail, width, height, selected }: Props) {
  const tokens = TOKENS[theme];
  const size = sizeFor(detail);
  const room = Math.max(1, Math.floor((height - 2 * PADDING) / (size * LINE)));
  const lines = wrapText(annotation.text, width - 2 * PADDING, { size }, room);
  const fold = `M${width - FOLD} ${height - 0.75}V${height - FOLD}H${width - 0.75}`;
  return (
    <CardBox
      {...{ theme, width, height, selected }}
      radius={RADIUS.card}
      fill={tokens.raised}
      border={tokens.faint}
    >
      <path d={fold} fill="none" stroke={tokens.faint} strokeWidth={1.5} />
      {isNamed(detail) &&
        lines.map((line, i) => (
          <Words
            key={i}
            x={PADDING}
            y={PADDING + size * (0.85 + LINE * i)}
            size={size}
            fill={tokens.text}
            maxWidth={width - 2 * PADDING}
          >
            {line}
          </Words>
        ))}
      {annotation.locked && <LockMark theme={theme} x={width - 22} y={6} />}
    </CardBox>
  );
}

/** A titled rectangle behind what belongs together. */
function Frame({ annotation, theme, detail, width, height, selected }: Props) {
  const tokens = TOKENS[theme];
  const size = detail === 'card' ? TYPE.title : sizeFor(detail);
  return (
    <CardBox
      {...{ theme, width, height, selected }}
      radius={RADIUS.cluster}
      fill="none"
      border={tokens.secondary}
      tint={tokens.secondary}
      dashed
    >
      <Words
        x={PADDING}
        y={FRAME_TITLE / 2 + size * 0.36}
        size={size}
        weight={600}
        fill={tokens.text}
        maxWidth={width - 2 * PADDING - (annotation.locked ? 24 : 0)}
      >
        {annotation.text}
      </Words>
      {annotation.locked && <LockMark theme={theme} x={width - PADDING - 14} y={14} />}
    </CardBox>
  );
}

/** A note or a frame, drawn at (0, 0). */
export function AnnotationDrawing(props: Props) {
  return props.annotation.kind === 'note' ? <Note {...props} /> : <Frame {...props} />;
}
