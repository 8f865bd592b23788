import { Braces, History } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { formatClock } from '../../model/sim-time';
import type { DomainEvent } from '../../model/view';
import { useCalm } from '../inspector/use-calm';
import { LongList } from '../kit/long-list';
import { useMirror, useParts, useView } from '../sandbox-context';
import { EventDetail } from './event-detail';
import styles from './events.module.css';
import { BRIDGED, EVENT_KINDS, type EventFilter, findEvents, subjectName } from './find-events';

/** Of most rows, px. */
const ROW = 25;

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
  /** It is the one in the tab order. */
  isActive: boolean;
  /** Its detail is shown below it. */
  unfolded: boolean;
  onUnfold: (event: DomainEvent) => void;
  /** Selects what it is about, and goes to its moment. */
  onSelect: (event: DomainEvent) => void;
}) {
  const { event, name, isThere, isSelected, asBridged, isActive, unfolded, onSelect } = props;
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
    <div className={styles.item}>
      {isThere ? (
        <button
          type="button"
          className={styles.row}
          tabIndex={isActive ? 0 : -1}
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
          tabIndex={isActive ? 0 : -1}
          aria-expanded={unfolded}
          aria-label={`Detail of ${detailType} at ${formatClock(event.at)}`}
          title="As EventBridge is given it"
          onClick={() => props.onUnfold(event)}
        >
          <Braces size={13} />
        </button>
      )}
      {unfolded && <EventDetail event={event} />}
    </div>
  );
});

function nothing(filter: EventFilter): string {
  const label = EVENT_KINDS.find(({ id }) => id === filter.kind)?.label ?? 'events';
  const narrowed = filter.text !== '' || filter.service !== '';
  const some = label.replace(/^all /, '');
  return narrowed ? `No ${some} match.` : `No ${some} yet.`;
}

/** Those whose detail is unfolded, by number; it outlives their row's being in sight. */
function useUnfolded() {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [toggle] = useState(() => ({ seq }: DomainEvent) => {
    setUnfolded((before) => {
      const next = new Set(before);
      if (!next.delete(seq)) next.add(seq);
      return next;
    });
  });
  return { unfolded, toggle };
}

/** What happened, newest first, in AWS's words where AWS has words for it. */
export function EventsPanel({ filter }: { filter: EventFilter }) {
  const { commands, mirror, view } = useParts();
  const canTravel = useMirror((state) => state.run.canTravel);
  const events = useCalm((state) => state.events);
  const selection = useView((state) => state.selection);
  const { unfolded, toggle } = useUnfolded();
  const { entities } = mirror.getState();
  const found = useMemo(
    () => findEvents(events, filter, mirror.getState().entities),
    [events, filter, mirror],
  );
  const [select] = useState(() => ({ subject, at }: DomainEvent) => {
    view.setState({ selection: [subject] });
    commands.seek(at);
  });
  if (found.length === 0) return <p className={styles.nothing}>{nothing(filter)}</p>;
  return (
    <LongList
      label="Events, newest first"
      rows={found}
      keyOf={({ seq }) => seq}
      height={ROW}
      newest="first"
      hasButtons={canTravel}
      className={styles.scroll}
    >
      {(event, isActive) => (
        <Row
          event={event}
          name={subjectName(entities, event.subject)}
          isThere={canTravel || entities.has(event.subject)}
          asBridged={filter.kind === BRIDGED}
          isSelected={selection.includes(event.subject)}
          isActive={isActive}
          unfolded={unfolded.has(event.seq)}
          onUnfold={toggle}
          onSelect={select}
        />
      )}
    </LongList>
  );
}
