import { useMemo } from 'react';
import type { DomainEvent, EntityView } from '../../model/view';
import { subjectName } from '../dock/find-events';
import panel from '../inspector/panel.module.css';
import { useCalm } from '../inspector/use-calm';
import { useParts } from '../sandbox-context';
import { concerns, eventLines } from './event-lines';
import { LogView } from './log-view';
import styles from './logs.module.css';
import type { Told } from './log-lines';

/** What an entity’s events leave out, where somebody might look for it. */
const NOTES: Partial<Record<EntityView['kind'], string>> = {
  targetGroup:
    'Changes of health and of routing. A health check that changes neither is no event: the strip of a task shows its last 24.',
  cluster: 'All that happens to services, tasks and instances of this cluster.',
};

/** The events that concern an entity, as lines. */
export function useEventLines(view: EntityView): Told[] {
  const { mirror } = useParts();
  const events = useCalm((state) => state.events);
  return useMemo(() => {
    const { entities } = mirror.getState();
    const by = (event: DomainEvent) =>
      event.subject === view.id || event.subject === ''
        ? event.type
        : `${event.type} ${subjectName(entities, event.subject)}`;
    return eventLines(events.filter(concerns(view, entities)), by);
  }, [mirror, events, view]);
}

/** What happened to an entity and to what belongs to it, newest last. */
export function EventLogs({ view }: { view: EntityView }) {
  const lines = useEventLines(view);
  const note = NOTES[view.kind];
  return (
    <div className={styles.panel}>
      <LogView label="Events of it" lines={lines} nothing="Nothing has happened to it yet." />
      {note !== undefined && <p className={panel.note}>{note}</p>}
    </div>
  );
}
