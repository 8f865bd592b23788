import { useMirror } from '../sandbox-context';
import { SmallSelect } from './dock-tools';
import styles from './dock-tools.module.css';
import { EVENT_KINDS, type EventFilter, subjectName } from './find-events';

const KINDS = EVENT_KINDS.map(({ id, label }) => ({ value: id, label }));

/** Narrows the list of events down: by type, by service, by words. */
export function EventFilters(props: {
  filter: EventFilter;
  onFilter: (filter: EventFilter) => void;
}) {
  const { filter, onFilter } = props;
  const services = useMirror((state) => state.ids.service);
  const names = useMirror((state) =>
    services.map((id) => subjectName(state.entities, id)).join('\n'),
  ).split('\n');
  const set = (change: Partial<EventFilter>) => onFilter({ ...filter, ...change });
  const choices = services.map((value, i) => ({ value, label: names[i] ?? value }));
  return (
    <>
      <input
        type="search"
        className={styles.field}
        aria-label="Find in events"
        placeholder="Find in events"
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <SmallSelect
        label="Type of event"
        value={filter.kind}
        choices={KINDS}
        onChange={(kind) => set({ kind })}
      />
      {(services.length > 1 || filter.service !== '') && (
        <SmallSelect
          label="Service"
          value={filter.service}
          choices={[{ value: '', label: 'all services' }, ...choices]}
          onChange={(service) => set({ service })}
        />
      )}
    </>
  );
}
