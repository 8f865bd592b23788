import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { ClusterFacts } from './facts';
import { EcsIcon } from './icons';
import { textWidth } from './text-fit';
import { isShape, RADIUS, TOKENS, TYPE } from './tokens';
import { CardName, Words } from './words';

type Props = CardProps<ClusterFacts>;

const LEFT = 14;

const several = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2 instances · 1 service · 3 running`, and what is pending while something is. */
function countWords(facts: ClusterFacts): string {
  const words = [several(facts.services, 'service'), `${facts.runningTasks} running`];
  if (facts.instances > 0) words.unshift(several(facts.instances, 'instance'));
  if (facts.pendingTasks > 0) words.push(`${facts.pendingTasks} pending`);
  return words.join(' · ');
}

function CardHeading({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const counts = countWords(facts);
  const nameLeft = LEFT + 28 + 11;
  const name = { size: TYPE.title, weight: 700 } as const;
  const small = { size: TYPE.body } as const;
  const countsLeft = width - LEFT - textWidth(counts, small);
  const room = countsLeft - nameLeft - 10;
  const nameWidth = Math.min(room, textWidth(facts.name, name));
  return (
    <g>
      <EcsIcon theme={theme} x={LEFT} y={13} size={28} />
      <Words x={nameLeft} y={34} {...name} fill={tokens.text} maxWidth={room} cut="middle">
        {facts.name}
      </Words>
      <Words
        x={nameLeft + nameWidth + 8}
        y={34}
        {...small}
        fill={tokens.secondary}
        maxWidth={room - nameWidth - 8}
      >
        {facts.capacity}
      </Words>
      <Words x={width - LEFT} y={34} {...small} anchor="end" fill={tokens.text}>
        {counts}
      </Words>
    </g>
  );
}

function FarHeading({ facts, theme, width, detail }: Props) {
  const size = detail === 'compact' ? TYPE.compact : TYPE.far;
  const nameLeft = LEFT + 32 + 10;
  return (
    <g>
      <EcsIcon theme={theme} x={LEFT} y={11} size={32} />
      <CardName
        theme={theme}
        x={nameLeft}
        y={27 + size * 0.36}
        size={size}
        maxWidth={width - nameLeft - LEFT}
      >
        {facts.name}
      </CardName>
    </g>
  );
}

/** What an empty cluster says of itself, in the middle of its room. */
function Empty({ theme, width, height, detail }: Props) {
  return (
    <Words
      x={width / 2}
      y={height / 2 + 24}
      size={detail === 'card' ? TYPE.body : TYPE.compact}
      anchor="middle"
      fill={TOKENS[theme].secondary}
      maxWidth={width - 2 * LEFT}
    >
      {detail === 'card' ? 'no services yet: drop a service or a task here' : 'no services yet'}
    </Words>
  );
}

/** A cluster: the outermost frame, in ECS's orange. */
export function ClusterFrame(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const { services, runningTasks, pendingTasks, instances, providers } = facts;
  const isEmpty = services + runningTasks + pendingTasks + instances + providers === 0;
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      radius={RADIUS.cluster}
      selected={selected}
      fill={tokens.canvas}
      border={tokens.ecs}
      borderOpacity={0.75}
      tint={tokens.ecs}
    >
      {detail === 'card' && <CardHeading {...props} />}
      {(detail === 'compact' || detail === 'dot') && <FarHeading {...props} />}
      {isEmpty && !isShape(detail) && <Empty {...props} />}
    </CardBox>
  );
}
