import { TextInput, UnstyledButton } from '@mantine/core';
import type { Bookmark } from '../../model/sandbox-document';
import { formatClock, type SimMicros } from '../../model/sim-time';
import styles from './export.module.css';
import { type MomentText, withMoment } from './moment-list';

/** Which moments stand beside each other: typed, or taken from the bookmarks. */
export function MomentField(props: {
  text: MomentText;
  onText: (text: MomentText) => void;
  problem: string | null;
  bookmarks: readonly Bookmark[];
  now: SimMicros;
}) {
  const { text, onText, bookmarks, now } = props;
  const offers = [
    { name: 'Now', at: now },
    ...bookmarks.map(({ name, at }) => ({ name, at: at as SimMicros })),
  ];
  return (
    <div className={styles.moments}>
      <TextInput
        label="Moments, s"
        size="xs"
        value={text}
        error={props.problem}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <div className={styles.offers}>
        {offers.map(({ name, at }) => (
          <UnstyledButton
            key={`${name} ${at}`}
            className={styles.offer}
            aria-label={`Add ${name}, ${formatClock(at)}`}
            onClick={() => onText(withMoment(text, at))}
          >
            + {name}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
