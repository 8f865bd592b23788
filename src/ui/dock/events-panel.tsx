import { Braces, History } from 'lucide-react';
import { memo, useState } from 'react';
import { formatClock } from '../../model/sim-time';
import type { DomainEvent } from '../../model/view';
import { useCalm } from '../inspector/use-calm';
import { useMirror, useParts, useView } from '../sandbox-context';
import { EventDetail } from './event-detail';
import styles from './events.module.css';
import { BRIDGED, EVENT_KINDS, type EventFilter, findEvents, subjectName } from './find-events';

/** So many rows at a time: a long list costs more than it tells. */
const PAGE = 200;

/** Types that are failures by themselves are marked with a word and a colour. */
const TONES: Record<string, string> = { FaultInjected: 'failing' };

const Row = memo(function Row(props: {
  event: DomainEvent;
  name: string;
  /** Whether a click comes to anything: a moment to go to, or a subject to select. */
  isThere: boolean;
  isSelected: boolean;
  /** As EventBridge calls it, where it has a name for it. */
  asBridged: boolean;
  /** Selects what it is about, and goes to its moment. */
  onSelect: (event: DomainEvent) => void;
}) {
  const { event, name, isThere, isSelected, asBridged, onSelect } = props;
  const [unfolded, setUnfolded] = useState(false);
  const { detailType } = event;
  const type = asBridged && detailType !== undefined ? detailType : event.type;
  const content = (
    <>
      <time className={styles.time}>
        {formatClock(event.at)}
        <History size={11} className={styles.there} aria-hidden />
      </time>
      <span className={styles.type} data-tone={TONES[event.type]} title={detailType}>
        {type}
      </span>
      <span className={styles.subject}>{name}</span>
      <span className={styles.message}>{event.message}</span>
    </>
  );
  return (
    <li className={styles.item}>
      {isThere ? (
        <button
          type="button"
          className={styles.row}
          aria-pressed={isSelected}
          title="Go to this moment"
          onClick={() => onSelect(event)}
        >
          {content}
        </button>
      ) : (
        <div className={styles.row}>{content}</div>
      )}
      {detailType !== undefined && (
        <button
          type="button"
          className={styles.unfold}
          aria-expanded={unfolded}
          aria-label={`Detail of ${detailType} at ${formatClock(event.at)}`}
          title="As EventBridge is given it"
          onClick={() => setUnfolded(!unfolded)}
        >
          <Braces size={13} />
        </button>
      )}
      {unfolded && <EventDetail event={event} />}
    </li>
  );
});

function nothing(filter: EventFilter): string {
  const label = EVENT_KINDS.find(({ id }) => id === filter.kind)?.label ?? 'events';
  const narrowed = filter.text !== '' || filter.service !== '';
  const some = label.replace(/^all /, '');
  return narrowed ? `No ${some} match.` : `No ${some} yet.`;
}

/** What happened, newest first, in AWS's words where AWS has words for it. */
export function EventsPanel({ filter }: { filter: EventFilter }) {
  const { commands, mirror, view } = useParts();
  const canTravel = useMirror((state) => state.run.canTravel);
  const events = useCalm((state) => state.events);
  const selection = useView((state) => state.selection);
  const [most, setMost] = useState(PAGE);
  const { entities } = mirror.getState();
  const { found, more } = findEvents(events, filter, entities, most);
  const [select] = useState(() => ({ subject, at }: DomainEvent) => {
    view.setState({ selection: [subject] });
    commands.seek(at);
  });
  if (found.length === 0) return <p className={styles.nothing}>{nothing(filter)}</p>;
  return (
    <div className={styles.scroll}>
      <ol className={styles.list} aria-label="Events, newest first">
        {found.map((event) => (
          <Row
            key={event.seq}
            event={event}
            name={subjectName(entities, event.subject)}
            isThere={canTravel || entities.has(event.subject)}
            asBridged={filter.kind === BRIDGED}
            isSelected={selection.includes(event.subject)}
            onSelect={select}
          />
        ))}
      </ol>
      {more && (
        <button type="button" className={styles.more} onClick={() => setMost(most + PAGE)}>
          Show older ones
        </button>
      )}
    </div>
  );
}
