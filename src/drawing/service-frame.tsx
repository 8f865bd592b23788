import { CardBox } from './card-box';
import type { CardProps } from './card-props';
import type { ServiceFacts } from './facts';
import { layoutService } from './service-layout';
import { ServiceIcon } from './icons';
import { RevisionGroup } from './revision-group';
import { runningWords } from './running-words';
import { zoneColumns } from './task-grid';
import { textWidth } from './text-fit';
import { type Theme, toneColour, TOKENS, TYPE } from './tokens';
import { CardName, Pill, pillSize, Words } from './words';

type Props = CardProps<ServiceFacts>;

const LEFT = 14;
const NAME_LEFT = 46;
/** Before the counts from afar, px. */
const GAP = 12;

/** Counts and limits, from the fullest wording to the shortest. */
function countWordings(facts: ServiceFacts): string[] {
  const { short, full } = runningWords(facts);
  const pending = facts.pending > 0 ? ` · ${facts.pending} pending` : '';
  const { scaling } = facts;
  // A range that moves the count says more of it than the limits of a deployment.
  const limits = scaling ? [scaling.full, scaling.short] : [facts.percents];
  const limited = limits.map((words) => `${full}${pending} · ${words}`);
  const shown = facts.unhealthy > 0 ? [] : limited;
  return [...shown, `${full}${pending}`, `${short} running${pending}`, `${short} running`, short];
}

/** The counts in the fullest wording that leaves room for what is ill. */
function Counts(props: { facts: ServiceFacts; theme: Theme; x: number; room: number }) {
  const { facts, theme, x, room } = props;
  const tokens = TOKENS[theme];
  const body = { size: TYPE.body } as const;
  const ill = facts.unhealthy > 0 ? `${facts.unhealthy} unhealthy` : '';
  const gap = ill === '' ? '' : ' · ';
  const illWidth = textWidth(ill, { ...body, weight: 600 });
  const left = room - illWidth;
  const fits = (words: string): boolean => textWidth(words + gap, body) <= left;
  const counts = countWordings(facts).find(fits);
  const before = counts === undefined ? '' : counts + gap;
  return (
    <g>
      <Words x={x} y={30} {...body} fill={tokens.secondary}>
        {before}
      </Words>
      {ill !== '' && left >= 0 && (
        <Words x={x + textWidth(before, body)} y={30} {...body} weight={600} fill={tokens.failing}>
          {ill}
        </Words>
      )}
    </g>
  );
}

/** Name and state never give way to the counts: these are said again in each group. */
function CardHeading({ facts, theme, width }: Props) {
  const tokens = TOKENS[theme];
  const pill = pillSize(facts.state, TYPE.body);
  const pillLeft = width - LEFT - pill.width;
  const name = { size: TYPE.name, weight: 700 } as const;
  const room = pillLeft - NAME_LEFT - 10;
  const nameWidth = Math.min(room, textWidth(facts.name, name));
  const colour = toneColour(theme, facts.tone);
  return (
    <g>
      <ServiceIcon theme={theme} x={LEFT} y={12} size={24} />
      <Words x={NAME_LEFT} y={30} {...name} fill={tokens.text} maxWidth={room} cut="middle">
        {facts.name}
      </Words>
      <Counts
        facts={facts}
        theme={theme}
        x={NAME_LEFT + nameWidth + 10}
        room={room - nameWidth - 10}
      />
      <Pill
        x={pillLeft + pill.width / 2}
        y={24}
        size={TYPE.body}
        colour={colour}
        background={tokens.panel}
      >
        {facts.state}
      </Pill>
    </g>
  );
}

/** Sizes of a frame's heading; from afar it takes the headings of its groups too. */
const FAR = { compact: TYPE.compact, dot: TYPE.far, heat: TYPE.farthest } as const;

function FarHeading({ facts, theme, width, detail }: Props & { detail: keyof typeof FAR }) {
  const isCompact = detail === 'compact';
  const size = FAR[detail];
  const counts = runningWords(facts).short;
  const countsWidth = textWidth(counts, { size });
  // The name comes first where there is no room for both.
  const hasCounts = countsWidth <= (width - 3 * LEFT) * (detail === 'heat' ? 0.42 : 0.6);
  const countsLeft = hasCounts ? width - LEFT - countsWidth : width;
  const bold = { size, weight: 600 } as const;
  const name = textWidth(facts.name, { size, weight: 700 });
  const ill = illWords(facts, isCompact, (words) => {
    return name + textWidth(words, bold) + GAP <= countsLeft - 2 * LEFT;
  });
  const illLeft = ill === '' ? countsLeft : countsLeft - textWidth(ill, bold) - GAP;
  const room = illLeft - 2 * LEFT;
  const y = (detail === 'heat' ? 44 : 24) + size * 0.36;
  const tokens = TOKENS[theme];
  const isBeside = facts.tone === 'failing' && isWhole(facts);
  const colour = isBeside ? tokens.secondary : toneColour(theme, facts.tone);
  return (
    <g>
      <CardName theme={theme} x={LEFT} y={y} size={size} maxWidth={room}>
        {facts.name}
      </CardName>
      {ill !== '' && (
        <Words x={illLeft} y={y} {...bold} fill={tokens.failing}>
          {ill}
        </Words>
      )}
      {hasCounts && (
        <Words x={width - LEFT} y={y} size={size} anchor="end" fill={colour}>
          {counts}
        </Words>
      )}
    </g>
  );
}

/** As many tasks run as are wanted, all well: what is the matter, if anything, is not them. */
const isWhole = ({ running, desired, unhealthy }: ServiceFacts): boolean =>
  running >= desired && unhealthy === 0;

/** What is wrong with a service, where its tasks do not show it; at least that something is. */
function illWords(
  facts: ServiceFacts,
  isCompact: boolean,
  fits: (words: string) => boolean,
): string {
  // From afar the shapes of the tasks say it.
  if (facts.unhealthy > 0) return isCompact ? `${facts.unhealthy} unhealthy` : '';
  if (facts.tone !== 'failing' || !isWhole(facts)) return '';
  return fits(facts.state) ? facts.state : '!';
}

function Heading(props: Props) {
  const { detail } = props;
  if (detail === 'card') return <CardHeading {...props} />;
  return detail === 'bare' ? null : <FarHeading {...props} detail={detail} />;
}

/** A service: name, counts and deployment state, with a box for each revision. */
export function ServiceFrame(props: Props) {
  const { facts, theme, detail, width, height, selected } = props;
  const tokens = TOKENS[theme];
  const { groups } = layoutService(facts.groups);
  return (
    <CardBox
      theme={theme}
      width={width}
      height={height}
      selected={selected}
      fill={tokens.canvas}
      border={tokens.ecs}
      borderOpacity={0.3}
    >
      <Heading {...props} />
      {groups.map(({ key, rect, grid }, i) => (
        <g key={key} transform={`translate(${rect.x} ${rect.y})`}>
          <RevisionGroup
            facts={facts.groups[i]!}
            theme={theme}
            detail={detail}
            width={rect.width}
            height={rect.height}
            columns={zoneColumns(grid).map((column) => {
              return { ...column, x: column.x + grid.left - rect.x };
            })}
          />
        </g>
      ))}
    </CardBox>
  );
}
