import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { FileSystemFacts, VolumeFacts } from './facts';
import { FarFace } from './far-face';
import { FileSystemIcon, VolumeIcon } from './icons';
import { VOLUME } from './task-grid';
import { textWidth } from './text-fit';
import { isShape, TOKENS, toneColour, TYPE } from './tokens';
import { CardName, Words } from './words';

type FileSystemProps = CardProps<FileSystemFacts>;
type VolumeProps = CardProps<VolumeFacts>;

const LEFT = 14;
const NAME_LEFT = 46;

function FileSystemLines({ facts, theme, width }: FileSystemProps) {
  const tokens = TOKENS[theme];
  const line = { x: LEFT, size: TYPE.body, maxWidth: width - 2 * LEFT } as const;
  return (
    <g>
      <FileSystemIcon theme={theme} x={LEFT} y={11} size={24} />
      <CardName
        theme={theme}
        x={NAME_LEFT}
        y={29}
        size={TYPE.name}
        maxWidth={width - NAME_LEFT - 8}
      >
        {facts.name}
      </CardName>
      <Words {...line} y={54} mono fill={tokens.secondary} cut="middle">
        {facts.fileSystemId}
      </Words>
      <Words {...line} y={75} fill={tokens.secondary}>
        {facts.counts}
      </Words>
      <Words
        {...line}
        y={95}
        weight={facts.tone === 'plain' ? 400 : 600}
        fill={toneColour(theme, facts.tone)}
      >
        {facts.state}
      </Words>
    </g>
  );
}

function FarFileSystem({ facts, theme, width, height, detail }: FileSystemProps) {
  const isBroken = facts.tone === 'failing';
  const size = TYPE.compact;
  if (isShape(detail)) {
    return (
      <FarFace name={facts.name} {...{ theme, detail, width, height }} icon={FileSystemIcon} />
    );
  }
  return (
    <g>
      <FileSystemIcon theme={theme} x={LEFT} y={14} size={32} />
      <CardName
        theme={theme}
        x={NAME_LEFT + 10}
        y={38}
        size={size}
        maxWidth={width - NAME_LEFT - 16}
      >
        {facts.name}
      </CardName>
      <Words
        x={LEFT}
        y={height - 24}
        size={size}
        fill={toneColour(theme, isBroken ? facts.tone : 'plain')}
        maxWidth={width - 2 * LEFT}
      >
        {isBroken ? facts.state : facts.counts.split(' · ')[0]!}
      </Words>
    </g>
  );
}

/** An EFS file system: who has it mounted, and whether it can be reached. */
export function FileSystemCard(props: FileSystemProps) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const isBroken = facts.tone === 'failing';
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      border={isBroken ? tokens.failing : tokens.line}
      dashed={isBroken}
    >
      {detail === 'card' ? <FileSystemLines {...props} /> : <FarFileSystem {...props} />}
    </CardBox>
  );
}

/** One line: type and size, and the state where it is not the usual one. */
function VolumeLine({ facts, theme, width, height }: VolumeProps) {
  const tokens = TOKENS[theme];
  const isUsual = facts.state === 'in-use';
  const state = isUsual ? '' : facts.state;
  const left = 33;
  const stateWidth = textWidth(state, { size: TYPE.body });
  const y = (facts.isHung ? height / 2 : 24) + TYPE.body * 0.36;
  return (
    <g>
      <VolumeIcon theme={theme} x={9} y={(facts.isHung ? height / 2 : 24) - 9} size={18} />
      <Words
        x={left}
        y={y}
        size={TYPE.body}
        fill={tokens.text}
        maxWidth={width - left - 10 - (isUsual ? 0 : stateWidth + 8)}
      >
        {isUsual || !facts.isHung ? `${facts.type} · ${facts.size}` : facts.size}
      </Words>
      <Words
        x={width - 10}
        y={y}
        size={TYPE.body}
        anchor="end"
        fill={toneColour(theme, facts.tone)}
      >
        {state}
      </Words>
      {!facts.isHung && (
        <Words
          x={12}
          y={50}
          size={TYPE.body}
          mono
          fill={tokens.secondary}
          maxWidth={width - 24}
          cut="middle"
        >
          {facts.volumeId}
        </Words>
      )}
    </g>
  );
}

/** An EBS volume: joined to the task above it, or kept without one. */
export function VolumeCard(props: VolumeProps) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const side = Math.min(height - 4, 26);
  return (
    <g>
      {facts.isHung && (
        <path d={`M24 ${-VOLUME.gap}V0`} stroke={tokens.secondary} strokeWidth={2} />
      )}
      <CardBox
        theme={theme}
        width={width}
        height={height}
        radius={8}
        selected={selected}
        dashed={facts.state !== 'in-use'}
      >
        {detail === 'card' ? (
          <VolumeLine {...props} />
        ) : (
          <VolumeIcon theme={theme} x={10} y={(height - side) / 2} size={side} />
        )}
        {detail === 'compact' && (
          <Words
            x={44}
            y={height / 2 + TYPE.compact * 0.36}
            size={TYPE.compact}
            fill={tokens.secondary}
            maxWidth={width - 50}
          >
            {facts.size}
          </Words>
        )}
      </CardBox>
    </g>
  );
}
